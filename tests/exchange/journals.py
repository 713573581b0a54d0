"""Journals for the tests of what goes out: any that the domain allows."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from tidebook.bundled import catalogue
from tidebook.domain.asked import Asked
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.errors import EntryError
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.stamp import Stamp

FIRST = date(2026, 3, 20)
PERIOD = Period(FIRST, FIRST + timedelta(days=19))
KEYS = [symptom.key for symptom in catalogue().rated]

days = st.integers(0, 19).map(lambda n: FIRST + timedelta(days=n))
# Offsets of the world are quarters of an hour, from -12 to +14 hours.
stamps = st.builds(
    lambda seconds, offset: Stamp(datetime(2026, 4, 12, tzinfo=UTC) + timedelta(milliseconds=seconds), offset * 15),
    st.integers(0, 10**9),
    st.integers(-48, 56),
)
minutes = st.none() | st.integers(0, 90)
clocks = st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0))


def _note(day: date, stamp: Stamp, text: str) -> Note | None:
    try:
        return Note(day, stamp, text)
    except EntryError:
        return None


def _night(*parts: object) -> Night | None:
    try:
        return Night(*parts)  # type: ignore[arg-type]
    except EntryError:
        return None


lines = st.text(st.one_of(st.characters(), st.sampled_from("=+-@'\",;\t\r\n|%")), max_size=20)
ratings = st.builds(Rating, days, stamps, st.sampled_from(KEYS), st.integers(0, 10))
facts = st.builds(DayFact, days, stamps, st.just(Fact.HOURS_UPRIGHT), st.floats(0, 24)) | st.builds(
    DayFact, days, stamps, st.just(Fact.TOO_ILL), st.just(1.0)
)
notes = st.builds(_note, days, stamps, lines).filter(bool)
nights = st.builds(
    _night, days, stamps, clocks, clocks, minutes, minutes, minutes, clocks, clocks, st.sampled_from((0, 60, -60))
).filter(bool)
choices = st.builds(Asked, days, stamps, st.sampled_from(KEYS), st.booleans())


def _listed(entries: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    unique = st.lists(entries, max_size=12, unique_by=lambda entry: entry.place)  # type: ignore[attr-defined]
    return unique.map(lambda some: tuple(sorted(some, key=lambda entry: entry.day)))  # type: ignore[attr-defined]


records = st.builds(
    Record, st.just(PERIOD), _listed(ratings), _listed(nights), _listed(facts), _listed(notes), _listed(choices)
)
