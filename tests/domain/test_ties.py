"""What goes together is taken away together, and comes back together."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from tidebook.domain.activity import Activity
from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Certainty, Episode, Link
from tidebook.domain.moment import Moment
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.stamp import Stamp
from tidebook.domain.ties import removal, restoring

DAY = date(2026, 3, 4)
STAMP = Stamp(datetime(2026, 3, 4, 20, tzinfo=UTC), 60)
SHOPPING, VISIT = (Activity(DAY, STAMP, UUID(int=n), "x") for n in (1, 2))
FIRST, SECOND = (Episode(DAY, STAMP, UUID(int=n), Moment(DAY)) for n in (3, 4))
LINKS = tuple(
    Link(DAY, STAMP, episode.id, activity.id, Certainty.MAYBE)
    for episode, activity in ((FIRST, SHOPPING), (FIRST, VISIT), (SECOND, SHOPPING))
)
RECORD = Record(Period(DAY, DAY), activities=(SHOPPING, VISIT), episodes=(FIRST, SECOND), links=LINKS)


def gone(*entries: Entry) -> tuple[Change, ...]:
    return tuple(Change(entry, None) for entry in entries)


def back(*entries: Entry) -> tuple[Change, ...]:
    return tuple(Change(None, entry) for entry in entries)


def test_an_activity_and_an_episode_take_their_links_along() -> None:
    assert removal(SHOPPING, RECORD) == gone(LINKS[0], LINKS[2], SHOPPING)
    assert removal(FIRST, RECORD) == gone(LINKS[0], LINKS[1], FIRST)
    assert removal(SECOND, RECORD) == gone(LINKS[2], SECOND)


def test_anything_else_goes_alone() -> None:
    rating = Rating(DAY, STAMP, "fatigue", 3)
    assert removal(rating, RECORD) == gone(rating)
    assert removal(LINKS[0], RECORD) == gone(LINKS[0])
    assert restoring(rating, LINKS, (SHOPPING, FIRST)) == back(rating)
    assert restoring(LINKS[0], LINKS, (SHOPPING, FIRST)) == back(LINKS[0])


def test_the_links_whose_other_end_is_there_come_back_too() -> None:
    thrown = (SHOPPING, *LINKS, SECOND)
    assert restoring(SHOPPING, thrown, (VISIT, FIRST)) == back(SHOPPING, LINKS[0])
    assert restoring(SECOND, thrown, (VISIT, FIRST, SHOPPING)) == back(SECOND, LINKS[2])
    assert restoring(SECOND, thrown, (VISIT, FIRST)) == back(SECOND)


def test_of_several_links_between_the_same_two_the_last_one_comes_back() -> None:
    newest, oldest = (replace(LINKS[0], certainty=certainty) for certainty in (Certainty.SURE, Certainty.LIKELY))
    assert restoring(SHOPPING, (newest, SHOPPING, oldest), (FIRST,)) == back(SHOPPING, newest)


def test_a_link_that_is_there_stays_as_it_is() -> None:
    older = replace(LINKS[0], certainty=Certainty.SURE)
    renamed = replace(SHOPPING, what="y")
    assert restoring(SHOPPING, (older, SHOPPING), (FIRST, renamed, LINKS[0])) == back(SHOPPING)
