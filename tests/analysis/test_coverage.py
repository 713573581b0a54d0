"""How much was recorded, and how late."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import entries, periods
from tidebook.analysis.coverage import Coverage, DayMark, coverage
from tidebook.domain.asked import Asked
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.kinds import DATED
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
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
    about = {entry.day for entry in newest.values() if type(entry) in DATED}
    assert found.recorded == len(about)
    assert [mark is not DayMark.EMPTY for mark in found.marks] == [one in about for one in period]
    assert found.late + found.too_ill <= found.recorded <= found.days == len(period)
