"""How much was recorded, and how late."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import entries, periods
from tidebook.analysis.coverage import Coverage, DayMark, coverage
from tidebook.domain.anchor import Anchor
from tidebook.domain.asked import Asked
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Episode
from tidebook.domain.event import Event, EventKind
from tidebook.domain.kinds import DATED, HAPPENED
from tidebook.domain.moment import Moment
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.score import Score
from tidebook.domain.stamp import Stamp

FIRST = date(2026, 3, 1)


def day(n: int) -> date:
    return FIRST + timedelta(days=n)


def typed(n: int, after: int = 0) -> Stamp:
    return Stamp(datetime.combine(day(n + after), datetime.min.time(), UTC) + timedelta(hours=20), 0)


def test_each_day_gets_one_mark() -> None:
    record = Record(
        Period(FIRST, day(8)),
        ratings=(
            Rating(day(1), typed(1), "fatigue", 0),
            Rating(day(2), typed(2, 2), "fatigue", 3),
            Rating(day(3), typed(3, 2), "fatigue", 3),
            Rating(day(5), typed(5), "fatigue", 3),
        ),
        nights=(Night(day(3), typed(3), awakenings=1),),
        facts=(
            DayFact(day(4), typed(4), Fact.TOO_ILL, 1),
            DayFact(day(5), typed(5, 6), Fact.TOO_ILL, 1),
            DayFact(day(6), typed(6), Fact.TOO_ILL, 0),
            DayFact(day(8), typed(8, 1), Fact.HOURS_UPRIGHT, 0),
        ),
        notes=(Note(day(7), typed(7, 9), "x"),),
        choices=(Asked(day(0), typed(0), "headache", asked=True),),
    )
    found = coverage(record)
    assert found.marks == (
        DayMark.EMPTY,
        DayMark.RECORDED,
        DayMark.LATE,
        DayMark.RECORDED,
        DayMark.TOO_ILL,
        DayMark.TOO_ILL,
        DayMark.RECORDED,
        DayMark.LATE,
        DayMark.RECORDED,
    )
    assert (found.days, found.recorded, found.late, found.too_ill, found.is_thin) == (9, 8, 2, 2, False)


def test_what_happened_on_a_day_makes_it_a_recorded_one() -> None:
    record = Record(
        Period(day(0), day(6)),
        choices=(Asked(day(0), typed(0), "headache", asked=True),),
        anchors=(Anchor(day(0), typed(0), "fatigue", 6, "x"),),
        episodes=(Episode(day(1), typed(1, 5), UUID(int=1), Moment(day(1)), ended=Moment(day(2))),),
        events=(
            Event(day(3), typed(3), UUID(int=2), EventKind.STARTED, "x", until=day(4)),
            # Written down two days ahead: nobody knows whether it took place.
            Event(day(5), typed(5, -2), UUID(int=3), EventKind.APPOINTMENT, "x"),
            Event(day(7), typed(7), UUID(int=4), EventKind.LIFE, "after the period"),
        ),
        scores=(Score(day(6), typed(6), UUID(int=5), "x", 1.0, ""),),
    )
    late, recorded, empty = DayMark.LATE, DayMark.RECORDED, DayMark.EMPTY
    assert coverage(record).marks == (empty, late, empty, recorded, empty, empty, recorded)


@pytest.mark.parametrize("mark", [DayMark.RECORDED, DayMark.LATE, DayMark.TOO_ILL])
def test_thin_means_fewer_than_7_in_10(mark: DayMark) -> None:
    for days in range(1, 400):
        for recorded in (7 * days // 10, -(-7 * days // 10)):
            marks = (mark,) * recorded + (DayMark.EMPTY,) * (days - recorded)
            assert Coverage(marks).is_thin == (10 * recorded < 7 * days), (recorded, days)


def _written(period: Period) -> st.SearchStrategy[tuple[Period, list[Entry]]]:
    return st.tuples(st.just(period), st.lists(entries(st.sampled_from(list(period))), max_size=15))


@given(periods(longest=8).flatmap(_written))
def test_a_day_is_empty_only_when_nothing_is_recorded(told: tuple[Period, list[Entry]]) -> None:
    period, written = told
    found = coverage(Record(period).amended({entry.id: entry for entry in written}))
    # What was moved to another day later is no longer about the first one.
    newest = {entry.id: entry for entry in written}
    happened = [entry for entry in newest.values() if type(entry) in (*DATED, *HAPPENED)]
    about = {entry.day for entry in happened if entry.day <= entry.stamp.local.date()}
    assert found.recorded == len(about)
    assert [mark is not DayMark.EMPTY for mark in found.marks] == [one in about for one in period]
    assert found.late + found.too_ill <= found.recorded <= found.days == len(period)
