"""A digest of each entry, in its row: a changed byte that SQLite can not notice is noticed.

It is BLAKE2b, 8 bytes, of a JSON array: the table's name, then the row's values in the alphabetical order of their
columns, all but `seq` and `digest`. SQLite's own check let 3,094 of 10,000 changed bytes pass (storage.md 6).
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from json import dumps
from typing import Any

# What the digest can not hold: itself, and where the row lies, which the table's index of ids holds, too.
_NOT_HELD = frozenset({"seq", "digest"})
_SIZE = 8


def digest(table: str, values: Iterable[Any]) -> bytes:
    """Return the digest of a row; `values` as they lie in the file, in the order of `held`."""
    # Bytes are in no column: only damage puts them there.
    return blake2b(dumps((table, *values), default=bytes.hex).encode(), digest_size=_SIZE).digest()


def held(columns: Iterable[str]) -> list[str]:
    """Return the columns that a digest holds, in its order."""
    return sorted(set(columns) - _NOT_HELD)


def columns_of(connection: Any, table: str) -> list[str]:
    """Return the columns that a digest of a row of `table` holds, as the file has them."""
    return held(row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall())


def has_digests(connection: Any, table: str) -> bool:
    """Whether the rows of `table` have digests; those of an older version have none."""
    asked = "SELECT 1 FROM pragma_table_info(?) WHERE name = 'digest'"
    return connection.execute(asked, (table,)).fetchone() is not None


def of_rows(connection: Any, table: str) -> list[bytes]:
    """Return the digest of each row of `table`: as the file has it, or made now where it has none."""
    if has_digests(connection, table):
        return [found for (found,) in connection.execute(f'SELECT digest FROM "{table}"').fetchall()]
    rows = connection.execute(f'SELECT {_listed(columns_of(connection, table))} FROM "{table}"').fetchall()
    return [digest(table, values) for values in rows]


def seal(connection: Any, table: str) -> None:
    """Give every row of `table` its digest. For steps that changed the table, in their transaction."""
    columns = columns_of(connection, table)
    rows = connection.execute(f"SELECT seq, {_listed(columns)} FROM {table}").fetchall()
    connection.executemany(
        f"UPDATE {table} SET digest = ? WHERE seq = ?", [(digest(table, values), seq) for seq, *values in rows]
    )


def altered(connection: Any, table: str, after: int = 0, limit: int = -1) -> tuple[int, int, list[int]]:
    """Look at up to `limit` rows of `table` that come after the row `after`.

    Returns the last row looked at, how many there were, and those of them (by `seq`) that are not as written.
    """
    rows = _rows(connection, table, after, limit)
    wrong = [seq for seq, found, *values in rows if digest(table, values) != found]
    return (rows[-1][0] if rows else after), len(rows), wrong


def _rows(connection: Any, table: str, after: int, limit: int) -> Sequence[tuple[Any, ...]]:
    asked = f"SELECT seq, digest, {_listed(columns_of(connection, table))} FROM {table}"
    found: Sequence[tuple[Any, ...]] = connection.execute(
        f"{asked} WHERE seq > ? ORDER BY seq LIMIT ?", (after, limit)
    ).fetchall()
    return found


def _listed(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
