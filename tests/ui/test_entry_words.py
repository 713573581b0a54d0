"""Every kind of entry in one line of words."""

from collections.abc import Iterator
from datetime import date, time
from uuid import UUID

import pytest
from hypothesis import given
from PySide6.QtCore import QLocale

from tests.strategies import entries
from tidebook import clock
from tidebook.domain.activity import Activity
from tidebook.domain.anchor import Anchor
from tidebook.domain.asked import Asked
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Certainty, Episode, Link
from tidebook.domain.event import Event, EventKind
from tidebook.domain.kinds import DATED, STANDING
from tidebook.domain.moment import Moment
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.own_symptom import ListOrder, OwnName, own_key
from tidebook.domain.pain import Area, Pain
from tidebook.domain.profile import About, ProfileLine
from tidebook.domain.rating import Rating
from tidebook.domain.score import Score
from tidebook.ui.entry_words import about_words, delete_words, entry_words, short_words

DAY = date(2020, 3, 3)
NOW = clock.now()
ONE, TWO = UUID(int=1, version=4), UUID(int=2, version=4)
NAMES = {"fatigue": "Fatigue", own_key(ONE): "Ear noise"}
ON = "Tuesday 3 March 2020"

SAID: list[tuple[Entry, str]] = [
    (Rating(DAY, NOW, "fatigue", 6), f"Fatigue 6, {ON}"),
    (Rating(DAY, NOW, own_key(ONE), 0), f"Ear noise 0, {ON}"),
    (Rating(DAY, NOW, own_key(TWO), 1), f"A symptom of my own 1, {ON}"),
    (Rating(DAY, NOW, "from_elsewhere", 1), f"from_elsewhere 1, {ON}"),
    (Night(DAY, NOW, to_bed=time(22, 30), woke=time(7)), f"Night 22:30 to 07:00, {ON}"),
    (Night(DAY, NOW, awakenings=3), f"Night, {ON}"),
    (DayFact(DAY, NOW, Fact.HOURS_UPRIGHT, 4.5), f"Upright for 4.5 hours, {ON}"),
    (DayFact(DAY, NOW, Fact.NAPS, 50), f"Naps of 50 min, {ON}"),
    (DayFact(DAY, NOW, Fact.TOO_ILL, 1), f"Too ill to fill in, {ON}"),
    (DayFact(DAY, NOW, Fact.WEATHER, 1), f"The weather seemed to matter, {ON}"),
    (DayFact(DAY, NOW, Fact.HELPED, 1), f"Entered by someone helping me, {ON}"),
    (DayFact(DAY, NOW, Fact.PERIOD, 0), f"Period: no, {ON}"),
    (Note(DAY, NOW, "a bad night,\nthen rain"), f"Note 'a bad night, then rain', {ON}"),
    (Activity(DAY, NOW, ONE, "shopping"), f"Activity 'shopping', {ON}"),
    (Pain(DAY, NOW, Area.NECK), f"Pain: Neck, {ON}"),
    (Pain(DAY, NOW, Area.NECK, 4), f"Pain: Neck 4, {ON}"),
    (Score(DAY, NOW, ONE, "FIQR", 57.5), f"Score 'FIQR' 57.5, {ON}"),
    (Score(DAY, NOW, ONE, "FIQR", 57, "Dr A"), f"Score 'FIQR' 57 by Dr A, {ON}"),
    (Asked(DAY, NOW, "fatigue", asked=True), f"Fatigue asked, from {ON}"),
    (Asked(DAY, NOW, "fatigue", asked=False), f"Fatigue no longer asked, from {ON}"),
    (OwnName(DAY, NOW, own_key(ONE), "Ear noise"), f"Symptom of my own 'Ear noise', from {ON}"),
    (ListOrder(DAY, NOW, ("fatigue",)), f"Order of my list, from {ON}"),
    (Anchor(DAY, NOW, "fatigue", 6, "out briefly"), f"Fatigue 6 means 'out briefly', from {ON}"),
    (ProfileLine(DAY, NOW, About.NAME, "A. B."), f"Name or initials 'A. B.', {ON}"),
    (Episode(DAY, NOW, ONE, Moment(DAY)), f"Payback episode, from {ON}"),
    (Episode(DAY, NOW, ONE, Moment(DAY), worst_severity=8), f"Payback episode, 8 at its worst, from {ON}"),
    (Link(DAY, NOW, ONE, TWO, Certainty.MAYBE), f"Link of an activity to a payback episode (maybe), {ON}"),
    (Event(DAY, NOW, ONE, EventKind.STARTED, "LDN 1 mg"), f"Event 'LDN 1 mg' (started), {ON}"),
    (
        Event(DAY, NOW, ONE, EventKind.INFECTION, "a cold", date(2020, 3, 6)),
        f"Event 'a cold' (infection), {ON} to Friday 6 March 2020",
    ),
]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.C))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(("entry", "words"), SAID, ids=lambda value: type(value).__name__)
def test_what_is_said(entry: Entry, words: str) -> None:
    assert entry_words(entry, NAMES) == words


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (Activity(DAY, NOW, ONE, "shopping"), "delete activity 'shopping'"),
        (Event(DAY, NOW, ONE, EventKind.STARTED, "LDN"), "delete event 'LDN' (started)"),
        (Score(DAY, NOW, ONE, "FIQR", 57.5), "delete score 'FIQR' 57.5"),
        (Pain(DAY, NOW, Area.NECK, 4), "delete pain: Neck 4"),
        (Night(DAY, NOW, awakenings=3), "delete night"),
        (Note(DAY, NOW, "Rain"), "delete note 'Rain'"),
        (DayFact(DAY, NOW, Fact.INFECTION, 1), "delete infection"),
        (DayFact(DAY, NOW, Fact.NAPS, 50), "delete naps of 50 min"),
        (ProfileLine(DAY, NOW, About.NAME, "A. B."), "delete name or initials 'A. B.'"),
        (Rating(DAY, NOW, "fatigue", 6), "delete Fatigue 6"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_step_is_named_in_lower_case(entry: Entry, words: str) -> None:
    assert delete_words(entry, NAMES) == words


def test_every_kind_and_every_fact_is_here() -> None:
    assert {type(entry) for entry, _words in SAID} == set(DATED | STANDING)
    facts = [entry_words(DayFact(DAY, NOW, fact, 1), {}) for fact in Fact]
    assert len(set(facts)) == len(Fact)
    assert len({about_words(about) for about in About}) == len(About)


@given(entries())
def test_any_entry_is_one_line(entry: Entry) -> None:
    words = entry_words(entry, NAMES)
    assert words
    assert "\n" not in words
    assert len(words) < 250


def test_this_year_goes_without_its_number() -> None:
    today = clock.today()
    words = entry_words(Rating(today, NOW, "fatigue", 6), NAMES)
    assert words.startswith("Fatigue 6, ")
    assert str(today.year) not in words


def test_a_kind_that_nobody_knows_is_a_mistake_of_ours() -> None:
    with pytest.raises(NotImplementedError):
        entry_words(Entry(DAY, NOW), {})


def test_long_texts_are_cut() -> None:
    assert short_words("  a \n\n b ") == "a b"
    assert short_words("x" * 60) == "x" * 60
    assert short_words("x" * 61) == "x" * 59 + "…"
