"""Each weekday holds its own values, and has a median only after eight weeks."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tidebook.analysis.daily import Cell, DailySeries
from tidebook.analysis.weekdays import ENOUGH_WEEKS, WEEK, by_weekday, weeks_counted
from tidebook.domain.period import Period

# A Sunday.
LAST = date(2026, 11, 22)


def series(values: list[float | None], cells: dict[int, Cell] | None = None) -> DailySeries:
    period = Period.ending(LAST, len(values))
    numbers = np.array([np.nan if value is None else value for value in values], float)
    kinds = np.where(np.isnan(numbers), Cell.NOT_ANSWERED, Cell.ON_TIME).astype(np.uint8)
    for at, cell in (cells or {}).items():
        kinds[at] = cell
    return DailySeries(period, numbers, kinds)


def test_values_stand_under_their_weekday() -> None:
    found = by_weekday(series([float(n % 7) for n in range(56)]))
    assert [day.weekday for day in found] == list(range(7))
    for day in found:
        (pile,) = day.piles
        assert (pile.value, len(pile.days), pile.late) == (day.weekday, 8, 0)
        assert all((LAST - timedelta(days=55 - at)).weekday() == day.weekday for at in pile.days)
        assert day.numbers is not None
        assert (day.numbers.median, day.numbers.n) == (day.weekday, 8)


def test_below_eight_weeks_there_are_dots_and_no_median() -> None:
    short = series([5.0] * 55)
    assert weeks_counted(short) == 7
    assert all(day.numbers is None and day.piles for day in by_weekday(short))
    assert weeks_counted(series([5.0] * 56)) == ENOUGH_WEEKS
    # A long period with few values is no longer for it: weeks without a value do not count.
    sparse = series([5.0, *[None] * 400, 5.0])
    assert weeks_counted(sparse) == 2
    assert weeks_counted(series([None] * 400)) == 0


def test_values_from_memory_are_shown_and_not_counted() -> None:
    values: list[float | None] = [4.0] * 70
    values[0], values[7], values[14] = 10.0, 10.0, 9.0
    memory = series(values, {0: Cell.FROM_MEMORY, 7: Cell.FROM_MEMORY, 14: Cell.LATE})
    monday = by_weekday(memory)[0]
    assert [(pile.value, len(pile.days), pile.late) for pile in monday.piles] == [(4, 7, 0), (9, 1, 1), (10, 2, 2)]
    assert monday.numbers is not None
    assert (monday.numbers.n, monday.numbers.most) == (8, 9)
    counted = by_weekday(memory, from_memory=True)[0].numbers
    assert counted is not None
    assert (counted.n, counted.most) == (10, 10)


@given(st.lists(st.none() | st.integers(0, 10).map(float), min_size=1, max_size=120))
def test_every_value_is_in_one_pile(values: list[float | None]) -> None:
    one = series(values)
    piled = [(at, pile.value) for day in by_weekday(one) for pile in day.piles for at in pile.days]
    assert sorted(piled) == [(at, value) for at, value in enumerate(values) if value is not None]
    days = np.flatnonzero(one.recorded)
    whole = (int(days[-1] - days[0]) + 1) // WEEK if len(days) else 0
    assert weeks_counted(one) <= whole
