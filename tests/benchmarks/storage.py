"""The journal file: an answer until it is durable, and reading."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from tests.benchmarks.measure import DAYS_OF, LAST_DAY, Measured, by_turns, copy_of, diary, journal, seconds
from tidebook.domain.change import Change
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.storage.engine import LOOKING, WRITING
from tidebook.storage.store import Store

_INSERT = "INSERT INTO rating (id, day, typed_at, offset_min, symptom, value, digest) VALUES (?, ?, ?, ?, ?, ?, ?)"


def bench_answer() -> Iterator[Measured]:
    """One answer, beside the same row written by bare SQLite that is as careful about power cuts."""
    day = LAST_DAY + timedelta(days=1)
    stamp = next(diary(Period(day, day))).stamp
    for years in (0, 10):
        bare = driver.connect(str(copy_of(journal(years), f"bare {years}.tidebook")), isolation_level=None)
        for setting in (*LOOKING, *WRITING):
            bare.execute(setting).fetchall()
        with Store(copy_of(journal(years), f"ours {years}.tidebook")) as store:

            def answer(turn: int, store: Store = store) -> None:
                store.apply([Change(None, Rating(day, stamp, f"symptom_{turn}", 6))])

            def insert(turn: int, bare: driver.Connection = bare) -> None:
                key = f"symptom_{turn}"
                stamped = (day.isoformat(), "2026-11-21T19:00:00.000Z", 60)
                row = (f"00000000-0000-0000-0000-{turn:012}", *stamped, key, 6, bytes(16))
                bare.execute(_INSERT, row)

            ours, beside = by_turns(answer, insert, 400)
        bare.close()
        yield Measured(f"an answer, journal of {years} years", ours, 1.5, "a bare INSERT", beside)


def bench_reading() -> Iterator[Measured]:
    """A period as entries; ten years may take ten times as long as one, and a little for what no cache holds."""
    with Store(copy_of(journal(10), "reading.tidebook")) as store:
        taken = {
            words: seconds(partial(store.read, Period.ending(LAST_DAY, days))) for words, days in DAYS_OF.items()
        }
        checked = seconds(store.check, 3)
        spanned = seconds(store.span)
    yield Measured("reading 28 days", taken["28 days"], 0.01)
    yield Measured("reading 1 year", taken["1 year"], 0.05)
    # 64,000 entries of all kinds.
    yield Measured("reading 10 years", taken["10 years"], 0.3)
    yield Measured("reading 10 years", taken["10 years"], 12, "1 year", taken["1 year"])
    yield Measured("first and last day of 10 years", spanned, 0.005)
    yield Measured("looking through 10 years", checked, 1.5)


def bench_opening() -> Iterator[Measured]:
    """Opening the file and reading the newest day, as at start-up.

    What stands until it is changed (episodes, links, events, anchors) is read whole, so years add a little.
    """
    taken = {}
    for years in (1, 10):
        path = copy_of(journal(years), f"opening {years}.tidebook")

        def open_(path: Path = path) -> None:
            with Store(path) as store:
                store.read(Period(LAST_DAY, LAST_DAY))

        taken[years] = seconds(open_, 15)
    yield Measured("opening a year and reading a day", taken[1], 0.005)
    yield Measured("opening 10 years and reading a day", taken[10], 0.01)
