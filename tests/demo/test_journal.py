"""The invented journal: the same everywhere, possible, and like a person's."""

import hashlib
import unicodedata
from collections import Counter, defaultdict
from dataclasses import fields
from datetime import date, timedelta
from enum import Enum
from functools import cache
from itertools import pairwise
from random import Random
from statistics import correlation, mean
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidebook.bundled import catalogue
from tidebook.demo.body import live
from tidebook.demo.journal import invent
from tidebook.demo.notes import CURIOUS
from tidebook.demo.typing_times import clock_change_min, offset_min
from tidebook.domain.activity import Activity, ActivityKind
from tidebook.domain.anchor import Anchor
from tidebook.domain.asked import Asked, my_list
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Certainty, Episode, Link
from tidebook.domain.event import Event, EventKind
from tidebook.domain.kinds import DATED, STANDING
from tidebook.domain.moment import Precision
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.own_symptom import OwnName, is_own, names_on
from tidebook.domain.pain import Area, Pain
from tidebook.domain.period import Period
from tidebook.domain.profile import About, ProfileLine
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.stamp import Lateness

LAST = date(2026, 11, 22)


_Kind = TypeVar("_Kind", bound=Entry)


@cache
def year() -> list[Entry]:
    return invent(LAST, 365, 1)


def by_symptom(entries: list[Entry]) -> dict[str, dict[date, int]]:
    found: dict[str, dict[date, int]] = defaultdict(dict)
    for entry in entries:
        if isinstance(entry, Rating):
            found[entry.symptom][entry.day] = entry.value
    return found


def kinds(kind: type[_Kind], entries: list[Entry] | None = None) -> list[_Kind]:
    return [entry for entry in (year() if entries is None else entries) if isinstance(entry, kind)]


def _content(entry: Entry) -> object:
    """What was recorded, without its place and its stamp, in words that no library's version changes."""
    if isinstance(entry, Night):
        return [part and part.isoformat() for part in entry.moments.values()], entry.asleep_min
    return [_told(getattr(entry, field.name)) for field in fields(entry) if field.name not in {"day", "stamp"}]


