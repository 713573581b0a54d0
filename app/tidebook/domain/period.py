"""A stretch of days."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tidebook.domain.errors import EntryError
from tidebook.language import _


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """All days from `first` to `last`, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise EntryError(_("The period ends before it begins."))

    @classmethod
    def ending(cls, last: date, days: int) -> "Period":
        """Return the period of `days` days that ends with `last`."""
        return cls(last - timedelta(days=days - 1), last)

    @classmethod
    def parse(cls, text: str, today: date) -> "Period":
        """Read "28d" (the days up to today) or "2026-03-01..2026-03-28"; EntryError when it is neither."""
        if re.fullmatch(r"[1-9]\d{0,4}d", text):
            return cls.ending(today, int(text[:-1]))
        first, dots, last = text.partition("..")
        try:
            if dots:
                return cls(date.fromisoformat(first), date.fromisoformat(last))
        except EntryError:
            raise
        except ValueError:
            pass
        raise EntryError(_("A period is written as 28d, or as 2026-03-01..2026-03-28."))

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=n) for n in range(len(self)))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def index(self, day: date) -> int:
        """Return how many days after the first one `day` is."""
        return (day - self.first).days

    def before(self) -> "Period":
        """Return the equally long period just before."""
        return Period.ending(self.first - timedelta(days=1), len(self))

    def wider(self, days: int) -> "Period":
        """Return the period with that many days more on both sides, as far as there are dates."""
        by = timedelta(days=days)
        return Period(
            self.first - min(by, self.first - date.min),
            self.last + min(by, date.max - self.last),
        )

    def moved(self, days: int, limits: "Period") -> "Period":
        """Return the period that many days later (earlier if negative), as far as that stays within `limits`."""
        by = timedelta(days=min(max(days, self.index(limits.first)), (limits.last - self.last).days))
        return Period(self.first + by, self.last + by)

    def stretched(self, factor: float, around: date, limits: "Period", least: int) -> "Period":
        """Return `factor` times as many days, with `around` where it is in this one; `least` days or more.

        It stays within `limits`.
        """
        days = min(max(round(len(self) * factor), least), len(limits))
        before = round(self.index(around) * (days - 1) / max(len(self) - 1, 1))
        first = around - timedelta(days=min(before, days - 1))
        first = max(min(first, limits.last - timedelta(days=days - 1)), limits.first)
        return Period(first, first + timedelta(days=days - 1))
