"""The journal file: read by period, written by changes, durable when a call returns."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Self, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, literal_column, select, union_all

from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.errors import JournalError, Trouble
from tidebook.domain.kinds import DATED, HAPPENED, STANDING
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.domain.search import Text
from tidebook.storage import faults, protection, recovery
from tidebook.storage.bin import TAKE_OUT, THROW, Bin, Deleted, holds
from tidebook.storage.columns import read_day
from tidebook.storage.digests import altered
from tidebook.storage.faults import plainly
from tidebook.storage.file import identity, make, sync_file
from tidebook.storage.header import Kind, examine
from tidebook.storage.health import Health, look_through
from tidebook.storage.migrations import migrate
from tidebook.storage.opening import PASSING, Opened
from tidebook.storage.passphrase import normalised
from tidebook.storage.tables import SEARCHED, SHELVES, metadata

_Kind = TypeVar("_Kind", bound=Entry)
_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")
# Rows whose digests are looked at in one go: a few milliseconds.
_AT_ONCE = 1000
# The day on which an entry was typed, by the clock of its person.
_TYPED_ON: ColumnElement[str] = literal_column("date(typed_at, offset_min || ' minutes')")


def _told_plainly(method: Callable[Concatenate["Store", _Given], _Result]) -> Callable[..., _Result]:
    """Let a method that reads try once more, with the file opened anew, before anything is called damaged."""
    plain = plainly(faults.damaged)(method)

    @wraps(method)
    def called(self: "Store", *args: _Given.args, **kwargs: _Given.kwargs) -> _Result:
        try:
            return plain(self, *args, **kwargs)
        except JournalError as error:
            if self._is_closed or error.trouble not in PASSING:
                raise
        self._opened.again(self._opened.passphrase)
        return plain(self, *args, **kwargs)

    return called


class Store:
    """One open journal. Every method raises JournalError, in words for the person, when the file will not do.

    `why_read_only` is None, or says why the journal can be read but not written: it is of a newer Tidebook, was
    opened so, or its place may not be written.
    """

    def __init__(self, path: Path, passphrase: str | None = None, *, read_only: bool = False) -> None:
        """Open the journal at `path`. See `create` for a new one.

        Without the passphrase of a protected one: NEEDS_PASSPHRASE. With another: WRONG_PASSPHRASE, if the file does
        not show that it is the right one. A plain journal does not look at it. `read_only` changes nothing in the
        file, so it takes those of this version only.
        """
        self._is_closed = False
        self._opened = Opened(path, passphrase, self._prepare, read_only=read_only)
        self.path = self._opened.path

    @classmethod
    def create(cls, path: Path, passphrase: str | None = None) -> Self:
        """Make a new journal at `path`, readable by its owner only. JournalError when something is there already."""
        if passphrase is not None:
            normalised(passphrase)
        make(path)
        made = cls(path, passphrase)
        if passphrase is not None:
            # Looked at from outside: SQLite may write plain what was to be protected (storage.md, finding 6).
            made.close()
            if examine(path) is not Kind.LOCKED_UP:
                raise faults.unfit()
            made = cls(path, passphrase)
        return made

    @classmethod
    def open_or_create(cls, path: Path, passphrase: str | None = None) -> Self:
        """Open the journal at `path`, or make a new one if nothing is there."""
        try:
            return cls(path, passphrase)
        except JournalError as error:
            if error.trouble is not Trouble.MISSING:
                raise
        return cls.create(path, passphrase)

    @property
    def is_encrypted(self) -> bool:
        """Whether the file is under a passphrase."""
        return self._opened.is_encrypted

    @property
    def why_read_only(self) -> JournalError | None:
        return self._opened.why_read_only

    @property
    def is_read_only(self) -> bool:
        return self.why_read_only is not None

    def open_other(self, path: Path, *, read_only: bool = True) -> "Store":
        """Open another file with the passphrase of this one: a copy, a backup."""
        return Store(path, self._opened.passphrase, read_only=read_only)

    @_told_plainly
    def copy_to(self, target: Path) -> None:
        """Make a copy of the journal at `target`, a new file: without deleted text, under the same passphrase.

        It lies on the disk when this returns, 0600, but nobody has looked at it yet (`open_other(target).check()`).
        """
        make(target)
        try:
            self._driver.execute("VACUUM INTO ?", (f"{target.absolute().as_uri()}?mode=rw",))
            sync_file(target)
        except BaseException as error:
            target.unlink(missing_ok=True)
            if isinstance(error, OSError):
                raise faults.of_system(error) from error
            raise

    def change_passphrase(self, new: str | None, code: str | None = None) -> None:
        """Put the journal under the passphrase `new`, or under none, wholly or not at all; a backup is kept first.

        `code` is the recovery code (`recovery.new_code`) for the new passphrase; without, there is none from now on.
        Backups made before keep the passphrase, and the recovery code, that they were made with.
        """
        new = None if new is None else normalised(new)
        self._change(new, None if code is None else recovery.read_code(code))

    def change_recovery(self, code: str | None) -> None:
        """Keep the passphrase so that the recovery code `code` opens it; None: no code does from now on."""
        if self._opened.key is None:
            raise faults.no_recovery()
        try:
            recovery.keep(self.path, [] if code is None else [recovery.sealed(self._opened.key, code)])
        except OSError as error:
            raise faults.of_system(error) from error

    @plainly(faults.failed)
    def _change(self, new: str | None, code: str | None) -> None:
        self._ensure_ours()
        before = self.check()
        if before.problems:
            raise faults.damaged()
        self._keep_copy("before-passphrase")

        def is_same(path: Path) -> bool:
            # From outside first: what is to be protected must not lie there for everyone (storage.md, finding 6).
            if (examine(path) is Kind.LOCKED_UP) != (new is not None):
                return False
            with Store(path, new, read_only=True) as other:
                return other.check() == before

        try:
            protection.change(self._opened, new, code, is_same)
        except OSError as error:
            raise faults.of_system(error) from error

    def close(self) -> None:
        """Let go of the file. Only the file itself remains, nothing beside it."""
        self._is_closed = True
        self._opened.let_go()

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
        self._ensure_ours()
        by_place: dict[UUID, list[Change]] = {}
        for change in changes:
            by_place.setdefault(change.entry.id, []).append(change)
        steps: dict[str, list[tuple[Any, ...]]] = {}
        for one, of_place in by_place.items():
            for statement, values in self._steps(one, of_place):
                steps.setdefault(statement, []).append(values)
        self._write(steps)

    @_told_plainly
    def find(self, entry: Entry) -> Entry | None:
        """Return what the journal holds in the place of `entry`, if anything."""
        return next(iter(self._entries(type(entry), SHELVES[type(entry)].one, str(entry.id))), None)

    @_told_plainly
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

    @_told_plainly
    def deleted(self) -> tuple[Deleted, ...]:
        """Return what was taken away lately and can be restored, the newest first."""
        return self._bin.all()

    @_told_plainly
    def texts(self) -> tuple[Text, ...]:
        """Return everything that was written and can be searched, kind by kind."""
        kinds = {kind: SHELVES[kind] for kind in SEARCHED}
        return tuple(
            Text(read_day(day), kind, text, UUID(one))
            for kind, shelf in kinds.items()
            for day, text, one in self._driver.execute(shelf.texts(SEARCHED[kind])).fetchall()
        )

    @_told_plainly
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

    @_told_plainly
    def check(self) -> Health:
        """Look through the whole file: its structure, its references, and every single entry."""
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

    @_told_plainly
    def _digests_after(self, table: str, seq: int) -> tuple[int, int]:
        last, count, wrong = altered(self._driver, table, seq, _AT_ONCE)
        if wrong:
            raise faults.altered()
        return last, count

    def _prepare(self, opened: Opened) -> None:
        if opened.is_new and opened.connection.exec_driver_sql("SELECT 1 FROM sqlite_schema").first():
            raise faults.foreign()
        opened.connection.rollback()
        if opened.must_not_write is None:
            migrate(opened.connection, lambda version: self._keep_copy(f"before-upgrade-v{version}"))
        elif opened.is_older:
            raise faults.read_only()
        found = set(opened.connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type='table'").scalars())
        opened.connection.rollback()
        if not set(metadata.tables) <= found:
            raise faults.much_newer() if opened.is_newer else faults.damaged()
        self._bin = Bin(opened.driver)
        if opened.why_read_only is None:
            protection.unfinished(opened.path).unlink(missing_ok=True)
            opened.clear_leftover()
            self._bin.empty()

    def _keep_copy(self, reason: str) -> None:
        """Keep a verified backup before the file is changed as a whole. `reason` belongs into its name.

        Called with the file open and in order, before: a migration ("before-upgrade-v3"), a change of the passphrase
        ("before-passphrase"). JournalError when no backup can be made: then nothing is changed.
        """

    # Entries go straight through the driver: SQLAlchemy's own way there and back took half as long as the disk.
    # Nothing comes between two statements, since nobody else can have the file.
    def _entries(self, kind: type[_Kind], question: str, *values: str) -> tuple[_Kind, ...]:
        rows = self._driver.execute(question, values).fetchall()
        return (SHELVES[kind].known if self._opened.is_newer else SHELVES[kind].entries)(rows)

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
                    yield THROW, self._bin.row(shelf, str(one), packed)
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

    def _ensure_ours(self) -> None:
        """Refuse to write what would not land in the file that the person sees there."""
        if self._opened.must_not_write:
            raise self._opened.must_not_write
        with suppress(JournalError):
            if identity(self.path) == self._opened.file:
                return
        raise faults.moved()

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
