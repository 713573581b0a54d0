"""tidebook backup and tidebook restore, as a person types them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.said import Run, kept
from tidebook.storage.store import Store

SCRIPTS = Path(__file__).parents[1] / "faults"


def backups(journal: Path) -> list[Path]:
    return sorted(journal.with_name(f"{journal.name}-backups").glob("*.tidebook-backup"))


def test_a_backup_says_what_it_holds_and_where_it_lies(run: Run, journal: Path) -> None:
    run("add", "--day", "2026-03-04", "fatigue=6")
    run("add", "--day", "2026-03-08", "fatigue=2", "brain_fog=1")
    said = run("backup")
    (made,) = backups(journal)
    assert said.status == 0
    assert said.out.splitlines()[0].startswith(f"Made a backup: {made} (")
    assert "first day: 2026-03-04\nlast day: 2026-03-08\n" in said.out
    with Store(made) as copy, Store(journal) as store:
        assert copy.check() == store.check()


def test_a_backup_goes_to_the_folder_that_was_named_and_nothing_is_taken_away_there(
    run: Run, journal: Path, tmp_path: Path
) -> None:
    run("add", "fatigue=6")
    for _ in range(5):
        assert run("backup", "--to", tmp_path / "stick").status == 0
    assert len(list((tmp_path / "stick").iterdir())) == 5
    assert backups(journal) == []
    assert run("backup", "--to", tmp_path / "no" / "where").err == (
        "No backup could be made. Your journal is safe. "
        "Please look whether the folder of the backups is there, and may be written.\n"
    )


def test_no_journal_no_backup(run: Run, journal: Path) -> None:
    assert run("backup").status == 1
    assert list(journal.parent.iterdir()) == []


def test_a_restore_says_where_todays_journal_is_now_kept(run: Run, journal: Path) -> None:
    run("add", "fatigue=6")
    run("backup")
    (made,) = backups(journal)
    run("add", "fatigue=1")
    said = run("restore", made)
    assert said.status == 0
    first, second = said.out.splitlines()
    assert first.startswith("The journal now holds ")
    assert first.endswith(f"as in {made}.")
    before = Path(second.removeprefix("What it was before is kept: "))
    assert [rating.value for rating in kept(journal).ratings] == [6]
    assert [rating.value for rating in kept(before).ratings] == [1]
    assert run("check").status == 0


def test_the_list_is_the_newest_first(run: Run, journal: Path) -> None:
    assert run("restore", "--list").out == "There is no backup yet.\n"
    for value in (6, 4):
        run("add", f"fatigue={value}")
        run("backup")
    listed = [Path(line.rpartition(": ")[2]) for line in run("restore", "--list").out.splitlines()]
    assert listed == list(reversed(backups(journal)))


def test_what_is_no_backup_is_refused_in_a_sentence(run: Run, journal: Path, tmp_path: Path) -> None:
    run("add", "fatigue=6")
    (tmp_path / "letter").write_text("Dear doctor")
    refused = run("restore", tmp_path / "letter")
    assert (refused.status, refused.out) == (1, "")
    assert refused.err.startswith("This is not a whole backup of a journal. Nothing was changed.")
    assert run("restore", tmp_path / "nowhere").status == 1
    assert run("restore", journal).err.startswith("That is the journal itself.")
    assert run("restore").status == 2
    assert run("restore", "x", "--list").status == 2
    assert [rating.value for rating in kept(journal).ratings] == [6]


@pytest.mark.slow
def test_the_rules_hold_for_months_under_a_wandering_clock() -> None:
    done = subprocess.run(
        [sys.executable, SCRIPTS / "backup_years.py", "--months", "2", "--seed", "1"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 rules broken, 0 damaged" in done.stdout
