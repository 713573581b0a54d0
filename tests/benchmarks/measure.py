"""How long something takes, beside what it is compared with, and the journals on which that is tried."""

import atexit
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from typing import Any
from uuid import UUID

from tidebook.bundled import catalogue
from tidebook.domain.activity import Activity, ActivityKind
from tidebook.domain.anchor import Anchor
from tidebook.domain.change import Change
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Certainty, Episode, Link
from tidebook.domain.event import Event, EventKind
from tidebook.domain.moment import Moment
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.stamp import Stamp
from tidebook.storage.store import Store

ROOT = Path(__file__).parents[2]
LAST_DAY = date(2026, 11, 20)
DAYS_OF = {"28 days": 28, "1 year": 365, "10 years": 3652}


@dataclass(frozen=True)
class Measured:
    """What was measured, in seconds (or `unit`); `beside` is what it is compared with.

    `at_most` is the largest ratio to `beside_seconds` that is allowed or, when there is nothing beside it, the
    largest number of seconds.
    """

    what: str
    seconds: float
    at_most: float
    beside: str = ""
    beside_seconds: float | None = None
    unit: str = "s"

    @property
    def ratio(self) -> float | None:
        return None if self.beside_seconds is None else self.seconds / self.beside_seconds

    @property
    def is_over(self) -> bool:
        return (self.seconds if self.ratio is None else self.ratio) > self.at_most


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """Return the median time of `work`, after it ran once for practice."""
    work()
    return median(_once(work) for _ in range(times))


def by_turns(one: Callable[[int], object], other: Callable[[int], object], times: int) -> tuple[float, float]:
    """Return the median times of two works done by turns, so that both meet the same noise.

    Each is called with the number of the turn; the first five turns are practice.
    """
    taken: tuple[list[float], list[float]] = [], []
    for turn in range(times + 5):
        pair = ((one, taken[0]), (other, taken[1]))
        for work, found in pair if turn % 2 else reversed(pair):
            found.append(_once(partial(work, turn)))
    return median(taken[0][5:]), median(taken[1][5:])


def _once(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


@cache
def folder() -> Path:
    """Return a folder of this run, on the disk that the checkout is on: in memory a save would cost nothing."""
    (ROOT / ".cache").mkdir(exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix="bench-", dir=ROOT / ".cache"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


@cache
def journal(years: int) -> Path:
    """Return a journal of so many full years up to LAST_DAY, closed. Copy it to write into it."""
    path = folder() / f"{years} years.tidebook"
    with Store.create(path) as store:
        if years:
            store.apply([Change(None, entry) for entry in diary(Period.ending(LAST_DAY, years * 1461 // 4))])
    return path


def copy_of(path: Path, name: str) -> Path:
    return Path(shutil.copy(path, folder() / name))


def diary(period: Period) -> Iterator[Entry]:
    """Every day thirteen ratings, a night, two facts, eleven activities in ten days, and a note every sixth day.

    It is as much as anybody would write. An episode a month comes with it, linked to an activity, and what stands.
    """
    pick = Random(7)
    keys = [symptom.key for symptom in islice(catalogue().rated, 13)]
    for number, day in enumerate(period):
        begin = datetime(day.year, day.month, day.day, 19, tzinfo=UTC)
        stamps = (Stamp(begin + timedelta(milliseconds=pick.randint(1, 9_000_000)), 60) for _ in range(99))
        yield Night(day, next(stamps), minutes_to_fall_asleep=40, awakenings=3, minutes_awake=30, **_TIMES)
        for key in keys:
            yield Rating(day, next(stamps), key, pick.randint(0, 10))
        yield DayFact(day, next(stamps), Fact.HOURS_UPRIGHT, pick.randint(0, 20) / 2)
        yield DayFact(day, next(stamps), Fact.TOO_ILL, pick.randint(0, 1))
        if number % 6 == 0:
            yield Note(day, next(stamps), "Rain on the roof. " * pick.randint(1, 20))
        for turn in range(2 if number % 10 == 0 else 1):
            yield _activity(day, next(stamps), number, turn, pick)
        if number % 30 == 0:
            yield from _payback(day, next(stamps), number)
            yield Event(day, next(stamps), _uuid(3, number), EventKind.CHANGED, f"dose {number}")
            yield Anchor(day, next(stamps), "fatigue", number // 30 % 11, "up for the meals")


def _activity(day: date, stamp: Stamp, number: int, turn: int, pick: Random) -> Activity:
    kinds = frozenset({ActivityKind.PHYSICAL, ActivityKind.UPRIGHT})
    what = pick.choice(("shopping", "Spaziergang über die Brücke", "phone call with a friend", "a bath"))
    return Activity(day, stamp, _uuid(1, number, turn), what, kinds, pick.randint(0, 10), None, 45, 30)


def _payback(day: date, stamp: Stamp, number: int) -> Iterator[Entry]:
    yield Episode(day, stamp, _uuid(2, number), Moment(day), ended=Moment(day), worst_severity=7)
    yield Link(day, stamp, _uuid(2, number), _uuid(1, number, 0), Certainty.LIKELY)


def _uuid(kind: int, number: int, turn: int = 0) -> UUID:
    return UUID(int=kind << 64 | number << 8 | turn, version=4)


_TIMES: dict[str, Any] = {
    name: datetime(2026, 1, 1, hour, minute).time()
    for name, hour, minute in (("to_bed", 22, 30), ("tried_to_sleep", 23, 10), ("woke", 7, 0), ("got_up", 7, 45))
}
