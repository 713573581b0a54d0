"""tidebook demo, check, export and summary, and what all commands have in common."""

import io
import resource
import subprocess
import sys
import zipfile
from datetime import timedelta
from pathlib import Path

import pandas as pd
import pytest
from pypdf import PdfReader

from tests.commands.said import Run
from tidebook import clock
from tidebook.domain.change import Change
from tidebook.storage.store import Store


def test_demo_makes_the_journal_it_names_and_replaces_nothing(run: Run, journal: Path) -> None:
    said = run("demo", journal, "--days", 30, "--seed", 5)
    assert (said.status, said.err) == (0, "")
    with Store(journal) as store:
        span, counts = store.span(), store.check().counts
    assert span is not None
    assert span.last == clock.today()
    assert f"{sum(counts.values())} entries" in said.out
    before = journal.read_bytes()
    again = run("demo", journal)
    assert again.status == 1
    assert "A file with this name is there already." in again.err
    assert journal.read_bytes() == before


@pytest.mark.parametrize("days", ["0", "-3", "many", "1000000", "1.5"])
def test_demo_wants_a_number_of_days(run: Run, journal: Path, days: str) -> None:
    assert run("demo", journal, "--days", days).status == 2
    assert not journal.exists()


def test_check_counts(demo: Path, run: Run) -> None:
    with Store(demo) as store:
        health = store.check()
    said = run("check")
    assert said.status == 0
    assert health.span is not None
    for part in (
        f"ratings: {health.counts['rating']}",
        f"nights: {health.counts['night']}",
        f"activities: {health.counts['activity']}",
        f"payback episodes: {health.counts['episode']}",
        f"links from episodes to activities: {health.counts['link']}",
        f"pain places: {health.counts['pain']}",
        f"events: {health.counts['event']}",
        f"scores from elsewhere: {health.counts['score']}",
        f"own words for numbers: {health.counts['anchor']}",
        "recently deleted: 0",
        f"first day: {health.span.first}",
        f"last day: {health.span.last}",
        "The file is whole.",
    ):
        assert part in said.out.splitlines()


def test_check_counts_every_kind_in_words(demo: Path, run: Run) -> None:
    with Store(demo) as store:
        counts = store.check().counts
    assert all(counts.values())
    told = [line for line in run("check").out.splitlines() if line.partition(": ")[2].isdecimal()]
    # Beside the kinds: what was deleted, and how many are as they were written.
    assert len(told) == len(counts) + 2
    assert not any("_" in line for line in told)


def test_check_finds_a_link_to_nothing(demo: Path, run: Run) -> None:
    with Store(demo) as store:
        span = store.span()
        assert span is not None
        record = store.read(span)
        linked = next(one for one in record.activities if one.id == record.links[0].activity)
        store.apply([Change(linked, None)])
    said = run("check")
    assert said.status == 1
    assert "A link has lost its activity or its episode." in said.out
    assert "recently deleted: 1" in said.out


def test_check_of_an_empty_journal(run: Run, journal: Path) -> None:
    Store.create(journal).close()
    assert "no day recorded yet" in run("check").out


def test_check_finds_damage(run: Run, journal: Path) -> None:
    run("add", "fatigue=6", "--note", "a note to be found")
    content = journal.read_bytes()
    journal.write_bytes(content.replace(b"fatigue", b"fatigu3"))
    said = run("check")
    assert said.status == 1
    assert "damaged" in said.err
    assert "The file is whole." not in said.out


@pytest.mark.parametrize(
    "words",
    [["show"], ["check"], ["export", "--to", "out", "--format", "csv"], ["summary", "--to", "out.pdf"]],
)
def test_without_a_journal_there_is_nothing_to_read(
    run: Run, journal: Path, words: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run(*words)
    assert (said.status, said.out) == (1, "")
    assert "There is no journal at this place." in said.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words", [["show"], ["add", "fatigue=1"], ["check"], ["export", "--to", "x", "--format", "csv"]]
)
def test_a_file_of_something_else_is_left_alone(run: Run, journal: Path, words: list[str]) -> None:
    journal.write_bytes(b"my letters " * 100)
    said = run(*words)
    assert said.status == 1
    assert "This is not a Tidebook journal." in said.err
    assert journal.read_bytes() == b"my letters " * 100


