"""What the person chose for the clinician's page: which days, which blocks, which of their own words."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from uuid import UUID

from tidebook.analysis.daily import AROUND_DAYS
from tidebook.domain.event import EventKind
from tidebook.domain.payback import LINK_DAYS
from tidebook.domain.period import Period
from tidebook.domain.profile import About
from tidebook.language import _
from tidebook.report.layout import Paper

IDENTITY = frozenset({About.NAME, About.BIRTH_DATE, About.ILL_SINCE, About.DIAGNOSES})
# Medicine changes, infections, appointments (domain.md 4.2 D).
USUAL_EVENTS = frozenset(
    {EventKind.STARTED, EventKind.STOPPED, EventKind.CHANGED, EventKind.INFECTION, EventKind.APPOINTMENT}
)


class Part(Enum):
    """The blocks of the page that a recipient may be shown or not. All others always stand there."""

    TALK = "talk"
    SYMPTOMS = "symptoms"
    LEVELS = "levels"
    OTHERS = "others"
    FUNCTION = "function"
    PAYBACK = "payback"
    SLEEP = "sleep"
    CHANGES = "changes"

    @property
    def words(self) -> str:
        """What the block is called where the person chooses."""
        return {
            Part.TALK: _("what I want to talk about"),
            Part.SYMPTOMS: _("five symptoms, day by day"),
            Part.LEVELS: _("days at each level"),
            Part.OTHERS: _("other symptoms"),
            Part.FUNCTION: _("function"),
            Part.PAYBACK: _("payback episodes"),
            Part.SLEEP: _("sleep"),
            Part.CHANGES: _("changes"),
        }[self]


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets the page, and what they get to see. `own_name` is what the person calls them, if they do.

    Notes, mood, cycle and identity leave only where they are switched on. `identity`: lines of the profile;
    `events`: the kinds that are marked and listed.
    """

    key: str = "clinician"
    own_name: str = ""
    parts: frozenset[Part] = frozenset(Part)
    notes: bool = False
    mood: bool = False
    cycle: bool = False
    identity: frozenset[About] = frozenset()
    events: frozenset[EventKind] = USUAL_EVENTS

    @property
    def name(self) -> str:
        """What they are called."""
        if self.own_name:
            return self.own_name
        return {
            "gp": _("GP"),
            "pain_clinic": _("Pain clinic"),
            "benefits_office": _("Benefits office"),
            "family": _("Family"),
        }.get(self.key, _("Clinician"))


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person chose for the page.

    `period`: the days that it is about. `recipient`: what is shown at all. `name`: a name or initials typed for this
    page; else the profile's, if the recipient's identity holds it. `covers`: all days of the journal, if the header
    shall say them. `symptoms`: keys of the five of block D (empty: the five that are always asked). `talk`: lines
    typed for this page (None: the questions of the profile). `change`: the person's own answer on what changed since
    the last summary. `compare`: another period to set beside this one. `hidden_events`: ids of events that get no
    mark. `since_appointment`: the period begins at the last appointment, and the header says so.
    `include_from_memory`: count values typed more than 3 days later in medians. `appendix`: names of its parts.
    `attach_data`: the values shown go along as CSV.
    """

    period: Period
    paper: Paper = Paper.A4
    recipient: Recipient = field(default_factory=Recipient)
    name: str = ""
    covers: Period | None = None
    symptoms: tuple[str, ...] = ()
    talk: tuple[str, ...] | None = None
    change: str = ""
    compare: Period | None = None
    hidden_events: frozenset[UUID] = frozenset()
    since_appointment: bool = False
    include_from_memory: bool = False
    appendix: frozenset[str] = frozenset()
    attach_data: bool = False

    @property
    def reads(self) -> Period:
        """The days that have to be read: also those around the period, for what is set beside it, links, medians."""
        around = self.period.wider(AROUND_DAYS)
        firsts: list[date] = [self.period.before().first, self.period.first - timedelta(days=LINK_DAYS), around.first]
        lasts = [around.last]
        if self.compare is not None:
            firsts.append(self.compare.first)
            lasts.append(self.compare.last)
        return Period(min(firsts), max(lasts))
