"""The journal as a file among others: making it, and telling which one it is."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from tidebook.storage import faults

_BLOCK = 4096


def make(path: Path) -> None:
    """Make an empty file at `path`, readable by its owner only. JournalError when something is there already."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise faults.no_folder() from error
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        sync_folder(path.parent)
    except FileExistsError as error:
        raise faults.taken() from error
    except OSError as error:
        raise faults.no_folder() from error


def identity(path: Path) -> tuple[int, int]:
    """Return which file lies at `path`, whatever it is called. Never opens it: that would drop our lock."""
    found = _stat(path)
    return found.st_dev, found.st_ino


def is_empty(path: Path) -> bool:
    """Whether there is nothing in the file at all."""
    return _stat(path).st_size == 0


def _stat(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except OSError as error:
        raise faults.of_system(error) from error


def can_be_written(path: Path) -> bool:
    """Whether the file may be changed: it, and its folder, since SQLite keeps its journal beside it."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def beside(path: Path, ending: str) -> Path:
    """Return the path of what belongs to the file and lies beside it, such as "-journal" or ".recovery"."""
    return path.with_name(path.name + ending)


def part_of(path: Path) -> Path:
    """Return where a file is written before it is whole."""
    return beside(path, ".part")


def unfinished(journal: Path) -> Path:
    """Return where a file is made that will take the place of the journal; what is left there goes at opening."""
    return beside(journal, ".unfinished")


def write_whole(path: Path, content: bytes) -> None:
    """Make or replace a file, 0600: after a power cut there is the old one or the new one. OSError."""
    part = part_of(path)
    handle = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)


def copy_what_can_be_read(source: Path, target: Path) -> None:
    """Copy a file on a disk that fails, 0600; what can not be read is zeros. Never one that is open as a journal."""
    with (
        source.open("rb", buffering=0) as torn,
        os.fdopen(os.open(target, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as copy,
    ):
        for at in range(0, os.fstat(torn.fileno()).st_size, _BLOCK):
            torn.seek(at)
            try:
                copy.write(torn.read(_BLOCK))
            except OSError as error:
                if error.errno != errno.EIO:
                    raise
                copy.write(bytes(_BLOCK))


def sync_file(path: Path) -> None:
    """Have the disk keep what was written. Never for a file that this process has open as a journal."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names of what lies in `folder`."""
    # A folder that may be written but not read, and any on Windows, can not be opened for this.
    with suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
