"""What was recorded on each day of the week: the values themselves, their median, their number."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tidebook.analysis.daily import DailySeries
from tidebook.analysis.numbers import Numbers, numbers

WEEK = 7
ENOUGH_WEEKS = 8


@dataclass(frozen=True, slots=True)
class Pile:
    """The days of one weekday that have the same value: positions in the period, in order, and how many are late."""

    value: float
    days: tuple[int, ...]
    late: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """One weekday (0: Monday): its values, lowest first, and the numbers of those that count."""

    weekday: int
    piles: tuple[Pile, ...]
    numbers: Numbers | None


def by_weekday(series: DailySeries, *, from_memory: bool = False) -> tuple[Weekday, ...]:
    """Sort the recorded days into the seven weekdays, Monday first.

    All recorded values are in the piles. Medians leave out values typed more than 3 days later unless
    `from_memory`, and are there only with `weeks_counted` of at least 8 (domain.md 5, "Weekly pattern").
    """
    weekday = (np.arange(len(series.period)) + series.period.first.weekday()) % WEEK
    counts = series.is_counted(from_memory=from_memory)
    enough = weeks_counted(series, from_memory=from_memory) >= ENOUGH_WEEKS
    return tuple(
        Weekday(
            at,
            _piles(series, np.flatnonzero(series.recorded & (weekday == at))),
            numbers(series.values[counts & (weekday == at)]) if enough else None,
        )
        for at in range(WEEK)
    )


def weeks_counted(series: DailySeries, *, from_memory: bool = False) -> int:
    """Return in how many whole weeks there is a value that counts.

    Weeks are of 7 days from the first such value on; what is left over at the end is no week.
    """
    days = np.flatnonzero(series.is_counted(from_memory=from_memory))
    if not days.size:
        return 0
    whole = (int(days[-1] - days[0]) + 1) // WEEK
    return min(np.unique((days - days[0]) // WEEK).size, whole)


def _piles(series: DailySeries, days: NDArray[np.int64]) -> tuple[Pile, ...]:
    values = series.values[days]
    piles = (days[values == value] for value in np.unique(values))
    return tuple(
        Pile(float(series.values[pile[0]]), tuple(pile.tolist()), int(series.late[pile].sum())) for pile in piles
    )
