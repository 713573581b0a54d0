"""The lanes below the symptoms in words: one day of each, and the whole of each in a sentence."""

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from tidebook.analysis.lanes import meanings_on
from tidebook.analysis.numbers import numbers
from tidebook.charts.dates import date_words
from tidebook.charts.table import number_words
from tidebook.domain.activity import Activity, ActivityKind
from tidebook.domain.anchor import Anchor
from tidebook.domain.episode import Episode
from tidebook.domain.event import Event
from tidebook.domain.payback import touching
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.language import _, ngettext

_KINDS = tuple(ActivityKind)


def activities_say(activities: Iterable[Activity]) -> str:
    """Return such as "shopping, effort 7; phone call (thinking), effort not said"."""
    return "; ".join(_activity_says(activity) for activity in activities)


def episodes_say(day: date, episodes: Iterable[Episode]) -> str:
    """Return what is known on `day` of the episodes that touch it: "began, 8 at its worst; ended"."""
    return "; ".join(_episode_says(day, episode) for episode in episodes)


def event_says(event: Event) -> str:
    """Return such as "Started: new medicine"."""
    return _("{kind}: {what}").format(kind=event.kind.words, what=event.what)


def events_say(day: date, events: Iterable[Event]) -> str:
    """Return the events on `day`, those that last until later included."""
    here = (event for event in events if event.day <= day <= (event.until or event.day))
    return "; ".join(event_says(event) for event in here)


def meaning_says(anchor: Anchor) -> str:
    """Return such as "6 can leave the house briefly"."""
    return _("{level} {words}").format(level=anchor.level, words=anchor.words)


def meanings_say(day: date, anchors: Iterable[Anchor]) -> str:
    """Return the words that the person gave to the levels of one scale on that very day."""
    mine = (anchor for _level, anchor in sorted(meanings_on(day, anchors).items()) if anchor.day == day)
    return ", ".join(meaning_says(anchor) for anchor in mine)


def lanes_say(day: date, record: Record) -> list[str]:
    """Return what the lanes say of `day`, one part for each that says anything."""
    parts = (
        (_("activities: {words}"), activities_say(a for a in record.activities if a.day == day)),
        (_("payback: {words}"), episodes_say(day, touching(day, record.episodes))),
        (_("events: {words}"), events_say(day, record.events)),
    )
    return [part.format(words=words) for part, words in parts if words]


def lane_sentences(record: Record) -> list[str]:
    """Return a sentence for each lane that has anything in the record's period."""
    told = (
        _activities_sentence([a for a in record.activities if a.day in record.period]),
        _episodes_sentence(record.period, record.episodes),
        _events_sentence([e for e in record.events if e.day in record.period]),
    )
    return [sentence for sentence in told if sentence]


def _activity_says(activity: Activity) -> str:
    kinds = ", ".join(kind.words for kind in sorted(activity.kinds, key=_KINDS.index))
    what = _("{what} ({kinds})").format(what=activity.what, kinds=kinds) if kinds else activity.what
    if activity.effort is None:
        return _("{what}, effort not said").format(what=what)
    return _("{what}, effort {effort}").format(what=what, effort=activity.effort)


def _episode_says(day: date, episode: Episode) -> str:
    parts = []
    if episode.onset.day == day:
        parts.append(_("began"))
    if episode.worst is not None and episode.worst.day == day:
        parts.append(_("worst point"))
    if episode.ended is not None and episode.ended.day == day:
        parts.append(_("ended"))
    if not parts:
        parts.append(_("since {day}").format(day=date_words(episode.onset.day)))
    if episode.worst_severity is not None:
        parts.append(_("{value} at its worst").format(value=episode.worst_severity))
    return ", ".join(parts)


def _activities_sentence(activities: Sequence[Activity]) -> str:
    if not activities:
        return ""
    days = len({activity.day for activity in activities})
    count = ngettext("{count} activity", "{count} activities", len(activities)).format(count=len(activities))
    parts = [ngettext("{activities} on {count} day", "{activities} on {count} days", days).format(
        activities=count, count=days)]  # fmt: skip
    found = numbers(np.array([a.effort for a in activities if a.effort is not None], dtype=np.float64))
    if found is not None:
        parts.append(_("median effort {number}").format(number=number_words(found.median)))
        parts.append(_("highest {number}").format(number=number_words(found.most)))
    return ", ".join(parts) + "."


def _episodes_sentence(period: Period, episodes: Iterable[Episode]) -> str:
    here = [e for e in episodes if e.onset.day <= period.last and (e.ended is None or e.ended.day >= period.first)]
    if not here:
        return ""
    parts = [ngettext("{count} payback episode", "{count} payback episodes", len(here)).format(count=len(here))]
    # An episode that ended later than the period goes on, as far as the period knows.
    open_ones = sum(e.ended is None or e.ended.day > period.last for e in here)
    if open_ones:
        parts.append(_("{count} of them going on at the end").format(count=open_ones))
    worst = max((e.worst_severity for e in here if e.worst_severity is not None), default=None)
    if worst is not None:
        parts.append(_("highest {number}").format(number=number_words(worst)))
    return ", ".join(parts) + "."


def _events_sentence(events: Sequence[Event]) -> str:
    if not events:
        return ""
    count = ngettext("{count} event", "{count} events", len(events)).format(count=len(events))
    years = events[0].day.year != events[-1].day.year
    few = [_("{day} {event}").format(day=date_words(e.day, years=years), event=event_says(e)) for e in events[:3]]
    rest = [_("and {count} more").format(count=len(events) - 3)] if len(events) > 3 else []
    return _("{count}: {events}").format(count=count, events="; ".join([*few, *rest])) + "."
