"""A look at the first bytes of a file, before anything connects to it."""

import stat
from pathlib import Path

from tidebook.storage import faults
from tidebook.storage.migrations import APPLICATION_ID, NEWEST

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_WRITE_FORMAT, _WAL = 18, 2


def examine(path: Path) -> bool:
    """Say whether `path` is a journal of ours; False when a journal was being made and is still empty.

    Raises JournalError when it is missing, something else, or newer. Only for files that this process has
    not opened: closing any handle drops SQLite's locks (storage.md, finding 3).
    """
    try:
        # Before it is opened: a pipe would never answer.
        if not stat.S_ISREG(path.stat().st_mode):
            raise faults.not_a_journal()
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        raise faults.of_system(error) from error
    if not header:
        return False
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise faults.not_a_journal()
    return _is_ours(header)


def _is_ours(header: bytes) -> bool:
    version, application = (int.from_bytes(header[at : at + 4], "big") for at in (60, 68))
    if application == 0 and version == 0 and header[_WRITE_FORMAT] != _WAL:
        # Still without its first step, or any other program's: the tables will tell. Not asked of a file in WAL
        # mode, which ours never are: to connect as we do would change it.
        return False
    if application != APPLICATION_ID:
        raise faults.foreign()
    if version > NEWEST:
        raise faults.newer()
    return True
