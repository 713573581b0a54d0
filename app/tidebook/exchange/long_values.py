"""The values of activities, episodes, links, pain places, events, scores and anchors, one by one."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tidebook.domain.activity import Activity
from tidebook.domain.anchor import Anchor
from tidebook.domain.delay import Delay, delay
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Episode, Felt, Link
from tidebook.domain.event import Event
from tidebook.domain.moment import Precision
from tidebook.domain.pain import Pain
from tidebook.domain.record import Record
from tidebook.domain.score import Score
from tidebook.exchange.guard import guard
from tidebook.exchange.kind_terms import ANCHOR
from tidebook.exchange.values import clock, moment, number

DELAY_UNITS = {
    Precision.HOUR: "hours",
    Precision.HALF_DAY: "half_days",
    Precision.DAY: "days",
    Precision.UNSURE: "days",
}


class Value(NamedTuple):
    """One value: its key, how it is written, the time of day that it is about, and the words that go with it."""

    key: str
    value: str
    at: str = ""
    words: str = ""


def values(record: Record) -> Iterator[tuple[Entry, Iterable[Value]]]:
    """Yield each entry with its known values, kind by kind; the first one tells it from the entry before."""
    for pain in record.pains:
        yield pain, _pain(pain)
    for activity in record.activities:
        yield activity, _activity(activity)
    for episode in record.episodes:
        yield episode, _episode(episode)
    delays = delays_of(record)
    for link in record.links:
        yield link, _link(link, delays.get(link))
    for event in record.events:
        yield event, _event(event)
    for score in record.scores:
        yield score, _score(score)
    for anchor in record.anchors:
        yield anchor, _anchor(anchor)


def delays_of(record: Record) -> dict[Link, Delay]:
    """Return the delay of each link whose episode and activity are both in the record."""
    activities = {activity.id: activity for activity in record.activities}
    episodes = {episode.id: episode for episode in record.episodes}
    return {
        link: delay(activities[link.activity], episodes[link.episode])
        for link in record.links
        if link.activity in activities and link.episode in episodes
    }


def _pain(pain: Pain) -> Iterator[Value]:
    yield Value(pain.area.value, _number(pain.intensity))


def _activity(activity: Activity) -> Iterator[Value]:
    at, words = clock(activity.started), guard(activity.what)
    yield Value("activity_id", str(activity.id), at, words)
    for kind in sorted(kind.value for kind in activity.kinds):
        yield Value("activity_kind", kind, at, words)
    for key, count in (
        ("activity_effort", activity.effort),
        ("activity_minutes", activity.minutes),
        ("activity_upright_minutes", activity.upright_minutes),
    ):
        if count is not None:
            yield Value(key, str(count), at, words)


def _episode(episode: Episode) -> Iterator[Value]:
    at = clock(episode.onset.at) if episode.onset.precision is Precision.HOUR else ""
    told = {"episode_id": str(episode.id)}
    for part, when in (("onset", episode.onset), ("worst", episode.worst), ("ended", episode.ended)):
        if when is not None:
            told |= {f"episode_{part}": moment(when), f"episode_{part}_precision": when.precision.value}
    told |= {
        "episode_ongoing": "" if episode.ended else "1",
        "episode_worst_severity": _number(episode.worst_severity),
        "episode_function": "" if episode.function is None else episode.function.value,
        "episode_no_cause": "1" if episode.no_cause else "",
    }
    yield from (Value(key, value, at) for key, value in told.items() if value)
    for felt in Felt:
        yield from (Value(f"episode_symptom_{felt.value}", guard(key), at) for key in symptoms(episode, felt))


def symptoms(episode: Episode, felt: Felt) -> list[str]:
    """Return the keys of the symptoms that were different in that way."""
    return sorted(symptom for symptom, how in episode.symptoms if how is felt)


def _link(link: Link, found: Delay | None) -> Iterator[Value]:
    yield Value("link_episode", str(link.episode))
    yield Value("link_activity", str(link.activity))
    yield Value("link_certainty", link.certainty.value)
    if found is not None:
        yield Value(f"link_delay_{DELAY_UNITS[found.precision]}", str(found.count))
        yield Value("link_delay_precision", found.precision.value)


def _event(event: Event) -> Iterator[Value]:
    words = guard(event.what)
    yield Value("event_id", str(event.id), "", words)
    yield Value("event_kind", event.kind.value, "", words)
    if event.until is not None:
        yield Value("event_until", event.until.isoformat(), "", words)


def _score(score: Score) -> Iterator[Value]:
    words = guard(score.name)
    yield Value("score_id", str(score.id), "", words)
    yield Value("score_number", number(score.number), "", words)
    if score.by_whom:
        yield Value("score_by_whom", guard(score.by_whom), "", words)


def _anchor(anchor: Anchor) -> Iterator[Value]:
    yield Value(guard(f"{ANCHOR}{anchor.symptom}"), str(anchor.level), "", guard(anchor.words))


def _number(count: int | None) -> str:
    return "" if count is None else str(count)
