"""How the values of an entry stand in an exported file."""

from datetime import date, datetime, time, timedelta
from functools import cache

from tidebook.domain.day_fact import Fact
from tidebook.domain.entry import Entry
from tidebook.domain.moment import Moment
from tidebook.domain.night import COUNTS, TIMES, Night
from tidebook.domain.record import Record
from tidebook.domain.stamp import Source
from tidebook.exchange.csv_text import Cell
from tidebook.exchange.day_terms import CLOCK_CHANGE, MINUTES_ASLEEP, MINUTES_IN_BED

ME, HELPER = "me", "helper"
NIGHT_KEYS = ("to_bed", "tried_to_sleep", *COUNTS, "woke", "got_up", CLOCK_CHANGE, MINUTES_ASLEEP, MINUTES_IN_BED)

# How late a typed entry is follows from the days between alone: asked once for each number, not for each entry.
_modes: dict[int, str] = {}


def origin(entry: Entry) -> tuple[str, str, str]:
    """Return the day that it is about, when it was typed on the person's clock, and how late that was in a word."""
    stamp, day = entry.stamp, entry.day
    ahead, suffix = _clock_ahead(stamp.offset_min)
    local = stamp.at.replace(tzinfo=None) + ahead
    return day.isoformat(), local.isoformat(timespec="milliseconds") + suffix, _mode(entry, local)


def _mode(entry: Entry, local: datetime) -> str:
    if entry.stamp.source is not Source.TYPED:
        return entry.lateness.value
    days = local.toordinal() - entry.day.toordinal()
    if days not in _modes:
        _modes[days] = entry.lateness.value
    return _modes[days]


def helped_days(record: Record) -> frozenset[date]:
    """Return the days whose entries someone helping the person typed, as far as the record says."""
    return frozenset(fact.day for fact in record.facts if fact.fact is Fact.HELPED and fact.value)


def parts(night: Night) -> dict[str, Cell]:
    """Return what was typed of a night, and what follows from it, by key; None where it is not known."""
    typed = {key: getattr(night, key) for key in (*TIMES, *COUNTS)}
    derived = {
        CLOCK_CHANGE: night.clock_change_min or None,
        MINUTES_ASLEEP: night.asleep_min,
        MINUTES_IN_BED: night.in_bed_min,
    }
    return {key: _cell((typed | derived)[key]) for key in NIGHT_KEYS}


def number(value: float) -> str:
    """Return a number with a decimal point, if it needs one."""
    return repr(float(value)).removesuffix(".0")


def clock(at: time | None) -> str:
    """Return a time of day such as 14:30, or nothing."""
    return "" if at is None else at.isoformat("minutes")


def moment(when: Moment | None) -> str:
    """Return a day such as 2026-03-04, with a time such as T14:30 if there is one; half a day has its first hour."""
    if when is None:
        return ""
    return when.day.isoformat() if when.at is None else f"{when.day.isoformat()}T{clock(when.at)}"


def _cell(value: time | int | None) -> Cell:
    return clock(value) if isinstance(value, time) else value


@cache
def _clock_ahead(offset_min: int) -> tuple[timedelta, str]:
    """Return how far a clock is ahead of UTC, and what ISO 8601 writes for it."""
    hours, minutes = divmod(abs(offset_min), 60)
    return timedelta(minutes=offset_min), f"{'-' if offset_min < 0 else '+'}{hours:02}:{minutes:02}"
