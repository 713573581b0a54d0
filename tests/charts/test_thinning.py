"""Thinning may only leave out what is hidden anyway."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tidebook.charts.thinning import columns_of, thin_dots, thin_line

values = st.lists(st.one_of(st.just(float("nan")), st.integers(0, 10).map(float)), min_size=1, max_size=300)


def _pieces(x: NDArray[np.float64], y: NDArray[np.float64]) -> int:
    """Count the unbroken lines that are drawn."""
    there = np.r_[False, ~np.isnan(y)]
    return int(np.count_nonzero(np.diff(there.astype(int)) == 1))


@given(values, st.integers(1, 40))
def test_a_thinned_line_keeps_the_extremes_of_each_column_and_every_gap(given_y: list[float], columns: int) -> None:
    y = np.array(given_y)
    x = np.arange(len(y), dtype=float)
    column = columns_of(x, -0.5, len(y) - 0.5, columns)
    thin_x, thin_y = thin_line(x, y, column)
    assert len(thin_x) <= len(x)
    assert _pieces(thin_x, thin_y) == _pieces(x, y)
    kept = dict(zip(thin_x.tolist(), thin_y.tolist(), strict=True))
    for one in set(column.tolist()):
        inside = y[column == one]
        drawn = np.array([kept[day] for day in x[column == one].tolist() if day in kept])
        if not np.isnan(inside).all():
            assert np.nanmin(drawn) == np.nanmin(inside)
            assert np.nanmax(drawn) == np.nanmax(inside)


@given(st.lists(st.integers(0, 10).map(float), min_size=1, max_size=300), st.integers(1, 40))
def test_thinned_dots_keep_every_height_of_every_column(given_y: list[float], columns: int) -> None:
    y = np.array(given_y)
    x = np.arange(len(y), dtype=float)
    column = columns_of(x, -0.5, len(y) - 0.5, columns)
    thin_x, thin_y = thin_dots(x, y, column)
    shown = set(zip(columns_of(thin_x, -0.5, len(y) - 0.5, columns).tolist(), thin_y.tolist(), strict=True))
    assert shown == set(zip(column.tolist(), y.tolist(), strict=True))
    assert len(shown) == len(thin_x)
    assert (np.diff(thin_x) > 0).all()


def test_what_is_long_gets_short() -> None:
    y = np.tile(np.arange(11.0), 700)
    x = np.arange(len(y), dtype=float)
    column = columns_of(x, -0.5, len(y) - 0.5, 100)
    assert len(thin_dots(x, y, column)[0]) == 1100
    assert len(thin_line(x, y, column)[0]) <= 400


def test_nothing_stays_nothing() -> None:
    empty = np.array([])
    assert len(thin_line(empty, empty, empty.astype(int))[0]) == 0
    assert len(thin_dots(empty, empty, empty.astype(int))[0]) == 0
