"""Which payback episodes belong to a day, and what has to change together with one."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, time, timedelta

from tidebook.domain.activity import Activity
from tidebook.domain.change import Change
from tidebook.domain.episode import Episode, Link
from tidebook.domain.errors import EntryError
from tidebook.domain.moment import Moment
from tidebook.domain.period import Period
from tidebook.domain.stamp import Stamp

LINK_DAYS = 10


def touching(day: date, episodes: Iterable[Episode]) -> list[Episode]:
    """Return the episodes that had begun on `day` and had not ended before it, the earliest first."""
    on_day = (e for e in episodes if e.onset.day <= day and (e.ended is None or e.ended.day >= day))
    return sorted(on_day, key=lambda episode: (episode.onset.earliest, episode.id))


def link_period(onset: date) -> Period:
    """Return the days whose activities can be linked to an episode: the day it began, and the ten before."""
    return Period(onset - timedelta(days=LINK_DAYS), onset)


def linkable(episode: Episode, links: Iterable[Link], activities: Iterable[Activity]) -> list[Activity]:
    """Return the activities of the link period, and those that are linked already, the newest first."""
    period, linked = link_period(episode.onset.day), {link.activity for link in links if link.episode == episode.id}
    near = (a for a in activities if period.first <= a.day <= period.last or a.id in linked)
    return sorted(near, key=lambda a: (a.day, a.started or time(), a.what), reverse=True)


def altered(before: Episode, after: Episode, links: Iterable[Link], stamp: Stamp) -> tuple[Change, ...]:
    """Return the step from `before` to `after`. Links are about the day it began, so they go along with it."""
    moved: tuple[Change, ...] = ()
    if before.day != after.day:
        moved = tuple(
            Change(link, Link(after.day, stamp, link.episode, link.activity, link.certainty))
            for link in links
            if link.episode == before.id
        )
    return (Change(before, after), *moved)


def with_moments(episode: Episode, told: Mapping[str, Moment | None], stamp: Stamp) -> tuple[Episode, dict[str, str]]:
    """Return `episode` with the moments that fit it (onset, worst, ended), and for each other one the reason.

    `stamp` becomes the episode's when its beginning is told anew. An end that is added days later leaves the
    stamp as it is: what was written down in time stays so.
    """
    reasons: dict[str, str] = {}
    # Again and again: a later beginning fits as soon as the later worst point and the later end have their places.
    for _again in told:
        reasons = {}
        for name, moment in told.items():
            try:
                episode = _with_moment(episode, name, moment, stamp)
            except EntryError as error:
                reasons[name] = str(error)
    return episode, reasons


def _with_moment(episode: Episode, name: str, moment: Moment | None, stamp: Stamp) -> Episode:
    if moment == getattr(episode, name):
        return episode
    if name == "worst":
        return replace(episode, worst=moment)
    if name == "ended":
        return replace(episode, ended=moment)
    assert moment is not None
    return replace(episode, onset=moment, day=moment.day, stamp=stamp)


def taken_away(episode: Episode, links: Iterable[Link]) -> tuple[Change, ...]:
    """Return the step that takes an episode away, with every link of it."""
    gone = tuple(Change(link, None) for link in links if link.episode == episode.id)
    return (*gone, Change(episode, None))
