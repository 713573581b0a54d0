"""Puts a journal under a passphrase, under another one, or under none: wholly, or not at all.

A new file is made, looked through, and put in the place of the old one by a rename. Whoever ends the program in the
middle of it finds the old file or the new one.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from tidebook.domain.errors import JournalError
from tidebook.storage import faults, locks, recovery
from tidebook.storage.file import beside, make, part_of, sync_file, sync_folder, unfinished
from tidebook.storage.opening import Opened

_ZEROS = bytes(1 << 20)


def change(opened: Opened, passphrase: str | None, code: str | None, is_same: Callable[[Path], bool]) -> None:
    """Give the open journal another passphrase, or None, and the recovery code that goes with it, if any.

    `is_same` says whether a file holds what the journal does, whole, under `passphrase`. Raises JournalError, OSError
    or the driver's errors; the journal is then as it was, and open. The one exception says that it was changed. Until
    the new one is in its place, the recovery file serves both.
    """
    path = opened.path
    fresh = unfinished(path)
    fresh.unlink(missing_ok=True)
    make(fresh)
    try:
        try:
            _export(opened.driver, fresh, passphrase)
        except driver.Error:
            # What was cut off in the middle may stay with the connection.
            opened.again(opened.passphrase)
            raise faults.not_made() from None
        sync_file(fresh)
        if not is_same(fresh):
            raise faults.not_made()
        lines = [] if code is None or passphrase is None else [recovery.sealed(passphrase, code)]
        before = recovery.kept(path)
        recovery.keep(path, [*before, *lines])
        try:
            _put_in_place(opened, fresh, passphrase)
        except OSError:
            with suppress(OSError):
                recovery.keep(path, before)
            raise
    except BaseException:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
    # Else both lines stay, which is no harm: the passphrase is the new one.
    with suppress(OSError):
        recovery.keep(path, lines)


def clear_leftover(path: Path) -> None:
    """Take away what a change or a restore left that was ended in the middle. OSError when that can not be."""
    unfinished(path).unlink(missing_ok=True)
    part_of(recovery.place(path)).unlink(missing_ok=True)


def _export(connection: Any, fresh: Path, passphrase: str | None) -> None:
    connection.execute("ATTACH DATABASE ? AS fresh KEY ?", (f"{fresh.absolute().as_uri()}?mode=rw", passphrase or ""))
    try:
        # Nobody needs half of it.
        connection.execute("PRAGMA fresh.journal_mode=OFF").fetchall()
        connection.execute("PRAGMA fresh.synchronous=OFF")
        connection.execute("SELECT sqlcipher_export('fresh')").fetchall()
        for number in ("user_version", "application_id"):
            (value,) = connection.execute(f"PRAGMA main.{number}").fetchone()
            connection.execute(f"PRAGMA fresh.{number}={value}")
    finally:
        connection.execute("DETACH DATABASE fresh")


def _put_in_place(opened: Opened, fresh: Path, passphrase: str | None) -> None:
    path = opened.path
    # Opened while SQLite has it, which is no harm; closed only when SQLite has not.
    old = os.open(path, os.O_RDWR)
    try:
        try:
            # It is ours, and spent, as long as we have the lock; beside the new file it would be a stranger's.
            beside(path, "-journal").unlink(missing_ok=True)
            sync_folder(path.parent)
            if os.name == "nt":
                # There, a file that is open can not be replaced.
                opened.let_go()
            # The lock is held until nobody can get the old file any more. Who waits for it sees that it is gone.
            fresh.replace(path)
        except OSError:
            # SQLite still writes into the journal that is gone.
            opened.again(opened.passphrase)
            raise
        # Now it is the new one, whatever the disk says: nobody must be told that the old passphrase holds.
        with suppress(OSError):
            sync_folder(path.parent)
        try:
            opened.again(passphrase)
        except JournalError:
            raise locks.changed_but_closed() from None
        finally:
            with suppress(OSError):
                _blank(old)
    finally:
        os.close(old)


def _blank(handle: int) -> None:
    """Write over a file that has no name any more. Under another name it is somebody's copy."""
    found = os.fstat(handle)
    if found.st_nlink == 0:
        for at in range(0, found.st_size, len(_ZEROS)):
            os.pwrite(handle, _ZEROS[: found.st_size - at], at)
        os.fsync(handle)
