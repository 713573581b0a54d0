"""What tests/storage/journals/v2.tidebook holds. Neither is ever changed: people's journals look like this one.

It began as v1.tidebook, and was written on by the first program that knew all kinds.
"""

from datetime import UTC, date, datetime, time
from uuid import UUID

from tests.storage.journals import entries_v1
from tidebook.domain.activity import Activity, ActivityKind
from tidebook.domain.anchor import Anchor
from tidebook.domain.asked import Asked
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Certainty, Episode, Felt, Function, Link
from tidebook.domain.event import Event, EventKind
from tidebook.domain.moment import Moment, Precision
from tidebook.domain.own_symptom import ListOrder, OwnName, own_key
from tidebook.domain.pain import Area, Pain
from tidebook.domain.profile import About, ProfileLine
from tidebook.domain.rating import Rating
from tidebook.domain.score import Score
from tidebook.domain.stamp import Source, Stamp

_WEDNESDAY, _FRIDAY, _AHEAD = date(2026, 3, 4), date(2026, 3, 6), date(2026, 12, 24)
_EVENING = Stamp(datetime(2026, 3, 4, 20, 10, 0, 7000, tzinfo=UTC), 60)
_LATER = Stamp(datetime(2026, 3, 9, 1, 30, tzinfo=UTC), -210)
_PAPER = Stamp(datetime(2026, 3, 20, 9, 0, tzinfo=UTC), 60, Source.PAPER)
_TINGLING = own_key(UUID("5f0c8a52-7c1e-4a57-9a53-0d6f2d1c5b01"))
_TEA, _WALK, _FIRST, _SECOND, _START, _VISIT, _SCORE = (
    UUID(f"c0ffee00-0000-4000-8000-00000000000{n}") for n in range(7)
)

_NEW: tuple[Entry, ...] = (
    Rating(_WEDNESDAY, _PAPER, "fatigue", 8),
    Rating(_WEDNESDAY, _PAPER, _TINGLING, 2),
    Asked(_FRIDAY, _LATER, _TINGLING, asked=False),
    *(
        DayFact(_WEDNESDAY, _EVENING, fact, value)
        for fact, value in (
            (Fact.NAPS, 1440.0), (Fact.INFECTION, 1.0), (Fact.PERIOD, 1.0), (Fact.APPOINTMENT, 0.0),
            (Fact.WEATHER, 1.0), (Fact.HELPED, 1.0),
        )
    ),
    Activity(_WEDNESDAY, _EVENING, _TEA, "שלום, tea & “cake” <b>; DROP TABLE activity;--"),
    Activity(
        _WEDNESDAY,
        _LATER,
        _WALK,
        "Spaziergang",
        kinds=frozenset(ActivityKind),
        effort=7,
        started=time(14, 5),
        minutes=45,
        upright_minutes=40,
    ),
    Episode(
        _WEDNESDAY,
        _LATER,
        _FIRST,
        Moment(_WEDNESDAY, Precision.HOUR, time(22, 15)),
        Moment(_FRIDAY, Precision.HALF_DAY, time(12)),
        Moment(date(2026, 3, 8), Precision.UNSURE),
        worst_severity=10,
        function=Function.IN_BED,
        symptoms=frozenset({("brain_fog", Felt.WORSE), (_TINGLING, Felt.NEW), ("fatigue", Felt.WORSE)}),
    ),
    Episode(_FRIDAY, _LATER, _SECOND, Moment(_FRIDAY), no_cause=True),
    Link(_WEDNESDAY, _LATER, _FIRST, _WALK, Certainty.LIKELY),
    Link(_WEDNESDAY, _LATER, _FIRST, _TEA, Certainty.MAYBE),
    Pain(_WEDNESDAY, _EVENING, Area.NECK, 0),
    Pain(_WEDNESDAY, _EVENING, Area.LOWER_LEG_LEFT),
    Event(_WEDNESDAY, _EVENING, _START, EventKind.STARTED, "low-dose 1.5 mg", _FRIDAY),
    Event(_AHEAD, _EVENING, _VISIT, EventKind.APPOINTMENT, "Dr. Hansen"),
    Score(_WEDNESDAY, _EVENING, _SCORE, "SF-36", 0.1 + 0.2, "the clinic"),
    Anchor(_WEDNESDAY, _EVENING, "fatigue", 6, "can leave the house briefly"),
    Anchor(_FRIDAY, _LATER, "fatigue", 6, "can sit at the table"),
    OwnName(_WEDNESDAY, _EVENING, _TINGLING, "tingling"),
    OwnName(_FRIDAY, _LATER, _TINGLING, "tingling (hands)"),
    ListOrder(_WEDNESDAY, _EVENING, ("pem", _TINGLING, "fatigue")),
    ListOrder(_FRIDAY, _LATER, ()),
    ProfileLine(_WEDNESDAY, _EVENING, About.ILL_SINCE, "spring 2019"),
    ProfileLine(_FRIDAY, _LATER, About.QUESTIONS, "1. Sleep?\n2. =Pacing?"),
)  # fmt: skip
ENTRIES: tuple[Entry, ...] = (*entries_v1.ENTRIES, *_NEW)
# In the bin, the newest first.
THROWN: tuple[Entry, ...] = (
    Link(_FRIDAY, _LATER, _SECOND, _TEA, Certainty.SURE),
    Score(_FRIDAY, _LATER, UUID("c0ffee00-0000-4000-8000-000000000009"), "PHQ", 1.0, ""),
)
