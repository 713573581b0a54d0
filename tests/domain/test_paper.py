"""The sheet asks what is on the list, and what is copied from it says so."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tidebook.bundled import catalogue
from tidebook.domain.asked import Asked
from tidebook.domain.catalogue import own_symptom
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.errors import EntryError
from tidebook.domain.own_symptom import OwnName
from tidebook.domain.paper import Line, lines
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.stamp import Lateness, Stamp

FIRST = date(2026, 3, 3)
WEEK = Period(FIRST, FIRST + timedelta(days=6))
LATER = FIRST + timedelta(days=3)
NOW = Stamp(datetime(2026, 3, 20, 9, tzinfo=UTC), 0)
OWN = "user_" + "1" * 32
FATIGUE = Line(catalogue().by_key["fatigue"])


def names(record: Record) -> list[str]:
    return [line.name for line in lines(WEEK, record, catalogue())]


def test_too_ill_comes_first_and_hours_upright_last() -> None:
    asked = names(Record(WEEK))
    assert asked[:2] == ["Too ill to fill in", "Fatigue"]
    assert asked[-1] == "Hours upright"
    assert len(asked) == 15


def test_what_joined_the_list_meanwhile_follows() -> None:
    choices = (Asked(LATER, NOW, "nausea", asked=True), Asked(LATER, NOW, "muscle_pain", asked=False))
    asked = names(Record(WEEK, choices=choices))
    assert asked[-2] == "Nausea"
    assert "Muscle pain or aching" in asked


def test_what_was_rated_has_its_line_though_it_was_not_asked() -> None:
    ratings = tuple(Rating(LATER, NOW, key, 3) for key in ("nausea", OWN, "nausea_of_old"))
    own = OwnName(FIRST - timedelta(days=5), NOW, OWN, "Ears ringing")
    archived = Asked(FIRST - timedelta(days=1), NOW, OWN, asked=False)
    record = Record(WEEK, ratings=ratings, own_names=(own,), choices=(archived,))
    assert names(record)[-3:] == ["Nausea", "Ears ringing", "Hours upright"]
    assert "Ears ringing" not in names(Record(WEEK, own_names=(own,), choices=(archived,)))


def test_what_is_copied_is_about_its_day_and_says_that_it_comes_from_paper() -> None:
    rating = FATIGUE.copied(FIRST, NOW, 6)
    assert isinstance(rating, Rating)
    assert (rating.day, rating.symptom, rating.value) == (FIRST, "fatigue", 6)
    assert rating.lateness is Lateness.PAPER
    fact = Line(Fact.HOURS_UPRIGHT).copied(FIRST, NOW, 4.5)
    assert isinstance(fact, DayFact)
    assert (fact.fact, fact.value, fact.lateness) == (Fact.HOURS_UPRIGHT, 4.5, Lateness.PAPER)
    with pytest.raises(EntryError):
        FATIGUE.copied(FIRST + timedelta(days=90), NOW, 6)


def test_a_line_knows_its_entries() -> None:
    rating, fact = Rating(FIRST, NOW, "fatigue", 6), DayFact(FIRST, NOW, Fact.TOO_ILL, 1)
    assert FATIGUE.holds(rating)
    assert not FATIGUE.holds(fact)
    assert not FATIGUE.holds(Rating(FIRST, NOW, "pem", 6))
    assert Line(Fact.TOO_ILL).holds(fact)
    assert not Line(Fact.HOURS_UPRIGHT).holds(fact)
    assert not Line(Fact.TOO_ILL).holds(rating)


def test_a_line_has_words() -> None:
    assert (FATIGUE.name, FATIGUE.hint) == ("Fatigue", "tiredness that rest does not fix")
    assert (Line(own_symptom(OWN, "A (b)")).name, Line(own_symptom(OWN, "A (b)")).hint) == ("A (b)", "")
    assert Line(Fact.TOO_ILL).hint == "a tick is enough"
    assert Line(Fact.HOURS_UPRIGHT).hint == "with my feet on the floor"
