"""Every dot has a place of its own, in its pile and on no other dot."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tidebook.charts.piles import APART, dots_of, grid_for

DOT = 5.0


@given(st.lists(st.integers(1, 700), min_size=1, max_size=12), st.floats(4, 120), st.floats(12, 60))
def test_piles_fit_and_no_dot_hides_another(counts: list[int], slot: float, height: float) -> None:
    grid = grid_for(counts, slot, height, DOT)
    assert 0 < grid.dot <= DOT
    assert grid.height <= height * 1.001
    for count in counts:
        dots = dots_of(count, 100.0, 50.0, grid)
        assert dots.shape == (count, 2)
        assert grid.width(count) <= slot * 1.001
        assert np.ptp(dots[:, 0]) <= slot - grid.pitch + 1e-6
        assert dots[:, 1].max() <= 50
        assert dots[:, 1].min() >= 50 - height
        nearest = np.abs(dots[:60, None] - dots[None, :60]).max(axis=2)
        np.fill_diagonal(nearest, np.inf)
        assert nearest.min() >= grid.pitch * 0.49
        same_row = np.sort(dots[dots[:, 1] == dots[0, 1], 0])
        assert (np.diff(same_row) >= grid.pitch * 0.999).all()


def test_few_dots_are_as_large_as_dots_are() -> None:
    grid = grid_for([1, 3, 2], 30.0, 32.0, DOT)
    assert (grid.dot, grid.across) == (DOT, 1)
    assert dots_of(3, 10.0, 32.0, grid)[:, 0].tolist() == [10.0] * 3
    assert grid_for([], 30.0, 32.0, DOT).dot == DOT


def test_rows_stand_in_the_middle_and_grow_upwards() -> None:
    grid = grid_for([5], 2.5 * DOT, 4 * DOT, DOT)
    assert (grid.across, grid.rows) == (2, 3)
    dots = dots_of(5, 0.0, 0.0, grid)
    assert dots[:, 0].tolist() == [-grid.pitch / 2, grid.pitch / 2] * 2 + [0.0]
    assert dots[:, 1].tolist() == sorted(dots[:, 1].tolist(), reverse=True)
    assert grid.pitch == APART * DOT
