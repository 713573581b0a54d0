"""What the long file has to hold, worked out from the entries alone."""

from collections.abc import Iterator

from tidebook.domain.activity import Activity
from tidebook.domain.anchor import Anchor
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.delay import delay
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Episode, Link
from tidebook.domain.event import Event
from tidebook.domain.moment import Precision
from tidebook.domain.night import COUNTS, TIMES, Night
from tidebook.domain.note import Note
from tidebook.domain.pain import Pain
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.score import Score

Told = tuple[str, str, str, str, str, str, str, str, str]


def expected(record: Record) -> Iterator[Told]:
    """Every value that the long file has to hold, worked out from the entries alone."""
    helped = {fact.day for fact in record.facts if fact.fact is Fact.HELPED and fact.value}
    everything = [*record.entries, *record.anchors, *record.episodes, *record.links, *record.events, *record.scores]
    for entry in everything:
        typed = entry.stamp.local.isoformat(timespec="milliseconds")
        by = "helper" if entry.day in helped else "me"
        for at, kind, key, value, words in _values(entry, record):
            yield entry.day.isoformat(), at, typed, entry.lateness.value, by, kind, key, value, words


def _values(entry: Entry, record: Record) -> Iterator[tuple[str, str, str, str, str]]:
    match entry:
        case Activity():
            at = f"{entry.started:%H:%M}" if entry.started else ""
            yield from ((at, "activity", key, value, entry.what) for key, value in _done(entry))
        case Event() | Score():
            kind, words = ("event", entry.what) if isinstance(entry, Event) else ("score", entry.name)
            yield from (("", kind, f"{kind}_{part}", value, words) for part, value in _parts(entry))
        case Episode():
            at = f"{entry.onset.at:%H:%M}" if entry.onset.precision is Precision.HOUR else ""
            yield from ((at, "episode", key, value, "") for key, value in _episode(entry))
        case Link():
            yield from (("", "link", key, value, "") for key, value in _link(entry, record))
        case _:
            yield from (("", *value) for value in _plain(entry))


def _plain(entry: Entry) -> Iterator[tuple[str, str, str, str]]:
    match entry:
        case Rating():
            yield "rating", entry.symptom, str(entry.value), ""
        case DayFact():
            yield "day", entry.fact.key, str(entry.value).removesuffix(".0"), ""
        case Note():
            yield "day", "note", "", entry.text
        case Night():
            yield from (("sleep", key, value, "") for key, value in told_of(entry))
        case Pain():
            yield "pain_place", entry.area.value, "" if entry.intensity is None else str(entry.intensity), ""
        case Anchor():
            yield "anchor", f"anchor_{entry.symptom}", str(entry.level), entry.words
        case _:
            raise AssertionError(entry)


def _parts(entry: Event | Score) -> Iterator[tuple[str, str]]:
    yield "id", str(entry.id)
    if isinstance(entry, Score):
        yield "number", str(entry.number).removesuffix(".0")
        if entry.by_whom:
            yield "by_whom", entry.by_whom
    else:
        yield "kind", entry.kind.value
        if entry.until:
            yield "until", entry.until.isoformat()


def _done(activity: Activity) -> Iterator[tuple[str, str]]:
    yield "activity_id", str(activity.id)
    yield from (("activity_kind", kind.value) for kind in activity.kinds)
    for part in ("effort", "minutes", "upright_minutes"):
        if getattr(activity, part) is not None:
            yield f"activity_{part}", str(getattr(activity, part))


def _episode(episode: Episode) -> Iterator[tuple[str, str]]:
    yield "episode_id", str(episode.id)
    for part in ("onset", "worst", "ended"):
        when = getattr(episode, part)
        if when is not None:
            yield f"episode_{part}", f"{when.day}T{when.at:%H:%M}" if when.at else str(when.day)
            yield f"episode_{part}_precision", when.precision.value
    if episode.ended is None:
        yield "episode_ongoing", "1"
    if episode.worst_severity is not None:
        yield "episode_worst_severity", str(episode.worst_severity)
    if episode.function is not None:
        yield "episode_function", episode.function.value
    if episode.no_cause:
        yield "episode_no_cause", "1"
    yield from ((f"episode_symptom_{felt.value}", symptom) for symptom, felt in episode.symptoms)


def _link(link: Link, record: Record) -> Iterator[tuple[str, str]]:
    yield "link_episode", str(link.episode)
    yield "link_activity", str(link.activity)
    yield "link_certainty", link.certainty.value
    done = [activity for activity in record.activities if activity.id == link.activity]
    began = [episode for episode in record.episodes if episode.id == link.episode]
    if done and began:
        found = delay(done[0], began[0])
        unit = {Precision.HOUR: "hours", Precision.HALF_DAY: "half_days"}.get(found.precision, "days")
        yield f"link_delay_{unit}", str(found.count)
        yield "link_delay_precision", found.precision.value


def told_of(night: Night) -> Iterator[tuple[str, str]]:
    for key in TIMES:
        if (at := getattr(night, key)) is not None:
            yield key, f"{at:%H:%M}"
    for key in COUNTS:
        if (count := getattr(night, key)) is not None:
            yield key, str(count)
    if night.clock_change_min:
        yield "clock_change_min", str(night.clock_change_min)
    for key, minutes in (("minutes_asleep", night.asleep_min), ("minutes_in_bed", night.in_bed_min)):
        if minutes is not None:
            yield key, str(minutes)
