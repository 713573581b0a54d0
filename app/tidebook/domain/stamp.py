"""When something was typed, and how long after the day that it is about."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from functools import cache

from tidebook.language import _


class Lateness(Enum):
    """How long after the day an entry was typed (Broderick 2008: recall holds for a day or two).

    PAPER: copied from the tick sheet. It was written down on its day, as far as the person says.
    """

    SAME_DAY = "same_day"
    NEXT_DAY = "next_day"
    LATE = "late"
    FROM_MEMORY = "from_memory"
    PAPER = "paper"

    @property
    def is_late(self) -> bool:
        """Whether it was typed later than the next day: drawn hollow, and counted as late."""
        return self in {Lateness.LATE, Lateness.FROM_MEMORY}

    @property
    def words(self) -> str:
        """What is said beside an entry; nothing where it was typed in time."""
        if self is Lateness.PAPER:
            return _("copied from paper")
        return _("typed late") if self.is_late else ""


class Source(Enum):
    """Where an entry came from."""

    TYPED = "typed"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Stamp:
    """The instant at which something was typed (UTC, to the millisecond) and the clock's offset then (minutes).

    `source` PAPER: it was written on the tick sheet on its day, and copied at this instant.
    """

    at: datetime
    offset_min: int
    source: Source = Source.TYPED

    def __post_init__(self) -> None:
        if self.at.tzinfo is not UTC or self.at.microsecond % 1000 or abs(self.offset_min) >= 24 * 60:
            raise ValueError("a stamp is in UTC, to the millisecond, with an offset of less than a day")

    @property
    def local(self) -> datetime:
        """What the person's clock showed."""
        return self.at.astimezone(_zone(self.offset_min))

    def lateness(self, about: date) -> Lateness:
        """Say how late something about the day `about` was typed."""
        if self.source is Source.PAPER:
            return Lateness.PAPER
        days = (self.local.date() - about).days
        if days <= 1:
            return Lateness.SAME_DAY if days <= 0 else Lateness.NEXT_DAY
        return Lateness.LATE if days <= 3 else Lateness.FROM_MEMORY


@cache
def _zone(offset_min: int) -> timezone:
    return timezone(timedelta(minutes=offset_min))
