"""Ends a program that writes to a journal with kill -9 at random moments, and counts what was lost.

    python tests/storage/killed.py FILE SECONDS SEED

Each change has a number, which the writer passes on as soon as `Store.apply` has returned. After each round the file
must be whole and hold either exactly what the last number stands for, or that and the whole change under way.
"""

import json
import os
import random
import signal
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.stamp import Stamp
from tidebook.storage.store import Store

_STAMP = Stamp(datetime(2026, 12, 1, tzinfo=UTC), 0)
_PERIOD = Period(date(2026, 3, 1), date(2026, 3, 20))
_KEYS = [f"symptom_{n}" for n in range(12)]


def written(number: int) -> list[Entry]:
    """Return what the change of this number writes: many small entries and a long note, all or none of them."""
    day = _PERIOD.first + timedelta(days=number % len(_PERIOD))
    note = Note(day, _STAMP, f"{number} " + "rain " * random.Random(number).randint(0, 4000))
    return [*(Rating(day, _STAMP, key, number % 11) for key in _KEYS), note]


def expected(last: int) -> list[Entry]:
    """Return what the journal holds once the changes up to `last` are written."""
    newest = range(max(last - len(_PERIOD) + 1, 1), last + 1)
    return sorted((entry for number in newest for entry in written(number)), key=lambda entry: entry.place)


def write_on(path: Path, first: int, tell: int) -> None:
    with Store(path) as store:
        for number in range(first, first + 1_000_000):
            store.apply([Change(None, entry) for entry in written(number)])
            os.write(tell, number.to_bytes(4, "big"))


def one_round(path: Path, last: int, seconds: float) -> int:
    """Let a program write on after `last`, end it, and return the last number that it told."""
    hear, tell = os.pipe()
    writer = os.fork()
    if writer == 0:
        # It never comes back: it is ended.
        write_on(path, last + 1, tell)
    os.close(tell)
    # Not a wait for anything: the moment at which it ends.
    time.sleep(seconds)
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    with os.fdopen(hear, "rb") as heard:
        numbers = heard.read()
    return int.from_bytes(numbers[-4:], "big") if numbers else last


def main(path: Path, seconds: float, seed: int) -> None:
    pick = random.Random(seed)
    Store.create(path).close()
    rounds, cut, last, problems = 0, 0, 0, list[str]()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        last = one_round(path, last, pick.uniform(0.001, 0.08))
        cut += path.with_name(path.name + "-journal").exists()
        with Store(path) as store:
            problems += store.check().problems
            found = sorted(store.read(_PERIOD).entries, key=lambda entry: entry.place)
        if found == expected(last + 1):
            # Written, and ended before it could be told.
            last += 1
        elif found != expected(last):
            problems.append(f"round {rounds}: not what was written up to {last}")
        rounds += 1
    counted = {"rounds": rounds, "left_under_way": cut, "acknowledged": last, "problems": problems}
    sys.stdout.write(json.dumps(counted) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]))