def test_a_journal_that_is_open_elsewhere_is_said_to_be(run: Run, journal: Path) -> None:
    with Store.create(journal):
        said = run("add", "fatigue=1")
    assert said.status == 1
    assert "open in another window" in said.err


def test_export_writes_what_the_journal_holds(demo: Path, run: Run, tmp_path: Path) -> None:
    said = run("export", "--to", tmp_path / "out", "--format", "csv")
    assert said.status == 0
    assert str(tmp_path / "out") in said.out
    table = pd.read_csv(tmp_path / "out" / "journal.csv")
    with Store(demo) as store:
        span = store.span()
        assert span is not None
        record = store.read(span)
    assert sum(table["kind"] == "rating") == len(record.ratings)
    assert len(pd.read_csv(tmp_path / "out" / "daily.csv")) == len(span)


def test_export_of_a_period_into_a_zip(demo: Path, run: Run, tmp_path: Path) -> None:
    first, last = clock.today() - timedelta(days=40), clock.today() - timedelta(days=20)
    said = run("export", "--to", tmp_path / "out.zip", "--format", "csv", "--period", f"{first}..{last}")
    assert said.status == 0
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        table = pd.read_csv(io.BytesIO(packed.read("journal.csv")))
    # What holds or goes on in the period may have begun before.
    begun = table["kind"].isin(["anchor", "episode", "link", "event"])
    assert table[~begun]["about_date"].min() >= str(first)
    assert table["about_date"].max() <= str(last)
    assert set(table["kind"]) >= {"rating", "activity", "pain_place", "anchor"}
    assert set(table[table["kind"] == "anchor"]["value"].astype(int)) == {3, 6, 8}


def test_export_of_everything_has_what_lies_ahead_and_no_name(demo: Path, run: Run, tmp_path: Path) -> None:
    said = run("export", "--to", tmp_path / "out", "--format", "csv")
    assert "profile.csv" not in said.out
    table = pd.read_csv(tmp_path / "out" / "journal.csv")
    assert table["about_date"].max() > str(clock.today())
    with Store(demo) as store:
        health = store.check()
    for kind, key in (("activity", "activity_id"), ("episode", "episode_id"), ("event", "event_id")):
        assert sum(table["key"] == key) == health.counts[kind]
    assert sum(table["kind"] == "pain_place") == health.counts["pain"]
    run("export", "--to", tmp_path / "out", "--format", "csv", "--with-profile")
    profile = pd.read_csv(tmp_path / "out" / "profile.csv")
    assert len(profile) == health.counts["profile_line"]


def test_export_of_an_empty_journal(run: Run, journal: Path, tmp_path: Path) -> None:
    Store.create(journal).close()
    assert run("export", "--to", tmp_path / "out", "--format", "csv").status == 0
    assert len(pd.read_csv(tmp_path / "out" / "journal.csv")) == 0


def test_nothing_is_written_over_the_journal(demo: Path, run: Run, tmp_path: Path) -> None:
    renamed = demo.rename(tmp_path / "journal.zip")
    before = renamed.read_bytes()
    for words in (["export", "--format", "csv"], ["summary"]):
        said = run(*words, "--to", renamed, "--journal", renamed)
        assert said.status == 1
        assert "That is the journal itself." in said.err
    assert renamed.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ["export", "--to", "out", "--format", "fhir"],
        ["export", "--to", "out"],
        ["export", "--format", "csv"],
        ["export", "--to", "out", "--format", "csv", "--period", "soon"],
        ["summary"],
        ["summary", "--to", "out.pdf", "--paper", "a5"],
        ["summary", "--to", "out.pdf", "--period", "2026-03-02..2026-03-01"],
        ["summary", "--to", "out.pdf", "--period", "99999d", "--loudly"],
        ["frobnicate"],
        ["show", "--day", "2026-02-30"],
    ],
)
def test_wrong_arguments_end_with_2(demo: Path, run: Run, words: list[str]) -> None:
    assert run(*words).status == 2


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_summary_is_one_page_on_the_paper_asked_for(
    demo: Path, run: Run, tmp_path: Path, paper: str, size: tuple[int, int]
) -> None:
    said = run("summary", "--to", tmp_path / "out.pdf", "--paper", paper)
    assert (said.status, said.err) == (0, "")
    [page] = PdfReader(tmp_path / "out.pdf").pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size
    assert (tmp_path / "out.pdf").stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    ("country", "width"), [("en_US.UTF-8", 612), ("fr_CA.UTF-8", 612), ("de_DE.UTF-8", 595), ("C.UTF-8", 595)]
)
def test_summary_takes_the_paper_of_the_country(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, country: str, width: int
) -> None:
    monkeypatch.setenv("LC_ALL", country)
    run("summary", "--to", tmp_path / "out.pdf", "--period", "90d")
    assert round(PdfReader(tmp_path / "out.pdf").pages[0].mediabox.width) == width


