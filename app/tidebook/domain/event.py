"""Medicines, appointments, infections and life events: dates and the person's words, no effects."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from uuid import UUID

from tidebook.domain.entry import Entry
from tidebook.domain.errors import EntryError
from tidebook.domain.text import own_words
from tidebook.language import _
from tidebook.overriding import override


class EventKind(Enum):
    """What it was."""

    STARTED = "started"
    STOPPED = "stopped"
    CHANGED = "changed"
    TAKEN = "taken"
    APPOINTMENT = "appointment"
    INFECTION = "infection"
    LIFE = "life"

    @property
    def words(self) -> str:
        """What people call it."""
        return {
            EventKind.STARTED: _("Started"),
            EventKind.STOPPED: _("Stopped"),
            EventKind.CHANGED: _("Changed"),
            EventKind.TAKEN: _("Taken as needed"),
            EventKind.APPOINTMENT: _("Appointment"),
            EventKind.INFECTION: _("Infection"),
            EventKind.LIFE: _("Life event"),
        }[self]


@dataclass(frozen=True, slots=True)
class Event(Entry):
    """An event on a day, or from it until `until`. The first four kinds are about medicines and other treatments."""

    id: UUID = field()
    kind: EventKind
    what: str
    until: date | None = None

    @override
    def __post_init__(self) -> None:
        # Not Entry's own check: an appointment may lie ahead.
        object.__setattr__(self, "what", own_words(self.what, _("Please say in a word or two what it was.")))
        if self.until is not None and self.until < self.day:
            raise EntryError(_("The end lies before the beginning."))

    @property
    @override
    def place(self) -> str:
        return f"event/{self.id}"
