"""Which episodes belong to a day, and what changes together with one."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest

from tidebook.domain.activity import Activity
from tidebook.domain.change import Change
from tidebook.domain.episode import Certainty, Episode, Link
from tidebook.domain.moment import Moment, Precision
from tidebook.domain.payback import altered, link_period, linkable, taken_away, touching, with_moments
from tidebook.domain.period import Period
from tidebook.domain.stamp import Stamp

DAY = date(2026, 3, 12)
THEN = Stamp(datetime(2026, 3, 20, 9, tzinfo=UTC), 0)
NOW = Stamp(datetime(2026, 3, 24, 9, tzinfo=UTC), 0)


def day(by: int) -> date:
    return DAY + timedelta(days=by)


def began(by: int, ended: int | None = None, worst: int | None = None) -> Episode:
    return Episode(
        day=day(by),
        stamp=THEN,
        id=uuid4(),
        onset=Moment(day(by)),
        worst=None if worst is None else Moment(day(worst)),
        ended=None if ended is None else Moment(day(ended)),
    )


def activity(by: int, what: str = "shopping", started: time | None = None) -> Activity:
    return Activity(day=day(by), stamp=THEN, id=uuid4(), what=what, started=started)


def link(episode: Episode, one: UUID) -> Link:
    return Link(episode.day, THEN, episode.id, one, Certainty.MAYBE)


def test_an_episode_touches_the_days_from_its_beginning_to_its_end() -> None:
    episode = began(0, ended=2)
    assert [by for by in range(-2, 5) if touching(day(by), [episode])] == [0, 1, 2]


def test_one_that_goes_on_touches_every_later_day() -> None:
    episode = began(0)
    assert [touching(day(by), [episode]) for by in (-1, 0, 400)] == [[], [episode], [episode]]


def test_overlapping_ones_are_all_there_the_earliest_first() -> None:
    late, early = began(1), began(0, ended=3)
    morning = Episode(day(1), THEN, uuid4(), Moment(day(1), Precision.HOUR, time(9)))
    assert touching(day(2), [morning, late, early]) == [early, late, morning]


def test_activities_of_the_ten_days_before_can_be_linked_the_newest_first() -> None:
    episode = began(0)
    kept = [activity(0, started=time(15)), activity(0, started=time(9)), activity(0), activity(-10)]
    others = [activity(-11), activity(1)]
    assert link_period(DAY) == Period(day(-10), DAY)
    assert linkable(episode, [], [*others, *reversed(kept)]) == kept


def test_a_linked_activity_stays_in_the_list_wherever_it_lies() -> None:
    episode, other, far = began(0), began(0), activity(-30)
    assert linkable(episode, [link(other, far.id)], [far]) == []
    assert linkable(episode, [link(episode, far.id)], [far]) == [far]


def test_an_episode_goes_with_its_links_and_no_others() -> None:
    episode, other = began(0), began(0)
    own, foreign = link(episode, uuid4()), link(other, uuid4())
    assert taken_away(episode, [own, foreign]) == (Change(own, None), Change(episode, None))


def test_links_move_with_the_day_on_which_it_began() -> None:
    episode, other = began(0), began(0)
    own, foreign = link(episode, uuid4()), link(other, uuid4())
    after, reasons = with_moments(episode, {"onset": Moment(day(-2))}, NOW)
    assert reasons == {}
    episode_change, link_change = altered(episode, after, [own, foreign], NOW)
    assert episode_change == Change(episode, after)
    assert link_change == Change(own, Link(day(-2), NOW, episode.id, own.activity, Certainty.MAYBE))


def test_links_stay_when_the_day_stays() -> None:
    episode = began(0)
    after, _reasons = with_moments(episode, {"ended": Moment(day(3))}, NOW)
    assert altered(episode, after, [link(episode, uuid4())], NOW) == (Change(episode, after),)


def test_only_a_new_beginning_is_newly_stamped() -> None:
    episode = began(0)
    ended, _reasons = with_moments(episode, {"onset": episode.onset, "ended": Moment(day(5))}, NOW)
    moved, _reasons = with_moments(episode, {"onset": Moment(day(0), Precision.UNSURE)}, NOW)
    assert (ended.stamp, moved.stamp) == (THEN, NOW)


@pytest.mark.parametrize("by", [-30, 6])
def test_all_three_can_move_together(by: int) -> None:
    told = {"onset": Moment(day(by)), "worst": Moment(day(by + 1)), "ended": Moment(day(by + 2))}
    after, reasons = with_moments(began(0, worst=1, ended=2), told, NOW)
    assert reasons == {}
    assert {name: getattr(after, name) for name in told} == told
    assert after.day == day(by)


def test_what_does_not_fit_is_left_out_with_its_reason() -> None:
    episode = began(0)
    told = {"onset": episode.onset, "worst": Moment(day(1)), "ended": Moment(day(-1))}
    after, reasons = with_moments(episode, told, NOW)
    assert (after.worst, after.ended) == (Moment(day(1)), None)
    assert reasons == {"ended": "The end lies before the beginning."}
