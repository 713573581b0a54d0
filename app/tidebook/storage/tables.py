"""The tables of the journal, and which entry lies in which."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Column, Float, Integer, MetaData, Row, Table, Text

from tidebook.domain.asked import Asked
from tidebook.domain.day_fact import DayFact
from tidebook.domain.entry import Entry
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.rating import Rating
from tidebook.domain.stamp import Stamp
from tidebook.storage.columns import Clock, Day, FactKey, Id, Instant, YesNo

metadata = MetaData()


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

    def row(self, entry: Entry) -> dict[str, Any]:
        """Return the entry as a row."""
        own = {field.name: getattr(entry, field.name) for field in fields(self.kind) if field.name != "stamp"}
        return own | {"id": entry.id, "typed_at": entry.stamp.at, "offset_min": entry.stamp.offset_min}

    def entry(self, row: Row[Any]) -> Entry:
        """Return the entry that a row of `columns` holds."""
        kind: Callable[..., Entry] = self.kind
        day, typed_at, offset_min, *own = tuple(row)
        return kind(day, Stamp(typed_at, offset_min), *own)

    @property
    def columns(self) -> list[Column[Any]]:
        """The columns that `entry` wants, in its order."""
        own = [f.name for f in fields(self.kind) if f.name not in {"day", "stamp"}]
        return [self.table.c[name] for name in ("day", "typed_at", "offset_min", *own)]


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
