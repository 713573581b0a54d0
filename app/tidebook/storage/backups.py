"""Backups: whole copies of the journal, looked through before they get their name."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver_errors

from tidebook.domain.errors import JournalError, Trouble
from tidebook.language import _
from tidebook.storage import faults, locks, names, recovery
from tidebook.storage.contents import Contents, contents, tables
from tidebook.storage.digests import altered, has_digests
from tidebook.storage.engine import connect
from tidebook.storage.file import beside, make, sync_file, sync_folder
from tidebook.storage.header import Kind, examine, is_newer
from tidebook.storage.migrations import NEWEST
from tidebook.storage.names import Backup
from tidebook.storage.opening import PASSING, Opened
from tidebook.storage.passphrase import fits, normalised
from tidebook.storage.retention import kept
from tidebook.storage.tables import metadata


def folder_of(journal: Path) -> Path:
    """Return the folder beside the journal in which its backups lie."""
    return beside(journal.absolute(), "-backups")


def place_in(folder: Path, journal: Path) -> Path:
    """Return where in a second folder (a stick, a synced one) the backups of this very journal lie.

    Journals of several people may have the same name: each must be thinned out by itself.
    """
    mark = blake2b(os.fsencode(journal.absolute()), digest_size=3).hexdigest()
    return folder.absolute() / f"{journal.name}-backups-{mark}"


def make_backup(opened: Opened, folder: Path, *, reason: str = "", today: date | None = None) -> Backup:
    """Make a backup of the open journal in `folder`, which is made if only it is missing.

    A copy by SQLite itself, under the same passphrase and without deleted text, looked through, and only then named.
    `today` is the date that stands in the name; else the computer's clock says it. Of those that are there, none is
    taken away (`thin`). JournalError when no backup can be made; the journal is as it was.
    """
    return copied(opened, folder, reason=reason, today=today).finish()


@dataclass(frozen=True)
class Copied:
    """A copy that nobody has looked through yet, and that has no name. `finish` needs the journal no more."""

    folder: Path
    _part: Path
    _journal: Path
    _key: str | None = field(repr=False)
    _held: Contents
    _reason: str
    _made: date

    def finish(self) -> Backup:
        """Look the copy through and give it its name, in whatever thread; JournalError when it can not be."""
        with _said_as_no_backup():
            try:
                if look_through(self._part, self._key) != self._held:
                    raise faults.failed()
                sync_file(self._part)
                number, held = names.after(names.in_folder(self.folder), self._made), self._held
                stem = self._journal.stem
                name = names.name(stem, number, self._made, held.entries, reason=self._reason, mark=held.mark)
                _named(self._part, self._journal if self._key is not None else None, self.folder / name)
                return Backup(self.folder / name, number, self._made, held.entries, self._reason, held.mark)
            finally:
                self._part.unlink(missing_ok=True)


def copied(
    opened: Opened, folder: Path, *, reason: str = "", today: date | None = None, held: Contents | None = None
) -> Copied:
    """Begin a backup as `make_backup` does: only this needs the open journal. `held`: what it holds, if known."""
    with _said_as_no_backup():
        # Only this one: where a stick is not plugged in, nothing must be made in its stead.
        folder.mkdir(exist_ok=True, mode=0o700)
        part = folder / f".{opened.path.stem}-{os.getpid()}{names.PART}"
        try:
            held = held or contents(opened.driver)
            part.unlink(missing_ok=True)
            make(part)
            opened.driver.execute("VACUUM INTO ?", (f"{part.absolute().as_uri()}?mode=rw",))
            return Copied(folder, part, opened.path, opened.key, held, reason, today or _today(opened.driver))
        except BaseException:
            part.unlink(missing_ok=True)
            raise


def thin(folder: Path) -> None:
    """Take away the backups in `folder` that need not stay, and what a killed program left."""
    with suppress(OSError):
        backups = names.listed([folder])
        for backup in set(backups) - kept(backups):
            backup.path.unlink(missing_ok=True)
            recovery.place(backup.path).unlink(missing_ok=True)
        for path in folder.iterdir():
            if path.name.startswith(".") and names.PART in path.name:
                path.unlink(missing_ok=True)


def copy_bytes(source: Path, target: Path) -> None:
    """Copy a closed file to `target`, in place of what is there, so that a power cut leaves all of it or nothing."""
    part = target.with_name(f".{target.name}{names.PART}")
    try:
        copy_fresh(source, part)
        part.replace(target)
        sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)


def copy_fresh(source: Path, target: Path) -> None:
    """Copy a closed file to `target`, where only what an earlier try left may be, until it lies on the disk."""
    target.unlink(missing_ok=True)
    make(target)
    with source.open("rb") as origin, target.open("rb+") as copy:
        while some := origin.read(1 << 20):
            copy.write(some)
    sync_file(target)


def look_through(path: Path, passphrase: str | None) -> Contents:
    """Look through a closed file of this or an older version; JournalError when anything in it is not as it was."""
    key = None
    if examine(path) is Kind.LOCKED_UP:
        if passphrase is None:
            raise locks.needs_passphrase()
        key = normalised(passphrase)
    try:
        return _looked_through(path, key)
    except JournalError as error:
        if error.trouble not in PASSING:
            raise
        if error.trouble is Trouble.DAMAGED and key is not None and not fits(path, key):
            raise locks.wrong_passphrase() from None
    # A disk may read wrongly once.
    return _looked_through(path, key)


@faults.plainly(faults.damaged)
def _looked_through(path: Path, key: str | None) -> Contents:
    engine = connect(path, key, _look, read_only=True)
    try:
        with engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            for pragma in ("integrity_check", "foreign_key_check", "cipher_integrity_check"):
                if [row for row in driver.execute(f"PRAGMA {pragma}").fetchall() if row[0] != "ok"]:
                    raise faults.damaged()
            _ensure_as_written(driver)
            return contents(driver)
    finally:
        engine.dispose()


def _ensure_as_written(driver: Any) -> None:
    """Look at the digest of every row; the tables of an older version have none."""
    found = tables(driver)
    (version,) = driver.execute("PRAGMA user_version").fetchone()
    if version == NEWEST and not set(metadata.tables) <= set(found):
        raise faults.damaged()
    for table in found:
        if has_digests(driver, table) and altered(driver, table)[2]:
            raise faults.altered()


def _named(part: Path, protected: Path | None, backup: Path) -> None:
    """Give a backup that was looked through its name; the recovery file of a protected journal lies there first."""
    recovery.keep(backup, [] if protected is None else recovery.kept(protected))
    part.replace(backup)
    sync_folder(backup.parent)


def _look(application: int, version: int) -> None:
    if is_newer(application, version):
        raise faults.newer()


def _today(driver: Any) -> date:
    return date.fromisoformat(driver.execute("SELECT date('now', 'localtime')").fetchone()[0])


@contextmanager
def _said_as_no_backup() -> Iterator[None]:
    """Turn whatever goes wrong into a JournalError that speaks of the backup."""
    try:
        yield
    except OSError as error:
        trouble = faults.of_system(error).trouble
    except driver_errors.Error as error:
        trouble = faults.of_driver(error, faults.failed).trouble
    except JournalError as error:
        if error.trouble is Trouble.DAMAGED:
            raise
        trouble = error.trouble
    else:
        return
    raise _no_backup(trouble)


def _no_backup(trouble: Trouble) -> JournalError:
    if trouble is Trouble.FULL:
        next_step = _("Please make some room on the disk of the backups.")
    elif trouble is Trouble.FAILED:
        next_step = _("Please look after the disk of the backups.")
    else:
        next_step = _("Please look whether the folder of the backups is there, and may be written.")
    return JournalError(trouble, _("No backup could be made."), _("Your journal is safe."), next_step)
