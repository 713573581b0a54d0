"""What the tests of a journal in trouble have in common."""

import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from tidebook.domain.errors import JournalError, Trouble
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.stamp import Stamp
from tidebook.storage.backups import folder_of

DAY = date(2026, 3, 4)
STAMP = Stamp(datetime(2026, 3, 4, 20, 10, tzinfo=UTC), 60)
MARKER = "Zaubernuss"
NOTE = Note(DAY, STAMP, f"{MARKER} at the window. " + "Rain. " * 500)
FATIGUE = Rating(DAY, STAMP, "fatigue", 6)
EVERYTHING = Period(date(1900, 1, 1), date(2100, 1, 1))


def change(path: Path, *statements: str) -> None:
    connection = driver.connect(str(path), isolation_level=None)
    for statement in ("PRAGMA ignore_check_constraints=ON", *statements):
        connection.execute(statement).fetchall()
    connection.close()


def left_beside(path: Path) -> list[str]:
    """What lies beside a journal and its backups."""
    return sorted(file.name for file in path.parent.iterdir() if file not in {path, folder_of(path)})


def trouble_of(work: Callable[[], object]) -> Trouble:
    """What `work` meets. What is told of it must not hold anything that the person wrote."""
    with pytest.raises(JournalError) as met:
        work()
    error = met.value
    assert str(error) == f"{error.happened} {error.safe} {error.next_step}"
    said = "".join(_everything_said(error))
    assert MARKER not in said
    assert "Rain" not in said
    return error.trouble


def _everything_said(error: BaseException | None) -> Iterator[str]:
    while error is not None:
        yield from traceback.format_exception(error)
        yield f"{error!r} {error.args!r} {vars(error)!r}"
        error = error.__cause__ or error.__context__
