"""What the kinds beside ratings, nights, facts and notes accept, refuse and say of themselves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from tidebook.domain.activity import Activity, ActivityKind, usual
from tidebook.domain.anchor import Anchor
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Certainty, Episode, Felt, Function, Link
from tidebook.domain.errors import EntryError
from tidebook.domain.event import Event, EventKind
from tidebook.domain.moment import Moment, Precision
from tidebook.domain.own_symptom import ListOrder, OwnName, is_own, own_key
from tidebook.domain.pain import Area, Pain
from tidebook.domain.profile import About, ProfileLine
from tidebook.domain.score import Score
from tidebook.domain.stamp import Stamp

DAY = date(2026, 3, 4)
EVENING = Stamp(datetime(2026, 3, 4, 20, 10, tzinfo=UTC), 60)
ONE, OTHER = UUID(int=1), UUID(int=2)
SHOPPING = Activity(DAY, EVENING, ONE, "shopping")
EPISODE = Episode(DAY, EVENING, ONE, Moment(DAY, Precision.HOUR, time(14)))
VISIT = Event(DAY, EVENING, ONE, EventKind.APPOINTMENT, "Dr. Hansen")
SCORE = Score(DAY, EVENING, ONE, "SF-36", 57)
TINGLING = own_key(ONE)
EVERY_KIND: tuple[Entry, ...] = (
    SHOPPING,
    EPISODE,
    VISIT,
    SCORE,
    Link(DAY, EVENING, ONE, OTHER, Certainty.MAYBE),
    Pain(DAY, EVENING, Area.NECK),
    Anchor(DAY, EVENING, "fatigue", 6, "can leave the house briefly"),
    OwnName(DAY, EVENING, TINGLING, "tingling"),
    ListOrder(DAY, EVENING, ("pem", "fatigue")),
    ProfileLine(DAY, EVENING, About.ILL_SINCE, "spring 2019"),
)


@pytest.mark.parametrize("entry", EVERY_KIND, ids=lambda entry: type(entry).__name__)
def test_only_an_event_may_lie_ahead(entry: Any) -> None:
    ahead = DAY + timedelta(days=1)
    if isinstance(entry, Event):
        assert replace(entry, day=ahead).day == ahead
    else:
        with pytest.raises(EntryError, match="not come yet"):
            replace(entry, day=ahead)


@pytest.mark.parametrize("entry", EVERY_KIND, ids=lambda entry: type(entry).__name__)
def test_each_has_a_place_and_an_id_that_stay_when_it_is_typed_again(entry: Any) -> None:
    again = replace(entry, stamp=replace(EVENING, at=datetime(2026, 3, 9, tzinfo=UTC)))
    assert (again.place, again.id) == (entry.place, entry.id)
    assert len({other.place for other in EVERY_KIND}) == len(EVERY_KIND)


@pytest.mark.parametrize("entry", [SHOPPING, EPISODE, VISIT, SCORE], ids=lambda entry: type(entry).__name__)
def test_a_day_may_hold_several_and_each_keeps_its_id_when_it_moves(entry: Any) -> None:
    assert replace(entry, id=OTHER).place != entry.place
    before = {"day": DAY - timedelta(days=1)}
    if isinstance(entry, Episode):
        before["onset"] = Moment(before["day"])  # type: ignore[assignment]
    assert replace(entry, **before).place == entry.place


def test_the_ids_are_those_that_lie_in_journals_already() -> None:
    made = {str(entry.id): entry.place for entry in EVERY_KIND[4:]}
    assert made == {
        "0bb027df-3ca4-5b67-864c-253ec3113ea5": f"link/{ONE}/{OTHER}",
        "8f5590b0-5fa2-5ece-9a62-d5573f2e32fd": "pain/2026-03-04/neck",
        "9e858f91-5517-5d79-a8d4-c4d480c68434": "anchor/2026-03-04/fatigue/6",
        "8d5091c9-12cc-5131-a3d6-df2835794396": f"ownname/2026-03-04/user_{ONE.hex}",
        "d531c50a-aba1-5576-9f78-debc27b6d864": "listorder/2026-03-04",
        "f17a903e-c7e2-57da-a17c-8eced8e0fba0": "profileline/ill_since",
    }


LINES: tuple[tuple[Callable[[str], Any], str], ...] = (
    (lambda text: replace(SHOPPING, what=text).what, "a word or two"),
    (lambda text: replace(VISIT, what=text).what, "a word or two"),
    (lambda text: replace(SCORE, name=text).name, "name of the test"),
    (lambda text: Anchor(DAY, EVENING, "fatigue", 6, text).words, "what this number means"),
    (lambda text: OwnName(DAY, EVENING, TINGLING, text).name, "a name"),
    (lambda text: ProfileLine(DAY, EVENING, About.NAME, text).text, "nothing written"),
)


@pytest.mark.parametrize(("made_of", "sorry"), LINES)
@pytest.mark.parametrize("text", ["", " \n\t ", "\x00", "\ud800\r\n"])
def test_words_are_never_empty(made_of: Callable[[str], Any], sorry: str, text: str) -> None:
    with pytest.raises(EntryError, match=sorry):
        made_of(text)


@pytest.mark.parametrize("made_of", [made_of for made_of, _sorry in LINES[:-1]])
def test_names_are_one_line(made_of: Callable[[str], Any]) -> None:
    assert made_of("  a \r\n b\x00\tc ") == "a b c"


def test_the_profile_may_hold_several_lines_and_by_whom_may_be_empty() -> None:
    assert ProfileLine(DAY, EVENING, About.QUESTIONS, " a\r\n b ").text == "a\n b"
    assert (SCORE.by_whom, replace(SCORE, by_whom="Dr.\x00 Hansen").by_whom) == ("", "Dr. Hansen")


@pytest.mark.parametrize(
    "parts",
    [
        {"effort": 0, "minutes": 0, "upright_minutes": 0, "started": time(0)},
        {"effort": 10, "minutes": 1440, "upright_minutes": 1440, "started": time(23, 59)},
    ],
)
def test_an_activity_goes_from_nothing_to_a_whole_day(parts: dict[str, Any]) -> None:
    made = replace(SHOPPING, **parts)
    assert {name: getattr(made, name) for name in parts} == parts


@pytest.mark.parametrize(
    ("parts", "sorry"),
    [
        ({"effort": -1}, "0 to 10"),
        ({"effort": 11}, "0 to 10"),
        ({"minutes": 1441}, "at most a day"),
        ({"minutes": -1}, "at most a day"),
        ({"upright_minutes": 1441}, "at most a day"),
        ({"upright_minutes": -1}, "at most a day"),
    ],
)
def test_other_activities_are_refused_in_words(parts: dict[str, Any], sorry: str) -> None:
    with pytest.raises(EntryError, match=sorry):
        replace(SHOPPING, **parts)


@pytest.mark.parametrize("clock", [time(9, 0, 1), time(9, 0, 0, 1), time(9, tzinfo=UTC)])
def test_a_clock_is_to_the_minute(clock: time) -> None:
    with pytest.raises(ValueError, match="to the minute"):
        replace(SHOPPING, started=clock)
    with pytest.raises(ValueError, match="to the minute"):
        Moment(DAY, Precision.HOUR, clock)


@pytest.mark.parametrize("level", [-1, 11])
def test_numbers_from_0_to_10_keep_to_them(level: int) -> None:
    for make in (
        lambda: Pain(DAY, EVENING, Area.NECK, level),
        lambda: replace(EPISODE, worst_severity=level),
        lambda: Anchor(DAY, EVENING, "fatigue", level, "x"),
    ):
        with pytest.raises(EntryError, match="0 to 10"):
            make()


def test_pain_may_have_no_number_and_there_are_19_areas() -> None:
    assert [Pain(DAY, EVENING, Area.NECK, level).intensity for level in (None, 0, 10)] == [None, 0, 10]
    assert len(Area) == 19


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_score_is_a_number(number: float) -> None:
    with pytest.raises(EntryError, match="such as 57"):
        replace(SCORE, number=number)


def test_an_event_does_not_end_before_it_begins() -> None:
    assert replace(VISIT, until=DAY).until == DAY
    with pytest.raises(EntryError, match="before the beginning"):
        replace(VISIT, until=DAY - timedelta(days=1))


@pytest.mark.parametrize("kinds", [Area, ActivityKind, Function, Felt, Certainty, EventKind, About])
def test_every_choice_is_called_something_of_its_own(kinds: Any) -> None:
    words = [getattr(kind, "words", kind.value) for kind in kinds]
    assert len(set(words)) == len(kinds)
    assert all(words)


def test_the_usual_activities_are_those_done_most_often_as_they_were_typed_last() -> None:
    told = [
        replace(SHOPPING, id=UUID(int=number), day=DAY - timedelta(days=before), what=what, effort=number)
        for number, (before, what) in enumerate([(3, "tea"), (1, "Tea"), (2, "shopping"), (4, "a bath"), (5, "tea")])
    ]
    assert [activity.effort for activity in usual(told, 1)] == [1]
    assert [activity.what for activity in usual(told, 9)] == ["Tea", "a bath", "shopping"]
    assert usual([], 3) == []


# Moments, and their order in an episode.


@pytest.mark.parametrize(
    ("precision", "clock"),
    [
        (Precision.HOUR, None),
        (Precision.HALF_DAY, None),
        (Precision.HALF_DAY, time(11)),
        (Precision.DAY, time(0)),
        (Precision.UNSURE, time(0)),
    ],
)
def test_a_moment_has_a_time_just_when_its_precision_asks_for_one(precision: Precision, clock: time | None) -> None:
    with pytest.raises(ValueError, match="half"):
        Moment(DAY, precision, clock)


@pytest.mark.parametrize(
    ("moment", "earliest", "latest"),
    [
        (Moment(DAY, Precision.HOUR, time(14, 30)), "14:30", "14:30"),
        (Moment(DAY, Precision.HALF_DAY, time(0)), "00:00", "11:59"),
        (Moment(DAY, Precision.HALF_DAY, time(12)), "12:00", "23:59"),
        (Moment(DAY), "00:00", "23:59"),
        (Moment(DAY, Precision.UNSURE), "00:00", "23:59"),
    ],
)
def test_a_moment_spans_what_is_not_known_of_it(moment: Moment, earliest: str, latest: str) -> None:
    assert [f"{at:%H:%M}" for at in (moment.earliest, moment.latest)] == [earliest, latest]
    assert moment.earliest.date() == moment.latest.date() == DAY


MORNING, AFTERNOON = (Moment(DAY, Precision.HALF_DAY, time(hour)) for hour in (0, 12))
AT_13, AT_15 = (Moment(DAY, Precision.HOUR, time(hour)) for hour in (13, 15))
YESTERDAY, TOMORROW = Moment(DAY - timedelta(days=1)), Moment(DAY + timedelta(days=1))


@pytest.mark.parametrize("later", [Moment(DAY), Moment(DAY, Precision.UNSURE), AFTERNOON, AT_15, TOMORROW])
def test_what_can_have_come_later_is_taken(later: Moment) -> None:
    assert replace(EPISODE, worst=later, ended=later).ended == later


@pytest.mark.parametrize("before", [YESTERDAY, MORNING, AT_13])
def test_what_came_before_the_beginning_is_refused(before: Moment) -> None:
    with pytest.raises(EntryError, match="worst point lies before the beginning"):
        replace(EPISODE, worst=before)
    with pytest.raises(EntryError, match="end lies before the beginning"):
        replace(EPISODE, ended=before)


def test_the_worst_point_is_not_after_the_end() -> None:
    with pytest.raises(EntryError, match="worst point lies after the end"):
        replace(EPISODE, worst=TOMORROW, ended=AT_15)
    assert replace(EPISODE, worst=AFTERNOON, ended=AT_15).worst == AFTERNOON


def test_an_episode_is_about_the_day_on_which_it_began() -> None:
    with pytest.raises(ValueError, match="about the day"):
        replace(EPISODE, onset=YESTERDAY)


# Keys: they are never typed, so a wrong one is a fault of ours.


@pytest.mark.parametrize("key", ["", "a,b", "a:b", "a b", "a/b"])
def test_a_key_is_a_key(key: str) -> None:
    for make in (
        lambda: ListOrder(DAY, EVENING, (key,)),
        lambda: replace(EPISODE, symptoms=frozenset({(key, Felt.NEW)})),
        lambda: OwnName(DAY, EVENING, f"user_{key}," if not key else f"user_{key}", "x"),
    ):
        with pytest.raises(ValueError, match=r"key|person's own"):
            make()


def test_an_order_names_nothing_twice() -> None:
    with pytest.raises(ValueError, match="once"):
        ListOrder(DAY, EVENING, ("pem", "fatigue", "pem"))
    assert ListOrder(DAY, EVENING, ()).keys == ()


def test_only_an_own_symptom_is_named() -> None:
    assert is_own(TINGLING)
    assert not is_own("fatigue")
    with pytest.raises(ValueError, match="person's own"):
        OwnName(DAY, EVENING, "fatigue", "x")
