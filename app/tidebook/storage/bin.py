"""Recently deleted: what was taken away waits here for 30 days, and can be brought back as it was."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlcipher3.dbapi2 as driver

from tidebook.domain.entry import Entry
from tidebook.storage.columns import read_instant
from tidebook.storage.digests import digest
from tidebook.storage.shelf import Shelf
from tidebook.storage.tables import SHELVES

# How long what was taken away can be restored.
DAYS_KEPT = 30

# The way in wants what `Bin.row` returns; the way out a deletion's own number.
THROW = "INSERT INTO deleted (kind, id, entry, deleted_at, digest) VALUES (?, ?, ?, ?, ?)"
TAKE_OUT = "DELETE FROM deleted WHERE seq = ?"

_BY_TABLE = {shelf.table.name: shelf for shelf in SHELVES.values()}
_NOW = "SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
_KEPT = f"-{DAYS_KEPT} days"
_OLD = """SELECT seq, digest, deleted_at, entry, id, kind FROM deleted
    WHERE deleted_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ?)"""
_EMPTY = "DELETE FROM deleted WHERE seq IN (SELECT value FROM json_each(?))"
_OF_PLACE = "SELECT seq, entry FROM deleted WHERE id = ? AND kind = ?"
_ALL = """SELECT kind, entry, deleted_at FROM deleted
    WHERE deleted_at >= strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ?) ORDER BY seq DESC"""


@dataclass(frozen=True)
class Deleted:
    """An entry that was taken away, and when (UTC). Of one place there may be several, all different."""

    entry: Entry
    at: datetime


class Bin:
    """The bin of one open journal. It is written in the transaction of whatever throws or restores."""

    def __init__(self, connection: Any) -> None:
        """`connection` is the journal's own, of the driver."""
        self._connection = connection

    def all(self) -> tuple[Deleted, ...]:
        """Return what can be restored, the newest deletion first.

        What can not be read any more is left out, so that the rest can be restored: a look through the file names it.
        """
        found: list[Deleted] = []
        for kind, packed, at in self._connection.execute(_ALL, (_KEPT,)).fetchall():
            with suppress(ValueError, KeyError, TypeError):
                found.append(Deleted(_BY_TABLE[kind].unpack(packed), read_instant(at)))
        return tuple(found)

    def row(self, shelf: Shelf, one: str, packed: str) -> tuple[Any, ...]:
        """Return the row of an entry with the id `one` that is taken away now."""
        kind = shelf.table.name
        (now,) = self._connection.execute(_NOW).fetchone()
        # In the alphabetical order of their columns.
        return kind, one, packed, now, digest("deleted", (now, packed, one, kind))

    def numbers(self, entry: Entry) -> list[int]:
        """Return the number of the deletion that took away exactly `entry`, if there was one."""
        shelf = SHELVES[type(entry)]
        rows = self._connection.execute(_OF_PLACE, (str(entry.id), shelf.table.name)).fetchall()
        return [number for number, packed in rows if holds(shelf, packed, entry)]

    def empty(self) -> None:
        """Take away for good what was deleted too long ago. What is not as it was written may only look old."""
        # A full disk, or a file that may only be read or is damaged, is no reason not to open it.
        with suppress(driver.DatabaseError, TypeError):
            rows = self._connection.execute(_OLD, (_KEPT,)).fetchall()
            old = [seq for seq, written, *values in rows if digest("deleted", values) == written]
            if old:
                self._connection.execute(_EMPTY, (json.dumps(old),))


def holds(shelf: Shelf, packed: str, entry: Entry | None) -> bool:
    """Whether `packed` is exactly `entry`. What can not be read any more is nothing that anybody writes."""
    try:
        return shelf.unpack(packed) == entry
    except (ValueError, KeyError):
        return False
