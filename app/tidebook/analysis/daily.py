"""One value a day, and what is known where there is none."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from tidebook.domain.asked import Asked
from tidebook.domain.catalogue import Symptom
from tidebook.domain.day_fact import Fact
from tidebook.domain.entry import Entry
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.domain.stamp import Lateness

WINDOW_DAYS = 7
# How many days before and after a day its running median looks at.
AROUND_DAYS = WINDOW_DAYS // 2
ENOUGH_DAYS = 4


class Cell(IntEnum):
    """What a day holds. The first three have no value."""

    NOT_ASKED = 0
    NOT_ANSWERED = 1
    TOO_ILL = 2
    ON_TIME = 3
    LATE = 4
    FROM_MEMORY = 5


_CELLS = {
    Lateness.SAME_DAY: Cell.ON_TIME,
    Lateness.NEXT_DAY: Cell.ON_TIME,
    Lateness.LATE: Cell.LATE,
    Lateness.FROM_MEMORY: Cell.FROM_MEMORY,
    # Written down on its day, and copied later.
    Lateness.PAPER: Cell.ON_TIME,
}


@dataclass(frozen=True, eq=False)
class DailySeries:
    """One value a day for each of the N days of `period`.

    values: float64, shape (N,), NaN where nothing was recorded. cells: uint8, shape (N,), a `Cell` each.
    """

    period: Period
    values: NDArray[np.float64]
    cells: NDArray[np.uint8]

    @property
    def recorded(self) -> NDArray[np.bool_]:
        """Where there is a value."""
        return self.cells >= Cell.ON_TIME

    @property
    def late(self) -> NDArray[np.bool_]:
        """Where the value was typed later than the next day."""
        return self.cells >= Cell.LATE

    def within(self, period: Period) -> "DailySeries":
        """Return the days of `period`, all of which the series has to hold."""
        days = slice(self.period.index(period.first), self.period.index(period.last) + 1)
        return DailySeries(period, self.values[days], self.cells[days])

    def counted(self, *, from_memory: bool = False) -> NDArray[np.float64]:
        """Return the values that medians are made of, in order of day.

        Values typed more than 3 days later are left out unless `from_memory` (domain.md 5: recall).
        """
        return self.values[self.is_counted(from_memory=from_memory)]

    def is_counted(self, *, from_memory: bool = False) -> NDArray[np.bool_]:
        """Return for each day whether its value is among those of `counted`, shape (N,)."""
        last = Cell.FROM_MEMORY if from_memory else Cell.LATE
        return (self.cells >= Cell.ON_TIME) & (self.cells <= last)


def daily_ratings(record: Record, symptom: Symptom) -> DailySeries:
    """Return the ratings of one symptom, day by day."""
    mine = ((rating, float(rating.value)) for rating in record.ratings if rating.symptom == symptom.key)
    return daily_values(record, mine, asked_days(record, symptom))


def daily_hours_upright(record: Record) -> DailySeries:
    """Return the hours upright, day by day (higher is better)."""
    return daily_values(record, ((fact, fact.value) for fact in record.facts if fact.fact is Fact.HOURS_UPRIGHT))


def daily_values(
    record: Record, told: Iterable[tuple[Entry, float]], asked: NDArray[np.bool_] | None = None
) -> DailySeries:
    """Return the values that are `told`, one a day at most, each with the entry that tells it.

    asked: bool, shape (N,), on which days of the period it was asked; None: on every one.
    """
    period = record.period
    values = np.full(len(period), np.nan)
    cells = np.full(len(period), Cell.NOT_ANSWERED, dtype=np.uint8)
    if asked is not None:
        cells[~asked] = Cell.NOT_ASKED
    for fact in record.facts:
        if fact.fact is Fact.TOO_ILL and fact.value:
            cells[period.index(fact.day)] = Cell.TOO_ILL
    for entry, value in told:
        at = period.index(entry.day)
        values[at] = value
        cells[at] = _CELLS[entry.lateness]
    return DailySeries(period, values, cells)


def running_median(series: DailySeries, *, from_memory: bool = False) -> NDArray[np.float64]:
    """Return the median of the 7 days around each day, shape (N,).

    NaN where the day itself has no value, so that no line crosses a gap, and where fewer than 4 of the 7
    days have one (domain.md 5). Who shows some days hands in AROUND_DAYS more on both sides: the window is cut off
    where the series ends, not filled.
    """
    counted = series.is_counted(from_memory=from_memory)
    padded = np.pad(np.where(counted, series.values, np.nan), AROUND_DAYS, constant_values=np.nan)
    windows = np.sort(np.lib.stride_tricks.sliding_window_view(padded, WINDOW_DAYS), axis=1)
    found = np.count_nonzero(~np.isnan(windows), axis=1)
    rows = np.arange(len(windows))
    # NaN sorts last: the first `found` columns hold the values.
    middle = (windows[rows, np.maximum(found - 1, 0) // 2] + windows[rows, found // 2 % WINDOW_DAYS]) / 2
    return np.where(counted & (found >= ENOUGH_DAYS), middle, np.nan)


def asked_days(record: Record, symptom: Symptom) -> NDArray[np.bool_]:
    """Return on which days of the period a symptom was in the person's list, shape (N,)."""
    asked = np.full(len(record.period), symptom.is_quick or symptom.is_folded)
    if symptom.is_quick:
        return asked
    since = _named(record, symptom) if symptom.is_own else 0
    asked[since:] |= symptom.is_own
    choices: list[Asked] = sorted((c for c in record.choices if c.symptom == symptom.key), key=lambda c: c.day)
    for choice in choices:
        asked[max(record.period.index(choice.day), since) :] = choice.asked
    return asked


def _named(record: Record, symptom: Symptom) -> int:
    """Return the first of the period's days on which the person's own symptom had a name."""
    days = (record.period.index(name.day) for name in record.own_names if name.symptom == symptom.key)
    return max(min(days, default=len(record.period)), 0)
