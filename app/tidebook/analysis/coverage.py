"""How much of a period was recorded, and how late."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import Enum

from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.record import Record

ENOUGH_SHARE = 0.7


class DayMark(Enum):
    """What can be said of a day at a glance."""

    EMPTY = "empty"
    RECORDED = "recorded"
    LATE = "late"
    TOO_ILL = "too ill"


@dataclass(frozen=True, slots=True)
class Coverage:
    """One mark a day, in order. A day marked too ill to fill in is a recorded day."""

    marks: tuple[DayMark, ...]

    @property
    def days(self) -> int:
        """The days of the period."""
        return len(self.marks)

    @property
    def recorded(self) -> int:
        """The days with anything recorded."""
        return self.days - self.marks.count(DayMark.EMPTY)

    @property
    def late(self) -> int:
        """The days of which everything was typed later than the next day."""
        return self.marks.count(DayMark.LATE)

    @property
    def too_ill(self) -> int:
        """The days marked too ill to fill in."""
        return self.marks.count(DayMark.TOO_ILL)

    @property
    def is_thin(self) -> bool:
        """Whether fewer than 7 in 10 days were recorded."""
        return self.recorded < ENOUGH_SHARE * self.days


def coverage(record: Record) -> Coverage:
    """Mark each day of the record."""
    by_day: dict[date, list[Entry]] = defaultdict(list)
    for entry in record.told:
        by_day[entry.day].append(entry)
    return Coverage(tuple(_mark(by_day.get(day, [])) for day in record.period))


def _mark(entries: list[Entry]) -> DayMark:
    if not entries:
        return DayMark.EMPTY
    if any(isinstance(e, DayFact) and e.fact is Fact.TOO_ILL and e.value for e in entries):
        return DayMark.TOO_ILL
    return DayMark.LATE if all(e.lateness.is_late for e in entries) else DayMark.RECORDED
