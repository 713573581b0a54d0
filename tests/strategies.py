"""Entries as hypothesis makes them up: any that the domain takes."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from tidebook.bundled import catalogue
from tidebook.domain.asked import Asked
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.errors import EntryError
from tidebook.domain.night import COUNTS, TIMES, Night
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.stamp import Stamp

# How long one example takes says more about the machine than about the program.
settings.register_profile("tidebook", deadline=None)
settings.load_profile("tidebook")

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
KEYS = tuple(symptom.key for symptom in catalogue().rated)


def days(first: date = FIRST_DAY, last: date = LAST_DAY) -> st.SearchStrategy[date]:
    return st.dates(first, last)


@st.composite
def periods(draw: st.DrawFn, longest: int = 60) -> Period:
    return Period.ending(draw(days(FIRST_DAY + timedelta(days=longest))), draw(st.integers(1, longest)))


@st.composite
def stamps(draw: st.DrawFn, day: date) -> Stamp:
    """Stamps for something about `day`: typed on that day or later, on any clock that there is."""
    offset = draw(st.sampled_from((-720, -210, -60, 0, 60, 120, 345, 780, 840)) | st.integers(-1439, 1439))
    after = draw(st.sampled_from((0, 0, 0, 1, 2, 3, 4, 5)) | st.integers(0, 4000))
    clock = timedelta(milliseconds=draw(st.integers(0, 24 * 3600 * 1000 - 1)))
    local = datetime.combine(day, time(), UTC) + timedelta(days=after) + clock
    return Stamp(local - timedelta(minutes=offset), offset)


def texts() -> st.SearchStrategy[str]:
    """Anything that a keyboard, a clipboard or a broken file may give, lone surrogates and NUL included."""
    awkward = st.sampled_from(
        ("\x00", "\r\n", "\r", "\ud800", "\udc00", "'", '"', "%", "<img src=x>", "=1+1", "שלום", "👩‍👩‍👧")
    )
    return st.lists(st.text(st.characters(codec=None, exclude_categories=()), max_size=12) | awkward, max_size=6).map(
        "".join
    )


def ratings(about: st.SearchStrategy[date] | None = None, keys: tuple[str, ...] = KEYS) -> st.SearchStrategy[Rating]:
    return _of_days(
        about, lambda day: st.builds(Rating, st.just(day), stamps(day), st.sampled_from(keys), st.integers(0, 10))
    )


def notes(about: st.SearchStrategy[date] | None = None) -> st.SearchStrategy[Note]:
    return _of_days(about, lambda day: st.builds(_note, st.just(day), stamps(day), texts()))


def facts(about: st.SearchStrategy[date] | None = None) -> st.SearchStrategy[DayFact]:
    upright = st.floats(0, 24).map(lambda hours: (Fact.HOURS_UPRIGHT, hours))
    told = upright | st.sampled_from(((Fact.TOO_ILL, 1.0), (Fact.TOO_ILL, 0.0)))
    return _of_days(about, lambda day: st.builds(lambda stamp, known: DayFact(day, stamp, *known), stamps(day), told))


def choices(about: st.SearchStrategy[date] | None = None, keys: tuple[str, ...] = KEYS) -> st.SearchStrategy[Asked]:
    return _of_days(
        about, lambda day: st.builds(Asked, st.just(day), stamps(day), st.sampled_from(keys), st.booleans())
    )


def nights(about: st.SearchStrategy[date] | None = None) -> st.SearchStrategy[Night]:
    clock = st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0))
    parts: dict[str, st.SearchStrategy[Any]] = dict.fromkeys(TIMES, clock)
    parts |= {name: st.none() | st.integers(0, 120) for name in COUNTS}
    parts["clock_change_min"] = st.sampled_from((0, 0, 0, 60, -60, 30, -30))
    told = st.fixed_dictionaries(parts)
    return _of_days(about, lambda day: st.builds(_night, st.just(day), stamps(day), told).filter(bool)).map(_sure)


def entries(about: st.SearchStrategy[date] | None = None, keys: tuple[str, ...] = KEYS) -> st.SearchStrategy[Entry]:
    return st.one_of(ratings(about, keys), nights(about), facts(about), notes(about), choices(about, keys))


def _of_days(about: st.SearchStrategy[date] | None, make: Any) -> st.SearchStrategy[Any]:
    return (days() if about is None else about).flatmap(make)


def _note(day: date, stamp: Stamp, text: str) -> Note:
    try:
        return Note(day, stamp, text)
    except EntryError:
        return Note(day, stamp, text + "x")


def _night(day: date, stamp: Stamp, told: dict[str, Any]) -> Night | None:
    try:
        return Night(day, stamp, **told)
    except EntryError:
        return None


def _sure(night: Night | None) -> Night:
    assert night is not None
    return night
