"""Backups: whole copies of the journal, looked through before they get their name."""

import os
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

from tidebook.domain.errors import JournalError, Trouble
from tidebook.language import _
from tidebook.storage import faults, names
from tidebook.storage.digests import altered, columns_of
from tidebook.storage.engine import connect
from tidebook.storage.file import beside, make, sync_file, sync_folder
from tidebook.storage.header import examine
from tidebook.storage.names import Backup
from tidebook.storage.opening import Opened
from tidebook.storage.retention import kept

RECOVERY = ".recovery"
_BIN = "deleted"
_MARK = 6
_AT_ONCE = 1000


@dataclass(frozen=True)
class Contents:
    """How many entries a file of any version holds, and a mark that is the same exactly if all rows are."""

    entries: int
    mark: str


def contents(driver: Any) -> Contents:
    """Return what the open file holds. Every value of every row goes into the mark."""
    entries, everything = 0, blake2b(digest_size=_MARK)
    for table in _tables(driver):
        rows = driver.execute(f'SELECT * FROM "{table}" ORDER BY rowid')
        everything.update(table.encode())
        while some := rows.fetchmany(_AT_ONCE):
            everything.update(repr(some).encode())
            entries += len(some) * (table != _BIN)
    return Contents(entries, everything.hexdigest())


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
    """Make a backup of the open journal in `folder`, which is made if missing; JournalError when that can not be.

    A copy by SQLite itself, under the same passphrase and without deleted text, looked through, and only then named.
    `today` is the date that stands in the name; else the computer's clock says it. Of those that are there, none is
    taken away (`thin`).
    """
    with _said_as_no_backup():
        _make_folder(folder)
        part = folder / f".{opened.path.stem}-{os.getpid()}{names.PART}"
        try:
            held = contents(opened.driver)
            part.unlink(missing_ok=True)
            make(part)
            opened.driver.execute("VACUUM INTO ?", (f"{part.absolute().as_uri()}?mode=rw",))
            if look_through(part, opened.key) != held:
                raise faults.failed()
            sync_file(part)
            return _named(part, opened, folder, held, reason, today or _today(opened.driver))
        finally:
            part.unlink(missing_ok=True)


def copy_backup(backup: Backup, folder: Path) -> Backup:
    """Put a copy of `backup` into another folder, which is made if missing; JournalError when that can not be."""
    with _said_as_no_backup():
        _make_folder(folder)
        target = folder / backup.path.name
        for ending in (RECOVERY, ""):
            if beside(backup.path, ending).exists():
                copy_bytes(beside(backup.path, ending), beside(target, ending))
        found = names.read(target)
        assert found is not None
        return found


def thin(folder: Path) -> None:
    """Take away the backups in `folder` that need not stay, and what a killed program left."""
    with suppress(OSError):
        backups = names.listed([folder])
        for backup in set(backups) - kept(backups):
            beside(backup.path, RECOVERY).unlink(missing_ok=True)
            backup.path.unlink(missing_ok=True)
        for path in folder.iterdir():
            if path.name.startswith(".") and names.PART in path.name:
                path.unlink(missing_ok=True)


def copy_bytes(source: Path, target: Path) -> None:
    """Copy a closed file to `target`, in place of what is there, so that a power cut leaves all of it or nothing."""
    part = target.with_name(f".{target.name}{names.PART}")
    try:
        part.unlink(missing_ok=True)
        make(part)
        with source.open("rb") as origin, part.open("rb+") as copy:
            while some := origin.read(1 << 20):
                copy.write(some)
        sync_file(part)
        part.replace(target)
        sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)


@faults.plainly(faults.damaged)
def look_through(path: Path, passphrase: str | None) -> Contents:
    """Look through a closed file of this or an older version; JournalError when anything in it is not as it was."""
    examine(path)
    engine = connect(path, passphrase, _look, read_only=True)
    try:
        with closing(engine.raw_connection()) as connection:
            driver = connection.driver_connection
            for pragma in ("integrity_check", "foreign_key_check", "cipher_integrity_check"):
                if [row for row in driver.execute(f"PRAGMA {pragma}").fetchall() if row[0] != "ok"]:
                    raise faults.damaged()
            for table in _tables(driver):
                if "digest" in _all_columns(driver, table) and altered(driver, table)[2]:
                    raise faults.altered()
            return contents(driver)
    finally:
        engine.dispose()
