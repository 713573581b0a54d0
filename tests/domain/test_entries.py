"""What every kind of entry accepts, refuses and says of itself."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given

from tests.strategies import days, entries
from tidebook.domain.asked import Asked
from tidebook.domain.change import Change
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.errors import EntryError, JournalError, Trouble
from tidebook.domain.event import Event
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.rating import Rating
from tidebook.domain.stamp import Lateness, Stamp

DAY = date(2026, 3, 4)
EVENING = Stamp(datetime(2026, 3, 4, 20, 10, tzinfo=UTC), 60)


@pytest.mark.parametrize("value", [0, 1, 10])
def test_a_rating_goes_from_0_to_10(value: int) -> None:
    assert Rating(DAY, EVENING, "fatigue", value).value == value


@pytest.mark.parametrize("value", [-1, 11, 10**30])
def test_other_ratings_are_refused(value: int) -> None:
    with pytest.raises(EntryError, match="0 to 10"):
        Rating(DAY, EVENING, "fatigue", value)


@pytest.mark.parametrize(("fact", "value"), [(Fact.HOURS_UPRIGHT, 0), (Fact.HOURS_UPRIGHT, 24), (Fact.TOO_ILL, 1)])
def test_a_fact_goes_from_0_to_its_largest(fact: Fact, value: float) -> None:
    assert DayFact(DAY, EVENING, fact, value).value == value


@pytest.mark.parametrize(
    ("fact", "value", "largest"),
    [
        (Fact.HOURS_UPRIGHT, -0.1, "24"),
        (Fact.HOURS_UPRIGHT, 24.1, "24"),
        (Fact.HOURS_UPRIGHT, float("nan"), "24"),
        (Fact.HOURS_UPRIGHT, float("inf"), "24"),
        (Fact.TOO_ILL, 2, "1"),
        (Fact.NAPS, 1441, "1440"),
        (Fact.HELPED, 1.5, "1"),
    ],
)
def test_other_facts_are_refused_in_words(fact: Fact, value: float, largest: str) -> None:
    with pytest.raises(EntryError) as refused:
        DayFact(DAY, EVENING, fact, value)
    assert str(refused.value) == f"This is a number from 0 to {largest}."


def test_a_fact_is_found_by_its_key() -> None:
    assert [Fact.of(fact.key) for fact in Fact] == list(Fact)
    with pytest.raises(KeyError):
        Fact.of("moon")


@pytest.mark.parametrize("text", ["", "  \n\t ", "\x00", "\ud800", "\r\n"])
def test_a_note_is_never_empty(text: str) -> None:
    with pytest.raises(EntryError, match="at least one letter"):
        Note(DAY, EVENING, text)


def test_a_note_passes_the_gate() -> None:
    assert Note(DAY, EVENING, "a\r\nb\x00").text == "a\nb"


def test_no_entry_is_about_a_day_to_come() -> None:
    # 23:30 in London is already the next day in Berlin, and only there.
    late = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)
    assert Rating(date(2026, 3, 5), Stamp(late, 60), "fatigue", 3).lateness is Lateness.SAME_DAY
    with pytest.raises(EntryError, match="not come yet"):
        Rating(date(2026, 3, 5), Stamp(late, 0), "fatigue", 3)
    with pytest.raises(EntryError, match="not come yet"):
        Note(date(2026, 3, 5), Stamp(late, 0), "x")
    with pytest.raises(EntryError, match="not come yet"):
        Asked(date(2026, 3, 5), Stamp(late, 0), "fatigue", asked=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Rating(DAY, EVENING, "fatigue", 3), Rating(DAY, EVENING, "pem", 3)),
        (Rating(DAY, EVENING, "fatigue", 3), Asked(DAY, EVENING, "fatigue", asked=True)),
        (DayFact(DAY, EVENING, Fact.TOO_ILL, 1), DayFact(DAY, EVENING, Fact.HOURS_UPRIGHT, 1)),
        (Note(DAY, EVENING, "x"), Night(DAY, EVENING, awakenings=1)),
        (Note(DAY, EVENING, "x"), Note(date(2026, 3, 3), EVENING, "x")),
    ],
)
def test_each_place_has_an_id_of_its_own(one: Entry, other: Entry) -> None:
    assert one.id != other.id


def test_a_place_keeps_its_id_whatever_is_written_there() -> None:
    later = Stamp(datetime(2026, 3, 9, tzinfo=UTC), 0)
    assert Rating(DAY, EVENING, "fatigue", 3).id == Rating(DAY, later, "fatigue", 9).id
    assert Note(DAY, EVENING, "a").id == Note(DAY, later, "b").id
    assert Night(DAY, EVENING, awakenings=1).id == Night(DAY, later, awakenings=2).id


def test_the_ids_are_those_that_lie_in_journals_already() -> None:
    made: dict[str, Any] = {
        str(entry.id): entry.place
        for entry in (
            Rating(DAY, EVENING, "fatigue", 3),
            Night(DAY, EVENING, awakenings=1),
            DayFact(DAY, EVENING, Fact.TOO_ILL, 1),
            Note(DAY, EVENING, "x"),
            Asked(DAY, EVENING, "fatigue", asked=True),
        )
    }
    assert made == {
        "4723cce0-d198-5db7-8755-c2c81b237134": "rating/2026-03-04/fatigue",
        "0b2b9fa4-596b-5427-a608-b37473875d48": "night/2026-03-04",
        "03927009-d656-500c-92bd-993082fd6b1f": "dayfact/2026-03-04/too_ill",
        "cb8064b9-65e2-550d-8ed9-2c8040d92ba8": "note/2026-03-04",
        "650e5569-e3f2-5cba-b920-8bfdbb56a049": "asked/2026-03-04/fatigue",
    }


@given(entries())
def test_only_an_event_is_typed_before_its_day(entry: Entry) -> None:
    assert isinstance(entry, Event) or entry.stamp.local.date() >= entry.day
    assert entry.lateness in Lateness


def test_a_change_and_its_inverse() -> None:
    before, after = Note(DAY, EVENING, "a"), Note(DAY, EVENING, "b")
    change = Change(before, after)
    assert change.inverse() == Change(after, before)
    assert change.inverse().inverse() == change
    assert change.entry is after
    assert change.inverse().entry is before
    assert Change(before, None).entry is before
    assert Change(None, after).entry is after


@given(days())
def test_a_change_is_about_one_entry(day: date) -> None:
    stamp = Stamp(datetime(2101, 1, 2, tzinfo=UTC), 0)
    with pytest.raises(ValueError, match="one entry"):
        Change(None, None)
    with pytest.raises(ValueError, match="one entry"):
        Change(Note(day, stamp, "x"), Rating(day, stamp, "fatigue", 1))


def test_an_error_says_all_three_things() -> None:
    error = JournalError(Trouble.FULL, "It is full.", "All is safe.", "Make room.")
    assert str(error) == "It is full. All is safe. Make room."
    assert (error.trouble, error.happened, error.safe, error.next_step) == (
        Trouble.FULL,
        "It is full.",
        "All is safe.",
        "Make room.",
    )
