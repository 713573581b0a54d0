"""The tables of the journal, and which entry lies in which."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from sqlalchemy import Column, Float, Integer, MetaData, Row, Select, Table, Text, bindparam, delete, select
from sqlalchemy.dialects.sqlite import dialect, insert

from tidebook.domain.asked import Asked
from tidebook.domain.day_fact import DayFact
from tidebook.domain.entry import Entry
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.rating import Rating
from tidebook.domain.stamp import Stamp
from tidebook.storage.columns import Clock, Day, FactKey, Id, Instant, YesNo

metadata = MetaData()

_DIALECT = dialect(paramstyle="qmark")

_OF_EVERY_ENTRY = ("day", "typed_at", "offset_min")


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

    def row(self, entry: Entry) -> tuple[Any, ...]:
        """Return the entry as the values that `upsert` wants, in its order."""
        values = (
            entry.id,
            entry.day,
            entry.stamp.at,
            entry.stamp.offset_min,
            *(getattr(entry, n) for n in self._own),
        )
        return tuple(bind(value) if bind else value for bind, value in zip(self._binders, values, strict=True))

    def entries(self, rows: Iterable[Row[Any]]) -> tuple[Any, ...]:
        """Return the entries that rows of `columns` hold."""
        kind: Callable[..., Entry] = self.kind
        return tuple(kind(day, Stamp(at, offset_min), *own) for day, at, offset_min, *own in map(tuple, rows))

    @cached_property
    def all(self) -> Select[Any]:
        """Asks for every row, as `entries` wants them."""
        columns = [self.table.c[name] for name in (*_OF_EVERY_ENTRY, *self._own)]
        return select(*columns).order_by(self.table.c.day, self.table.c.seq)

    @cached_property
    def of_period(self) -> Select[Any]:
        """Asks for the rows about the days from `first` to `last`."""
        return self.all.where(self.table.c.day.between(bindparam("first"), bindparam("last")))

    @cached_property
    def one(self) -> Select[Any]:
        """Asks for the row whose id is `wanted`."""
        return self.all.where(self.table.c.id == bindparam("wanted"))

    # Both are turned into SQL once: to do so at each answer took longer than to write it.
    @cached_property
    def upsert(self) -> str:
        """The SQL that puts a `row` in its place, whether or not something was there."""
        statement = insert(self.table)
        kept = {name: statement.excluded[name] for name in (*_OF_EVERY_ENTRY, *self._own)}
        compiled = statement.on_conflict_do_update(["id"], set_=kept).compile(
            dialect=_DIALECT, column_keys=["id", *kept]
        )
        assert compiled.positiontup == ["id", *kept]
        return str(compiled)

    @cached_property
    def removal(self) -> str:
        """The SQL that takes away the row with an id."""
        return str(delete(self.table).where(self.table.c.id == bindparam("gone")).compile(dialect=_DIALECT))

    @cached_property
    def _own(self) -> tuple[str, ...]:
        return tuple(field.name for field in fields(self.kind) if field.name not in {"day", "stamp"})

    @cached_property
    def _binders(self) -> list[Callable[[Any], Any] | None]:
        return [self.table.c[name].type.bind_processor(_DIALECT) for name in ("id", *_OF_EVERY_ENTRY, *self._own)]


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
