"""The tables inside the PDF hold what is shown, and nothing else."""

import csv
import io
from functools import cache

import pypdf
import pytest

from tests.report.records import LAST
from tests.report.test_every_number import journal
from tidebook.bundled import catalogue
from tidebook.domain.event import EventKind
from tidebook.domain.period import Period
from tidebook.exchange.csv_tables import filled
from tidebook.report.appendix_parts import AppendixPart
from tidebook.report.choices import Choices, Part, Recipient
from tidebook.report.document import document
from tidebook.report.recipients import recipients

PERIOD = Period.ending(LAST, 60)
ALL = frozenset(part.value for part in AppendixPart)
QUICK = {symptom.key for symptom in catalogue().quick}
Table = list[dict[str, str]]


@cache
def attached(who: Recipient, parts: frozenset[str] = frozenset()) -> dict[str, Table]:
    """The tables as they lie in the PDF."""
    choices = Choices(PERIOD, recipient=who, appendix=parts, attach_data=True)
    _summary, made = document(journal(), catalogue(), choices, LAST, filled)
    files = pypdf.PdfReader(io.BytesIO(made.content)).attachments
    return {name: rows(content[0]) for name, content in files.items()}


def rows(content: bytes) -> Table:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def only(*parts: Part) -> Recipient:
    return Recipient("x", parts=frozenset(parts), events=frozenset(EventKind))


def kinds(tables: dict[str, Table]) -> set[str]:
    return {row["kind"] for row in tables["journal.csv"]}


def test_the_ratings_are_those_of_the_file() -> None:
    tables = attached(Recipient())
    mood = {symptom.key for symptom in catalogue().symptoms if symptom.group == "mood"}
    told = {(r["about_date"], r["key"], int(r["value"])) for r in tables["journal.csv"] if r["kind"] == "rating"}
    kept = {(r.day.isoformat(), r.symptom, r.value) for r in journal().ratings if r.day in PERIOD}
    assert told == {one for one in kept if one[1] not in mood}
    assert len(told) > 300
    assert [row["about_date"] for row in tables["daily.csv"]] == [day.isoformat() for day in PERIOD]
    assert {row["about_date"] for row in tables["nights.csv"]} == {
        n.day.isoformat() for n in journal().nights if n.day in PERIOD
    }


def test_every_table_has_rows_and_the_profile_is_never_one() -> None:
    tables = attached(Recipient(notes=True), ALL)
    assert all(tables.values())
    assert "profile.csv" not in tables
    assert {"journal.csv", "daily.csv", "dictionary.csv", "pain_places.csv", "episodes.csv"} <= set(tables)


@pytest.mark.parametrize("who", recipients(), ids=lambda who: who.key)
def test_nothing_private_goes_along(who: Recipient) -> None:
    tables = attached(who, ALL - {"notes"})
    mood = {symptom.key for symptom in catalogue().symptoms if symptom.group == "mood"}
    keys = {row["key"] for row in tables["journal.csv"]}
    assert not keys & mood
    assert not keys & {"note", "period"}
    notes = {note.text for note in journal().notes}
    assert not notes & {cell for table in tables.values() for row in table for cell in row.values()}
    # Links reach back ten days: that far, and no farther, lies what the person linked.
    assert min(row["about_date"] for row in tables["journal.csv"] if row["kind"] == "rating") >= str(PERIOD.first)


def test_only_what_the_parts_show() -> None:
    sleep = attached(only(Part.SLEEP))
    assert kinds(sleep) == {"sleep", "rating", "day"}
    assert {r["key"] for r in sleep["journal.csv"] if r["kind"] == "rating"} == {"unrefreshing_sleep"}
    assert {r["key"] for r in sleep["journal.csv"] if r["kind"] == "day"} == {"too_ill"}
    five = attached(only(Part.LEVELS))
    assert {r["key"] for r in five["journal.csv"] if r["kind"] == "rating"} == QUICK
    assert "events.csv" not in five
    function = attached(only(Part.FUNCTION))
    assert {r["key"] for r in function["journal.csv"]} == {"too_ill", "hours_upright"}
    assert "pain_place" in kinds(attached(only(), frozenset({"places"})))
    assert "note" in {r["key"] for r in attached(Recipient("x", notes=True), frozenset({"notes"}))["journal.csv"]}


def test_the_words_of_an_activity_go_along_only_where_they_are_shown() -> None:
    words = {activity.what for activity in journal().activities}
    on_page_1 = attached(only(Part.PAYBACK))
    assert {row["what"] for row in on_page_1["activities.csv"]} == {"not shown"}
    assert not any(what in row["linked"] for row in on_page_1["episodes.csv"] for what in words)
    assert {row["symptoms_worse"] + row["worst"] + row["worst_severity"] for row in on_page_1["episodes.csv"]} == {""}
    assert len(on_page_1["episodes.csv"]) == sum(e.onset.day in PERIOD for e in journal().episodes)
    in_appendix = attached(only(), frozenset({"payback"}))
    assert {row["what"] for row in in_appendix["activities.csv"]} <= words
    assert any(row["worst_severity"] for row in in_appendix["episodes.csv"])
    # The days that are listed are those before an episode: no others go along.
    near = {e.onset.day.toordinal() - n for e in journal().episodes if e.onset.day in PERIOD for n in (1, 2, 3)}
    days = {r["about_date"] for r in in_appendix["journal.csv"] if r["kind"] == "rating"}
    assert days <= {day.isoformat() for day in PERIOD if day.toordinal() in near}
    assert days


def test_around_an_activity_only_effort_goes_along() -> None:
    tables = attached(only(), frozenset({"around"}))
    great = [a for a in journal().activities if a.day in PERIOD and a.effort is not None and a.effort >= 6]
    assert sorted(int(row["effort"]) for row in tables["activities.csv"]) == sorted(
        a.effort for a in great if a.effort
    )
    assert {row["what"] for row in tables["activities.csv"]} == {"not shown"}
    assert {r["key"] for r in tables["journal.csv"] if r["kind"] == "rating"} == {"fatigue"}


def test_without_the_tick_nothing_is_attached() -> None:
    choices = Choices(PERIOD, appendix=ALL)
    _summary, made = document(journal(), catalogue(), choices, LAST, filled)
    assert not pypdf.PdfReader(io.BytesIO(made.content)).attachments
