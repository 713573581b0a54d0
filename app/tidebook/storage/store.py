"""The journal file: read by period, written by changes, durable when a call returns."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Self, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, literal_column, select, union_all

from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.errors import JournalError, Trouble
from tidebook.domain.kinds import DATED, HAPPENED, STANDING
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.domain.search import Text
from tidebook.storage import faults
from tidebook.storage.bin import TAKE_OUT, THROW, Bin, Deleted, holds
from tidebook.storage.columns import read_day
from tidebook.storage.engine import connect
from tidebook.storage.faults import plainly
from tidebook.storage.file import identity, make
from tidebook.storage.header import examine
from tidebook.storage.health import Health, look_through
from tidebook.storage.migrations import migrate
from tidebook.storage.tables import SEARCHED, SHELVES, metadata

_Kind = TypeVar("_Kind", bound=Entry)
# The day on which an entry was typed, by the clock of its person.
_TYPED_ON: ColumnElement[str] = literal_column("date(typed_at, offset_min || ' minutes')")


class Store:
    """One open journal. Every method raises JournalError, in words for the person, when the file will not do."""

    _open_here: ClassVar[set[tuple[int, int]]] = set()

    def __init__(self, path: Path) -> None:
        """Open the journal at `path`. See `create` for a new one."""
        self.path = path.absolute()
        self._file = identity(path)
        if self._file in self._open_here:
            # A second look at the file from this very process would drop the lock that it holds.
            raise faults.locked()
        self._is_ours = examine(path)
        self._engine = connect(path)
        self._open_here.add(self._file)
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a new journal at `path`, readable by its owner only. JournalError when something is there already."""
        make(path)
        return cls(path)

    @classmethod
    def open_or_create(cls, path: Path) -> Self:
        """Open the journal at `path`, or make a new one if nothing is there."""
        try:
            return cls(path)
        except JournalError as error:
            if error.trouble is not Trouble.MISSING:
                raise
        return cls.create(path)

    def close(self) -> None:
        """Let go of the file. Only the file itself remains, nothing beside it."""
        try:
            if hasattr(self, "_connection"):
                self._connection.close()
            self._engine.dispose()
        finally:
            self._open_here.discard(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @plainly(faults.failed)
    def apply(self, changes: Sequence[Change]) -> None:
        """Write all `changes` or none, as if one after the other. When this returns, they survive a power cut.

        What they take away goes to the bin as the file held it. What they write comes out of the bin if it lies
        there; what was in its place then goes in, so that nothing is lost by restoring. A change from one entry to
        another is a correction and leaves the bin alone.
        """
        if not self._is_in_place:
            raise faults.moved()
        by_place: dict[UUID, list[Change]] = {}
        for change in changes:
            by_place.setdefault(change.entry.id, []).append(change)
        steps: dict[str, list[tuple[Any, ...]]] = {}
        for one, of_place in by_place.items():
            for statement, values in self._steps(one, of_place):
                steps.setdefault(statement, []).append(values)
        self._write(steps)

    @plainly(faults.damaged)
    def find(self, entry: Entry) -> Entry | None:
        """Return what the journal holds in the place of `entry`, if anything."""
        return next(iter(self._entries(type(entry), SHELVES[type(entry)].one, str(entry.id))), None)

    @plainly(faults.damaged)
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

    @plainly(faults.damaged)
    def deleted(self) -> tuple[Deleted, ...]:
        """Return what was taken away lately and can be restored, the newest first."""
        return self._bin.all()

    @plainly(faults.damaged)
    def texts(self) -> tuple[Text, ...]:
        """Return everything that was written and can be searched, kind by kind."""
        kinds = {kind: SHELVES[kind] for kind in SEARCHED}
        return tuple(
            Text(read_day(day), kind, text, UUID(one))
            for kind, shelf in kinds.items()
            for day, text, one in self._driver.execute(shelf.texts(SEARCHED[kind])).fetchall()
        )

    @plainly(faults.damaged)
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

    @plainly(faults.damaged)
    def check(self) -> Health:
        """Look through the whole file: its structure, its references, and every single entry."""
        with self._reading() as connection:
            found = look_through(connection, lambda kind: self._entries(kind, SHELVES[kind].all))
        return replace(found, span=self.span())

    @plainly(faults.damaged)
    def _open(self) -> None:
        self._connection = self._engine.connect()
        self._driver: Any = self._connection.connection.driver_connection
        if not self._is_ours and self._connection.exec_driver_sql("SELECT 1 FROM sqlite_schema").first():
            raise faults.foreign()
        self._connection.rollback()
        migrate(self._connection)
        found = set(self._connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type='table'").scalars())
        self._connection.rollback()
        if not set(metadata.tables) <= found:
            raise faults.damaged()
        self._clear_leftover()
        self._bin = Bin(self._driver)
        self._bin.empty()

    def _clear_leftover(self) -> None:
        """Have SQLite take its journal away that a killed program left: it may hold what was deleted since.

        Spent, it does no harm and is removed at closing, but only by a program that has written something.
        """
        if self.path.with_name(f"{self.path.name}-journal").exists():
            (version,) = self._driver.execute("PRAGMA user_version").fetchone()
            self._driver.execute(f"PRAGMA user_version={version}")

    # Entries go straight through the driver: SQLAlchemy's own way there and back took half as long as the disk.
    # Nothing comes between two statements, since nobody else can have the file.
    def _entries(self, kind: type[_Kind], question: str, *values: str) -> tuple[_Kind, ...]:
        return SHELVES[kind].entries(self._driver.execute(question, values).fetchall())

    def _steps(self, one: UUID, changes: Sequence[Change]) -> Iterator[tuple[str, tuple[Any, ...]]]:
        """Yield what has to be done so that the place `one` holds what the last of its `changes` leaves there."""
        entry, after = changes[-1].entry, changes[-1].after
        shelf = SHELVES[type(entry)]
        restored = [] if after is None else self._bin.numbers(after)
        if restored or any(change.after is None for change in changes):
            # Not what the changes say it was: that may be older than the file, or never have been in it.
            for row in self._driver.execute(shelf.packing, (str(one),)).fetchall():
                packed = shelf.pack(row)
                if not holds(shelf, packed, after):
                    yield THROW, (shelf.table.name, str(one), packed)
        for number in restored:
            yield TAKE_OUT, (number,)
        if after is None:
            yield shelf.removal, (str(one),)
        else:
            yield shelf.upsert, shelf.row(one, after)

    def _write(self, steps: Mapping[str, Sequence[tuple[Any, ...]]]) -> None:
        self._driver.execute("BEGIN IMMEDIATE")
        try:
            for statement, rows in steps.items():
                self._driver.executemany(statement, rows)
            self._driver.execute("COMMIT")
        finally:
            if self._driver.in_transaction:
                self._driver.execute("ROLLBACK")

    @property
    def _is_in_place(self) -> bool:
        with suppress(JournalError):
            return identity(self.path) == self._file
        return False

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
