"""The part of the record that a page shows: nothing else goes along as tables inside the PDF."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from tidebook.charts.around import MORE_THAN_USUAL
from tidebook.domain.activity import Activity
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.episode import Episode
from tidebook.domain.event import Event
from tidebook.domain.record import Record
from tidebook.language import _
from tidebook.report.appendix_parts import AppendixPart
from tidebook.report.appendix_payback import days_before
from tidebook.report.choices import Part
from tidebook.report.material import Material
from tidebook.report.payback import begun

_SLEEP = "unrefreshing_sleep"


def shown(page: Material) -> Record:
    """Return the entries behind what stands on the page and in its appendix: of the recipient's parts, no others.

    Words that stand nowhere on the page are not in it either; where an entry needs some, "not shown" stands there.
    """
    record, last = page.record, page.choices.period.last
    keys, near = _symptoms(page), _days_told(page)
    five = {symptom.key for symptom in page.five}
    episodes = tuple(_episode(page, one) for one in begun(record)) if _pays(page) else ()
    links = tuple(link for link in record.links if link.episode in {one.id for one in episodes})
    ratings = tuple(r for r in record.ratings if r.symptom in keys or (r.symptom in five and r.day in near))
    named = keys | {rating.symptom for rating in ratings}
    has_anchors = page.shows(Part.SYMPTOMS) or _has(page, AppendixPart.NUMBERS)
    return Record(
        page.choices.period,
        ratings=ratings,
        nights=record.nights if page.shows(Part.SLEEP) or _has(page, AppendixPart.DAYS) else (),
        facts=tuple(fact for fact in record.facts if _is_shown(page, fact, near)),
        notes=record.notes if _has(page, AppendixPart.NOTES) else (),
        choices=tuple(one for one in record.choices if one.symptom in named and one.day <= last),
        activities=tuple(_activities(page, {link.activity for link in links}, near)),
        pains=record.pains if _has(page, AppendixPart.PLACES) else (),
        scores=tuple(s for s in record.scores if s.day in record.period) if _has(page, AppendixPart.SCORES) else (),
        own_names=tuple(one for one in record.own_names if one.symptom in named),
        anchors=tuple(a for a in record.anchors if has_anchors and a.symptom in keys and a.day <= last),
        episodes=episodes,
        links=links,
        events=tuple(event for event in record.events if _is_told(page, event, near)),
    )


def _has(page: Material, part: AppendixPart) -> bool:
    return part.value in page.choices.appendix


def _pays(page: Material) -> bool:
    return page.shows(Part.PAYBACK) or _has(page, AppendixPart.PAYBACK)


def _symptoms(page: Material) -> set[str]:
    if page.shows(Part.OTHERS) or _has(page, AppendixPart.SYMPTOMS):
        return {rating.symptom for rating in page.record.ratings}
    keys = {_SLEEP} if page.shows(Part.SLEEP) else set()
    if _has(page, AppendixPart.AROUND):
        keys.add(page.five[0].key)
    if {Part.SYMPTOMS, Part.LEVELS, Part.CHANGES} & page.choices.recipient.parts or _has(page, AppendixPart.DAYS):
        keys |= {symptom.key for symptom in page.five}
    return keys


def _days_told(page: Material) -> set[date]:
    """Return the days before an episode, whose entries the appendix lists one by one."""
    return days_before(page) if _has(page, AppendixPart.PAYBACK) else set()


def _is_shown(page: Material, fact: DayFact, near: set[date]) -> bool:
    if fact.fact is Fact.TOO_ILL or _has(page, AppendixPart.DAYS):
        return True
    return fact.fact is Fact.HOURS_UPRIGHT and (page.shows(Part.FUNCTION) or fact.day in near)


def _is_told(page: Material, event: Event, near: set[date]) -> bool:
    if _has(page, AppendixPart.EVENTS) or page.shows(Part.SYMPTOMS):
        return event.day in page.choices.period
    return any(event.day <= day <= (event.until or event.day) for day in near)


def _episode(page: Material, episode: Episode) -> Episode:
    """Return an episode without what the page does not say of it: its symptoms, its worst point."""
    episode = replace(episode, symptoms=frozenset(), worst=None)
    if _has(page, AppendixPart.PAYBACK):
        return episode
    function = episode.function if page.shows(Part.FUNCTION) else None
    return replace(episode, worst_severity=None, function=function, no_cause=False)


def _activities(page: Material, linked: set[UUID], near: set[date]) -> Iterator[Activity]:
    """Yield those that are linked, listed before an episode, or lined up; each with what is said of it."""
    for one in page.near.activities:
        is_listed = one.day in near
        is_lined_up = (
            _has(page, AppendixPart.AROUND)
            and one.day in page.choices.period
            and one.effort is not None
            and one.effort >= MORE_THAN_USUAL
        )
        if is_listed or is_lined_up or one.id in linked:
            has_words = is_listed or (one.id in linked and _has(page, AppendixPart.PAYBACK))
            yield replace(
                one,
                what=one.what if has_words else _("not shown"),
                effort=one.effort if is_listed or is_lined_up else None,
                upright_minutes=None,
            )
