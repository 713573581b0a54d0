"""A payback episode (post-exertional malaise): declared by the person, never by the program."""

from dataclasses import dataclass, field
from enum import Enum
from uuid import UUID

from tidebook.domain.entry import Entry
from tidebook.domain.errors import EntryError
from tidebook.domain.moment import Moment
from tidebook.domain.rating import HIGHEST, LOWEST
from tidebook.language import _
from tidebook.overriding import override


class Function(Enum):
    """What the person could still do meanwhile."""

    USUAL = "usual"
    REDUCED = "reduced"
    MOSTLY_RESTING = "mostly_resting"
    IN_BED = "in_bed"

    @property
    def words(self) -> str:
        """What people call it."""
        return {
            Function.USUAL: _("as usual"),
            Function.REDUCED: _("less than usual"),
            Function.MOSTLY_RESTING: _("mostly resting"),
            Function.IN_BED: _("in bed"),
        }[self]


class Felt(Enum):
    """How a symptom was different in an episode."""

    WORSE = "worse"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Episode(Entry):
    """An episode, about the day on which it began. Episodes may overlap.

    `ended` None: it goes on. `worst_severity`: 0 to 10. `symptoms`: catalogue keys with how they were different.
    `no_cause`: the person can name no cause, which is an answer, not a gap.
    """

    id: UUID = field()
    onset: Moment
    worst: Moment | None = None
    ended: Moment | None = None
    worst_severity: int | None = None
    function: Function | None = None
    symptoms: frozenset[tuple[str, Felt]] = frozenset()
    no_cause: bool = False

    @override
    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if self.onset.day != self.day:
            raise ValueError("an episode is about the day on which it began")
        for later, words in (
            (self.worst, _("The worst point lies before the beginning.")),
            (self.ended, _("The end lies before the beginning.")),
        ):
            if later is not None and later.is_before(self.onset):
                raise EntryError(words)
        if self.worst is not None and self.ended is not None and self.ended.is_before(self.worst):
            raise EntryError(_("The worst point lies after the end."))
        if self.worst_severity is not None and not LOWEST <= self.worst_severity <= HIGHEST:
            raise EntryError(_("A rating is a whole number from 0 to 10."))
        if not all(symptom.isidentifier() for symptom, _felt in self.symptoms):
            raise ValueError("the symptoms of an episode are given by their keys")

    @property
    @override
    def place(self) -> str:
        return f"episode/{self.id}"


class Certainty(Enum):
    """How sure the person is that an activity and an episode belong together."""

    SURE = "sure"
    LIKELY = "likely"
    MAYBE = "maybe"

    @property
    def words(self) -> str:
        """How people say it."""
        return {Certainty.SURE: _("sure"), Certainty.LIKELY: _("likely"), Certainty.MAYBE: _("maybe")}[self]


@dataclass(frozen=True, slots=True)
class Link(Entry):
    """The person's own link from an episode to one of their activities, about the day the episode began."""

    episode: UUID
    activity: UUID
    certainty: Certainty

    @property
    @override
    def place(self) -> str:
        return f"link/{self.episode}/{self.activity}"
