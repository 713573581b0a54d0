"""The tables of the journal, and which entry lies in which."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import ClauseElement, Column, Float, Integer, MetaData, Select, Table, Text, bindparam, delete, select
from sqlalchemy.dialects.sqlite import dialect, insert

from tidebook.domain.asked import Asked
from tidebook.domain.day_fact import DayFact
from tidebook.domain.entry import Entry
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.rating import Rating
from tidebook.domain.stamp import Stamp
from tidebook.storage.columns import Clock, Day, FactKey, Id, Instant, YesNo, read_day, read_instant

metadata = MetaData()

_DIALECT = dialect(paramstyle="qmark")


def _table(name: str, *own: Column[Any]) -> Table:
    """Every table has the entry's place in the file (`seq`), its id, its day and its stamp; then its own columns."""
    return Table(
        name,
        metadata,
        Column("seq", Integer, primary_key=True),
        Column("id", Id, nullable=False),
        Column("day", Day, nullable=False),
        Column("typed_at", Instant, nullable=False),
        Column("offset_min", Integer, nullable=False),
        *own,
    )


@dataclass(frozen=True)
class Shelf:
    """A kind of entry and the table that keeps it, whose own columns are named like the entry's fields."""

    kind: type[Entry]
    table: Table

    def row(self, one: UUID, entry: Entry) -> tuple[Any, ...]:
        """Return the entry with the id `one` as the values that `upsert` wants, in its order."""
        own = (getattr(entry, name) for name in self._own)
        values = (one, entry.day, entry.stamp.at, entry.stamp.offset_min, *own)
        return tuple(write(value) if write else value for write, value in zip(self._writers, values, strict=True))

    def entries(self, rows: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
        """Return the entries that rows of `all`, `of_period` or `one` hold."""
        kind: Callable[..., Entry] = self.kind
        if any(self._readers):
            rows = ((*row[:3], *self._read(row[3:])) for row in rows)
        return tuple(kind(read_day(day), Stamp(read_instant(at), offset), *own) for day, at, offset, *own in rows)

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
    def upsert(self) -> str:
        """The SQL that puts a `row` in its place, whether or not something was there."""
        statement = insert(self.table).values({name: bindparam(name) for name in ("id", *self._kept)})
        return _sql(statement.on_conflict_do_update(["id"], set_={n: statement.excluded[n] for n in self._kept}))

    @cached_property
    def removal(self) -> str:
        """The SQL that takes away the row with an id."""
        return _sql(delete(self.table).where(self.table.c.id == bindparam("one")))

    @cached_property
    def _asking(self) -> Select[Any]:
        return select(*(self.table.c[n] for n in self._kept)).order_by(self.table.c.day, self.table.c.seq)

    @cached_property
    def _own(self) -> tuple[str, ...]:
        return tuple(field.name for field in fields(self.kind) if field.name not in {"day", "stamp"})

    @cached_property
    def _kept(self) -> tuple[str, ...]:
        return ("day", "typed_at", "offset_min", *self._own)

    @cached_property
    def _writers(self) -> list[Callable[[Any], Any] | None]:
        return [self.table.c[name].type.bind_processor(_DIALECT) for name in ("id", *self._kept)]

    @cached_property
    def _readers(self) -> list[Callable[[Any], Any] | None]:
        return [self.table.c[name].type.result_processor(_DIALECT, None) for name in self._own]

    def _read(self, own: tuple[Any, ...]) -> Iterator[Any]:
        return (read(value) if read else value for read, value in zip(self._readers, own, strict=True))


def _sql(statement: ClauseElement) -> str:
    return str(statement.compile(dialect=_DIALECT))


SHELVES = {
    shelf.kind: shelf
    for shelf in (
        Shelf(
            Rating,
            _table("rating", Column("symptom", Text, nullable=False), Column("value", Integer, nullable=False)),
        ),
        Shelf(
            Night,
            _table(
                "night",
                Column("to_bed", Clock),
                Column("tried_to_sleep", Clock),
                Column("minutes_to_fall_asleep", Integer),
                Column("awakenings", Integer),
                Column("minutes_awake", Integer),
                Column("woke", Clock),
                Column("got_up", Clock),
                Column("clock_change_min", Integer, nullable=False),
            ),
        ),
        Shelf(
            DayFact,
            _table("day_fact", Column("fact", FactKey, nullable=False), Column("value", Float, nullable=False)),
        ),
        Shelf(Note, _table("note", Column("text", Text, nullable=False))),
        Shelf(
            Asked,
            _table("asked", Column("symptom", Text, nullable=False), Column("asked", YesNo, nullable=False)),
        ),
    )
}
