"""A look through the whole file: whether everything is there and can be read."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from tidebook.domain.activity import Activity
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Episode, Link
from tidebook.domain.period import Period
from tidebook.language import _
from tidebook.storage.contents import contents
from tidebook.storage.digests import altered
from tidebook.storage.shelf import Shelf
from tidebook.storage.tables import SHELVES, bin_, metadata


@dataclass(frozen=True)
class Health:
    """What a look through the whole file found: entries by kind, the days they span, and what is wrong.

    `digests` is how many rows were as written, deleted ones too; `content` is the mark of all of them (`contents`).
    """

    counts: dict[str, int]
    span: Period | None
    problems: tuple[str, ...]
    digests: int
    content: str


def look_through(connection: Connection, entries_of: Callable[[type[Entry]], tuple[Any, ...]]) -> Health:
    """Look through the file's structure, its references, and every single entry, the deleted ones too.

    `entries_of` reads all entries of a kind. The problems hold nothing that the person wrote. The span stays open.
    """
    problems: list[str] = []
    driver: Any = connection.connection.driver_connection
    # A plain file has nothing that the third could look at.
    for pragma in ("integrity_check", "foreign_key_check", "cipher_integrity_check"):
        problems += [str(row[0]) for row in driver.execute(f"PRAGMA {pragma}").fetchall() if row[0] != "ok"]
    whole, wrong = _digests(driver)
    problems += wrong
    found = {kind: entries_of(kind) for kind in SHELVES}
    for kind, shelf in SHELVES.items():
        problems += _strays(shelf.table.name, found[kind], list(connection.scalars(select(shelf.table.c.id))))
    problems += _loose(found[Link], *({entry.id for entry in found[kind]} for kind in (Episode, Activity)))
    problems += _bin(connection)
    counts = {shelf.table.name: len(found[kind]) for kind, shelf in SHELVES.items()}
    return Health(counts, None, tuple(problems), whole, contents(driver).mark)


def _digests(driver: Any) -> tuple[int, list[str]]:
    """Return how many rows are as they were written, and name the tables that hold others."""
    whole, problems = 0, []
    for table in metadata.tables:
        _last, count, wrong = altered(driver, table)
        whole += count - len(wrong)
        problems += [_("{table}: an entry is not as it was written").format(table=table)] * len(wrong)
    return whole, problems


def _strays(table: str, entries: Collection[Entry], ids: Collection[UUID]) -> list[str]:
    """Name the rows whose id is not the one that their content gives: a changed byte shows here."""
    lost = {entry.id for entry in entries} ^ set(ids)
    return [f"{table}: an entry is not where it belongs"] * bool(lost)


def _loose(links: Collection[Link], episodes: Collection[UUID], activities: Collection[UUID]) -> list[str]:
    lost = any(link.episode not in episodes or link.activity not in activities for link in links)
    return [_("A link has lost its activity or its episode.")] * lost


def _bin(connection: Connection) -> list[str]:
    shelves: dict[str, Shelf] = {shelf.table.name: shelf for shelf in SHELVES.values()}
    rows = connection.execute(select(bin_.c.id, bin_.c.kind, bin_.c.entry)).all()
    return _strays("deleted", [shelves[kind].unpack(entry) for _one, kind, entry in rows], [row[0] for row in rows])
