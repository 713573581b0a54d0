"""The few numbers that stand for many: median, middle half, range, and of how many."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Numbers:
    """Median, middle half (lower to upper quartile), least and most of `n` values.

    Quartiles are a recorded value or halfway between two (Hyndman and Fan's type 2), so that each number
    can be checked by hand.
    """

    n: int
    median: float
    lower: float
    upper: float
    least: float
    most: float


def numbers(values: NDArray[np.float64]) -> Numbers | None:
    """Return the numbers of `values` (no NaN among them); None when there are none."""
    if values.size == 0:
        return None
    lower, median, upper = np.quantile(values, (0.25, 0.5, 0.75), method="averaged_inverted_cdf")
    return Numbers(values.size, float(median), float(lower), float(upper), float(values.min()), float(values.max()))
