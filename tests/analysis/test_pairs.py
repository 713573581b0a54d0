"""Two periods: every pair of days is looked at once, and nothing is said of too few."""

import time
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidebook.analysis.daily import Cell, DailySeries
from tidebook.analysis.pairs import ENOUGH_DAYS, Comparison, Pairs, compare, pairs_of, refuse_overlap
from tidebook.domain.errors import EntryError
from tidebook.domain.period import Period

LAST = date(2026, 3, 31)
halves = st.integers(0, 48).map(lambda half: half / 2)


def array(values: Sequence[float]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array(values, float)


def series(told: Sequence[tuple[float, Cell]]) -> DailySeries:
    values = [value if cell >= Cell.ON_TIME else np.nan for value, cell in told]
    return DailySeries(Period.ending(LAST, len(told)), array(values), np.array([c for _v, c in told], np.uint8))


@given(st.lists(halves, min_size=1, max_size=40), st.lists(halves, min_size=1, max_size=40))
def test_each_pair_is_counted_once(first: list[float], second: list[float]) -> None:
    signs = [(b > a) - (b < a) for a in first for b in second]
    found = pairs_of(array(first), array(second))
    assert found == Pairs(signs.count(1), signs.count(0), signs.count(-1))
    assert type(found.higher) is int
    turned = pairs_of(array(second), array(first))
    assert turned == Pairs(found.lower, found.equal, found.higher)


@given(st.tuples(*[st.integers(0, 10**7)] * 3).filter(any))
def test_of_100_pairs_there_are_always_100(counts: tuple[int, int, int]) -> None:
    found = Pairs(*counts).of_100
    exact = [Fraction(100 * count, sum(counts)) for count in counts]
    assert sum(found) == 100
    assert all(abs(whole - share) < 1 for whole, share in zip(found, exact, strict=True))
    # None that was rounded down has a larger remainder than one that was rounded up.
    up = [share % 1 for whole, share in zip(found, exact, strict=True) if whole > share]
    down = [share % 1 for whole, share in zip(found, exact, strict=True) if whole <= share]
    assert not up or min(up) >= max(down)


def test_a_tie_of_remainders_is_settled_the_same_way_each_time() -> None:
    assert Pairs(1, 1, 1).of_100 == (33, 34, 33)
    assert Pairs(1, 6, 1).of_100 == (13, 75, 12)
    assert Pairs(0, 0, 5).of_100 == (0, 0, 100)


@given(*[st.lists(st.tuples(halves, st.sampled_from(Cell)), min_size=1, max_size=40)] * 2, st.booleans())
def test_numbers_are_of_the_counted_days(
    first: list[tuple[float, Cell]], second: list[tuple[float, Cell]], from_memory: bool
) -> None:
    counts = {Cell.ON_TIME, Cell.LATE} | ({Cell.FROM_MEMORY} if from_memory else set())
    here, there = ([value for value, cell in told if cell in counts] for told in (first, second))
    found = compare(series(first), series(second), from_memory=from_memory)
    assert found.counted == (len(here), len(there))
    if min(found.counted) < 14:
        assert found == Comparison((len(here), len(there)), None, None, None)
        assert found.difference is None
    else:
        assert found.first is not None and found.second is not None
        assert (found.first.median, found.second.median) == (median(here), median(there))
        assert found.difference == median(there) - median(here)
        assert found.pairs == pairs_of(array(here), array(there))


def test_fourteen_days_are_enough() -> None:
    fourteen = series([(4.0, Cell.ON_TIME)] * ENOUGH_DAYS)
    thirteen = series([(4.0, Cell.ON_TIME)] * (ENOUGH_DAYS - 1) + [(4.0, Cell.FROM_MEMORY)])
    assert compare(fourteen, fourteen).pairs == Pairs(0, 196, 0)
    assert compare(fourteen, thirteen).pairs is None
    assert compare(fourteen, thirteen, from_memory=True).pairs == Pairs(0, 196, 0)


@given(*[st.integers(-60, 60), st.integers(1, 40)] * 2)
def test_periods_that_share_a_day_are_refused(start: int, length: int, other: int, its_length: int) -> None:
    one = Period(LAST + timedelta(start), LAST + timedelta(start + length - 1))
    two = Period(LAST + timedelta(other), LAST + timedelta(other + its_length - 1))
    if set(one) & set(two):
        with pytest.raises(EntryError, match="do not overlap"):
            refuse_overlap(one, two)
    else:
        refuse_overlap(one, two)


def test_ten_years_against_ten_years_are_quick() -> None:
    years = np.tile(np.arange(11.0), 332)
    started = time.perf_counter()
    found = pairs_of(years, years)
    assert time.perf_counter() - started < 0.2
    assert found.higher + found.equal + found.lower == 3652**2
    assert found.equal == 11 * 332**2
