"""On how many days a symptom was at which level."""

from dataclasses import dataclass

import numpy as np

from tidebook.analysis.daily import DailySeries

# Bands are numbers, never words such as "severe" (domain.md 4.2 E).
LEVELS = ((0, 0), (1, 3), (4, 6), (7, 8), (9, 10))


@dataclass(frozen=True, slots=True)
class LevelDays:
    """`days[k]`: the number of days at LEVELS[k]. `not_recorded`: all other days of the period."""

    days: tuple[int, ...]
    not_recorded: int


def level_days(series: DailySeries) -> LevelDays:
    """Count the days at each level. Every recorded value counts, however late it was typed."""
    values = series.values
    days = tuple(int(np.count_nonzero((values >= low) & (values <= high))) for low, high in LEVELS)
    return LevelDays(days, len(series.period) - sum(days))
