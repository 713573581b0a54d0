"""Something that took effort, on the day it happened, whatever came after."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import time
from enum import Enum
from uuid import UUID

from tidebook.domain.entry import Entry
from tidebook.domain.errors import EntryError
from tidebook.domain.text import own_words
from tidebook.language import _
from tidebook.overriding import override

LONGEST_MIN = 24 * 60
LEAST_EFFORT, MOST_EFFORT = 0, 10


class ActivityKind(Enum):
    """What kind of effort it was; several may hold (domain.md 3.3)."""

    PHYSICAL = "physical"
    COGNITIVE = "cognitive"
    EMOTIONAL = "emotional"
    UPRIGHT = "upright"
    SENSORY = "sensory"
    TRAVEL = "travel"
    INFECTION = "infection"
    OTHER = "other"

    @property
    def words(self) -> str:
        """What people call it."""
        return {
            ActivityKind.PHYSICAL: _("physical"),
            ActivityKind.COGNITIVE: _("thinking"),
            ActivityKind.EMOTIONAL: _("emotions, company"),
            ActivityKind.UPRIGHT: _("upright"),
            ActivityKind.SENSORY: _("noise, light"),
            ActivityKind.TRAVEL: _("travel"),
            ActivityKind.INFECTION: _("infection"),
            ActivityKind.OTHER: _("other"),
        }[self]


@dataclass(frozen=True, slots=True)
class Activity(Entry):
    """An activity in the person's own words. A day may hold several.

    `effort`: 0 to 10, compared with what the person can usually do without paying for it (5 is the usual limit).
    `minutes`: how long; `upright_minutes`: how much of it on the feet. None where not known.
    """

    id: UUID = field()
    what: str
    kinds: frozenset[ActivityKind] = frozenset()
    effort: int | None = None
    started: time | None = None
    minutes: int | None = None
    upright_minutes: int | None = None

    @override
    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        object.__setattr__(self, "what", own_words(self.what, _("Please say in a word or two what it was.")))
        if self.started is not None and self.started != time(self.started.hour, self.started.minute):
            raise ValueError("an activity's start is to the minute")
        if self.effort is not None and not LEAST_EFFORT <= self.effort <= MOST_EFFORT:
            raise EntryError(_("Effort is a whole number from 0 to 10."))
        for minutes in (self.minutes, self.upright_minutes):
            if minutes is not None and not 0 <= minutes <= LONGEST_MIN:
                raise EntryError(_("An activity takes at most a day: please look at the minutes again."))

    @property
    @override
    def place(self) -> str:
        return f"activity/{self.id}"


def usual(activities: Iterable[Activity], most: int) -> list[Activity]:
    """Return what the person does most often, at most `most`: for each its newest entry, the most frequent first."""
    newest: dict[str, Activity] = {}
    often: Counter[str] = Counter()
    for activity in sorted(activities, key=lambda activity: activity.day):
        words = activity.what.casefold()
        newest[words] = activity
        often[words] += 1
    return [newest[words] for words, _times in often.most_common(most)]
