"""What is done with a damaged journal: it is set aside, and what can be read of it goes into a new one."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from tidebook.storage import faults, locks, recovery
from tidebook.storage.digests import digest, held
from tidebook.storage.faults import plainly
from tidebook.storage.file import beside, copy_what_can_be_read, make, part_of, sync_folder
from tidebook.storage.header import Kind, examine
from tidebook.storage.passphrase import SALT, FileKey, fits, normalised, quoted
from tidebook.storage.store import Store
from tidebook.storage.tables import SHELVES, bin_, metadata

# Between two rows that are known, others are looked for one by one, unless a number is wrong beyond reason.
_WIDEST_GAP = 5000
# What rows of the first version had not.
_BEFORE = {"source": "typed"}
_BY_TABLE = {shelf.table.name: shelf for shelf in SHELVES.values()}


@dataclass
class Salvaged:
    """How many rows of each table were read, were there but not as written, or could not be read at all."""

    read: Counter[str] = field(default_factory=Counter)
    altered: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)


def set_aside(path: Path, at: datetime) -> Path:
    """Give a damaged journal that nobody has open another name beside its own, and return it. Nothing is deleted.

    What SQLite left beside it goes along, so that the two stay together; the recovery file serves both.
    """
    name = f"{path.name}.damaged-{at:%Y%m%d-%H%M%S}"
    tries = (path.with_name(name + (f"-{number}" if number else "")) for number in range(1000))
    aside = next(new for new in tries if not new.exists() and not beside(new, "-journal").exists())
    try:
        lines = recovery.kept(path)
        # First: beside whatever gets the name of the journal next, it would be a stranger's.
        with suppress(FileNotFoundError):
            beside(path, "-journal").rename(beside(aside, "-journal"))
        path.rename(aside)
        recovery.keep(aside, lines)
        sync_folder(path.parent)
    except OSError as error:
        raise faults.of_system(error) from error
    return aside


@plainly(faults.damaged)
def salvage(damaged: Path, into: Store, passphrase: str | None = None) -> Salvaged:
    """Put every row of a damaged journal that can be read, and is as it was written, into an empty one.

    Row by row, by its number, over a copy: the damaged file is not touched. JournalError when nothing at all can be
    read of it, or when the passphrase is wrong (as far as can be told).
    """
    copy = beside(into.path, ".salvage")
    copy.unlink(missing_ok=True)
    make(copy)
    try:
        copy_what_can_be_read(damaged, copy)
        with suppress(FileNotFoundError):
            copy_what_can_be_read(beside(damaged, "-journal"), beside(copy, "-journal"))
        return _Wreck(copy, _key(copy, passphrase)).bring_into(into)
    except OSError as error:
        raise faults.of_system(error) from error
    finally:
        for left in (copy, beside(copy, "-journal"), part_of(copy)):
            left.unlink(missing_ok=True)


def _key(path: Path, passphrase: str | None) -> str | None:
    """Return the file's key as SQLCipher takes it at once: it is needed after each error."""
    if examine(path) is not Kind.LOCKED_UP:
        return None
    if passphrase is None:
        raise locks.needs_passphrase()
    passphrase = normalised(passphrase)
    if not fits(path, passphrase):
        raise locks.wrong_passphrase()
    with path.open("rb") as file:
        return FileKey.of(passphrase, file.read(SALT)).raw


class _Wreck:
    """A file that may fail at any row. After an error the connection is of no use any more: it is opened anew."""

    def __init__(self, path: Path, key: str | None) -> None:
        self._path, self._key = path, key
        self._connection: Any = None
        self.found = Salvaged()

    def bring_into(self, into: Store) -> Salvaged:
        try:
            there = self._ask("SELECT name FROM sqlite_schema WHERE type = 'table'")
        except (driver.Error, ValueError):
            raise faults.nothing_salvaged() from None
        try:
            for table in metadata.tables.keys() & {name for (name,) in there}:
                into.take_rows(table, list(self._rows(table)))
        finally:
            self._close()
        return self.found

    def _rows(self, table: str) -> Iterator[dict[str, Any]]:
        """Return what can be read of a table and is as it was written, as its rows lie in a new journal."""
        names = [name for (name,) in self._ask("SELECT name FROM pragma_table_info(?)", table)]
        asked = f"SELECT {', '.join(names)} FROM {table} NOT INDEXED"
        for values in self._values(table, asked):
            row = _BEFORE | dict(zip(names, values, strict=True))
            written = digest(table, (row[name] for name in held(names)))
            if row.pop("digest", written) != written or not _is_entry(table, row):
                self.found.altered[table] += 1
                continue
            self.found.read[table] += 1
            yield {name: row[name] for name in row if name in metadata.tables[table].c}

    def _values(self, table: str, asked: str) -> Sequence[tuple[Any, ...]]:
        try:
            return self._ask(f"{asked} ORDER BY seq")
        except (driver.Error, ValueError):
            return list(self._one_by_one(table, asked))

    def _one_by_one(self, table: str, asked: str) -> Iterator[tuple[Any, ...]]:
        for seq in self._numbers(table):
            try:
                yield from self._ask(f"{asked} WHERE seq = ?", seq)
            except (driver.Error, ValueError):
                self.found.lost[table] += 1

    def _numbers(self, table: str) -> list[int]:
        """Return the numbers of the rows, from the table and its indexes, from both ends, and those in between."""
        known: set[int] = set()
        for how in ("NOT INDEXED ORDER BY seq", "NOT INDEXED ORDER BY seq DESC", "ORDER BY id", "ORDER BY id DESC"):
            known |= set(self._until_error(f"SELECT seq FROM {table} {how}"))
        numbers = sorted(known)
        for low, high in zip([0, *numbers], numbers, strict=False):
            if high - low <= _WIDEST_GAP:
                known |= set(range(low + 1, high))
        return sorted(known)

    def _until_error(self, asked: str) -> Iterator[int]:
        try:
            for (seq,) in self._open().execute(asked):
                yield seq
        except (driver.Error, ValueError):
            self._close()

    def _ask(self, asked: str, *values: Any) -> Sequence[tuple[Any, ...]]:
        try:
            found: Sequence[tuple[Any, ...]] = self._open().execute(asked, values).fetchall()
        except BaseException:
            self._close()
            raise
        return found

    def _open(self) -> Any:
        if self._connection is None:
            self._connection = driver.connect(str(self._path), isolation_level=None)
            self._connection.execute("PRAGMA cipher_log_level=NONE")
            if self._key is not None:
                self._connection.execute(f"PRAGMA key={quoted(self._key)}")
            self._connection.execute("PRAGMA trusted_schema=OFF")
        return self._connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _is_entry(table: str, row: dict[str, Any]) -> bool:
    try:
        if table == bin_.name:
            entry = _BY_TABLE[row["kind"]].unpack(row["entry"])
        else:
            entry = _BY_TABLE[table].unpack_row(row)
    except (ValueError, KeyError):
        return False
    return str(entry.id) == str(row["id"])
