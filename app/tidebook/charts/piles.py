"""Many dots with few places to stand: equal values side by side and on each other, none hidden."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np

from tidebook.charts.sheet import Corners

# From the middle of one dot to the next, in dots.
APART = 1.12
_SHRINK = 0.96


@dataclass(frozen=True, slots=True)
class Grid:
    """How equal values are piled: `across` dots in a row, `rows` rows at most, each dot `pitch` from the next."""

    pitch: float
    across: int
    rows: int

    @property
    def dot(self) -> float:
        """How wide a dot is."""
        return self.pitch / APART

    @property
    def height(self) -> float:
        """How high the highest pile is."""
        return self.rows * self.pitch

    def width(self, count: int) -> float:
        """Return how wide a pile of `count` dots is."""
        return min(count, self.across) * self.pitch


def grid_for(counts: Sequence[int], slot: float, height: float, dot: float) -> Grid:
    """Return the grid of the largest dots, `dot` wide at most, whose piles of `counts` fit into `slot` by `height`.

    All piles stand in the same grid, so that twice the dots take twice the place.
    """
    most = max(counts, default=1)
    pitch = min(APART * dot, slot, height)
    while int(slot / pitch) * int(height / pitch) < most:
        pitch *= _SHRINK
    across = ceil(most / int(height / pitch))
    return Grid(pitch, across, ceil(most / across))


def dots_of(count: int, x: float, foot: float, grid: Grid) -> Corners:
    """Return the middles of `count` dots around `x`, the lowest row first, on `foot`: shape (count, 2)."""
    nth = np.arange(count)
    row, column = nth // grid.across, nth % grid.across
    in_row = np.minimum(count - row * grid.across, grid.across)
    across = x + (column - (in_row - 1) / 2) * grid.pitch
    return np.column_stack((across, foot - (row + 0.5) * grid.pitch))
