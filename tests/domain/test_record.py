"""What is recorded about a period."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import entries, periods
from tidebook.domain.activity import Activity
from tidebook.domain.asked import Asked
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Episode
from tidebook.domain.kinds import DATED, STANDING
from tidebook.domain.moment import Moment
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.stamp import Stamp

FIRST = date(2026, 3, 1)
SECOND = date(2026, 3, 2)
STAMP = Stamp(datetime(2026, 3, 9, tzinfo=UTC), 0)
FATIGUE = Rating(FIRST, STAMP, "fatigue", 6)
LATER = Rating(SECOND, STAMP, "fatigue", 4)
PEM = Rating(SECOND, STAMP, "pem", 0)
NIGHT = Night(SECOND, STAMP, awakenings=2)
UPRIGHT = DayFact(FIRST, STAMP, Fact.HOURS_UPRIGHT, 4.5)
TOO_ILL = DayFact(SECOND, STAMP, Fact.TOO_ILL, 1)
NOTE = Note(FIRST, STAMP, "rain")
CHOICE = Asked(FIRST, STAMP, "headache", asked=False)
RECORD = Record(
    Period(FIRST, SECOND), (FATIGUE, LATER, PEM), (NIGHT,), (UPRIGHT, TOO_ILL), (NOTE,), (CHOICE,)
)  # fmt: skip


def test_each_thing_is_found_in_its_place() -> None:
    assert RECORD.rating(FIRST, "fatigue") is FATIGUE
    assert RECORD.rating(SECOND, "fatigue") is LATER
    assert RECORD.rating(FIRST, "pem") is None
    assert RECORD.fact(FIRST, Fact.HOURS_UPRIGHT) is UPRIGHT
    assert RECORD.fact(SECOND, Fact.TOO_ILL) is TOO_ILL
    assert RECORD.fact(FIRST, Fact.TOO_ILL) is None
    assert (RECORD.night(FIRST), RECORD.night(SECOND)) == (None, NIGHT)
    assert (RECORD.note(FIRST), RECORD.note(SECOND)) == (NOTE, None)


def test_all_entries_are_about_a_day_and_the_choices_are_not_among_them() -> None:
    assert list(RECORD.entries) == [FATIGUE, LATER, PEM, NIGHT, UPRIGHT, TOO_ILL, NOTE]


def test_a_part_keeps_the_whole_history_of_the_list() -> None:
    part = RECORD.within(Period(SECOND, SECOND))
    assert list(part.entries) == [LATER, PEM, NIGHT, TOO_ILL]
    assert part.choices == (CHOICE,)
    assert part.period == Period(SECOND, SECOND)


def test_nothing_is_recorded_yet() -> None:
    record = Record(Period(FIRST, SECOND))
    assert not list(record.entries)
    assert record.rating(FIRST, "fatigue") is None


@given(
    periods(longest=5).flatmap(
        lambda p: st.tuples(st.just(p), st.lists(entries(st.sampled_from(list(p))), max_size=20))
    )
)
def test_amending_one_by_one_gives_what_was_told_last(told: tuple[Period, list[Entry]]) -> None:
    period, written = told
    record, expected = Record(period), {}
    for entry in written:
        record = record.amended({entry.id: entry})
        expected[entry.id] = entry
    found = [entry for kind in _all(record).values() for entry in kind]
    assert {entry.id: entry for entry in found} == expected
    assert len(found) == len(expected)
    for kind in _all(record).values():
        assert [entry.day for entry in kind] == sorted(entry.day for entry in kind)
    emptied = record.amended(dict.fromkeys(expected))
    assert not any(_all(emptied).values())


def _all(record: Record) -> dict[str, tuple[Entry, ...]]:
    return {name: getattr(record, name) for name in (DATED | STANDING).values()}


def test_every_kind_has_its_place_in_a_record() -> None:
    assert set(_all(RECORD)) | {"period"} == {field.name for field in fields(Record)}
    assert not DATED.keys() & STANDING.keys()


def test_a_part_keeps_what_stands_whole_and_of_the_rest_its_own_days() -> None:
    early, late = (Activity(day, STAMP, UUID(int=day.day), "tea") for day in (FIRST, SECOND))
    began = Episode(FIRST, STAMP, UUID(int=9), Moment(FIRST))
    part = Record(Period(FIRST, SECOND), activities=(early, late), episodes=(began,)).within(Period(SECOND, SECOND))
    assert (part.activities, part.episodes) == ((late,), (began,))


def test_what_is_corrected_keeps_its_turn_and_what_is_new_comes_last() -> None:
    first, second, third = (Activity(FIRST, STAMP, UUID(int=n), "tea") for n in (1, 2, 3))
    coffee, tomorrow = replace(first, what="coffee"), replace(first, day=SECOND)
    record = Record(Period(FIRST, SECOND), activities=(first, second))
    assert record.amended({third.id: third, first.id: coffee}).activities == (coffee, second, third)
    assert record.amended({first.id: tomorrow}).activities == (second, tomorrow)
    away = replace(first, day=FIRST - timedelta(days=1))
    assert record.amended({first.id: away}).activities == (second,)


def test_amending_keeps_to_the_period() -> None:
    outside = Note(FIRST - timedelta(days=1), STAMP, "before")
    earlier = Asked(FIRST - timedelta(days=9), STAMP, "headache", asked=True)
    amended = RECORD.amended({outside.id: outside, earlier.id: earlier})
    assert amended.notes == (NOTE,)
    assert amended.choices == (earlier, CHOICE)
