"""Days in the tables of the appendix, with a star where something was typed late."""

from datetime import date

from babel.dates import format_skeleton, format_time

from tidebook.domain.entry import Entry
from tidebook.domain.moment import Moment, Precision
from tidebook.domain.period import Period
from tidebook.domain.stamp import Lateness
from tidebook.language import _, locale

LATE, FROM_MEMORY = "*", "**"
_NOON = 12


def star(entry: Entry) -> str:
    """Return "*" for what was typed later than the next day, "**" for more than 3 days later, else nothing."""
    return {Lateness.LATE: LATE, Lateness.FROM_MEMORY: FROM_MEMORY}.get(entry.lateness, "")


def stars() -> str:
    """Say what the stars stand for."""
    return _("* typed later than the next day. ** typed more than 3 days later.")


def weekday(day: date, *, years: bool) -> str:
    """Write "Sun 22 Nov", or "Sun, 22 Nov 2026" with `years`."""
    return str(format_skeleton("yMMMEd" if years else "MMMEd", day, locale=locale()))


def has_years(period: Period) -> bool:
    """Whether the days of a period have to be written with their year."""
    return period.first.year != period.last.year


def when(moment: Moment, *, years: bool) -> str:
    """Write "Tue 3 Nov, 14:30", "Tue 3 Nov, before noon", "Tue 3 Nov" or "around Tue 3 Nov (unsure)"."""
    day = weekday(moment.day, years=years)
    if moment.precision is Precision.UNSURE:
        return _("around {day} (unsure)").format(day=day)
    if moment.at is None:
        return day
    if moment.precision is Precision.HOUR:
        return _("{day}, {time}").format(day=day, time=format_time(moment.at, "short", locale=locale()))
    part = _("after noon") if moment.at.hour >= _NOON else _("before noon")
    return _("{day}, {part}").format(day=day, part=part)
