"""The journal file: read by period, written by changes, durable when a call returns."""

import gc
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Any, ClassVar, ParamSpec, Self, TypeVar
from uuid import UUID

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, func, select, union_all
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.errors import JournalError, Trouble
from tidebook.domain.kinds import DATED, STANDING
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.domain.search import Text
from tidebook.storage import faults
from tidebook.storage.columns import read_day, read_instant
from tidebook.storage.engine import connect
from tidebook.storage.header import examine
from tidebook.storage.health import Health, look_through
from tidebook.storage.migrations import migrate
from tidebook.storage.tables import SEARCHED, SHELVES, metadata

# How long what was taken away can be restored.
DAYS_KEPT = 30

_Kind = TypeVar("_Kind", bound=Entry)
_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


def _plainly(misfit: Callable[[], JournalError]) -> Callable[[Callable[_Given, _Result]], Callable[_Given, _Result]]:
    """Let a method raise nothing but JournalError; `misfit` is what a value means that can not be right.

    It is raised after the other error is done with, not from it: the driver's errors quote what the person wrote.
    """

    def plain(method: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
        @wraps(method)
        def called(*args: _Given.args, **kwargs: _Given.kwargs) -> _Result:
            try:
                return method(*args, **kwargs)
            except DBAPIError as error:
                trouble = faults.of_driver(error.orig, misfit)
            except driver.Error as error:
                trouble = faults.of_driver(error, misfit)
            except SQLAlchemyError:
                trouble = faults.failed()
            except (ValueError, KeyError, OverflowError):
                trouble = misfit()
            raise trouble

        return called

    return plain


@dataclass(frozen=True)
class Deleted:
    """An entry that was taken away, and when (UTC)."""

    entry: Entry
    at: datetime


_BY_TABLE = {shelf.table.name: shelf for shelf in SHELVES.values()}
_BIN = """INSERT OR REPLACE INTO deleted (id, kind, entry, deleted_at)
    VALUES (?, ?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))"""
_UNBIN = "DELETE FROM deleted WHERE id = ?"
_KEPT = f"-{DAYS_KEPT} days"
_OLD = "SELECT 1 FROM deleted WHERE deleted_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ?) LIMIT 1"
_EMPTY_BIN = "DELETE FROM deleted WHERE deleted_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ?)"
_IN_BIN = """SELECT kind, entry, deleted_at FROM deleted
    WHERE deleted_at >= strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ?) ORDER BY seq DESC"""


class Store:
    """One open journal. Every method raises JournalError, in words for the person, when the file will not do."""

    _open_here: ClassVar[set[tuple[int, int]]] = set()

    def __init__(self, path: Path) -> None:
        """Open the journal at `path`. See `create` for a new one."""
        self.path = path.absolute()
        self._file = _identity(path)
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
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise faults.no_folder() from error
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            _sync_folder(path.parent)
        except FileExistsError as error:
            raise faults.taken() from error
        except OSError as error:
            raise faults.no_folder() from error
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

    @_plainly(faults.failed)
    def apply(self, changes: Sequence[Change]) -> None:
        """Write all `changes` or none, as if one after the other. When this returns, they survive a power cut.

        What they take away goes to the bin as the file held it; what they write comes out of it.
        """
        if not self._is_in_place:
            raise faults.moved()
        newest = {change.entry.id: change for change in changes}
        steps: dict[str, list[tuple[Any, ...]]] = {}
        for one, change in newest.items():
            shelf = SHELVES[type(change.entry)]
            if change.after is None:
                # Not what the change says it was: that may be older than the file, or never have been in it.
                for row in self._driver.execute(shelf.packing, (str(one),)).fetchall():
                    steps.setdefault(shelf.removal, []).append((str(one),))
                    steps.setdefault(_BIN, []).append((str(one), shelf.table.name, shelf.pack(row)))
            else:
                steps.setdefault(shelf.upsert, []).append(shelf.row(one, change.after))
                steps.setdefault(_UNBIN, []).append((str(one),))
        self._write(steps)

    @_plainly(faults.damaged)
    def find(self, entry: Entry) -> Entry | None:
        """Return what the journal holds in the place of `entry`, if anything."""
        return next(iter(self._entries(type(entry), SHELVES[type(entry)].one, str(entry.id))), None)

    @_plainly(faults.damaged)
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

    @_plainly(faults.damaged)
    def deleted(self) -> tuple[Deleted, ...]:
        """Return what was taken away in the last DAYS_KEPT days and can be restored, the newest first."""
        rows = self._driver.execute(_IN_BIN, (_KEPT,)).fetchall()
        return tuple(Deleted(_BY_TABLE[kind].unpack(entry), read_instant(at)) for kind, entry, at in rows)

    @_plainly(faults.damaged)
    def texts(self) -> tuple[Text, ...]:
        """Return everything that was written and can be searched, kind by kind."""
        kinds = {kind: SHELVES[kind] for kind in SEARCHED}
        return tuple(
            Text(read_day(day), kind, text, UUID(one))
            for kind, shelf in kinds.items()
            for day, text, one in self._driver.execute(shelf.texts(SEARCHED[kind])).fetchall()
        )

    @_plainly(faults.damaged)
    def span(self) -> Period | None:
        """Return the days from the first to the last with an entry; None for an empty journal."""
        tables = [shelf.table for kind, shelf in SHELVES.items() if kind in DATED]
        days = union_all(
            *(select(end(table.c.day).label("day")) for table in tables for end in (func.min, func.max))
        ).subquery()
        with self._reading() as connection:
            first, last = connection.execute(select(func.min(days.c.day), func.max(days.c.day))).one()
        return None if first is None else Period(date.fromisoformat(str(first)), date.fromisoformat(str(last)))

    @_plainly(faults.damaged)
    def check(self) -> Health:
        """Look through the whole file: its structure, its references, and every single entry."""
        with self._reading() as connection:
            found = look_through(connection, lambda kind: self._entries(kind, SHELVES[kind].all))
        return replace(found, span=self.span())

    @_plainly(faults.damaged)
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
        self._empty_bin()

    def _empty_bin(self) -> None:
        if self._driver.execute(_OLD, (_KEPT,)).fetchone():
            # A full disk, or a file that may only be read, is no reason not to open it.
            with suppress(driver.OperationalError):
                self._driver.execute(_EMPTY_BIN, (_KEPT,))

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
            return _identity(self.path) == self._file
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


def _identity(path: Path) -> tuple[int, int]:
    """Return which file lies at `path`, whatever it is called. Never opens it: that would drop our lock."""
    try:
        found = path.stat()
    except OSError as error:
        raise faults.of_system(error) from error
    return found.st_dev, found.st_ino


def _sync_folder(folder: Path) -> None:
    # A folder that may be written but not read, and any on Windows, can not be opened for this.
    with suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
