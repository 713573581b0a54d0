"""Reads the journal: what lies in the file, as entries, and whether it is as it was written."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, literal_column, select, union_all

from tidebook.domain.entry import Entry
from tidebook.domain.errors import JournalError
from tidebook.domain.kinds import DATED, HAPPENED, STANDING
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.domain.search import Text
from tidebook.storage import faults
from tidebook.storage.bin import Bin, Deleted
from tidebook.storage.columns import read_day
from tidebook.storage.digests import altered
from tidebook.storage.faults import plainly
from tidebook.storage.health import Health, look_through
from tidebook.storage.opening import PASSING, Opened
from tidebook.storage.tables import SEARCHED, SHELVES, metadata

_Kind = TypeVar("_Kind", bound=Entry)
_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")
_Self = TypeVar("_Self", bound="Reading")
# Rows whose digests are looked at in one go: a few milliseconds.
_AT_ONCE = 500
# The day on which an entry was typed, by the clock of its person.
_TYPED_ON: ColumnElement[str] = literal_column("date(typed_at, offset_min || ' minutes')")


def told_plainly(
    method: Callable[Concatenate[_Self, _Given], _Result],
) -> Callable[Concatenate[_Self, _Given], _Result]:
    """Let a method that reads try once more, with the file opened anew, before anything is called damaged."""
    plain = plainly(faults.damaged)(method)

    @wraps(method)
    def called(self: _Self, /, *args: _Given.args, **kwargs: _Given.kwargs) -> _Result:
        try:
            return plain(self, *args, **kwargs)
        except JournalError as error:
            if self._is_closed or error.trouble not in PASSING:
                raise
        self._opened.again(self._opened.passphrase)
        return plain(self, *args, **kwargs)

    return called


class Reading:
    """The part of `Store` that reads."""

    _opened: Opened
    _bin: Bin
    _is_closed: bool

    @told_plainly
    def find(self, entry: Entry) -> Entry | None:
        """Return what the journal holds in the place of `entry`, if anything."""
        return next(iter(self._entries(type(entry), SHELVES[type(entry)].one, str(entry.id))), None)

    @told_plainly
    def read(self, period: Period) -> Record:
        """Return everything recorded about the days of `period`, and all of the kinds that stand until changed."""
        days = (period.first.isoformat(), period.last.isoformat())
        parts: dict[str, Any] = {}
        with _unswept():
            for kind, name in DATED.items():
                parts[name] = self._entries(kind, SHELVES[kind].of_period, *days)
            for kind, name in STANDING.items():
                parts[name] = self._entries(kind, SHELVES[kind].all)
        return Record(period, **parts)

    @told_plainly
    def deleted(self) -> tuple[Deleted, ...]:
        """Return what was taken away lately and can be restored, the newest first."""
        return self._bin.all()

    @told_plainly
    def texts(self) -> tuple[Text, ...]:
        """Return everything that was written and can be searched, kind by kind."""
        kinds = {kind: SHELVES[kind] for kind in SEARCHED}
        return tuple(
            Text(read_day(day), kind, text, UUID(one))
            for kind, shelf in kinds.items()
            for day, text, one in self._driver.execute(shelf.texts(SEARCHED[kind])).fetchall()
        )

    @told_plainly
    def span(self) -> Period | None:
        """Return the days from the first to the last recorded one (`Record.told`); None when there is none."""
        ends = (func.min, func.max)
        dated = [select(end(SHELVES[kind].table.c.day).label("day")) for kind in DATED for end in ends]
        happened = (SHELVES[kind].table for kind in HAPPENED)
        dated += [select(end(t.c.day)).where(t.c.day <= _TYPED_ON) for t in happened for end in ends]
        days = union_all(*dated).subquery()
        with self._reading() as connection:
            first, last = connection.execute(select(func.min(days.c.day), func.max(days.c.day))).one()
        return None if first is None else Period(date.fromisoformat(str(first)), date.fromisoformat(str(last)))

    def check(self) -> Health:
        """Look through the whole file: its structure, its references, and every single entry.

        What is found is looked at a second time, with the file opened anew: a disk may read wrongly once.
        """
        found = self._looked_through()
        if found.problems:
            self._opened.again(self._opened.passphrase)
            found = self._looked_through()
        return found

    @told_plainly
    def _looked_through(self) -> Health:
        with self._reading() as connection:
            found = look_through(connection, lambda kind: self._entries(kind, SHELVES[kind].all))
        return replace(found, span=self.span())

    def check_digests(self) -> Iterator[int]:
        """Look, a little at a time, whether every row is as it was written; DAMAGED when one is not.

        Yields how many rows were looked at so far. Meant for idle moments: what is written meanwhile is no matter.
        """
        done = 0
        for table in metadata.tables:
            seq, count = 0, _AT_ONCE
            while count == _AT_ONCE:
                seq, count = self._digests_after(table, seq)
                done += count
                yield done

    @told_plainly
    def _digests_after(self, table: str, seq: int) -> tuple[int, int]:
        last, count, wrong = altered(self._driver, table, seq, _AT_ONCE)
        if wrong:
            raise faults.altered()
        return last, count

    # Entries go straight through the driver: SQLAlchemy's own way there and back took half as long as the disk.
    # Nothing comes between two statements, since nobody else can have the file.
    def _entries(self, kind: type[_Kind], question: str, *values: str) -> tuple[_Kind, ...]:
        rows = self._driver.execute(question, values).fetchall()
        return (SHELVES[kind].known if self._opened.is_newer else SHELVES[kind].entries)(rows)

    @property
    def _connection(self) -> Connection:
        return self._opened.connection

    @property
    def _driver(self) -> Any:
        return self._opened.driver

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            yield self._connection
        finally:
            self._connection.rollback()


@contextmanager
def _unswept() -> Iterator[None]:
    """Keep Python from looking for rubbish among entries that are only just being read: over years that adds up."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
