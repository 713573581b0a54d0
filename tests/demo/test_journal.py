"""The invented journal: the same everywhere, possible, and like a person's."""

import hashlib
import unicodedata
from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from random import Random
from statistics import correlation, mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidebook.bundled import catalogue
from tidebook.demo.body import live
from tidebook.demo.journal import invent
from tidebook.demo.notes import CURIOUS
from tidebook.demo.typing_times import clock_change_min, offset_min
from tidebook.domain.asked import Asked, asked_on
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.rating import Rating
from tidebook.domain.stamp import Lateness

LAST = date(2026, 11, 22)


@cache
def year() -> list[Entry]:
    return invent(LAST, 365, 1)


def by_symptom(entries: list[Entry]) -> dict[str, dict[date, int]]:
    found: dict[str, dict[date, int]] = defaultdict(dict)
    for entry in entries:
        if isinstance(entry, Rating):
            found[entry.symptom][entry.day] = entry.value
    return found


def _content(entry: Entry) -> object:
    match entry:
        case Rating() | DayFact():
            return entry.value
        case Note():
            return entry.text
        case Asked():
            return entry.asked
        case Night():
            return [part and part.isoformat() for part in entry.moments.values()], entry.asleep_min
        case _:
            raise AssertionError(entry)


def test_the_same_arguments_give_the_same_journal_on_every_machine() -> None:
    told = "\n".join(f"{entry.place} {entry.stamp.at.isoformat()} {_content(entry)}" for entry in invent(LAST, 90, 3))
    found = hashlib.sha256(told.encode()).hexdigest()
    assert found == "d8e5e1a5f43fe75e5e43a57a940fe70c30f85b29b34338f38f1e95594c7670ac"


def test_another_seed_gives_another_journal() -> None:
    assert invent(LAST, 30, 1) != invent(LAST, 30, 2)


@given(st.integers(1, 80), st.integers(), st.dates(date(1997, 1, 1), date(2090, 1, 1)))
@settings(max_examples=60, deadline=None)
def test_every_journal_is_one_that_could_have_been_kept(days: int, seed: int, last: date) -> None:
    entries = invent(last, days, seed)
    assert len({entry.id for entry in entries}) == len(entries)
    assert all(last - timedelta(days=days) < entry.day <= last for entry in entries)
    assert [entry.stamp.at for entry in entries] == sorted(entry.stamp.at for entry in entries)
    # Nothing is typed after the last morning; that day itself waits for its answers.
    assert all(entry.stamp.local.isoformat() < f"{last.isoformat()}T12" for entry in entries)
    assert [type(entry) for entry in entries if entry.day == last] == [Night]
    choices = [entry for entry in entries if isinstance(entry, Asked)]
    asked = {day: {s.key for s in asked_on(day, choices, catalogue())} for day in {entry.day for entry in entries}}
    assert all(entry.symptom in asked[entry.day] for entry in entries if isinstance(entry, Rating))


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
    told = sorted({entry.day for entry in year() if not isinstance(entry, Asked)})
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
