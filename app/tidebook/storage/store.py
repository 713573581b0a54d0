"""The journal file: read by period, written by changes, durable when a call returns."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Self
from uuid import UUID

from tidebook.domain.change import Change
from tidebook.domain.errors import JournalError, Trouble
from tidebook.storage import faults, locks, protection, recovery
from tidebook.storage.backups import Copied, copied, folder_of, make_backup
from tidebook.storage.bin import TAKE_OUT, THROW, Bin, holds
from tidebook.storage.contents import Contents, contents
from tidebook.storage.digests import digest, held
from tidebook.storage.faults import plainly
from tidebook.storage.file import identity, make, sync_file
from tidebook.storage.header import Kind, examine
from tidebook.storage.migrations import migrate
from tidebook.storage.names import Backup
from tidebook.storage.opening import Opened
from tidebook.storage.passphrase import normalised
from tidebook.storage.reading import Reading, told_plainly
from tidebook.storage.tables import SHELVES, metadata


class Store(Reading):
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
    def passphrase(self) -> str | None:
        """The passphrase that the file has; None for a plain one."""
        return self._opened.key

    @property
    def why_read_only(self) -> JournalError | None:
        return self._opened.why_read_only

    @property
    def is_read_only(self) -> bool:
        return self.why_read_only is not None

    def open_other(self, path: Path, *, read_only: bool = True) -> "Store":
        """Open another file with the passphrase of this one: a copy, a backup."""
        return Store(path, self._opened.passphrase, read_only=read_only)

    @plainly(faults.failed)
    def take_rows(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write rows that were salvaged, by their columns, whole or not at all; what is in their place stays."""
        self._ensure_ours()
        steps: dict[str, list[tuple[Any, ...]]] = {}
        for row in rows:
            sealed = {**row, "digest": digest(table, (row[name] for name in held(row)))}
            names, marks = ", ".join(sealed), ", ".join("?" * len(sealed))
            steps.setdefault(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", []).append(
                tuple(sealed.values())
            )
        self._write(steps)

    @told_plainly
    def copy_to(self, target: Path) -> None:
        """Make a copy of the journal at `target`, a new file: without deleted text, under the same passphrase.

        It lies on the disk when this returns, 0600, but nobody has looked at it yet (`open_other(target).check()`).
        """
        make(target)
        try:
            self._driver.execute("VACUUM INTO ?", (f"{target.absolute().as_uri()}?mode=rw",))
            sync_file(target)
        except BaseException:
            target.unlink(missing_ok=True)
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
            raise locks.no_recovery()
        try:
            recovery.keep(self.path, [] if code is None else [recovery.sealed(self._opened.key, code)])
        except OSError as error:
            raise faults.of_system(error) from error

    @plainly(faults.failed)
    def _change(self, new: str | None, code: str | None) -> None:
        self._ensure_ours()
        if self.why_read_only:
            raise self.why_read_only
        before = self.check()
        _keep_copy(self._opened, "before-passphrase")

        def is_same(path: Path) -> bool:
            # From outside first: what is to be protected must not lie there for everyone (storage.md, finding 6).
            if (examine(path) is Kind.LOCKED_UP) != (new is not None):
                return False
            with Store(path, new, read_only=True) as other:
                return other.check() == before

        protection.change(self._opened, new, code, is_same)

    @property
    def writes(self) -> int:
        """A number that is another one once something was written."""
        written: int = self._driver.total_changes
        return written

    @told_plainly
    def contents(self) -> Contents:
        """Return how much the journal holds, and a mark of all of it."""
        return contents(self._driver)

    def back_up(self, folder: Path, reason: str = "", today: date | None = None) -> Backup:
        """Make a backup in `folder`; see `make_backup`."""
        return make_backup(self._opened, folder, reason=reason, today=today)

    def begin_backup(
        self, folder: Path, *, reason: str = "", today: date | None = None, held: Contents | None = None
    ) -> Copied:
        """Do of `back_up` what needs the open journal; another thread may finish it. `held`: `contents`, if known."""
        return copied(self._opened, folder, reason=reason, today=today, held=held)

    def close(self) -> None:
        """Let go of the file. Only the file itself remains, nothing beside it."""
        self._is_closed = True
        self._opened.let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def apply(self, changes: Sequence[Change]) -> None:
        """Write all `changes` or none, as if one after the other. When this returns, they survive a power cut.

        What they take away goes to the bin as the file held it. What they write comes out of the bin if it lies
        there; what was in its place then goes in, so that nothing is lost by restoring. A change from one entry to
        another is a correction and leaves the bin alone.
        """
        try:
            self._apply(changes)
        except JournalError as error:
            if error.trouble is not Trouble.DAMAGED:
                raise
            # A disk may read wrongly once. To write the same twice changes nothing.
            self._opened.again(self._opened.passphrase)
            self._apply(changes)

    @plainly(faults.failed)
    def _apply(self, changes: Sequence[Change]) -> None:
        self._ensure_ours()
        by_place: dict[UUID, list[Change]] = {}
        for change in changes:
            by_place.setdefault(change.entry.id, []).append(change)
        steps: dict[str, list[tuple[Any, ...]]] = {}
        for one, of_place in by_place.items():
            for statement, values in self._steps(one, of_place):
                steps.setdefault(statement, []).append(values)
        self._write(steps)

    def _prepare(self, opened: Opened) -> None:
        if opened.is_new and opened.connection.exec_driver_sql("SELECT 1 FROM sqlite_schema").first():
            raise faults.foreign()
        opened.connection.rollback()
        if opened.must_not_write is None:
            migrate(opened.connection, partial(_keep_before, opened))
        elif opened.is_older:
            raise faults.read_only()
        found = set(opened.connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type='table'").scalars())
        opened.connection.rollback()
        if not set(metadata.tables) <= found:
            raise faults.much_newer() if opened.is_newer else faults.damaged()
        self._bin = Bin(opened.driver)
        if opened.why_read_only is None:
            protection.clear_leftover(opened.path)
            opened.clear_leftover()
            self._bin.empty()

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
        try:
            is_ours = identity(self.path) == self._opened.file
        except JournalError as error:
            if error.trouble is not Trouble.MISSING:
                raise
            is_ours = False
        if not is_ours:
            raise faults.moved()


def _keep_before(opened: Opened, version: int) -> None:
    # One that was only just being made holds nothing, also when it takes a second try.
    if not opened.was_empty:
        _keep_copy(opened, f"before-upgrade-v{version}")


def _keep_copy(opened: Opened, reason: str) -> None:
    """Keep a verified backup before the file is changed as a whole: a migration, a change of the passphrase.

    JournalError when no backup can be made: then nothing is changed.
    """
    make_backup(opened, folder_of(opened.path), reason=reason)
