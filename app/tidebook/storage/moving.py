"""Moving an open journal to another place: the old file stays, under another name."""

from pathlib import Path

from tidebook.storage import faults, recovery
from tidebook.storage.backups import look_through
from tidebook.storage.file import beside, part_of, sync_folder
from tidebook.storage.store import Store


def copy_whole(store: Store, target: Path) -> None:
    """Make a copy at `target`, where nothing is, and look it through; JournalError, and nothing is there."""
    if target.exists():
        raise faults.taken()
    part = part_of(target)
    part.unlink(missing_ok=True)
    try:
        store.copy_to(part)
        if look_through(part, store.passphrase) != store.contents():
            raise faults.failed()
        recovery.keep(target, recovery.kept(store.path) if store.is_encrypted else [])
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise faults.of_system(error) from error
    finally:
        part.unlink(missing_ok=True)


def leave_behind(old: Path) -> Path:
    """Give the file that was moved away, and is closed, a name that no one takes for a journal in use; return it."""
    left = beside(old, ".moved")
    number = 1
    while left.exists():
        number += 1
        left = beside(old, f".moved-{number}")
    try:
        old.rename(left)
        sync_folder(old.parent)
    except OSError as error:
        raise faults.of_system(error) from error
    return left
