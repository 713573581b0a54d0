"""A few dates below the picture, in the person's language."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton

from tidebook.language import locale

MOST_TICKS = 13


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is named on the axis; `year` is empty where the tick before says it."""

    day: date
    words: str
    year: str

    @property
    def at(self) -> int:
        """Where it stands: its day number."""
        return self.day.toordinal()


def date_ticks(first: date, last: date, fits: Callable[[list[Tick]], bool]) -> list[Tick]:
    """Return as many ticks between `first` and `last` as `fits` allows: days, weeks, months or years."""
    for pattern, days in _choices(first, last):
        ticks = _named(days, pattern)
        if ticks and len(ticks) <= MOST_TICKS and fits(ticks):
            return ticks
    return _named([first], "MMMd")


def day_words(day: date) -> str:
    """Return such as "Tuesday 4 March"."""
    skeletons = Locale.parse(locale()).datetime_skeletons
    if "MMMMEEEEd" in skeletons:
        return str(format_skeleton("MMMMEEEEd", day, locale=locale()))
    return f"{format_date(day, 'EEEE', locale=locale())} {format_skeleton('MMMMd', day, locale=locale())}"


def dated_words(day: date) -> str:
    """Return such as "Tuesday, 4 March 2025", for charts of several years."""
    return str(format_date(day, "full", locale=locale()))


def period_words(first: date, last: date) -> str:
    """Return such as "26 Oct – 22 Nov 2026"."""
    return str(format_interval(first, last, "yMMMd", locale=locale()))


def date_words(day: date, *, years: bool = False) -> str:
    """Return such as "4 Mar", or "4 Mar 2026" with `years`."""
    return str(format_skeleton("yMMMd" if years else "MMMd", day, locale=locale()))


def _choices(first: date, last: date) -> Iterator[tuple[str, list[date]]]:
    length = (last - first).days + 1
    for step in (1, 2):
        if length <= step * MOST_TICKS:
            yield "MMMd", [first + timedelta(days=n) for n in range(0, length, step)]
    # Weeks begin on the day on which they begin in the person's country.
    monday = (Locale.parse(locale()).first_week_day - first.weekday()) % 7
    for step in (7, 14):
        if length <= step * MOST_TICKS:
            yield "MMMd", [first + timedelta(days=n) for n in range(monday, length, step)]
    firsts = [date(at // 12, at % 12 + 1, 1) for at in range(first.year * 12 + first.month - 1,
                                                           last.year * 12 + last.month)]  # fmt: skip
    firsts = [day for day in firsts if first <= day <= last]
    for step in (1, 2, 3, 6):
        yield "MMM", [day for day in firsts if (day.month - 1) % step == 0]
    for step in (1, 2, 5, 10):
        yield "y", [day for day in firsts if day.month == 1 and day.year % step == 0]


def _named(days: list[date], pattern: str) -> list[Tick]:
    ticks = []
    year = 0
    for day in days:
        told = pattern == "y" or day.year == year
        ticks.append(Tick(day, _worded(day, pattern, locale()), "" if told else _worded(day, "y", locale())))
        year = day.year
    return ticks


@lru_cache(maxsize=4096)
def _worded(day: date, pattern: str, language: str) -> str:
    """Return a day as `pattern` says. Kept: while days move, the same are named again and again."""
    if pattern == "MMMd":
        return str(format_skeleton(pattern, day, locale=language))
    return str(format_date(day, pattern, locale=language))
