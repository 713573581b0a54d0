"""tidebook import, and tidebook export --format archive: the whole journal out, and in again."""

import re
import shutil
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from tests.commands.said import Run
from tidebook import clock
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.storage.backups import folder_of
from tidebook.storage.names import listed
from tidebook.storage.store import Store

EVERYTHING = Period(date(1900, 1, 1), date(2200, 1, 1))
BAD = Path(__file__).parents[1] / "faults" / "bad_imports.py"


def held(journal: Path) -> Record:
    with Store(journal) as store:
        return store.read(EVERYTHING)


@pytest.fixture
def archive(run: Run, demo: Path, tmp_path: Path) -> Path:
    """All of the invented journal."""
    path = tmp_path / "all.zip"
    assert demo.exists()
    assert run("export", "--to", path, "--format", "archive").status == 0
    return path


def test_all_of_it_comes_back(run: Run, demo: Path, archive: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.tidebook"
    said = run("import", archive, "--journal", fresh)
    assert (said.status, said.err) == (0, "")
    record = held(demo)
    assert held(fresh) == record
    lines = said.out.splitlines()
    ratings = record.ratings
    assert f"ratings: {len(ratings)} ({ratings[0].day} to {ratings[-1].day})" in lines
    assert (
        f"lines of the profile: {len(record.profile)} ({record.profile[0].day} to {record.profile[-1].day})" in lines
    )
    assert lines[-1] == f"A new journal was made: {fresh}."
    assert run("check", "--journal", fresh).status == 0
    run("export", "--to", tmp_path / "again.zip", "--format", "archive", "--journal", fresh)
    assert (tmp_path / "again.zip").read_bytes() == archive.read_bytes()


def test_what_is_there_already_changes_nothing(run: Run, demo: Path, archive: Path) -> None:
    before = held(demo)
    said = run("import", archive)
    assert said.status == 0
    assert said.out.splitlines()[0] == "Nothing new comes in."
    assert re.search(r"^\d+ entries are here already\.$", said.out, re.MULTILINE)
    assert held(demo) == before
    assert "recently deleted: 0" in run("check").out


def test_a_dry_run_changes_nothing(run: Run, archive: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.tidebook"
    would = run("import", archive, "--dry-run", "--journal", fresh)
    assert would.status == 0
    assert not fresh.exists()
    assert would.out.splitlines()[-1] == "This was a dry run. Nothing was changed."
    Store.create(fresh).close()
    before = fresh.read_bytes()
    assert run("import", archive, "--dry-run", "--journal", fresh).out == would.out
    assert fresh.read_bytes() == before
    did = run("import", archive, "--journal", fresh)
    assert did.out.splitlines() == would.out.splitlines()[:-1]


def test_what_was_typed_later_wins_and_what_it_replaces_is_kept(run: Run, journal: Path, tmp_path: Path) -> None:
    older, newer = tmp_path / "older.zip", tmp_path / "newer.zip"
    for archive, value in ((older, 3), (newer, 8)):
        run("add", f"fatigue={value}")
        run("export", "--to", archive, "--format", "archive")
    before = held(journal)
    said = run("import", older)
    assert said.out.splitlines() == [
        "Nothing new comes in.",
        "1 entry was typed later here, or at the same moment. It stays as it is.",
    ]
    assert held(journal) == before
    journal.unlink()
    run("import", older)
    said = run("import", newer)
    today = clock.today()
    assert said.out.splitlines() == [
        "Comes in: 1 entry.",
        f"ratings: 1 ({today} to {today})",
        "1 of them was typed later than the one here. The one here goes to Recently deleted.",
    ]
    assert held(journal) == before
    assert "recently deleted: 1" in run("check").out


def test_what_was_there_before_is_in_a_backup(run: Run, archive: Path, tmp_path: Path) -> None:
    journal = tmp_path / "other.tidebook"
    run("add", "--day", "2026-03-04", "fatigue=6", "--journal", journal)
    before = held(journal)
    assert run("import", archive, "--journal", journal).status == 0
    assert held(journal) != before
    (backup,) = listed([folder_of(journal)])
    assert backup.reason == "before-import"
    with Store(backup.path, read_only=True) as store:
        assert store.read(EVERYTHING) == before
    assert run("import", archive, "--journal", journal).status == 0
    assert listed([folder_of(journal)]) == (backup,)


def test_nothing_of_a_damaged_archive_comes_in(run: Run, archive: Path, tmp_path: Path) -> None:
    content = bytearray(archive.read_bytes())
    content[len(content) // 3] ^= 0xFF
    archive.write_bytes(content)
    fresh = tmp_path / "fresh.tidebook"
    said = run("import", archive, "--journal", fresh)
    assert (said.status, said.out) == (1, "")
    assert said.err == "This archive is damaged, or was changed by hand. Please use another copy.\n"
    assert not fresh.exists()


def test_what_is_no_archive(run: Run, demo: Path, tmp_path: Path) -> None:
    before = demo.read_bytes()
    run("export", "--to", tmp_path / "csv", "--format", "csv")
    run("export", "--to", tmp_path / "csv.zip", "--format", "csv")
    for source, words in (
        (tmp_path / "csv" / "journal.csv", "This is a table. Only an archive can be brought in"),
        (tmp_path / "csv.zip", "This is no archive of Tidebook."),
        (tmp_path / "csv", "This is a folder."),
        (tmp_path / "gone", "There is no file at this place."),
        (demo, "This is a journal, or another database."),
    ):
        said = run("import", source)
        assert (said.status, said.out) == (1, "")
        assert words in said.err
    assert demo.read_bytes() == before
    assert run("import").status == 2


def test_into_what_is_no_journal_nothing_is_written(run: Run, archive: Path, tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear all")
    said = run("import", archive, "--journal", other)
    assert (said.status, said.out) == (1, "")
    assert other.read_text() == "Dear all"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--to", "out", "--format", "archive"], "a name ending in .zip"),
        (["--to", "out.zip", "--format", "archive", "--period", "28d"], "leave out --period"),
    ],
)
@pytest.mark.usefixtures("demo")
def test_what_an_archive_can_not_be(run: Run, words: list[str], said: str) -> None:
    told = run("export", *words)
    assert told.status == 2
    assert said in told.err


def test_an_archive_is_replaced_by_an_archive_only(run: Run, archive: Path, tmp_path: Path) -> None:
    before = archive.read_bytes()
    assert run("export", "--to", archive, "--format", "csv").status == 1
    assert archive.read_bytes() == before
    said = run("export", "--to", archive, "--format", "archive")
    assert said.out.splitlines() == [
        f"Saved the whole journal: {archive}.",
        "Your name and what else you wrote about yourself are in it.",
        "No passphrase protects it.",
        f"Written over: {archive}",
    ]
    assert archive.read_bytes() == before
    shutil.copy(archive, tmp_path / "other.zip")
    with zipfile.ZipFile(tmp_path / "other.zip", "a") as other:
        other.writestr("holiday.jpg", b"x")
    assert run("export", "--to", tmp_path / "other.zip", "--format", "archive").status == 1


def test_an_empty_journal_goes_out_and_comes_in(run: Run, journal: Path, tmp_path: Path) -> None:
    Store.create(journal).close()
    assert run("export", "--to", tmp_path / "x.zip", "--format", "archive").status == 0
    said = run("import", tmp_path / "x.zip")
    assert (said.status, said.out) == (0, "Nothing new comes in.\n")


@pytest.mark.slow
def test_no_broken_file_comes_in_by_halves() -> None:
    """A bounded run of tests/faults/bad_imports.py."""
    done = subprocess.run(
        [sys.executable, BAD, "--rounds", "60", "--seed", "11"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = re.search(r"60 broken files.* 0 crashes, 0 half-imports; (\d+) of them taken", done.stdout)
    assert found is not None, done.stdout
    assert 0 < int(found[1]) < 30
