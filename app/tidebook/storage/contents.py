"""How much a file holds, and a mark by which two files that hold the same are told from two that do not."""

from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from tidebook.storage.digests import of_rows

_BIN = "deleted"
_MARK = 6


@dataclass(frozen=True)
class Contents:
    """How many entries a file of any version holds, and a mark of all its rows, deleted ones too.

    The mark is the same for two files of one version exactly if the same is recorded in them and was deleted in them.
    """

    entries: int
    mark: str


def contents(driver: Any) -> Contents:
    """Return what the open file holds. The digest of every row goes into the mark, whatever its place in the file."""
    entries, everything = 0, blake2b(digest_size=_MARK)
    for table in tables(driver):
        rows = sorted(of_rows(driver, table))
        everything.update(f"{table} {len(rows)} ".encode())
        everything.update(b"".join(rows))
        entries += len(rows) * (table != _BIN)
    return Contents(entries, everything.hexdigest())


def tables(driver: Any) -> list[str]:
    """Return the names of the tables that are in the file."""
    found = driver.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    return [name for (name,) in found]
