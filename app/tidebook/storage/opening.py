"""Opening a journal: the look before, the passphrase, the lock, and a second try before it is called damaged."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar

import sqlcipher3.dbapi2 as driver_errors
from sqlalchemy import Connection, Engine

from tidebook.domain.errors import JournalError, Trouble
from tidebook.storage import faults, locks
from tidebook.storage.engine import connect
from tidebook.storage.faults import plainly
from tidebook.storage.file import beside, can_be_written, identity, is_empty
from tidebook.storage.header import Kind, examine, is_newer
from tidebook.storage.migrations import NEWEST
from tidebook.storage.passphrase import fits, normalised

_TRIES = 3
# What a disk that hiccups looks like, too (storage.md 1.6).
PASSING = frozenset({Trouble.DAMAGED, Trouble.FAILED})


class Opened:
    """A file that is held open, with the exclusive lock on it; it can be let go of and taken again."""

    _open_here: ClassVar[set[tuple[int, int]]] = set()

    def __init__(
        self, path: Path, passphrase: str | None, prepare: Callable[["Opened"], None], *, read_only: bool
    ) -> None:
        """Open the file; JournalError when that will not do. A passphrase that the file has not is not looked at.

        `prepare` is called whenever the file was opened, and is part of the opening.
        """
        self.path = path.absolute()
        self._prepare = prepare
        self.is_older = False
        self._passphrase = None if passphrase is None else normalised(passphrase)
        self._read_only = read_only
        self.take()

    def take(self) -> None:
        """Open the file (again)."""
        self.file = identity(self.path)
        if self.file in self._open_here:
            # A second look at the file from this very process would drop the lock that it holds.
            raise faults.locked()
        kind = examine(self.path)
        if kind is Kind.LOCKED_UP and self._passphrase is None:
            raise locks.needs_passphrase()
        self.was_empty = kind is Kind.EMPTY
        is_blank = self.was_empty and is_empty(self.path)
        self.is_encrypted = kind is Kind.LOCKED_UP or (is_blank and self._passphrase is not None)
        self._open_here.add(self.file)
        try:
            self._try(newer=kind is Kind.NEWER)
        except BaseException:
            self.let_go()
            raise

    def let_go(self) -> None:
        """Close the file. Only the file itself remains, nothing beside it."""
        try:
            self._close()
        finally:
            self._open_here.discard(self.file)

    def again(self, passphrase: str | None) -> None:
        """Let go of the file and open it anew: an error may stay with the connection that met it."""
        self.let_go()
        self._passphrase = passphrase
        self.take()

    @property
    def passphrase(self) -> str | None:
        """What was given, whether or not the file has one."""
        return self._passphrase

    @property
    def must_not_write(self) -> JournalError | None:
        """Why nothing may be written, by our own will."""
        return self.why_read_only if self._read_only or self.is_newer else None

    def clear_leftover(self) -> None:
        """Have SQLite take its journal away that a killed program left: it may hold what was deleted since.

        Spent, it does no harm and is removed at closing, but only by a program that has written something.
        """
        if beside(self.path, "-journal").exists():
            (version,) = self.driver.execute("PRAGMA user_version").fetchone()
            self.driver.execute(f"PRAGMA user_version={version}")

    @property
    def key(self) -> str | None:
        """The passphrase that the file itself has; None for a plain one."""
        return self._passphrase if self.is_encrypted else None

    @property
    def driver(self) -> Any:
        """The driver's own connection."""
        return self.connection.connection.driver_connection

    def _try(self, *, newer: bool) -> None:
        for left in reversed(range(_TRIES)):
            try:
                self._connect(newer=newer)
            except JournalError as error:
                self._close()
                if error.trouble is Trouble.NEWER and not newer:
                    # It was under a passphrase: only now can its version be seen.
                    return self._try(newer=True)
                self._judge(error, is_last=not left)
            else:
                return None
        return None

    def _judge(self, error: JournalError, *, is_last: bool) -> None:
        """Raise what is wrong, unless it may pass."""
        if error.trouble is Trouble.READ_ONLY and beside(self.path, "-journal").exists():
            raise faults.not_closed()
        if error.trouble not in PASSING or is_last:
            raise error
        if error.trouble is Trouble.DAMAGED and self.key is not None and not fits(self.path, self.key):
            raise locks.wrong_passphrase()

    @plainly(faults.damaged)
    def _connect(self, *, newer: bool) -> None:
        read_only = newer or self._read_only
        self._engine: Engine = connect(self.path, self.key, self._look(allow_newer=newer), read_only=read_only)
        self.connection: Connection = self._engine.connect()
        self.is_newer = newer
        self.why_read_only: JournalError | None = None
        if newer:
            self.why_read_only = faults.newer()
        elif read_only or not can_be_written(self.path):
            self.why_read_only = faults.read_only()
        if identity(self.path) != self.file:
            # Another was put in its place while we waited for the lock.
            raise faults.moved()
        self._prepare(self)

    def _close(self) -> None:
        if hasattr(self, "connection"):
            self._leave_names_alone()
            self.connection.close()
        if hasattr(self, "_engine"):
            self._engine.dispose()

    def _leave_names_alone(self) -> None:
        """Keep SQLite, where our file is not at its place any more, from taking away the journal of the one there.

        At closing it goes by the name alone.
        """
        with suppress(JournalError, driver_errors.Error):
            if not self.connection.closed and identity(self.path) != self.file:
                self.driver.execute("PRAGMA journal_mode=MEMORY").fetchall()

    def _look(self, *, allow_newer: bool) -> Any:
        def look(application: int, version: int) -> None:
            self.is_older = version < NEWEST
            # At a second try it may not be new any more.
            self.is_new = application == version == 0
            if not self.is_new and is_newer(application, version) and not allow_newer:
                raise faults.newer()

        return look
