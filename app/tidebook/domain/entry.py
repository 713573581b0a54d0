"""What every entry has: the day that it is about, when it was typed, and an id of its own."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from tidebook.domain.errors import EntryError
from tidebook.domain.stamp import Lateness, Stamp
from tidebook.language import _

_TIDEBOOK = UUID("7d0c4d5e-3a5b-5f2e-9d55-0f6a6c1b2e90")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing about one civil day. What a day holds once has the id of its place.

    So a save that is repeated, redone or brought in again lands on the same row, never beside it.
    """

    day: date
    stamp: Stamp

    def __post_init__(self) -> None:
        if self.day > self.stamp.local.date():
            raise EntryError(_("That day has not come yet."))

    @property
    def place(self) -> str:
        """The words that tell this entry from every other: its kind, its day, its key if it has one."""
        return f"{type(self).__name__.lower()}/{self.day.isoformat()}"

    @property
    def id(self) -> UUID:
        """The entry's UUID, the same for every entry in the same place."""
        return uuid5(_TIDEBOOK, self.place)

    @property
    def lateness(self) -> Lateness:
        """How long after its day it was typed."""
        return self.stamp.lateness(self.day)
