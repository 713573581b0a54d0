"""When an invented person typed their entries, on a clock with summer time."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from tidebook.domain.stamp import Stamp


def offset_min(day: date) -> int:
    """Return the offset of Central European clocks at noon of `day`, in minutes (the rule in force since 1996)."""
    return 120 if _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10) else 60


def clock_change_min(day: date) -> int:
    """Return by how many minutes the clock was put forward in the night that ended on `day`."""
    return offset_min(day) - offset_min(day - timedelta(days=1))


def evening(random: Random, day: date) -> Stamp:
    """Return some moment between 20:00 and 22:30."""
    return _at(random, day, time(20), 150)


def morning(random: Random, day: date) -> Stamp:
    """Return some moment between 10:00 and 11:30, when even a late riser of this journal is up."""
    return _at(random, day, time(10), 90)


def later(stamp: Stamp, random: Random) -> Stamp:
    """Return the moment of the next answer, a few seconds after `stamp`."""
    return Stamp(stamp.at + timedelta(milliseconds=random.randint(900, 6000)), stamp.offset_min)


def _at(random: Random, day: date, start: time, minutes: int) -> Stamp:
    offset = offset_min(day)
    local = datetime.combine(day, start) + timedelta(milliseconds=random.randrange(minutes * 60_000))
    return Stamp((local - timedelta(minutes=offset)).replace(tzinfo=UTC), offset)


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)
