"""Plain SQLite, to see what lies in a journal that nobody has open."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver


def ask(path: Path, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """What plain SQLite says of a journal that nobody has open."""
    connection = driver.connect(str(path), isolation_level=None)
    try:
        return list(connection.execute(statement, values).fetchall())
    finally:
        connection.close()
