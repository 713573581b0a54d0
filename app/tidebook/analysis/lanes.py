"""Where things go that happen at the same time: side by side, or in rows."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

import numpy as np
from numpy.typing import NDArray

from tidebook.domain.anchor import Anchor
from tidebook.domain.event import Event, EventKind
from tidebook.domain.moment import Moment, Precision

_DAY_S = 86400


def rows_without_overlap(starts: Sequence[float], ends: Sequence[float]) -> list[int]:
    """Return for each span the first row (from 0) that is free from its start to its end.

    starts, ends: as many numbers each, in any unit, the starts ascending. A span may begin where another ends.
    """
    free: list[float] = []
    rows = []
    for start, end in zip(starts, ends, strict=True):
        row = next((at for at, since in enumerate(free) if since <= start), len(free))
        free[row : row + 1] = [end]
        rows.append(row)
    return rows


def turn_on_day(days: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return for each of `days` (shape (N,), ascending) which of its day it is (from 0), and how many there are."""
    _days, first, at, count = np.unique(days, return_index=True, return_inverse=True, return_counts=True)
    return np.arange(len(days)) - first[at], count[at]


def day_number(at: datetime) -> float:
    """Return an instant as a day number with its fraction. A day is drawn around its number: noon is whole."""
    return at.toordinal() - 0.5 + (at - datetime.combine(at.date(), time())).total_seconds() / _DAY_S


def reach(moment: Moment) -> tuple[float, float]:
    """Return from when to when (day numbers) a moment can have been; an unsure one also the day before and after."""
    aside = 1.0 if moment.precision is Precision.UNSURE else 0.0
    ends = moment.latest if moment.precision is Precision.HOUR else moment.latest + timedelta(minutes=1)
    return day_number(moment.earliest) - aside, day_number(ends) + aside


def same_events(events: Iterable[Event], most: int) -> list[tuple[Event, ...]]:
    """Return events of the same kind and words together, at most `most` such groups, ordered by their first days.

    Where there are more, what was taken as needed is left out first, then what came last.
    """
    groups: dict[tuple[EventKind, str], list[Event]] = {}
    for event in sorted(events, key=lambda event: event.day):
        groups.setdefault((event.kind, event.what.casefold()), []).append(event)
    by_weight = sorted(groups.values(), key=lambda group: (group[0].kind is EventKind.TAKEN, group[0].day))
    return sorted((tuple(group) for group in by_weight[:most]), key=lambda group: group[0].day)


def meanings_on(day: date, anchors: Iterable[Anchor]) -> dict[int, Anchor]:
    """Return the newest anchor of each level on or before `day`; all anchors are of one scale."""
    return {anchor.level: anchor for anchor in sorted(anchors, key=lambda a: a.day) if anchor.day <= day}


def days_of_new_meaning(anchors: Iterable[Anchor]) -> list[date]:
    """Return the days on which a scale that already had words got other ones; all anchors are of one scale."""
    days: set[date] = set()
    told: dict[int, Anchor] = {}
    first: date | None = None
    for anchor in sorted(anchors, key=lambda a: a.day):
        first = first or anchor.day
        if anchor.day > first and (anchor.level not in told or told[anchor.level].words != anchor.words):
            days.add(anchor.day)
        told[anchor.level] = anchor
    return sorted(days)
