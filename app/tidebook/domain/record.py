"""What is recorded about a period, ready to be shown, counted, drawn or exported."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from tidebook.domain.asked import Asked
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating

_Kind = TypeVar("_Kind", bound=Entry)

if TYPE_CHECKING:
    # The window brings today before it needs these.
    from tidebook.domain.activity import Activity
    from tidebook.domain.anchor import Anchor
    from tidebook.domain.episode import Episode, Link
    from tidebook.domain.event import Event
    from tidebook.domain.own_symptom import ListOrder, OwnName
    from tidebook.domain.pain import Pain
    from tidebook.domain.profile import ProfileLine
    from tidebook.domain.score import Score


@dataclass(frozen=True)
class Record:
    """Everything recorded about the days of `period`, each kind in the order of its days.

    The kinds of STANDING are there with their whole history: what was asked on a day depends on all choices
    before it, and an episode may have begun long before the period.
    """

    period: Period
    ratings: tuple[Rating, ...] = ()
    nights: tuple[Night, ...] = ()
    facts: tuple[DayFact, ...] = ()
    notes: tuple[Note, ...] = ()
    choices: tuple[Asked, ...] = ()
    activities: "tuple[Activity, ...]" = ()
    pains: "tuple[Pain, ...]" = ()
    scores: "tuple[Score, ...]" = ()
    own_names: "tuple[OwnName, ...]" = ()
    orders: "tuple[ListOrder, ...]" = ()
    anchors: "tuple[Anchor, ...]" = ()
    profile: "tuple[ProfileLine, ...]" = ()
    episodes: "tuple[Episode, ...]" = ()
    links: "tuple[Link, ...]" = ()
    events: "tuple[Event, ...]" = ()

    @property
    def entries(self) -> Iterator[Entry]:
        """Every entry of the kinds in DATED, kind by kind."""
        from tidebook.domain.kinds import DATED

        for name in DATED.values():
            yield from getattr(self, name)

    @property
    def told(self) -> Iterator[Entry]:
        """Every entry that makes a day of the period a recorded one: the dated kinds, and what happened on a day.

        What was still ahead when it was typed is a plan (an appointment), and no record of its day.
        """
        from tidebook.domain.kinds import HAPPENED, STANDING

        yield from self.entries
        for name in (STANDING[kind] for kind in HAPPENED):
            yield from (e for e in getattr(self, name) if e.day in self.period and e.day <= e.stamp.local.date())

    def rating(self, day: date, symptom: str) -> Rating | None:
        """Return the rating of `symptom` on `day`, if there is one."""
        return next((r for r in self.ratings if r.day == day and r.symptom == symptom), None)

    def fact(self, day: date, fact: Fact) -> DayFact | None:
        """Return what is known of `fact` on `day`, if anything."""
        return next((f for f in self.facts if f.day == day and f.fact is fact), None)

    def night(self, day: date) -> Night | None:
        """Return the night that ended on `day`, if it was recorded."""
        return next((n for n in self.nights if n.day == day), None)

    def note(self, day: date) -> Note | None:
        """Return the note of `day`, if there is one."""
        return next((n for n in self.notes if n.day == day), None)

    def within(self, period: Period) -> "Record":
        """Return the part of the record that is about the days of `period`."""
        from tidebook.domain.kinds import DATED

        dated = {name: tuple(e for e in getattr(self, name) if e.day in period) for name in DATED.values()}
        return replace(self, period=period, **dated)

    def amended(self, newest: Mapping[UUID, Entry | None]) -> "Record":
        """Return the record with the entries of `newest` in their places; None takes one away."""
        from tidebook.domain.kinds import DATED, STANDING

        parts: dict[str, Any] = {}
        for kind, name in (DATED | STANDING).items():
            # In the places that they had, as in the file: what is corrected does not change its turn.
            amended = {entry.id: entry for entry in getattr(self, name)}
            amended |= {one: entry for one, entry in newest.items() if type(entry) is kind or one in amended}
            kept = (e for e in amended.values() if e is not None and (kind in STANDING or e.day in self.period))
            parts[name] = tuple(sorted(kept, key=lambda entry: entry.day))
        return replace(self, **parts)
