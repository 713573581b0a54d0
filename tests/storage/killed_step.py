"""Ends a program with kill -9 while it brings a journal up to date, and looks at what it left.

    python tests/storage/killed_step.py FILE ROUNDS SEED

First it ends before each statement of the step from version 1 to 2, then ROUNDS times at a random moment. The file is
made large before, so that pages are written long before the step is over. After each round the file must be that of
version 1 or that of version 2, whole and with everything in it, and must open.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from typing_extensions import override

from tidebook.storage import migrations
from tidebook.storage.store import Store

_ROWS = 30_000
_TABLES = ("rating", "night", "day_fact", "note", "asked")
_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"


class _Ending(Sequence[str]):
    """The statements of a step; before number `last` the program ends."""

    def __init__(self, step: Sequence[str], last: int) -> None:
        self._step, self._last = step, last

    @override
    def __len__(self) -> int:
        return len(self._step)

    @override
    def __getitem__(self, at: Any) -> Any:
        return self._step[at]

    @override
    def __iter__(self) -> Iterator[str]:
        for number, statement in enumerate(self._step):
            if number == self._last:
                os.kill(os.getpid(), signal.SIGKILL)
            yield statement


def enlarge(path: Path) -> None:
    connection = driver.connect(str(path), isolation_level=None)
    # Days of years in which nobody kept a journal, so that no place is taken twice.
    connection.execute(
        f"""WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < {_ROWS})
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


def one_round(path: Path, *, last: int | None, seconds: float) -> None:
    writer = os.fork()
    if writer == 0:
        if last is not None:
            migrations.STEPS = (migrations.STEPS[0], _Ending(migrations.STEPS[1], last))
        Store(path).close()
        os._exit(0)
    if last is None:
        # Not a wait for anything: the moment at which it ends.
        time.sleep(seconds)
        os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)


def main(path: Path, rounds: int, seed: int) -> None:
    pick = random.Random(seed)
    enlarge(path)
    tried = path.with_name("tried.tidebook")
    left_over = tried.with_name(f"{tried.name}-journal")
    old = seen(path)
    shutil.copy(path, tried)
    began = time.monotonic()
    one_round(tried, last=len(migrations.STEPS[1]), seconds=0)
    length = time.monotonic() - began
    new = seen(tried)
    found = {"old": 0, "new": 0, "left_under_way": 0, "at_statements": len(migrations.STEPS[1])}
    problems: list[str] = [] if (old[0], new[0], old[2]) == (1, 2, new[2]) else ["the step itself does not hold"]
    ends = [*range(len(migrations.STEPS[1])), *[None] * rounds]
    for number, last in enumerate(ends):
        shutil.copy(path, tried)
        one_round(tried, last=last, seconds=pick.uniform(0, length))
        found["left_under_way"] += left_over.exists() and left_over.stat().st_size > 0
        result = seen(tried)
        if result not in (old, new):
            problems.append(f"round {number}: neither old nor new")
        found["new" if result[0] == 2 else "old"] += 1
        Store(tried).close()
        if seen(tried) != new or left_over.exists():
            problems.append(f"round {number}: not brought up to date afterwards")
    tried.unlink()
    sys.stdout.write(json.dumps({**found, "problems": problems}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
