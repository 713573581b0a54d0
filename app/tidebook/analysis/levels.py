"""At which level each day was, and on how many days a symptom was at which."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tidebook.analysis.daily import Cell, DailySeries

# Bands are numbers, never words such as "severe" (domain.md 4.2 E).
LEVELS = ((0, 0), (1, 3), (4, 6), (7, 8), (9, 10))


@dataclass(frozen=True, slots=True)
class LevelDays:
    """`days[k]`: the number of days at LEVELS[k]. `not_recorded`: all other days of the period.

    `not_asked`: on how many of those that are not recorded the symptom was not in the list.
    """

    days: tuple[int, ...]
    not_recorded: int
    not_asked: int


def level_days(series: DailySeries) -> LevelDays:
    """Count the days at each level. Every recorded value counts, however late it was typed."""
    at = levels(series.values, [high for _low, high in LEVELS])
    days = np.bincount(at[at >= 0], minlength=len(LEVELS)).tolist()
    not_asked = int(np.count_nonzero(series.cells == Cell.NOT_ASKED))
    return LevelDays(tuple(days), len(series.period) - sum(days), not_asked)


def levels(values: NDArray[np.float64], highest: list[int]) -> NDArray[np.int64]:
    """Return the level of each of `values`, shape (N,): the first of `highest` that it is not above; NaN is -1.

    No value may be above the last of `highest`.
    """
    return np.where(np.isnan(values), -1, np.searchsorted(highest, values))
