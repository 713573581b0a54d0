"""Where each day stands in a calendar of weeks."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from tidebook.domain.period import Period

WEEK = 7


@dataclass(frozen=True, slots=True)
class Block:
    """Weeks beside each other that show the days of `period`; the first column holds the day `start`."""

    start: date
    period: Period


@dataclass(frozen=True, eq=False, slots=True)
class Places:
    """The column (week) and the row (weekday) of each day of a block: int64, shape (N,) each."""

    columns: NDArray[np.int64]
    rows: NDArray[np.int64]


def blocks(period: Period, months: int) -> list[Block]:
    """Cut `period` at the calendar's years, or at every `months` of them (a divisor of 12).

    Blocks begin where the calendar does, so that the same weeks of all years stand below each other.
    """
    found = []
    start = period.first.replace(month=(period.first.month - 1) // months * months + 1, day=1)
    while start <= period.last:
        month = start.month - 1 + months
        following = date(start.year + month // 12, month % 12 + 1, 1)
        part = Period(max(start, period.first), min(following - timedelta(days=1), period.last))
        found.append(Block(start, part))
        start = following
    return found


def places(block: Block, first_weekday: int) -> Places:
    """Say where each day of the block stands; `first_weekday` (0: Monday) is in the uppermost row."""
    before = (block.start.weekday() - first_weekday) % WEEK
    days = np.arange(len(block.period)) + (block.period.first - block.start).days + before
    return Places(days // WEEK, days % WEEK)
