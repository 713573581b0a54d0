"""tidebook summary: who gets it, which days, the appendix, the tables inside; and what is said of all that."""

import csv
import io
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from pypdf import PdfReader

from tests.commands.said import Run, kept
from tests.report.records import typed
from tidebook import clock
from tidebook.demo.journal import invent
from tidebook.domain.change import Change
from tidebook.domain.event import Event, EventKind
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.report.appendix_parts import AppendixPart
from tidebook.storage.store import Store

pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.pdf"


def text(file: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())


def pages(file: Path) -> int:
    return len(PdfReader(file).pages)


def write(journal: Path, *entries: Event | Note) -> None:
    with Store(journal) as store:
        store.apply([Change(store.find(entry), entry) for entry in entries])


def appointment(days_ago: int) -> Event:
    day = clock.today() - timedelta(days=days_ago)
    return Event(day, typed(day), uuid4(), EventKind.APPOINTMENT, "the GP")


def without_appointments(journal: Path) -> None:
    with Store(journal) as store:
        span = store.span()
        assert span is not None
        record = store.read(span)
        gone = [e for e in record.events if e.kind is EventKind.APPOINTMENT]
        gone += [f for f in record.facts if f.fact.key == "appointment"]  # type: ignore[misc]
        store.apply([Change(entry, None) for entry in gone])


def test_without_choices_it_is_one_page_and_says_what_leaves(run: Run, out: Path) -> None:
    said = run("summary", "--to", out)
    assert said.status == 0
    assert pages(out) == 1
    assert "For:" not in said.out
    leaves, stays = said.out.split("What does not leave:")
    assert "How much was recorded, day by day." in leaves
    for kept_back in ("Notes:", "Days marked as period:", "Other events:", "The tables of values (CSV)."):
        assert kept_back in stays
        assert kept_back not in leaves
    assert not PdfReader(out).attachments


def test_all_is_every_part_but_the_notes(run: Run, out: Path) -> None:
    said = run("summary", "--to", out, "--appendix", "all", "--period", "90d")
    assert said.status == 0
    found = text(out)
    for part in AppendixPart:
        assert (part.words in found) == (part is not AppendixPart.NOTES)
        assert (part.words in said.out) == (part is not AppendixPart.NOTES)
    assert f"page 1 of {pages(out)}" in found


def test_notes_leave_when_they_are_named(run: Run, out: Path, journal: Path) -> None:
    write(journal, Note(clock.today(), typed(clock.today()), "a heron on the roof"))
    run("summary", "--to", out, "--appendix", "all")
    assert "a heron on the roof" not in text(out)
    said = run("summary", "--to", out, "--appendix", "all, notes")
    assert "a heron on the roof" in text(out)
    assert "Notes:" in said.out.split("What does not leave:")[0]


def test_some_parts(run: Run, out: Path) -> None:
    assert run("summary", "--to", out, "--appendix", "days,symptoms").status == 0
    found = text(out)
    assert found.index("All symptoms in the period") < found.index("what else was so")
    assert "How the numbers were made" not in found


def test_since_the_last_appointment(run: Run, out: Path, journal: Path) -> None:
    without_appointments(journal)
    write(journal, appointment(60), appointment(20), appointment(0))
    said = run("summary", "--to", out, "--period", "since-last-appointment")
    first = clock.today() - timedelta(days=20)
    assert f"{first.isoformat()} to {clock.today().isoformat()}" in said.out
    assert "21 days, since my last appointment" in text(out)
    # The equally long period before stands beside it.
    assert "Periods can differ for many reasons." in text(out)


def test_without_an_appointment_there_is_nothing_to_begin_with(run: Run, out: Path, journal: Path) -> None:
    without_appointments(journal)
    said = run("summary", "--to", out, "--period", "since-last-appointment")
    assert (said.status, said.out) == (1, "")
    assert "No appointment is recorded before today." in said.err
    assert not out.exists()


def test_two_periods_beside_each_other(run: Run, out: Path) -> None:
    run("summary", "--to", out)
    assert "Periods can differ for many reasons." not in text(out)
    run("summary", "--to", out, "--compare")
    assert "Periods can differ for many reasons." in text(out)


@pytest.mark.parametrize(
    ("profile", "name", "has_levels"),
    [("gp", "GP", True), ("pain-clinic", "Pain clinic", True), ("benefits", "Benefits office", True),
     ("family", "Family", False)],
)  # fmt: skip
def test_each_profile_sees_its_own(run: Run, out: Path, profile: str, name: str, has_levels: bool) -> None:
    said = run("summary", "--to", out, "--profile", profile)
    assert said.status == 0
    assert f"For: {name}" in said.out
    assert ("Days at each level" in text(out)) == has_levels
    assert ("Not on the page:" in said.out) != has_levels


def test_the_tables_inside_hold_the_values_of_the_file(run: Run, out: Path, journal: Path) -> None:
    said = run("summary", "--to", out, "--attach-data", "--period", "14d")
    assert "The values shown, attached as tables (CSV)." in said.out
    [content] = PdfReader(out).attachments["journal.csv"]
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    told = {(row["about_date"], int(row["value"])) for row in rows if row["key"] == "fatigue"}
    period = Period.ending(clock.today(), 14)
    assert told == {
        (rating.day.isoformat(), rating.value)
        for day in period
        for rating in kept(journal, day).ratings
        if rating.symptom == "fatigue"
    }
    assert {row["about_date"] for row in rows if row["kind"] == "rating"} <= {day.isoformat() for day in period}
    assert not [row for row in rows if row["key"] == "note"]


def test_what_was_there_before_is_said_or_kept(run: Run, out: Path) -> None:
    assert "Written over" not in run("summary", "--to", out, "--attach-data").out
    assert f"Written over: {out}" in run("summary", "--to", out, "--appendix", "all").out
    out.write_bytes(b"%PDF-1.4 a letter")
    said = run("summary", "--to", out)
    assert said.status == 1
    assert "Another program's file has this name." in said.err
    assert out.read_bytes() == b"%PDF-1.4 a letter"


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--appendix", "everything"], "There is no part everything. There are: all, symptoms, days"),
        (["--appendix", "days,"], "There is no part . There are"),
        (["--profile", "boss"], "pain-clinic"),
        (["--period", "since-birth"], "A period is written as 28d"),
    ],
)
def test_wrong_arguments_are_named_in_one_line(run: Run, out: Path, words: list[str], hint: str) -> None:
    said = run("summary", "--to", out, *words)
    assert (said.status, said.out) == (2, "")
    assert hint in said.err
    assert not out.exists()


def test_an_empty_journal_has_an_appendix_too(run: Run, out: Path, journal: Path) -> None:
    journal.unlink()
    Store.create(journal).close()
    assert run("summary", "--to", out, "--appendix", "all,notes", "--attach-data").status == 0
    assert "0 of 28 days recorded" in text(out)
    assert list(PdfReader(out).attachments) == ["daily.csv", "dictionary.csv"]


def test_a_year_day_by_day(run: Run, out: Path, journal: Path) -> None:
    today = clock.today()
    with Store(journal) as store:
        store.apply([Change(None, entry) for entry in invent(today - timedelta(days=120), 245, 4)])
    assert run("summary", "--to", out, "--period", "365d", "--appendix", "days").status == 0
    assert 7 <= pages(out) <= 10
    assert date.fromordinal(today.toordinal() - 364).strftime("%Y") in text(out)