def test_summary_that_can_not_be_saved(demo: Path, run: Run, tmp_path: Path) -> None:
    said = run("summary", "--to", tmp_path / "gone" / "out.pdf")
    assert (said.status, said.out) == (1, "")
    assert "This folder is not there." in said.err


def test_whoever_stops_reading_gets_no_complaint(demo: Path) -> None:
    shown = subprocess.Popen(
        [sys.executable, "-m", "tidebook", "--journal", demo, "check"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert shown.stdout is not None
    assert shown.stderr is not None
    shown.stdout.close()
    with shown.stderr:
        assert shown.stderr.read() == b""
    assert shown.wait() == 1


def test_what_nobody_thought_of_is_one_line_too(run: Run) -> None:
    said = run("show", "--journal", "no\0name")
    assert said.status == 1
    assert "Something went wrong inside Tidebook (ValueError)." in said.err


def test_a_demo_that_does_not_fit_leaves_nothing(run: Run, journal: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, hard))
    try:
        said = run("demo", journal, "--days", 2000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (said.status, said.out) == (1, "")
    assert list(journal.parent.iterdir()) == []


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["summary"], "out.pdf"),
        (["export", "--format", "csv"], "out.zip"),
        (["export", "--format", "csv"], "out"),
    ],
)
def test_what_was_written_over_is_said(run: Run, tmp_path: Path, words: list[str], name: str) -> None:
    target = tmp_path / name
    assert "Written over" not in run(*words, "--to", target).out
    said = run(*words, "--to", target)
    assert said.status == 0
    assert f"Written over: {target}\n" in said.out


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    ("words", "name", "content"),
    [
        (["summary"], "out.pdf", b"my letters"),
        (["summary"], "out.pdf", b"%PDF-1.4 a letter"),
        (["export", "--format", "csv"], "out.zip", b"my letters"),
        (["export", "--format", "csv"], "out", b"my letters"),
    ],
)
def test_nothing_of_another_program_is_written_over(
    run: Run, tmp_path: Path, words: list[str], name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    said = run(*words, "--to", tmp_path / name)
    assert (said.status, said.out) == (1, "")
    assert "Please choose another" in said.err
    assert (tmp_path / name).read_bytes() == content


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(("words", "name"), [(["summary"], "out.pdf"), (["export", "--format", "csv"], "out.zip")])
def test_an_empty_file_may_be_filled(run: Run, tmp_path: Path, words: list[str], name: str) -> None:
    (tmp_path / name).touch()
    assert run(*words, "--to", tmp_path / name).status == 0
    assert (tmp_path / name).stat().st_size > 1000


@pytest.mark.usefixtures("demo")
def test_a_zip_or_a_folder_with_other_things_in_it_is_left_alone(run: Run, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "out.zip", "w") as packed:
        packed.writestr("letter.txt", "x")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("x")
    for name in ("out.zip", "out"):
        before = (tmp_path / "out.zip").read_bytes()
        said = run("export", "--format", "csv", "--to", tmp_path / name)
        assert (said.status, said.out) == (1, "")
        assert (tmp_path / "out.zip").read_bytes() == before
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["letter.txt"]
    assert run("summary", "--to", tmp_path / "out").status == 1


def test_check_and_calendar_count_what_happened(run: Run) -> None:
    day = clock.today() - timedelta(days=30)
    run("add", "--event", "appointment", "x", "--day", clock.today() + timedelta(days=5))
    assert "no day recorded yet" in run("check").out
    run("add", "--day", day, "--episode")
    run("add", "--day", day + timedelta(days=3), "--event", "life", "x")
    said = run("check").out
    assert f"first day: {day}\nlast day: {day + timedelta(days=3)}\n" in said
    assert "payback episodes: 1\n" in said
