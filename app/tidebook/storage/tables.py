"""The tables of the journal, and which entry lies in which."""

from typing import Any

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

from tidebook.domain.activity import Activity, ActivityKind
from tidebook.domain.anchor import Anchor
from tidebook.domain.asked import Asked
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Certainty, Episode, Function, Link
from tidebook.domain.event import Event, EventKind
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.own_symptom import ListOrder, OwnName
from tidebook.domain.pain import Area, Pain
from tidebook.domain.profile import About, ProfileLine
from tidebook.domain.rating import Rating
from tidebook.domain.score import Score
from tidebook.domain.stamp import Source
from tidebook.storage.columns import (
    Choice,
    Choices,
    Clock,
    Day,
    Id,
    Instant,
    Keys,
    Real,
    Symptoms,
    When,
    YesNo,
)
from tidebook.storage.shelf import Shelf

metadata = MetaData()


def _table(name: str, *own: Column[Any]) -> Table:
    """Make a table of entries.

    Each has the entry's place in the file (`seq`), its id, its day and its stamp; then its own columns, and a digest.
    """
    return Table(
        name,
        metadata,
        Column("seq", Integer, primary_key=True),
        Column("id", Id, nullable=False),
        Column("day", Day, nullable=False),
        Column("typed_at", Instant, nullable=False),
        Column("offset_min", Integer, nullable=False),
        Column("source", Choice(Source), nullable=False),
        *own,
        Column("digest", LargeBinary, nullable=False),
    )


def _words(name: str) -> Column[Any]:
    return Column(name, Text, nullable=False)


SHELVES: dict[type[Entry], Shelf] = {
    shelf.kind: shelf
    for shelf in (
        Shelf(Rating, _table("rating", _words("symptom"), Column("value", Integer, nullable=False))),
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
            _table("day_fact", Column("fact", Choice(Fact), nullable=False), Column("value", Real, nullable=False)),
        ),
        Shelf(Note, _table("note", _words("text"))),
        Shelf(Asked, _table("asked", _words("symptom"), Column("asked", YesNo, nullable=False))),
        Shelf(
            Activity,
            _table(
                "activity",
                _words("what"),
                Column("kinds", Choices(ActivityKind), nullable=False),
                Column("effort", Integer),
                Column("started", Clock),
                Column("minutes", Integer),
                Column("upright_minutes", Integer),
            ),
        ),
        Shelf(
            Episode,
            _table(
                "episode",
                Column("onset", When, nullable=False),
                Column("worst", When),
                Column("ended", When),
                Column("worst_severity", Integer),
                Column("function", Choice(Function)),
                Column("symptoms", Symptoms, nullable=False),
                Column("no_cause", YesNo, nullable=False),
            ),
        ),
        Shelf(
            Link,
            _table(
                "link",
                Column("episode", Id, nullable=False),
                Column("activity", Id, nullable=False),
                Column("certainty", Choice(Certainty), nullable=False),
            ),
        ),
        Shelf(Pain, _table("pain", Column("area", Choice(Area), nullable=False), Column("intensity", Integer))),
        Shelf(
            Event,
            _table("event", Column("kind", Choice(EventKind), nullable=False), _words("what"), Column("until", Day)),
        ),
        Shelf(Score, _table("score", _words("name"), Column("number", Real, nullable=False), _words("by_whom"))),
        Shelf(Anchor, _table("anchor", _words("symptom"), Column("level", Integer, nullable=False), _words("words"))),
        Shelf(OwnName, _table("own_name", _words("symptom"), _words("name"))),
        Shelf(ListOrder, _table("list_order", Column("keys", Keys, nullable=False))),
        Shelf(ProfileLine, _table("profile_line", Column("about", Choice(About), nullable=False), _words("text"))),
    )
}

# Where a person's words can be found again.
SEARCHED: dict[type[Entry], str] = {Note: "text", Activity: "what", Event: "what", OwnName: "name", Score: "name"}

# What was taken away, kept for a while: `entry` is the row as JSON.
bin_ = Table(
    "deleted",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Id, nullable=False),
    Column("kind", Text, nullable=False),
    Column("entry", Text, nullable=False),
    Column("deleted_at", Instant, nullable=False),
    Column("digest", LargeBinary, nullable=False),
)
