"""The journal file: read by period, written by changes, durable when a call returns."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from sqlalchemy import Connection, delete, func, select, union_all
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from tidebook.domain.asked import Asked
from tidebook.domain.change import Change
from tidebook.domain.day_fact import DayFact
from tidebook.domain.entry import Entry
from tidebook.domain.errors import EntryError
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.storage import faults
from tidebook.storage.engine import connect
from tidebook.storage.header import examine
from tidebook.storage.migrations import migrate
from tidebook.storage.tables import SHELVES, metadata

_Kind = TypeVar("_Kind", bound=Entry)


@dataclass(frozen=True)
class Health:
    """What a look through the whole file found: entries by kind, the days they span, and what is wrong."""

    counts: dict[str, int]
    span: Period | None
    problems: tuple[str, ...]


class Store:
    """One open journal. Every method raises JournalError, in words for the person, when the file will not do."""

    _open_here: ClassVar[set[Path]] = set()

    def __init__(self, path: Path) -> None:
        """Open the journal at `path`. See `create` for a new one."""
        self.path = path.resolve()
        if self.path in self._open_here:
            # A second look at the file from this very process would drop the lock that it holds.
            raise faults.locked()
        self._is_ours = examine(self.path)
        self._engine = connect(self.path)
        self._open_here.add(self.path)
        try:
            with _plainly():
                self._connection = self._engine.connect()
                self._settle()
            self._file = _identity(self.path)
        except BaseException:
            self.close()
            raise

    @classmethod
    def create(cls, path: Path) -> "Store":
        """Make a new journal at `path`, readable by its owner only. JournalError when something is there already."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            _sync_folder(path.parent)
        except FileExistsError as error:
            raise faults.taken() from error
        except OSError as error:
            raise faults.no_folder() from error
        return cls(path)

    @classmethod
    def open_or_create(cls, path: Path) -> "Store":
        """Open the journal at `path`, or make a new one if nothing is there."""
        return cls(path) if path.exists() else cls.create(path)

    def close(self) -> None:
        """Let go of the file. Only the file itself remains, nothing beside it."""
        if hasattr(self, "_connection"):
            self._connection.close()
        self._engine.dispose()
        self._open_here.discard(self.path)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def apply(self, changes: Sequence[Change]) -> None:
        """Write all `changes` or none. When this returns, they survive a power cut."""
        if _identity(self.path) != self._file:
            raise faults.moved()
        with _plainly(), self._connection.begin():
            for kind, shelf in SHELVES.items():
                mine = [change for change in changes if type(change.entry) is kind]
                gone = [change.entry.id for change in mine if change.after is None]
                rows = [shelf.row(change.after) for change in mine if change.after is not None]
                for one in gone:
                    self._connection.execute(delete(shelf.table).where(shelf.table.c.id == one))
                if rows:
                    upsert = insert(shelf.table)
                    kept = {name: upsert.excluded[name] for name in rows[0] if name != "id"}
                    self._connection.execute(upsert.on_conflict_do_update(["id"], set_=kept), rows)

    def find(self, entry: Entry) -> Entry | None:
        """Return what the journal holds in the place of `entry`, if anything."""
        shelf = SHELVES[type(entry)]
        with self._reading() as connection:
            row = connection.execute(select(*shelf.columns).where(shelf.table.c.id == entry.id)).first()
            return None if row is None else shelf.entry(row)

    def read(self, period: Period) -> Record:
        """Return everything recorded about the days of `period`, and the whole history of the symptom list."""
        with self._reading() as connection:
            return Record(
                period,
                _entries(connection, Rating, period),
                _entries(connection, Night, period),
                _entries(connection, DayFact, period),
                _entries(connection, Note, period),
                _entries(connection, Asked, None),
            )

    def span(self) -> Period | None:
        """Return the days from the first to the last with an entry; None for an empty journal."""
        tables = [shelf.table for kind, shelf in SHELVES.items() if kind is not Asked]
        days = union_all(
            *(select(end(table.c.day).label("day")) for table in tables for end in (func.min, func.max))
        ).subquery()
        with self._reading() as connection:
            first, last = connection.execute(select(func.min(days.c.day), func.max(days.c.day))).one()
        return None if first is None else Period(date.fromisoformat(str(first)), date.fromisoformat(str(last)))

    def check(self) -> Health:
        """Look through the whole file: its structure, its references, and every single entry."""
        problems: list[str] = []
        counts: dict[str, int] = {}
        with self._reading() as connection:
            for pragma in ("integrity_check", "foreign_key_check"):
                rows = connection.exec_driver_sql(f"PRAGMA {pragma}").all()
                problems += [str(row[0]) for row in rows if row[0] != "ok"]
            for kind, shelf in SHELVES.items():
                entries = _entries(connection, kind, None)
                counts[shelf.table.name] = len(entries)
                ids: list[UUID] = list(connection.scalars(select(shelf.table.c.id)))
                problems += _strays(shelf.table.name, entries, ids)
        return Health(counts, self.span(), tuple(problems))

    def _settle(self) -> None:
        if not self._is_ours and self._connection.exec_driver_sql("SELECT 1 FROM sqlite_schema").first():
            raise faults.foreign()
        self._connection.rollback()
        migrate(self._connection)
        found = set(self._connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type='table'").scalars())
        self._connection.rollback()
        if not set(metadata.tables) <= found:
            raise faults.damaged()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _plainly():
            try:
                yield self._connection
            finally:
                self._connection.rollback()


def _entries(connection: Connection, kind: type[_Kind], period: Period | None) -> tuple[_Kind, ...]:
    shelf = SHELVES[kind]
    query = select(*shelf.columns).order_by(shelf.table.c.day, shelf.table.c.seq)
    if period is not None:
        query = query.where(shelf.table.c.day.between(period.first, period.last))
    make: Any = shelf.entry
    return tuple(make(row) for row in connection.execute(query))


def _strays(table: str, entries: Sequence[Entry], ids: Sequence[UUID]) -> list[str]:
    """Name the rows whose id is not the one that their content gives: a changed byte shows here."""
    lost = {entry.id for entry in entries} ^ set(ids)
    return [f"{table}: an entry is not where it belongs"] * bool(lost)


@contextmanager
def _plainly() -> Iterator[None]:
    """Turn a driver's error into a JournalError; never let an exception carry what the person wrote."""
    try:
        yield
    except DBAPIError as error:
        raise faults.of(error.orig) from None
    except EntryError:
        raise faults.damaged() from None
    except (SQLAlchemyError, UnicodeDecodeError, ValueError, KeyError) as error:
        raise faults.of(error) from None


def _identity(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return found.st_dev, found.st_ino


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
