"""Entries as hypothesis makes them up: any that the domain takes."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from hypothesis import settings
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
from tidebook.domain.moment import Moment, Precision
from tidebook.domain.night import COUNTS, TIMES, Night
from tidebook.domain.note import Note
from tidebook.domain.own_symptom import ListOrder, OwnName, own_key
from tidebook.domain.pain import Area, Pain
from tidebook.domain.period import Period
from tidebook.domain.profile import About, ProfileLine
from tidebook.domain.rating import Rating
from tidebook.domain.score import Score
from tidebook.domain.stamp import Source, Stamp

# How long one example takes says more about the machine than about the program.
settings.register_profile("tidebook", deadline=None)
settings.load_profile("tidebook")

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
KEYS = tuple(symptom.key for symptom in catalogue().rated)
# Few, so that what is made up meets itself again: links find their ends, own symptoms get a second name.
ACTIVITIES, EPISODES, EVENTS, SCORES, OWN = (
    tuple(UUID(int=16 * kind + n, version=4) for n in range(4)) for kind in range(1, 6)
)
OWN_KEYS = tuple(own_key(one) for one in OWN)


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
    source = draw(st.sampled_from((Source.TYPED, Source.TYPED, Source.PAPER)))
    return Stamp(local - timedelta(minutes=offset), offset, source)


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
    plain = [fact for fact in Fact if fact.largest == 1]
    told = (
        st.floats(0, 24).map(lambda hours: (Fact.HOURS_UPRIGHT, hours))
        | st.integers(0, 1440).map(lambda minutes: (Fact.NAPS, float(minutes)))
        | st.tuples(st.sampled_from(plain), st.sampled_from((0.0, 1.0)))
    )
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


def names() -> st.SearchStrategy[str]:
    return texts().map(lambda text: f"{text}x")


def clocks() -> st.SearchStrategy[time]:
    return st.times().map(lambda at: at.replace(second=0, microsecond=0))


@st.composite
def moments(draw: st.DrawFn, day: date) -> Moment:
    precision = draw(st.sampled_from(Precision))
    halves = st.sampled_from((time(0), time(12)))
    at = {Precision.HOUR: clocks(), Precision.HALF_DAY: halves}.get(precision, st.none())
    return Moment(day, precision, draw(at))


def activities(about: st.SearchStrategy[date] | None = None) -> st.SearchStrategy[Activity]:
    minutes = st.none() | st.integers(0, 1440)
    kinds = st.frozensets(st.sampled_from(ActivityKind))
    effort, started = st.none() | st.integers(0, 10), st.none() | clocks()
    return _built(Activity, about, st.sampled_from(ACTIVITIES), names(), kinds, effort, started, minutes, minutes)


@st.composite
def episodes(draw: st.DrawFn, about: st.SearchStrategy[date] | None = None) -> Episode:
    day = draw(days() if about is None else about)
    spans = sorted(draw(st.tuples(st.integers(0, 20), st.integers(0, 20))))
    worst, ended = (draw(st.none() | moments(day + timedelta(days=after))) for after in spans)
    felt = st.frozensets(st.tuples(st.sampled_from((*KEYS, *OWN_KEYS)), st.sampled_from(Felt)), max_size=4)
    told: dict[str, Any] = {
        "worst_severity": draw(st.none() | st.integers(0, 10)),
        "function": draw(st.none() | st.sampled_from(Function)),
        "symptoms": draw(felt),
        "no_cause": draw(st.booleans()),
    }
    start, stamp, one = draw(moments(day)), draw(stamps(day)), draw(st.sampled_from(EPISODES))
    try:
        return Episode(day, stamp, one, start, worst, ended, **told)
    except EntryError:
        return Episode(day, stamp, one, start, **told)


def links(about: st.SearchStrategy[date] | None = None) -> st.SearchStrategy[Link]:
    return _built(Link, about, st.sampled_from(EPISODES), st.sampled_from(ACTIVITIES), st.sampled_from(Certainty))


def pains(about: st.SearchStrategy[date] | None = None) -> st.SearchStrategy[Pain]:
    return _built(Pain, about, st.sampled_from(Area), st.none() | st.integers(0, 10))


@st.composite
def events(draw: st.DrawFn, about: st.SearchStrategy[date] | None = None) -> Event:
    """Events, some of them still to come when they were typed."""
    day = draw(days(last=LAST_DAY - timedelta(days=400)) if about is None else about)
    stamp = draw(stamps(day - timedelta(days=draw(st.sampled_from((0, 0, 1, 300))))))
    until = draw(st.none() | st.integers(0, 400).map(lambda more: day + timedelta(days=more)))
    return Event(day, stamp, draw(st.sampled_from(EVENTS)), draw(st.sampled_from(EventKind)), draw(names()), until)


def scores(about: st.SearchStrategy[date] | None = None) -> st.SearchStrategy[Score]:
    return _built(
        Score, about, st.sampled_from(SCORES), names(), st.floats(allow_nan=False, allow_infinity=False), texts()
    )


def anchors(about: st.SearchStrategy[date] | None = None, keys: tuple[str, ...] = KEYS) -> st.SearchStrategy[Anchor]:
    return _built(Anchor, about, st.sampled_from((*keys, "hours_upright")), st.integers(0, 10), names())


def own_names(about: st.SearchStrategy[date] | None = None) -> st.SearchStrategy[OwnName]:
    return _built(OwnName, about, st.sampled_from(OWN_KEYS), names())


def orders(
    about: st.SearchStrategy[date] | None = None, keys: tuple[str, ...] = KEYS
) -> st.SearchStrategy[ListOrder]:
    listed = st.lists(st.sampled_from((*keys, *OWN_KEYS)), max_size=12, unique=True)
    return _built(ListOrder, about, listed.map(tuple))


def profile_lines(about: st.SearchStrategy[date] | None = None) -> st.SearchStrategy[ProfileLine]:
    return _built(ProfileLine, about, st.sampled_from(About), names())


def entries(about: st.SearchStrategy[date] | None = None, keys: tuple[str, ...] = KEYS) -> st.SearchStrategy[Entry]:
    """Entries of every kind; `keys` are the symptoms of the catalogue that they are about."""
    own = (*keys, *OWN_KEYS)
    return st.one_of(
        ratings(about, own),
        nights(about),
        facts(about),
        notes(about),
        choices(about, own),
        activities(about),
        episodes(about),
        links(about),
        pains(about),
        events(about),
        scores(about),
        anchors(about, own),
        own_names(about),
        orders(about, keys),
        profile_lines(about),
    )


def _built(
    kind: Any, about: st.SearchStrategy[date] | None, *parts: st.SearchStrategy[Any]
) -> st.SearchStrategy[Any]:
    return _of_days(about, lambda day: st.builds(kind, st.just(day), stamps(day), *parts))


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
