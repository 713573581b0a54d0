"""A look at the first bytes of a file, before anything connects to it."""

import os
import stat
from pathlib import Path

from tidebook.storage import faults
from tidebook.storage.migrations import APPLICATION_ID, NEWEST

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100


def examine(path: Path) -> bool:
    """Say whether `path` is a journal of ours; False when a journal was being made and is still empty.

    Raises JournalError when it is missing, something else, or newer. Only for files that this process has
    not opened: closing any handle drops SQLite's locks (storage.md, finding 3).
    """
    try:
        with path.open("rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise faults.not_a_journal()
            header = file.read(_HEADER)
    except FileNotFoundError as error:
        raise faults.missing() from error
    except IsADirectoryError as error:
        raise faults.not_a_journal() from error
    except PermissionError as error:
        raise faults.no_folder() from error
    except OSError as error:
        raise faults.failed() from error
    if not header:
        return False
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise faults.not_a_journal()
    return _is_ours(header)


def _is_ours(header: bytes) -> bool:
    version, application = (int.from_bytes(header[at : at + 4], "big") for at in (60, 68))
    if application == 0 and version == 0:
        # Made by us and cut off before its first step, or any other program's: the tables will tell.
        return False
    if application != APPLICATION_ID:
        raise faults.foreign()
    if version > NEWEST:
        raise faults.newer()
    return True
