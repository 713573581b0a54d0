"""Every kind's line says in the same words that it was typed late, and only then."""

from collections.abc import Callable
from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.ui.card_room import settle
from tests.ui.desk import Desk
from tidebook import clock
from tidebook.domain.activity import Activity
from tidebook.domain.change import Change
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Episode
from tidebook.domain.event import Event, EventKind
from tidebook.domain.moment import Moment
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.pain import Area, Pain
from tidebook.domain.stamp import Source, Stamp

TODAY = clock.today()
LATE = "typed late"
PAPER = "copied from paper"

KINDS: dict[str, Callable[[date, Stamp], Entry]] = {
    "activities": lambda day, stamp: Activity(day, stamp, uuid4(), "Bath"),
    "events": lambda day, stamp: Event(day, stamp, uuid4(), EventKind.STARTED, "Iron"),
    "payback": lambda day, stamp: Episode(day, stamp, uuid4(), Moment(day)),
    "pain": lambda day, stamp: Pain(day, stamp, Area.NECK, 4),
    "facts": lambda day, stamp: DayFact(day, stamp, Fact.NAPS, 50),
    "night": lambda day, stamp: Night(day, stamp, to_bed=time(22, 30), woke=time(7)),
    "upright": lambda day, stamp: DayFact(day, stamp, Fact.HOURS_UPRIGHT, 4.5),
    "note": lambda day, stamp: Note(day, stamp, "Rain"),
}


def card(desk: Desk, kind: str) -> QWidget:
    settle(desk)
    view = desk.today.view
    found = getattr(view, kind, None) or getattr(view.more, kind)
    assert isinstance(found, QWidget)
    return found


def said(desk: Desk, kind: str) -> str:
    lines = card(desk, kind).findChildren(QLabel) + card(desk, kind).findChildren(QAbstractButton)
    return "\n".join(line.text() for line in lines if line.isVisible())


@pytest.mark.parametrize("days", [0, 1, 2, 9])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_typed_late_says_so(desk: Desk, kind: str, days: int) -> None:
    day = TODAY - timedelta(days=days)
    desk.stores[-1].apply([Change(None, KINDS[kind](day, clock.now()))])
    desk.today.show_day(day)
    assert said(desk, kind).count(LATE) == (days > 1)
    desk.today.show_day(day - timedelta(days=1))
    assert LATE not in said(desk, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_copied_from_paper_says_so(desk: Desk, kind: str) -> None:
    now = clock.now()
    day = TODAY - timedelta(days=4)
    desk.stores[-1].apply([Change(None, KINDS[kind](day, Stamp(now.at, now.offset_min, Source.PAPER)))])
    desk.today.show_day(day)
    assert (said(desk, kind).count(PAPER), said(desk, kind).count(LATE)) == (1, 0)


def test_of_several_places_only_the_late_ones_are_said_to_be(desk: Desk) -> None:
    now, day = clock.now(), TODAY - timedelta(days=4)
    in_time = Stamp(now.at - timedelta(days=4), now.offset_min)
    neck, chest = Pain(day, in_time, Area.NECK, 4), Pain(day, now, Area.CHEST)
    desk.stores[-1].apply([Change(None, neck), Change(None, chest)])
    desk.today.show_day(day)
    assert "2 of 19 areas: Neck 4, Chest (typed late)" in said(desk, "pain")
