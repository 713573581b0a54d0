"""One connection to the journal, locked for this program alone, and as durable as SQLite can be."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from tidebook.storage import faults
from tidebook.storage.passphrase import quoted

# Why each: storage.md 1.1. DELETE with EXTRA lost no acknowledged entry in 400 power cuts, the default lost 68.
LOOKING = (
    "PRAGMA locking_mode=EXCLUSIVE",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA mmap_size=0",
    "SELECT count(*) FROM sqlite_schema",
)
WRITING = (
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA fullfsync=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA foreign_keys=ON",
    "PRAGMA recursive_triggers=ON",
    # The lock is taken now, not at the first save.
    "BEGIN EXCLUSIVE",
    "COMMIT",
)
_READING = ("PRAGMA query_only=ON",)

# Older ones may lose what was saved (the WAL reset bug), and 3.52 was withdrawn: storage.md 7.
_OLDEST, _WITHDRAWN = (3, 51, 3), (3, 52)

Look = Callable[[int, int], None]


def connect(path: Path, passphrase: str | None, look: Look, *, read_only: bool = False) -> Engine:
    """Return an engine whose one connection holds the file; it is opened at the first use.

    `look` is called with the application id and the version found in the file, before anything of it is changed, and
    raises what it likes if that will not do. `read_only`: nothing is ever written, not even the lock.
    """
    address = f"{path.resolve().as_uri()}?mode={'ro' if read_only else 'rw'}"

    def open_file() -> Any:
        return driver.connect(address, uri=True, isolation_level=None, timeout=0.5, check_same_thread=True)

    def set_up(connection: Any, _record: object) -> None:
        try:
            unlock(connection, passphrase)
            _run(connection, LOOKING)
            look(*(connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")))
            _run(connection, _READING if read_only else WRITING)
        except BaseException:
            # Else it would hold the file for as long as anybody keeps the error.
            connection.close()
            raise

    engine = create_engine("sqlite://", module=driver, poolclass=StaticPool, hide_parameters=True, creator=open_file)
    event.listen(engine, "connect", set_up)
    if not read_only:
        event.listen(engine, "begin", _begin)
    return engine


def unlock(connection: Any, passphrase: str | None) -> None:
    """Give a new connection its passphrase, if it has one. JournalError when this SQLite may not be trusted."""
    # Else SQLCipher tells the terminal what it thinks of a wrong passphrase.
    connection.execute("PRAGMA cipher_log_level=NONE")
    found = connection.execute("PRAGMA cipher_version").fetchone()
    ensure_fit(driver.sqlite_version_info, found[0] if found else None)
    if passphrase is not None:
        connection.execute(f"PRAGMA key={quoted(passphrase)}")


def ensure_fit(sqlite: tuple[int, ...], cipher: str | None) -> None:
    """Refuse an SQLite that may lose what it was given, or that would write in plain what was to be protected."""
    if sqlite < _OLDEST or sqlite[:2] == _WITHDRAWN or not cipher:
        raise faults.unfit()


def _run(connection: Any, statements: tuple[str, ...]) -> None:
    for statement in statements:
        connection.execute(statement).fetchall()


def _begin(connection: Connection) -> None:
    # IMMEDIATE: a transaction that reads first and writes later can not run into itself.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
