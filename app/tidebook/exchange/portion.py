"""The part of a journal that is about a period: nothing else goes out when a period was asked for."""

from dataclasses import replace
from datetime import date

from tidebook.domain.anchor import Anchor
from tidebook.domain.episode import Episode
from tidebook.domain.event import Event
from tidebook.domain.record import Record


def portion(record: Record) -> Record:
    """Return `record` without the episodes, links, events and scores that lie wholly outside its period.

    Of the anchors those stay that hold on a day of the period. The list of symptoms keeps its history up to the
    last day, since without it *not asked* can not be told from *not answered*.
    """
    last = record.period.last
    episodes = tuple(episode for episode in record.episodes if _touches(record, *_days(episode)))
    kept = {episode.id for episode in episodes}
    rated = {rating.symptom for rating in record.ratings}
    return replace(
        record,
        episodes=episodes,
        links=tuple(link for link in record.links if link.episode in kept),
        events=tuple(event for event in record.events if _touches(record, event.day, _until(event))),
        scores=tuple(score for score in record.scores if score.day in record.period),
        anchors=_holding(record),
        choices=tuple(choice for choice in record.choices if choice.day <= last),
        orders=tuple(order for order in record.orders if order.day <= last),
        own_names=tuple(name for name in record.own_names if name.day <= last or name.symptom in rated),
    )


def _touches(record: Record, first: date, last: date) -> bool:
    return first <= record.period.last and last >= record.period.first


def _days(episode: Episode) -> tuple[date, date]:
    return episode.onset.day, date.max if episode.ended is None else episode.ended.day


def _until(event: Event) -> date:
    return event.until or event.day


def _holding(record: Record) -> tuple[Anchor, ...]:
    newest: dict[tuple[str, int], Anchor] = {}
    within = []
    for anchor in record.anchors:
        if anchor.day in record.period:
            within.append(anchor)
        elif anchor.day < record.period.first:
            newest[anchor.symptom, anchor.level] = anchor
    return (*sorted(newest.values(), key=lambda anchor: anchor.day), *within)
