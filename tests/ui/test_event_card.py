"""Medicines, appointments, infections and life events, on the real window and a real file."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from tests.ui.card_room import click, nameless, put, settle, small, squeezed
from tests.ui.desk import Desk
from tidebook import clock
from tidebook.domain.event import Event, EventKind
from tidebook.ui.dates import day_words, to_qdate
from tidebook.ui.event_card import EventCard
from tidebook.ui.event_editor import EventEditor

TODAY = clock.today()
NEXT_WEEK = TODAY + timedelta(days=7)


def card(desk: Desk) -> EventCard:
    settle(desk)
    assert desk.today.view.more is not None
    return desk.today.view.more.events


def form(desk: Desk) -> EventEditor:
    editor = card(desk).editor
    assert isinstance(editor, EventEditor)
    return editor


def told(desk: Desk, day: date = TODAY) -> list[Event]:
    return [event for event in desk.file(day).events if event.day == day]


def deleted(desk: Desk) -> list[Event]:
    return [one.entry for one in desk.stores[-1].deleted() if isinstance(one.entry, Event)]


@pytest.mark.parametrize("kind", EventKind)
def test_each_kind_by_mouse(desk: Desk, kind: EventKind) -> None:
    click(desk, card(desk).add)
    click(desk, form(desk).kind.buttons[kind.value])
    click(desk, form(desk).what)
    desk.press(*"My words")
    click(desk, form(desk).finish)
    (one,) = told(desk)
    assert (one.kind, one.what, one.until) == (kind, "My words", None)
    assert [button.text() for button in card(desk).buttons] == [f"{kind.words}: My words"]
    click(desk, card(desk).buttons[0])
    assert form(desk).kind.choice == kind.value
    click(desk, form(desk).delete)
    assert (told(desk), deleted(desk), card(desk).buttons) == ([], [one], [])
    desk.journal.undo()
    assert (told(desk), deleted(desk)) == ([one], [])
    desk.journal.redo()
    assert (told(desk), deleted(desk)) == ([], [one])


def test_entered_changed_and_deleted_by_keyboard(desk: Desk) -> None:
    card(desk).add.setFocus()
    desk.press("space")
    settle(desk)
    desk.press("tab", *"Iron", "tab", "tab", "space")
    (one,) = told(desk)
    assert (one.kind, one.what) == (EventKind.STARTED, "Iron")
    assert card(desk).add.hasFocus()
    settle(desk)
    card(desk).buttons[0].setFocus()
    desk.press("space")
    settle(desk)
    desk.press("tab", "end", *" drops", "tab", "tab", "tab", "space")
    assert told(desk) == []
    assert [(gone.id, gone.what) for gone in deleted(desk)] == [(one.id, "Iron drops")]


def test_it_lasts_until_a_day(desk: Desk) -> None:
    click(desk, card(desk).add)
    click(desk, form(desk).what)
    desk.press(*"A cold")
    assert not form(desk).until.isVisible()
    click(desk, form(desk).lasted)
    assert [one.until for one in told(desk)] == [TODAY]
    form(desk).until.setDate(to_qdate(NEXT_WEEK))
    assert [one.until for one in told(desk)] == [NEXT_WEEK]
    assert card(desk).buttons[0].text() == f"Started: A cold, until {day_words(NEXT_WEEK, TODAY)}"
    click(desk, form(desk).lasted)
    assert [one.until for one in told(desk)] == [None]


def test_opening_an_entry_changes_nothing(desk: Desk) -> None:
    lasting = Event(TODAY, clock.now(), uuid4(), EventKind.INFECTION, "A cold", NEXT_WEEK)
    short = Event(TODAY, clock.now(), uuid4(), EventKind.LIFE, "A move")
    put(desk, lasting, short)
    for _again in range(2):
        for button in card(desk).buttons:
            click(desk, button)
    click(desk, form(desk).finish)
    assert {one.id: one for one in told(desk)} == {lasting.id: lasting, short.id: short}
    assert desk.journal.undo_stack.count() == 0


def test_an_end_before_the_beginning_is_said_and_holds_nothing_else_up(desk: Desk) -> None:
    click(desk, card(desk).add)
    click(desk, form(desk).what)
    desk.press(*"A cold")
    click(desk, form(desk).lasted)
    form(desk).until.setDate(to_qdate(TODAY - timedelta(days=1)))
    assert form(desk)._problem.isVisible()
    assert form(desk)._problem.text() == "Not saved yet. The end lies before the beginning."
    click(desk, form(desk).kind.buttons[EventKind.INFECTION.value])
    click(desk, form(desk).finish)
    assert form(desk).isVisible()
    assert [(one.kind, one.until) for one in told(desk)] == [(EventKind.INFECTION, TODAY)]
    form(desk).until.setDate(to_qdate(NEXT_WEEK))
    assert not form(desk)._problem.isVisible()
    click(desk, form(desk).finish)
    assert not form(desk).isVisible()
    assert [one.until for one in told(desk)] == [NEXT_WEEK]


def test_a_draft_without_words_says_so_and_stays(desk: Desk) -> None:
    click(desk, card(desk).add)
    click(desk, form(desk).kind.buttons[EventKind.TAKEN.value])
    click(desk, form(desk).lasted)
    click(desk, form(desk).finish)
    assert (told(desk), card(desk).buttons) == ([], [])
    assert form(desk)._problem.text() == "Not saved yet. Please say in a word or two what it was."
    desk.today.show_day(TODAY - timedelta(days=1))
    assert card(desk).add.isVisible()
    desk.today.show_day(TODAY)
    assert (form(desk).isVisible(), form(desk).kind.choice) == (True, EventKind.TAKEN.value)
    click(desk, form(desk).what)
    desk.press(*"Painkiller", "tab")
    assert [(one.kind, one.what, one.until) for one in told(desk)] == [(EventKind.TAKEN, "Painkiller", TODAY)]


@pytest.mark.parametrize(("days", "is_late"), [(1, False), (2, True), (5, True)])
def test_what_is_typed_late_says_so(desk: Desk, days: int, is_late: bool) -> None:
    desk.today.show_day(TODAY - timedelta(days=days))
    click(desk, card(desk).add)
    click(desk, form(desk).what)
    desk.press(*"Iron", "tab")
    assert card(desk).buttons[0].text() == ("Started: Iron  ·  typed late" if is_late else "Started: Iron")


def test_an_end_typed_later_leaves_the_moment_of_the_beginning(desk: Desk) -> None:
    then, now = TODAY - timedelta(days=5), clock.now()
    one = Event(then, replace(now, at=now.at - timedelta(days=5)), uuid4(), EventKind.INFECTION, "A cold")
    put(desk, one)
    desk.today.show_day(then)
    click(desk, card(desk).buttons[0])
    click(desk, form(desk).lasted)
    assert told(desk, then) == [replace(one, until=then)]
    tell = form(desk).what
    tell.setFocus()
    desk.press("end", *"!", "tab")
    assert [event.lateness.is_late for event in told(desk, then)] == [True]


def test_turning_the_day_saves_what_was_typed(desk: Desk) -> None:
    click(desk, card(desk).add)
    click(desk, form(desk).what)
    desk.press(*"A move")
    assert told(desk) == []
    desk.today.show_day(TODAY - timedelta(days=1))
    assert [one.what for one in told(desk)] == ["A move"]
    assert told(desk, TODAY - timedelta(days=1)) == []
    assert not form(desk).isVisible()


def test_closing_saves_what_was_typed(desk: Desk) -> None:
    click(desk, card(desk).add)
    click(desk, form(desk).what)
    desk.press(*"A move")
    assert [one.what for one in desk.close_and_read().events] == ["A move"]


def test_undo_shows_in_the_open_form(desk: Desk) -> None:
    click(desk, card(desk).add)
    click(desk, form(desk).what)
    desk.press(*"Iron", "tab")
    click(desk, form(desk).kind.buttons[EventKind.STOPPED.value])
    desk.journal.undo()
    assert form(desk).kind.choice == EventKind.STARTED.value
    desk.journal.undo()
    assert told(desk) == []
    assert not form(desk).isVisible()
    desk.journal.redo()
    desk.journal.redo()
    assert [one.kind for one in told(desk)] == [EventKind.STOPPED]


def test_all_is_named_and_large_enough_and_has_room(desk: Desk) -> None:
    put(desk, Event(TODAY, clock.now(), uuid4(), EventKind.TAKEN, "Paracetamol, two tablets", NEXT_WEEK))
    click(desk, card(desk).buttons[0])
    settle(desk)
    assert form(desk).until.isVisible()
    assert (nameless(card(desk)), small(card(desk))) == ([], [])
    assert squeezed(desk, card(desk)) == []
