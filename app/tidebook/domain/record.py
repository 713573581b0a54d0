"""What is recorded about a period, ready to be shown, counted, drawn or exported."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from tidebook.domain.asked import Asked
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating

_Kind = TypeVar("_Kind", bound=Entry)


@dataclass(frozen=True)
class Record:
    """Everything recorded about the days of `period`, each kind in the order of its days.

    `choices` holds the whole history of the symptom list, since what was asked on a day depends on all before it.
    """

    period: Period
    ratings: tuple[Rating, ...] = ()
    nights: tuple[Night, ...] = ()
    facts: tuple[DayFact, ...] = ()
    notes: tuple[Note, ...] = ()
    choices: tuple[Asked, ...] = ()

    @property
    def entries(self) -> Iterator[Entry]:
        """Every entry about a day of the period, kind by kind (not the choices)."""
        for kind in (self.ratings, self.nights, self.facts, self.notes):
            yield from kind

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
        return Record(
            period,
            _inside(self.ratings, period),
            _inside(self.nights, period),
            _inside(self.facts, period),
            _inside(self.notes, period),
            self.choices,
        )

    def amended(self, newest: Mapping[UUID, Entry | None]) -> "Record":
        """Return the record with the entries of `newest` in their places; None takes one away."""
        return Record(
            self.period,
            _amend(self.ratings, newest, Rating, self.period),
            _amend(self.nights, newest, Night, self.period),
            _amend(self.facts, newest, DayFact, self.period),
            _amend(self.notes, newest, Note, self.period),
            _amend(self.choices, newest, Asked, None),
        )


def _amend(
    entries: Iterable[_Kind], newest: Mapping[UUID, Entry | None], kind: type[_Kind], period: Period | None
) -> tuple[_Kind, ...]:
    kept = [entry for entry in entries if entry.id not in newest]
    added = [e for e in newest.values() if isinstance(e, kind) and (period is None or e.day in period)]
    return tuple(sorted(kept + added, key=lambda entry: entry.day))


def _inside(entries: Iterable[_Kind], period: Period) -> tuple[_Kind, ...]:
    return tuple(entry for entry in entries if entry.day in period)
