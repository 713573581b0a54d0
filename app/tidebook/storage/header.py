"""A look at the first bytes of a file, before anything connects to it."""

import stat
from enum import Enum
from pathlib import Path

from tidebook.storage import faults
from tidebook.storage.migrations import APPLICATION_ID, NEWEST
from tidebook.storage.passphrase import PAGE

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_WRITE_FORMAT, _WAL = 18, 2
# Of 4096 random bytes all 256 values occur; text, pictures that are mostly one colour and zeros have far fewer.
_RANDOM = 240


class Kind(Enum):
    """What a file looks like from outside."""

    EMPTY = "a journal that was being made"
    PLAIN = "a journal"
    NEWER = "a journal of a newer Tidebook"
    LOCKED_UP = "a journal under a passphrase, or something else that looks random"


def examine(path: Path) -> Kind:
    """Say what `path` looks like.

    Raises JournalError when it is missing or something else. Only for files that this process has not opened:
    closing any handle drops SQLite's locks (storage.md, finding 3).
    """
    try:
        # Before it is opened: a pipe would never answer.
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise faults.not_a_journal()
        with path.open("rb") as file:
            page = file.read(PAGE)
    except OSError as error:
        raise faults.of_system(error) from error
    if not page:
        return Kind.EMPTY
    if page.startswith(_MAGIC) and len(page) >= _HEADER:
        return _kind(page)
    # Photographs look random, too, but end where they like.
    if len(set(page)) >= _RANDOM and (found.st_size % PAGE == 0 or path.suffix == ".tidebook"):
        return Kind.LOCKED_UP
    raise faults.not_a_journal()


def _kind(header: bytes) -> Kind:
    version, application = (int.from_bytes(header[at : at + 4], "big") for at in (60, 68))
    if application == 0 and version == 0 and header[_WRITE_FORMAT] != _WAL:
        # Still without its first step, or any other program's: the tables will tell. Not asked of a file in WAL
        # mode, which ours never are: to connect as we do would change it.
        return Kind.EMPTY
    return Kind.NEWER if is_newer(application, version) else Kind.PLAIN


def is_newer(application: int, version: int) -> bool:
    """Whether a file with these numbers is of a newer Tidebook; JournalError when it is another program's."""
    if application != APPLICATION_ID:
        raise faults.foreign()
    return version > NEWEST
