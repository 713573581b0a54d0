"""Ends a program with kill -9 while it brings a journal up to date, and looks at what it left.

    python tests/storage/killed_step.py FILE ROUNDS SEED

First it ends before every EVERY-th statement of each step from the file's version on, then ROUNDS times at a random
moment.
The file is made large before, so that pages are written long before a step is over. After each round the file must be
that of one version, whole and with everything in it, and must open.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from typing_extensions import override

from tidebook.storage import migrations
from tidebook.storage.store import Store

EVERY = 4
_ROWS = 10_000
_TABLES = ("rating", "night", "day_fact", "note", "asked")
_NEWEST = migrations.NEWEST
_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"


class _Ending(Sequence[migrations.Statement]):
    """The statements of a step; before number `last` the program ends, if the step has as many."""

    def __init__(self, step: Sequence[migrations.Statement], last: int) -> None:
        self._step, self._last = step, last

    @override
    def __len__(self) -> int:
        return len(self._step)

    @override
    def __getitem__(self, at: Any) -> Any:
        return self._step[at]

    @override
    def __iter__(self) -> Iterator[migrations.Statement]:
        for number, statement in enumerate(self._step):
            if number == self._last:
                os.kill(os.getpid(), signal.SIGKILL)
            yield statement


def enlarge(path: Path, rows: int = _ROWS) -> None:
    connection = driver.connect(str(path), isolation_level=None)
    # Days of years in which nobody kept a journal, so that no place is taken twice.
    connection.execute(
        f"""WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < {rows})
        INSERT INTO day_fact (id, day, typed_at, offset_min, fact, value)
        SELECT printf('%032d', value), date('1900-01-01', value || ' days'), '2026-03-04T20:10:00.000Z', 0,
            'hours_upright', value % 24 FROM n"""
    ).fetchall()
    connection.close()


def seen(path: Path) -> tuple[int, Any, Any]:
    """What plain SQLite finds: the version, the tables, and their rows without the columns that came later."""
    connection = driver.connect(str(path), isolation_level=None)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        rows = {
            table: connection.execute(f"SELECT count(*), sum(length(id)), max(day), max(seq) FROM {table}").fetchall()
            for table in _TABLES
        }
        return version, connection.execute(_SCHEMA).fetchall(), rows
    finally:
        connection.close()


def versions(path: Path, tried: Path) -> dict[int, tuple[int, Any, Any]]:
    """What the file looks like in its own version and in each one after it."""
    found = {seen(path)[0]: seen(path)}
    for version in range(next(iter(found)) + 1, _NEWEST + 1):
        shutil.copy(path, tried)
        ending = os.fork()
        if ending == 0:
            migrations.STEPS = migrations.STEPS[:version]
            Store(tried).close()
            os._exit(0)
        os.waitpid(ending, 0)
        found[version] = seen(tried)
    return found


def one_round(path: Path, *, end: tuple[int, int] | None, seconds: float) -> None:
    """Bring the file up to date; `end`: the version that it has then, and the statement before which it ends."""
    writer = os.fork()
    if writer == 0:
        if end is not None:
            version, last = end
            steps = migrations.STEPS
            migrations.STEPS = (*steps[:version], _Ending(steps[version], last), *steps[version + 1 :])
        Store(path).close()
        os._exit(0)
    if end is None:
        # Not a wait for anything: the moment at which it ends.
        time.sleep(seconds)
        os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)


def main(path: Path, rounds: int, seed: int) -> None:
    pick = random.Random(seed)
    enlarge(path)
    tried = path.with_name("tried.tidebook")
    left_over = tried.with_name(f"{tried.name}-journal")
    looks = versions(path, tried)
    oldest = min(looks)
    # No row is lost on the way, and each step says which version it made.
    same = all(look[0] == version and look[2] == looks[oldest][2] for version, look in looks.items())
    problems = [] if same else ["the steps themselves do not hold"]
    shutil.copy(path, tried)
    began = time.monotonic()
    one_round(tried, end=(_NEWEST - 1, len(migrations.STEPS[-1])), seconds=0)
    length = time.monotonic() - began
    stops = [(one, last) for one in range(oldest, _NEWEST) for last in range(0, len(migrations.STEPS[one]), EVERY)]
    found, left_under_way = Counter[int](), 0
    for end in [*stops, *[None] * rounds]:
        shutil.copy(path, tried)
        one_round(tried, end=end, seconds=pick.uniform(0, length))
        left_under_way += left_over.exists() and left_over.stat().st_size > 0
        result = seen(tried)
        if result != looks.get(result[0]) or (end is not None and result[0] != end[0]):
            problems.append(f"{end}: neither old nor new")
        found[result[0]] += 1
        Store(tried).close()
        if seen(tried) != looks[_NEWEST] or left_over.exists():
            problems.append(f"{end}: not brought up to date afterwards")
    tried.unlink()
    counted = {"found": found, "left_under_way": left_under_way, "at_statements": len(stops), "problems": problems}
    sys.stdout.write(json.dumps(counted) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