def _told(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(str(_told(one)) for one in value)
    if isinstance(value, tuple):
        return [_told(one) for one in value]
    return str(value.value) if isinstance(value, Enum) else str(value)


def test_the_same_arguments_give_the_same_journal_on_every_machine() -> None:
    entries = invent(LAST, 90, 3)
    assert {type(entry) for entry in entries} == DATED.keys() | STANDING.keys()
    told = "\n".join(
        f"{entry.place} {entry.stamp.at.isoformat()} {entry.stamp.source.value} {_content(entry)}"
        for entry in entries
    )
    found = hashlib.sha256(told.encode()).hexdigest()
    assert found == "f35a7c5b40b77c51f20e9d889b218986f70d9d60409a7d807ecb8b0db26e2a53"


def test_another_seed_gives_another_journal() -> None:
    assert invent(LAST, 30, 1) != invent(LAST, 30, 2)


@given(st.integers(1, 80), st.integers(), st.dates(date(1997, 1, 1), date(2090, 1, 1)))
@settings(max_examples=60, deadline=None)
def test_every_journal_is_one_that_could_have_been_kept(days: int, seed: int, last: date) -> None:
    entries = invent(last, days, seed)
    assert len({entry.id for entry in entries}) == len(entries)
    # Only an appointment may lie ahead.
    dated = [entry for entry in entries if not isinstance(entry, Event) or entry.kind is not EventKind.APPOINTMENT]
    assert all(last - timedelta(days=days) < entry.day <= last for entry in dated)
    assert [entry.stamp.at for entry in entries] == sorted(entry.stamp.at for entry in entries)
    # Nothing is typed after the last morning; that day itself waits for its answers.
    assert all(entry.stamp.local.isoformat() < f"{last.isoformat()}T12" for entry in entries)
    assert [type(entry) for entry in entries if entry.day == last] == [Night]
    record = Record(Period.ending(last, days)).amended({entry.id: entry for entry in entries})
    asked = {day: {s.key for s in my_list(day, record, catalogue())} for day in {r.day for r in record.ratings}}
    assert all(rating.symptom in asked[rating.day] for rating in record.ratings)
    moments = [m for e in record.episodes for m in (e.onset, e.worst, e.ended) if m is not None]
    assert all(moment.day < last for moment in moments)
    ends = {e.id for e in (*record.episodes, *record.activities)}
    assert all({link.episode, link.activity} <= ends for link in record.links)


def test_no_days_are_no_journal() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        invent(LAST, 0, 1)


def test_ratings_follow_one_another_and_go_together() -> None:
    symptoms = by_symptom(year())
    fatigue, pain = symptoms["fatigue"], symptoms["pain_overall"]
    following = [
        (fatigue[day], fatigue[day + timedelta(days=1)]) for day in fatigue if day + timedelta(days=1) in fatigue
    ]
    together = [(fatigue[day], pain[day]) for day in fatigue.keys() & pain.keys()]
    assert correlation(*zip(*following, strict=True)) > 0.4
    assert 0.4 < correlation(*zip(*together, strict=True)) < 0.95
    assert len(set(fatigue.values())) >= 7
    assert sum(value == 0 for value in symptoms["headache"].values()) >= 20


def test_days_after_much_exertion_are_harder_and_spent_lying_down() -> None:
    days = [LAST - timedelta(days=n) for n in range(3000, -1, -1)]
    conditions = live(Random(5), days)
    after = [
        two.severity - one.severity for one, two in zip(conditions, conditions[2:], strict=False) if one.exertion
    ]
    other = [
        two.severity - one.severity for one, two in zip(conditions, conditions[2:], strict=False) if not one.exertion
    ]
    assert mean(after) > mean(other) + 0.5
    upright = {e.day: e.value for e in year() if isinstance(e, DayFact) and e.fact is Fact.HOURS_UPRIGHT}
    fatigue = by_symptom(year())["fatigue"]
    shared = [(fatigue[day], upright[day]) for day in fatigue.keys() & upright.keys()]
    assert correlation(*zip(*shared, strict=True)) < -0.4


def test_it_has_gaps_late_days_and_days_too_ill() -> None:
    told = sorted({entry.day for entry in year() if isinstance(entry, Rating | Night | DayFact | Note)})
    gaps = Counter((two - one).days - 1 for one, two in pairwise(told))
    assert sum(gaps.values()) - gaps[0] >= 10
    assert max(gaps) <= 12
    assert 0.75 < len(told) / 365 < 0.98
    lateness = Counter(entry.lateness for entry in year() if isinstance(entry, Rating))
    assert set(lateness) == set(Lateness)
    assert lateness[Lateness.SAME_DAY] > sum(lateness.values()) * 0.75
    ill = {e.day for e in year() if isinstance(e, DayFact) and e.fact is Fact.TOO_ILL}
    rated = {e.day for e in year() if isinstance(e, Rating)}
    assert 8 <= len(ill) <= 40
    assert len(ill & rated) < len(ill) / 2


def test_nights_are_whole_or_partly_forgotten() -> None:
    nights = [entry for entry in year() if isinstance(entry, Night)]
    asleep = [night.asleep_min for night in nights if night.asleep_min is not None]
    assert 0.05 * len(nights) < len(nights) - len(asleep) < 0.4 * len(nights)
    assert all(2 * 60 < minutes < 12 * 60 for minutes in asleep)


def test_notes_are_in_many_scripts_and_hard_to_print() -> None:
    notes = [entry.text for entry in year() if isinstance(entry, Note)]
    assert 0.1 < len(notes) / 365 < 0.2
    assert set(CURIOUS) <= set(notes)
    letters = "".join(notes)
    scripts = {unicodedata.name(letter).split()[0] for letter in letters if letter.isalpha()}
    assert {"LATIN", "ARABIC", "HEBREW", "CJK", "HIRAGANA", "DEVANAGARI"} <= scripts
    assert all(sign in letters for sign in '",;\n🐈')
    assert any(note.startswith("=1+1") for note in notes)


def test_the_clock_is_put_forward_and_back() -> None:
    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)
    assert (offset_min(spring - timedelta(days=1)), offset_min(spring), offset_min(autumn)) == (60, 120, 60)
    changes = {spring + timedelta(days=n): clock_change_min(spring + timedelta(days=n)) for n in range(300)}
    assert {day: by for day, by in changes.items() if by} == {spring: 60, autumn: -60}


