"""Undo and redo as buttons and from a field, the way to any day, and the keyboard always in sight."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from tests.ui.card_room import settle
from tests.ui.desk import Desk
from tests.ui.history_room import look_for, open_page, rows
from tidebook import clock
from tidebook.domain.activity import Activity
from tidebook.ui.history_page import HistoryPage
from tidebook.ui.me_page import MePage


def me(desk: Desk) -> MePage:
    desk.press("ctrl+5")
    page = desk.window.pages["me"]
    assert isinstance(page, MePage)
    return page


def test_redo_is_there_while_there_is_something_to_take_again(desk: Desk) -> None:
    steps = desk.today.view.header.steps
    desk.press("7")
    assert not steps.redo.isVisible()
    desk.click(steps.undo)
    assert (steps.redo.isVisible(), steps.redo.accessibleName()) == (True, "Redo: Fatigue 7")
    steps.redo.setFocus()
    desk.press("space")
    assert desk.ratings() == {"fatigue": 7}
    assert not steps.redo.isVisible()
    assert steps.undo.hasFocus(), "the keyboard stays with the steps"


def test_undo_and_redo_on_about_me(desk: Desk) -> None:
    page = me(desk)
    desk.click(page.own_list.fold)
    page.own_list.new.setFocus()
    desk.press(*"Buzzing", "enter")
    desk.click(page.steps.undo)
    assert desk.file().own_names == ()
    desk.click(page.steps.redo)
    assert [name.name for name in desk.file().own_names] == ["Buzzing"]


def test_ctrl_z_in_a_field_takes_letters_back_first_and_then_the_step(desk: Desk) -> None:
    page = me(desk)
    desk.click(page.own_list.fold)
    page.own_list.new.setFocus()
    desk.press(*"Buzzing", "enter")
    assert page.own_list.new.hasFocus()
    desk.press(*"x", "ctrl+z")
    assert page.own_list.new.text() == ""
    assert [name.name for name in desk.file().own_names] == ["Buzzing"]
    page.own_list.new.setText("")
    desk.press("ctrl+z")
    assert desk.file().own_names == ()
    desk.press("ctrl+shift+z")
    assert [name.name for name in desk.file().own_names] == ["Buzzing"]


def test_any_day_is_two_keys_away(desk: Desk) -> None:
    desk.press("page up", "page up", "ctrl+g")
    page = desk.window.pages["history"]
    assert isinstance(page, HistoryPage)
    assert page.calendar.hasFocus()
    assert page.calendar.day == page.view.day == clock.today() - timedelta(days=2)
    desk.press("left", "enter")
    assert page.view.day == clock.today() - timedelta(days=3)
    desk.press("ctrl+1")
    desk.click(desk.today.view.header.calendar)
    assert page.calendar.hasFocus()
    assert page.view.day == clock.today() - timedelta(days=2)


def test_the_calendar_comes_back_from_list_and_search(desk: Desk) -> None:
    page = open_page(desk)
    desk.click(page.shape.buttons["list"])
    look_for(desk, page, "nothing")
    assert not page.calendar.isVisible()
    desk.press("ctrl+g")
    assert page.calendar.isVisible()
    assert page.calendar.hasFocus()
    assert page.search.text() == ""


def test_more_hits_than_are_shown_are_said(new_desk: Callable[[], Desk]) -> None:
    desk, today = new_desk(), clock.today()
    desk.write(
        *(Activity(today - timedelta(days=n), clock.now(), uuid4(), f"Walk {n}") for n in range(203)),
    )
    page = open_page(desk.open())
    look_for(desk, page, "walk")
    assert page.heading.text() == "The first 200 of 203 are shown."
    assert len(rows(page)) == 200
    look_for(desk, page, "walk 20")
    assert page.heading.text() == "5 found"


def test_what_has_the_keyboard_is_in_sight(desk: Desk) -> None:
    desk.window.resize(800, 500)
    settle(desk)
    bar = desk.today.verticalScrollBar()
    bar.setValue(bar.maximum())
    desk.window.rail.buttons["settings"].setFocus()
    settle(desk)
    assert desk.today.view.header.earlier.visibleRegion().isEmpty()
    desk.press("tab")
    settle(desk)
    reached = desk.app.focusWidget()
    assert reached is not None
    assert desk.today.isAncestorOf(reached)
    assert not reached.visibleRegion().isEmpty()
