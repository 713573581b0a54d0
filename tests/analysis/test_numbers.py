"""Medians, quartiles, levels and nights, against plain arithmetic."""

from datetime import UTC, date, datetime, time, timedelta
from math import ceil
from statistics import median

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tidebook.analysis.daily import Cell, DailySeries
from tidebook.analysis.levels import LEVELS, LevelDays, level_days
from tidebook.analysis.numbers import Numbers, numbers
from tidebook.analysis.sleep import SleepNumbers, sleep_numbers
from tidebook.domain.night import Night
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.domain.stamp import Stamp

FIRST = date(2026, 3, 1)


def type_2(values: list[float], share_of_4: int) -> float:
    """Hyndman and Fan's definition 2 in whole numbers: at n·p on the spot the mean of two, else the next one up."""
    ordered = sorted(values)
    position, rest = divmod(len(ordered) * share_of_4, 4)
    if rest == 0:
        return (ordered[position - 1] + ordered[position]) / 2
    return ordered[ceil(len(ordered) * share_of_4 / 4) - 1]


@given(st.lists(st.integers(0, 10) | st.integers(0, 96).map(lambda quarter: quarter / 4), min_size=1, max_size=200))
def test_numbers_by_hand(values: list[float]) -> None:
    found = numbers(np.array(values, float))
    assert found == Numbers(
        len(values), median(values), type_2(values, 1), type_2(values, 3), min(values), max(values)
    )
    assert type(found.n) is int
    assert type(found.median) is float


def test_each_quartile_is_recorded_or_halfway() -> None:
    assert numbers(np.array([9.0])) == Numbers(1, 9, 9, 9, 9, 9)
    assert numbers(np.array([3.0, 0.0])) == Numbers(2, 1.5, 0, 3, 0, 3)
    assert numbers(np.array([1.0, 2.0, 3.0, 4.0])) == Numbers(4, 2.5, 1.5, 3.5, 1, 4)
    assert numbers(np.array([1.0, 2.0, 3.0, 4.0, 10.0])) == Numbers(5, 3, 2, 4, 1, 10)


def test_no_values_have_no_numbers() -> None:
    assert numbers(np.array([], float)) is None


@given(st.lists(st.tuples(st.integers(0, 10), st.sampled_from(Cell)), min_size=1, max_size=60))
def test_every_day_is_at_one_level_or_not_recorded(told: list[tuple[int, Cell]]) -> None:
    known = [value if cell >= Cell.ON_TIME else None for value, cell in told]
    values = np.array([np.nan if value is None else value for value in known], float)
    series = DailySeries(Period.ending(FIRST, len(told)), values, np.array([cell for _, cell in told], np.uint8))
    found = level_days(series)
    assert found.not_recorded == known.count(None)
    assert found.days == tuple(sum(v is not None and low <= v <= high for v in known) for low, high in LEVELS)
    assert sum(found.days) + found.not_recorded == len(told)


def test_the_levels_leave_no_number_out() -> None:
    covered = [value for low, high in LEVELS for value in range(low, high + 1)]
    assert covered == list(range(11))
    empty = DailySeries(Period(FIRST, FIRST), np.array([np.nan]), np.array([Cell.NOT_ASKED], np.uint8))
    assert level_days(empty) == LevelDays((0, 0, 0, 0, 0), 1, not_asked=1)


def night(n: int, after: int, **parts: int | time) -> Night:
    day = FIRST + timedelta(days=n)
    stamp = Stamp(datetime.combine(day + timedelta(days=after), time(10), UTC), 0)
    return Night(day, stamp, **parts)  # type: ignore[arg-type]


NIGHTS = (
    night(0, 0, tried_to_sleep=time(23), woke=time(7), minutes_to_fall_asleep=30, minutes_awake=30, awakenings=2),
    night(1, 3, tried_to_sleep=time(23), woke=time(7), minutes_to_fall_asleep=0, minutes_awake=0, awakenings=0),
    night(2, 1, minutes_to_fall_asleep=90),
    night(3, 4, tried_to_sleep=time(0), woke=time(5), minutes_to_fall_asleep=60, minutes_awake=60, awakenings=9),
    night(4, 0, to_bed=time(22)),
)
KEPT = Record(Period(FIRST, FIRST + timedelta(days=6)), nights=NIGHTS)


def test_each_number_is_of_the_nights_that_tell_it() -> None:
    assert sleep_numbers(KEPT) == SleepNumbers(
        nights=5,
        asleep=Numbers(2, 450, 420, 480, 420, 480),
        to_fall_asleep=Numbers(3, 30, 0, 90, 0, 90),
        awake=Numbers(2, 15, 0, 30, 0, 30),
        awakenings=Numbers(2, 1, 0, 2, 0, 2),
    )


def test_nights_from_memory_count_when_asked_for() -> None:
    found = sleep_numbers(KEPT, from_memory=True)
    assert found.asleep == Numbers(3, 420, 180, 480, 180, 480)
    assert found.to_fall_asleep == Numbers(4, 45, 15, 75, 0, 90)
    assert found.awakenings == Numbers(3, 2, 0, 9, 0, 9)


def test_no_nights() -> None:
    assert sleep_numbers(Record(KEPT.period)) == SleepNumbers(0, None, None, None, None)
