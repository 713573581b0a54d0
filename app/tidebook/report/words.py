"""Numbers, dates and spells of time, in the words and figures of the person's language."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from tidebook.domain.period import Period
from tidebook.language import _

_MINUTES_IN_HOUR = 60


@dataclass(frozen=True, slots=True)
class Words:
    """How one `locale` (a Babel name such as "en_GB") writes numbers and days."""

    locale: str

    @property
    def language(self) -> str:
        """The language alone, as a PDF names it: "en", "de"."""
        return Locale.parse(self.locale).language

    @property
    def region(self) -> str:
        """The country, or nothing."""
        return Locale.parse(self.locale).territory or ""

    @property
    def is_right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return Locale.parse(self.locale).text_direction == "rtl"

    def number(self, value: float) -> str:
        """Write 6 as "6" and five and a half as "5.5" (or "5,5"); at most two decimals."""
        return _written(value, self.locale)

    def clock(self, minutes: float) -> str:
        """Write minutes as hours and minutes under each other: "6:20", "0:45"; half minutes are rounded up."""
        hours, rest = divmod(int(minutes + 0.5), _MINUTES_IN_HOUR)
        return f"{hours}:{rest:02}"

    def day(self, day: date) -> str:
        """Write a date in full: "22 November 2026"."""
        return str(format_date(day, "long", locale=self.locale))

    def short_day(self, day: date) -> str:
        """Write a date for an axis: "22 Nov"."""
        return str(format_skeleton("MMMd", day, locale=self.locale))

    def ends(self, period: Period) -> tuple[str, str]:
        """Write the first and last day for an axis, with their years where these differ."""
        if period.first.year == period.last.year:
            return self.short_day(period.first), self.short_day(period.last)
        first, last = (str(format_date(day, "medium", locale=self.locale)) for day in (period.first, period.last))
        return first, last

    def period(self, period: Period) -> str:
        """Write a period with its dates: "26 October to 22 November 2026"."""
        if len(period) == 1:
            return self.day(period.last)
        same_year = period.first.year == period.last.year
        first = (
            str(format_skeleton("MMMMd", period.first, locale=self.locale)) if same_year else self.day(period.first)
        )
        return _("{first} to {last}").format(first=first, last=self.day(period.last))

    def to(self, low: str, high: str) -> str:
        """Write "5 to 7", or "5" where both are the same."""
        return low if low == high else _("{low} to {high}").format(low=low, high=high)


@lru_cache(maxsize=1024)
def _written(value: float, locale: str) -> str:
    return str(format_decimal(value, format="0.##", locale=locale))
