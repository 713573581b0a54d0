"""Finds out what a file is that somebody wants to bring in."""

from pathlib import Path

from tidebook.exchange.archive_read import Archive, read_archive
from tidebook.exchange.csv_tables import DAILY_FIRST
from tidebook.exchange.refused import RefusedError
from tidebook.language import _

_ZIP, _SQLITE = b"PK", b"SQLite format 3\0"
# How the long and the wide file of our own CSV export begin.
_TABLE = f"{DAILY_FIRST},".encode("utf-8-sig")


def read_source(path: Path) -> Archive:
    """Return what the file at `path` holds, whatever its name; RefusedError when it is nothing to bring in."""
    beginning = _beginning(path)
    if not beginning:
        raise RefusedError(_("This file is empty."))
    if beginning == _SQLITE:
        raise RefusedError(_("This is a journal, or another database. Please open it as a journal."))
    if beginning.startswith(_TABLE):
        raise RefusedError(_("This is a table. Only an archive can be brought in: it holds everything."))
    if not beginning.startswith(_ZIP):
        raise RefusedError(_("This is no archive of Tidebook. Other files can not be brought in yet."))
    return read_archive(path)


def _beginning(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise RefusedError(_("This is a folder. Please name a file."))
        if path.exists() and not path.is_file():
            raise RefusedError(_("This is no file that can be read."))
        with path.open("rb") as file:
            return file.read(len(_SQLITE))
    except FileNotFoundError:
        raise RefusedError(_("There is no file at this place.")) from None
    except OSError:
        raise RefusedError(_("This file can not be read. Please look at who may open it.")) from None
