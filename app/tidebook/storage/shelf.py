"""A kind of entry and the table that keeps it: the way of an entry into a row, and back."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ClauseElement, Select, Table, bindparam, delete, select
from sqlalchemy.dialects.sqlite import dialect, insert

from tidebook.domain.entry import Entry
from tidebook.domain.stamp import Source, Stamp
from tidebook.storage.columns import read_day, read_instant
from tidebook.storage.digests import digest, held

_DIALECT = dialect(paramstyle="qmark")
_STAMPED = ("day", "typed_at", "offset_min", "source")
_SOURCES = {source.value: source for source in Source}


@dataclass(frozen=True)
class Shelf:
    """A kind of entry and the table that keeps it, whose own columns are named like the entry's fields."""

    kind: type[Entry]
    table: Table

    def row(self, one: UUID, entry: Entry) -> tuple[Any, ...]:
        """Return the entry with the id `one` as the values that `upsert` wants, in its order."""
        own = (getattr(entry, name) for name in self._own)
        stamp = entry.stamp
        values = (one, entry.day, stamp.at, stamp.offset_min, stamp.source, *own)
        row = [write(value) if write else value for write, value in zip(self._writers, values, strict=True)]
        return *row, digest(self.table.name, (row[at] for at in self._held))

    def entries(self, rows: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
        """Return the entries that rows of `all`, `of_period` or `one` hold."""
        kind: Callable[..., Entry] = self.kind
        if any(self._readers):
            rows = ((*row[:4], *self._read(row[4:])) for row in rows)
        return tuple(
            kind(read_day(day), Stamp(read_instant(at), offset, _SOURCES[source]), *own)
            for day, at, offset, source, *own in rows
        )

    def known(self, rows: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
        """Return the entries that this version knows: rows of a newer one may hold what it does not."""
        found: list[Any] = []
        for row in rows:
            with suppress(ValueError, KeyError):
                found += self.entries([row])
        return tuple(found)

    def pack(self, row: tuple[Any, ...]) -> str:
        """Return a row of `packing` as JSON, for the bin."""
        return json.dumps(dict(zip(("id", *self._kept), row, strict=True)), ensure_ascii=False)

    def unpack(self, packed: str) -> Entry:
        """Return the entry that `pack` made JSON of; ValueError or KeyError when it is none."""
        return self.unpack_row(json.loads(packed))

    def unpack_row(self, values: Any) -> Entry:
        """Return the entry whose columns are `values`, by name; ValueError or KeyError when it is none."""
        try:
            (entry,) = self.entries([tuple(values[name] for name in (*_STAMPED, *self._fields))])
        except (TypeError, AttributeError) as error:
            # JSON knows no STRICT: a value may have a type that no column would have taken.
            raise ValueError("this is not what a row holds") from error
        assert isinstance(entry, Entry)
        return entry

    # Each is turned into SQL once: to do so at each answer took longer than to write it. The rows are read without
    # SQLAlchemy's own: ten years are a fifth quicker so.
    @cached_property
    def all(self) -> str:
        """The SQL that asks for every row, as `entries` wants them."""
        return _sql(self._asking)

    @cached_property
    def of_period(self) -> str:
        """The SQL that asks for the rows about the days from a first to a last one."""
        return _sql(self._asking.where(self.table.c.day.between(bindparam("first"), bindparam("last"))))

    @cached_property
    def one(self) -> str:
        """The SQL that asks for the row with an id."""
        return _sql(self._asking.where(self.table.c.id == bindparam("one")))

    @cached_property
    def packing(self) -> str:
        """The SQL that asks for the whole row with an id, as `pack` wants it."""
        return _sql(
            select(*(self.table.c[n] for n in ("id", *self._kept))).where(self.table.c.id == bindparam("one"))
        )

    @cached_property
    def upsert(self) -> str:
        """The SQL that puts a `row` in its place, whether or not something was there."""
        written = (*self._kept, "digest")
        statement = insert(self.table).values({name: bindparam(name) for name in ("id", *written)})
        return _sql(statement.on_conflict_do_update(["id"], set_={n: statement.excluded[n] for n in written}))

    @cached_property
    def removal(self) -> str:
        """The SQL that takes away the row with an id."""
        return _sql(delete(self.table).where(self.table.c.id == bindparam("one")))

    def texts(self, column: str) -> str:
        """The SQL that asks for the day, the words in `column` and the id of every row."""
        return _sql(select(self.table.c.day, self.table.c[column], self.table.c.id).order_by(self.table.c.seq))

    @cached_property
    def _asking(self) -> Select[Any]:
        wanted = (*_STAMPED, *self._fields)
        return select(*(self.table.c[n] for n in wanted)).order_by(self.table.c.day, self.table.c.seq)

    @cached_property
    def _fields(self) -> tuple[str, ...]:
        return tuple(field.name for field in fields(self.kind) if field.name not in {"day", "stamp"})

    @cached_property
    def _own(self) -> tuple[str, ...]:
        # The id of an entry of which a day may hold several is a field of its own.
        return tuple(name for name in self._fields if name != "id")

    @cached_property
    def _kept(self) -> tuple[str, ...]:
        return (*_STAMPED, *self._own)

    @cached_property
    def _held(self) -> list[int]:
        """Where in a row the values lie that its digest holds, in the digest's order."""
        names = ["id", *self._kept]
        return [names.index(name) for name in held(names)]

    @cached_property
    def _writers(self) -> list[Callable[[Any], Any] | None]:
        return [self.table.c[name].type.bind_processor(_DIALECT) for name in ("id", *self._kept)]

    @cached_property
    def _readers(self) -> list[Callable[[Any], Any] | None]:
        readers = (self.table.c[name].type.result_processor(_DIALECT, None) for name in self._fields)
        # Keys, days and clock times come again and again. What a person wrote has no reader, and is not kept here.
        return [lru_cache(maxsize=2048)(reader) if reader else None for reader in readers]

    def _read(self, own: tuple[Any, ...]) -> Iterator[Any]:
        return (read(value) if read else value for read, value in zip(self._readers, own, strict=True))


def _sql(statement: ClauseElement) -> str:
    return str(statement.compile(dialect=_DIALECT))
