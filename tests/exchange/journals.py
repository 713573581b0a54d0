"""Journals for the tests of what goes out: any that the domain allows."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar
from uuid import UUID

from hypothesis import strategies as st

from tidebook.bundled import catalogue
from tidebook.domain.activity import Activity, ActivityKind
from tidebook.domain.anchor import Anchor
from tidebook.domain.asked import Asked
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Certainty, Episode, Felt, Function, Link
from tidebook.domain.errors import EntryError
from tidebook.domain.event import Event, EventKind
from tidebook.domain.kinds import DATED, STANDING
from tidebook.domain.moment import Moment, Precision
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.own_symptom import ListOrder, OwnName, own_key
from tidebook.domain.pain import Area, Pain
from tidebook.domain.period import Period
from tidebook.domain.profile import About, ProfileLine
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.score import Score
from tidebook.domain.stamp import Source, Stamp
from tidebook.domain.text import own_words

_Made = TypeVar("_Made")

FIRST = date(2026, 3, 20)
PERIOD = Period(FIRST, FIRST + timedelta(days=19))
OWN = [own_key(UUID(int=number)) for number in (1, 2)]
KEYS = [*(symptom.key for symptom in catalogue().rated), *OWN]

days = st.integers(0, 19).map(lambda n: FIRST + timedelta(days=n))
# Offsets of the world are quarters of an hour, from -12 to +14 hours.
stamps = st.builds(
    lambda after, offset, source: Stamp(
        datetime(2026, 4, 12, tzinfo=UTC) + timedelta(milliseconds=after), offset * 15, source
    ),
    st.integers(0, 10**9),
    st.integers(-48, 56),
    st.sampled_from(Source),
)
minutes = st.none() | st.integers(0, 90)
clocks = st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0))


def _possible(make: Callable[[], _Made]) -> _Made | None:
    try:
        return make()
    except EntryError:
        return None


def _note(day: date, stamp: Stamp, text: str) -> Note | None:
    return _possible(lambda: Note(day, stamp, text))


def _night(*parts: Any) -> Night | None:
    return _possible(lambda: Night(*parts))


def _has_words(text: str) -> bool:
    return _possible(lambda: own_words(text, "nothing left")) is not None


lines = st.text(st.one_of(st.characters(), st.sampled_from("=+-@'\",;\t\r\n|%")), max_size=20)
words = lines.filter(_has_words)
levels = st.integers(0, 10)
symptoms = st.sampled_from(KEYS)
# Few, so that links meet activities and episodes that are there, and some that are not.
ids = st.integers(1, 5).map(lambda number: UUID(int=number))
ratings = st.builds(Rating, days, stamps, symptoms, levels)
facts = st.sampled_from(Fact).flatmap(
    lambda fact: st.builds(DayFact, days, stamps, st.just(fact), st.floats(0, fact.largest))
)
notes = st.builds(_note, days, stamps, lines).filter(bool)
nights = st.builds(
    _night, days, stamps, clocks, clocks, minutes, minutes, minutes, clocks, clocks, st.sampled_from((0, 60, -60))
).filter(bool)
choices = st.builds(Asked, days, stamps, symptoms, st.booleans())
activities = st.builds(
    Activity,
    days,
    stamps,
    ids,
    words,
    st.frozensets(st.sampled_from(ActivityKind)),
    st.none() | levels,
    clocks,
    minutes,
    minutes,
)
moments = (
    st.builds(Moment, days, st.just(Precision.HOUR), clocks.filter(bool))
    | st.builds(Moment, days, st.just(Precision.HALF_DAY), st.sampled_from((time(0), time(12))))
    | st.builds(Moment, days, st.sampled_from((Precision.DAY, Precision.UNSURE)))
)
episodes = st.builds(
    lambda stamp, some, rest: _possible(lambda: Episode(some[0].day, stamp, rest[0], *some, *rest[1:])),
    stamps,
    st.tuples(moments, st.none() | moments, st.none() | moments),
    st.tuples(
        ids,
        st.none() | levels,
        st.none() | st.sampled_from(Function),
        st.frozensets(st.tuples(symptoms, st.sampled_from(Felt)), max_size=3),
        st.booleans(),
    ),
).filter(bool)
links = st.builds(Link, days, stamps, ids, ids, st.sampled_from(Certainty))
pains = st.builds(Pain, days, stamps, st.sampled_from(Area), st.none() | levels)
events = st.builds(
    lambda day, stamp, one, kind, what, more: Event(
        day, stamp, one, kind, what, None if more is None else day + timedelta(days=more)
    ),
    days,
    stamps,
    ids,
    st.sampled_from(EventKind),
    words,
    st.none() | st.integers(0, 40),
)
scores = st.builds(
    Score, days, stamps, ids, words, st.floats(allow_nan=False, allow_infinity=False), st.just("") | words
)
anchors = st.builds(Anchor, days, stamps, symptoms, levels, words)
own_names = st.builds(OwnName, days, stamps, st.sampled_from(OWN), words)
orders = st.builds(ListOrder, days, stamps, st.lists(symptoms, max_size=4, unique=True).map(tuple))
profile = st.builds(ProfileLine, days, stamps, st.sampled_from(About), words)


def _listed(entries: st.SearchStrategy[Entry]) -> st.SearchStrategy[tuple[Entry, ...]]:
    unique = st.lists(entries, max_size=5, unique_by=lambda entry: entry.id)
    return unique.map(lambda some: tuple(sorted(some, key=lambda entry: entry.day)))


_OF: dict[str, st.SearchStrategy[Any]] = {
    "ratings": ratings,
    "nights": nights,
    "facts": facts,
    "notes": notes,
    "activities": activities,
    "pains": pains,
    "scores": scores,
    "choices": choices,
    "own_names": own_names,
    "orders": orders,
    "anchors": anchors,
    "profile": profile,
    "episodes": episodes,
    "links": links,
    "events": events,
}
assert set(_OF) == {*DATED.values(), *STANDING.values()}

records = st.builds(Record, st.just(PERIOD), **{name: _listed(entries) for name, entries in _OF.items()})
