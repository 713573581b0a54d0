"""A point in time, as precisely as it is known."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum


class Precision(Enum):
    """How well a moment is known."""

    HOUR = "hour"
    HALF_DAY = "half_day"
    DAY = "day"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Moment:
    """`day`, and `at` the time that the person gave (HOUR) or the half of the day (HALF_DAY: 00:00 or 12:00).

    Else `at` is None. A time is taken at its word, to the minute.
    """

    day: date
    precision: Precision = Precision.DAY
    at: time | None = None

    def __post_init__(self) -> None:
        needs_clock = self.precision in {Precision.HOUR, Precision.HALF_DAY}
        if needs_clock is (self.at is None):
            raise ValueError("an hour or half a day has a time, and nothing else has")
        if self.at is not None and self.at != time(self.at.hour, self.at.minute):
            raise ValueError("a moment is to the minute")
        if self.precision is Precision.HALF_DAY and self.at not in {time(0), time(12)}:
            raise ValueError("half a day begins at 0:00 or at 12:00")

    @property
    def earliest(self) -> datetime:
        """The first instant that it can have been."""
        return datetime.combine(self.day, self.at or time())

    @property
    def latest(self) -> datetime:
        """The last minute that it can have been."""
        if self.precision is Precision.HOUR:
            return self.earliest
        hours = 12 if self.precision is Precision.HALF_DAY else 24
        return self.earliest + timedelta(hours=hours, minutes=-1)

    def is_before(self, other: "Moment") -> bool:
        """Whether it was certainly before `other`, as far as both are known."""
        return self.latest < other.earliest
