"""Bringing a backup back: today's file is kept first, and nothing is ever written over."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tidebook.domain.errors import JournalError, Trouble
from tidebook.language import _
from tidebook.storage import faults, recovery
from tidebook.storage.backups import copy_bytes, copy_fresh, folder_of, look_through
from tidebook.storage.contents import Contents
from tidebook.storage.file import beside, sync_folder, unfinished
from tidebook.storage.header import examine
from tidebook.storage.store import Store

# A file in one of these states can not be copied by SQLite: it is kept byte by byte.
_UNREADABLE = frozenset({Trouble.DAMAGED, Trouble.NOT_A_JOURNAL, Trouble.WRONG_PASSPHRASE, Trouble.NEWER})
_WHY = "before-restore"


@dataclass(frozen=True)
class Restored:
    """What a restore did: what the journal holds now, and where that lies which was it before (None: nothing was)."""

    now: Contents
    before: Path | None


def preview(backup: Path, passphrase: str | None = None) -> Store:
    """Open a backup to be looked at; nothing can be written into it. JournalError as in Store."""
    return Store(backup, passphrase, read_only=True)


def restore(
    journal: Path, backup: Path, passphrase: str | None = None, *, backup_passphrase: str | None = None
) -> Restored:
    """Put a copy of `backup` in the place of `journal`, which must not be open; JournalError when that can not be.

    `passphrase` is the journal's. The backup's may be an older one, else it is the same. Whoever ends the program in
    the middle of it finds the old journal or the new one, and once it is the new one, the old one among the backups.
    """
    journal = journal.absolute()
    fresh = unfinished(journal)
    try:
        # First: to open it takes away what an earlier restore left that was ended in the middle.
        today = _opened(journal, passphrase)
        try:
            now = _copied(backup, fresh, backup_passphrase or passphrase, journal)
            before = _kept(today)
        finally:
            if today is not None:
                today.close()
        if before is None and journal.exists():
            before = _set_aside(journal)
        _put_in_place(fresh, journal, backup)
    except OSError as error:
        raise _not_restored(faults.of_system(error).trouble) from error
    finally:
        # What is left goes at the next opening.
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
    return Restored(now, before)


def _copied(backup: Path, fresh: Path, passphrase: str | None, journal: Path) -> Contents:
    try:
        if journal.exists() and backup.samefile(journal):
            raise _same()
        if beside(backup, "-journal").exists():
            # It was copied while something was being written into it.
            raise faults.damaged()
        examine(backup)
        # What will lie there is looked through, not what it was copied from.
        copy_fresh(backup, fresh)
        return look_through(fresh, passphrase)
    except OSError as error:
        raise _not_restored(faults.of_system(error).trouble) from error
    except JournalError as error:
        # Where it is about its passphrase or its version, that was said well.
        if error.trouble not in {Trouble.DAMAGED, Trouble.NOT_A_JOURNAL, Trouble.FOREIGN}:
            raise
        raise _not_whole(error.trouble) from error


def _opened(journal: Path, passphrase: str | None) -> Store | None:
    """Open today's journal; None when there is none, or none that SQLite can copy."""
    if not journal.exists():
        return None
    with _unreadable_is_none():
        store = Store(journal, passphrase)
        if store.why_read_only is None:
            return store
        store.close()
        raise store.why_read_only
    return None


def _kept(today: Store | None) -> Path | None:
    """Keep today's journal among the backups; return where it lies there, None when SQLite can not copy it."""
    with _unreadable_is_none():
        return None if today is None else today.back_up(folder_of(today.path), _WHY).path
    return None


@contextmanager
def _unreadable_is_none() -> Iterator[None]:
    try:
        yield
    except JournalError as error:
        if error.trouble not in _UNREADABLE:
            raise


def _set_aside(journal: Path) -> Path:
    """Copy a file that can not be read, byte by byte, with what SQLite left beside it."""
    folder = folder_of(journal)
    folder.mkdir(exist_ok=True, mode=0o700)
    number = 1
    while (target := folder / f"{journal.stem}-{number:05}-set-aside.tidebook").exists():
        number += 1
    for ending in ("-journal", ".recovery", ""):
        if beside(journal, ending).exists():
            copy_bytes(beside(journal, ending), beside(target, ending))
    # Beside another file it would change that one.
    beside(journal, "-journal").unlink(missing_ok=True)
    return target


def _put_in_place(fresh: Path, journal: Path, backup: Path) -> None:
    # The journal was closed: else SQLite, at closing, might take away what the next program has put beside it. If
    # another program has opened it since, that one notices before each save that its file is gone.
    if beside(journal, "-journal").exists():
        raise faults.locked()
    # Until the new one is in its place, the recovery file serves both.
    lines = recovery.kept(backup)
    recovery.keep(journal, [*recovery.kept(journal), *lines])
    fresh.replace(journal)
    # It is the other one now, whatever the disk says: nobody must be told that it is as it was.
    with suppress(OSError):
        sync_folder(journal.parent)
        recovery.keep(journal, lines)


def _same() -> JournalError:
    return JournalError(
        Trouble.TAKEN,
        _("That is the journal itself."),
        _("Nothing was changed."),
        _("Please choose one of its backups."),
    )


def _not_whole(trouble: Trouble) -> JournalError:
    return JournalError(
        trouble,
        _("This is not a whole backup of a journal."),
        _("Nothing was changed."),
        _("Please choose another backup."),
    )


def _not_restored(trouble: Trouble) -> JournalError:
    return JournalError(
        trouble,
        _("The backup could not be put in place."),
        _("The journal is as it was."),
        _("Please look whether the backup is there, and whether there is room."),
    )
