"""One symptom on the days around each activity, and what the same picture looks like when the days are moved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from tidebook.analysis.daily import DailySeries
from tidebook.domain.activity import Activity, ActivityKind
from tidebook.domain.period import Period

# domain.md 3.4: the days before and after, and how much there has to be before anything is said.
BEFORE, AFTER = 7, 10
OFFSETS = tuple(range(-BEFORE, AFTER + 1))
ENOUGH_EVENTS, ENOUGH_DAYS = 8, 60
# A tail of 5 in 100 needs as many moves as this.
_TAIL = 0.05
ENOUGH_MOVES = 20

_Told = TypeVar("_Told", np.float64, np.bool_)
Floats = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class EffortDays:
    """The days of a period with an activity of at least some effort.

    days: those of the chosen kind, typed on the day or the next. late: how many more were typed later, and are left
    out, since what came after may have coloured them. every: all such days, of any kind, whenever typed.
    """

    days: tuple[date, ...]
    late: int
    every: frozenset[date]


@dataclass(frozen=True, eq=False, slots=True)
class Aligned:
    """What was recorded around E events, OFFSETS days (18) each.

    events: days of the series, shape (E,), ascending. values: shape (E, 18), NaN where there is none or it was typed
    from memory. late: bool, shape (E, 18), where it was typed later than the next day. shared: bool, shape (E,),
    whether another event lies within the days around it. outside: how many events are left out because there is
    no value before or none after them. days: on how many days the symptom has a value that counts.
    moves: in how many ways the events can be moved together.
    median, low, high: shape (18,); all NaN with too little. low, high: the range by chance, NaN if moves are too few.
    """

    events: Places
    values: Floats
    late: NDArray[np.bool_]
    shared: NDArray[np.bool_]
    outside: int
    days: int
    moves: int
    median: Floats
    low: Floats
    high: Floats

    @property
    def n(self) -> Places:
        """The number of values at each of OFFSETS, shape (18,)."""
        there: Places = (~np.isnan(self.values)).sum(axis=0, dtype=np.int64)
        return there

    @property
    def too_little(self) -> bool:
        """Whether there are too few events or days for a median."""
        return len(self.events) < ENOUGH_EVENTS or self.days < ENOUGH_DAYS

    @property
    def too_regular(self) -> bool:
        """Whether the events come so regularly that moving them brings back the same days."""
        return not self.too_little and self.moves < ENOUGH_MOVES


def effort_days(
    activities: Iterable[Activity], period: Period, least_effort: int, kind: ActivityKind | None = None
) -> EffortDays:
    """Return the days with an activity of at least `least_effort`; several on one day are one."""
    great = [a for a in activities if a.day in period and a.effort is not None and a.effort >= least_effort]
    mine = [a for a in great if kind is None or kind in a.kinds]
    days = {a.day for a in mine if not a.lateness.is_late}
    return EffortDays(tuple(sorted(days)), len({a.day for a in mine} - days), frozenset(a.day for a in great))


def align(series: DailySeries, found: EffortDays) -> Aligned:
    """Line the days of `found` up, and move them over the days from the first to the last value of the series."""
    period, counted = series.period, series.is_counted()
    told = np.where(counted, series.values, np.nan)
    ends = np.flatnonzero(counted)[[0, -1]] if counted.any() else np.array([0, -1])
    events = np.array([period.index(day) for day in found.days], dtype=np.int64)
    inside = (events >= ends[0]) & (events <= ends[1])
    outside, events = int(np.count_nonzero(~inside)), events[inside]
    values, late = _around(told, events, np.nan), _around(series.late & counted, events, fill=False)
    there = np.zeros(len(period), dtype=np.bool_)
    there[[period.index(day) for day in found.every]] = True
    shared = np.count_nonzero(_around(there, events, fill=False), axis=1) > 1
    within, moved_from = told[ends[0] : ends[1] + 1], events - ends[0]
    nothing = np.full(len(OFFSETS), np.nan)
    days, moves = int(np.count_nonzero(counted)), ways_to_move(moved_from, len(within))
    parts = (events, values, late, shared, outside, days, moves)
    if len(events) < ENOUGH_EVENTS or days < ENOUGH_DAYS:
        return Aligned(*parts, nothing, nothing, nothing)
    lines = moved_lines(within, moved_from)
    low, high = middle(lines) if moves >= ENOUGH_MOVES else (nothing, nothing)
    return Aligned(*parts, lines[0], low, high)


def moved_lines(values: Floats, events: Places) -> Floats:
    """Return the median line of the events for each of the N ways to move them together in a circle, shape (N, 18).

    values: shape (N,), N at least 18, NaN where there is none. events: distinct places in it. Row s holds the line
    with all events s days later, those that leave at the end coming in at the beginning; row 0 is the line itself.
    Days before the first and after the last of the N stay missing, moved or not. NaN where no event has a value.
    Counting how often each value occurs replaces sorting: all moves at once are one circular correlation.
    """
    size = len(values)
    places = np.flatnonzero(~np.isnan(values))
    levels, level = np.unique(values[places], return_inverse=True)
    held = np.zeros((len(levels), size))
    held[level, places] = 1
    here = np.zeros(size)
    here[events] = 1
    product = np.fft.rfft(held) * np.conj(np.fft.rfft(here))
    # [v, t]: how many events have the value v t days later, around the circle.
    counts = np.rint(np.fft.irfft(product, n=size)).astype(np.int32)
    come_round = np.arange(size)
    lines = np.empty((size, len(OFFSETS)))
    for step, last in ((1, AFTER), (-1, -BEFORE)):
        left = counts.copy()
        for offset in range(0, last + step, step):
            if offset:
                # What lies `offset` days from an event only around the circle does not count.
                place = offset - 1 if step > 0 else size + offset
                left[held[:, place] == 1] -= here[(place - come_round) % size].astype(np.int32)
            lines[:, offset + BEFORE] = np.roll(_medians(levels, left), -offset)
    return lines


def middle(lines: Floats) -> tuple[Floats, Floats]:
    """Return the ends of the middle 90 % of each column of `lines` (shape (N, M)), shape (M,) each.

    Both ends are lines that occurred, and belong to the range: at most 5 in 100 lie below it and as many above,
    however many are equal. NaN where fewer than ENOUGH_MOVES of the lines have a value.
    """
    ordered = np.sort(lines, axis=0)
    n = np.count_nonzero(~np.isnan(ordered), axis=0)
    tail, across = (_TAIL * n).astype(np.int64), np.arange(lines.shape[1])
    low, high = ordered[tail, across], ordered[np.maximum(n - 1 - tail, 0), across]
    enough = n >= ENOUGH_MOVES
    return np.where(enough, low, np.nan), np.where(enough, high, np.nan)


def ways_to_move(events: Places, size: int) -> int:
    """Return how many different sets of days arise when `events` are moved together around `size` days."""
    if not len(events):
        return 0
    # A move that brings back the same days takes the first event to another one.
    mine = set(events.tolist())
    same = sum({(day + other - int(events[0])) % size for day in mine} == mine for other in mine)
    return size // same


def _around(told: NDArray[_Told], events: Places, fill: float) -> NDArray[_Told]:
    """Return the days around each event, shape (E, 18); `fill` stands before the first and after the last day."""
    padded = np.pad(told, (BEFORE, AFTER), constant_values=fill)
    found: NDArray[_Told] = padded[events[:, None] + np.arange(len(OFFSETS))]
    return found


def _medians(levels: Floats, counts: NDArray[np.int32]) -> Floats:
    """Return the median of each column; `counts` (shape (L, N)) says how often each of the L `levels` occurs."""
    up_to = np.cumsum(counts, axis=0)
    n = up_to[-1]
    lower, upper = (np.count_nonzero(up_to <= rank, axis=0) for rank in (np.maximum(n - 1, 0) // 2, n // 2))
    last = len(levels) - 1
    return np.where(n > 0, (levels[np.minimum(lower, last)] + levels[np.minimum(upper, last)]) / 2, np.nan)