def test_something_was_done_most_days_and_much_now_and_then() -> None:
    done = kinds(Activity)
    rated = {rating.day for rating in kinds(Rating)}
    assert len({activity.day for activity in done}) > 0.75 * len(rated)
    # Not everybody has an infection in every year.
    several = [*done, *(activity for seed in (2, 3) for activity in kinds(Activity, invent(LAST, 365, seed)))]
    assert {kind for activity in several for kind in activity.kinds} == set(ActivityKind)
    efforts = Counter(activity.effort for activity in done if activity.effort is not None)
    assert min(efforts) <= 2
    assert max(efforts) == 10
    assert sum(count for effort, count in efforts.items() if effort >= 7) < 0.25 * len(done)
    for part in ("effort", "started", "minutes", "upright_minutes"):
        known = sum(getattr(activity, part) is not None for activity in done)
        assert 0.2 * len(done) < known < 0.99 * len(done)


@pytest.mark.parametrize("seed", range(8))
def test_one_or_two_episodes_a_month_and_the_last_goes_on(seed: int) -> None:
    entries = invent(LAST, 180, seed)
    episodes = kinds(Episode, entries)
    assert 6 <= len(episodes) <= 14
    ongoing = [episode for episode in episodes if episode.ended is None]
    assert ongoing == [max(episodes, key=lambda episode: episode.day)]
    assert LAST - timedelta(days=14) < ongoing[0].day < LAST
    spans = sorted((e.onset.earliest, e.ended.latest) for e in episodes if e.ended)
    assert any(later < end for (_begin, end), (later, _end) in pairwise(spans))
    certainties = {link.certainty for link in kinds(Link, entries)}
    assert certainties == set(Certainty)
    assert any(episode.no_cause for episode in episodes)
    linked = {link.episode for link in kinds(Link, entries)}
    assert not any(episode.no_cause and episode.id in linked for episode in episodes)
    assert {episode.onset.precision for episode in episodes} == set(Precision)


def test_pain_places_are_marked_on_many_days_some_without_a_number() -> None:
    pains = kinds(Pain)
    assert 100 < len({pain.day for pain in pains}) < 330
    assert len({pain.area for pain in pains}) > 12
    assert {pain.intensity is None for pain in pains} == {True, False}
    assert {pain.area for pain in pains} < set(Area)


def test_events_of_every_kind_and_one_that_lies_ahead() -> None:
    for seed in range(5):
        events = kinds(Event, invent(LAST, 180, seed))
        assert {event.kind for event in events} == set(EventKind)
        [ahead] = [event for event in events if event.day > LAST]
        assert ahead.kind is EventKind.APPOINTMENT
    assert any(event.until for event in kinds(Event, invent(LAST, 365, 3)) if event.kind is EventKind.INFECTION)


def test_facts_of_every_kind() -> None:
    facts = Counter(fact.fact for fact in kinds(DayFact))
    assert set(facts) == set(Fact)
    assert facts[Fact.NAPS] > 60
    assert facts[Fact.HELPED] < 30


def test_two_own_symptoms_one_renamed_one_archived() -> None:
    for days in (28, 180):
        entries = invent(LAST, days, 2)
        names = kinds(OwnName, entries)
        first, last = names_on(LAST - timedelta(days=days), names), names_on(LAST, names)
        assert len(last) == 2
        [renamed] = [key for key in last if first[key] != last[key]]
        [archived] = [choice.symptom for choice in kinds(Asked, entries) if is_own(choice.symptom)]
        assert {renamed, archived} == set(last)
        rated = {rating.symptom for rating in kinds(Rating, entries) if is_own(rating.symptom)}
        assert rated == set(last)


def test_an_anchor_was_changed_once() -> None:
    anchors = Counter((anchor.symptom, anchor.level) for anchor in kinds(Anchor))
    assert anchors == {("fatigue", 3): 1, ("fatigue", 6): 2, ("fatigue", 8): 1}


def test_the_person_said_who_they_are() -> None:
    assert {line.about for line in kinds(ProfileLine)} == set(About)
