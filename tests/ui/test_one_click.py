"""A double click, as the system makes one of two quick presses, is one click."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.card_room import settle
from tests.ui.desk import Desk
from tests.ui.test_pain_card import inside
from tidebook import clock
from tidebook.domain.day_fact import Fact
from tidebook.domain.pain import Area
from tidebook.ui.bad_day_page import BadDayPage

TODAY = clock.today()


def double_click(desk: Desk, widget: QWidget, at: QPoint | None = None) -> None:
    """Press twice through the window, where the system makes a double click of it."""
    settle(desk)
    desk.today.ensureWidgetVisible(widget)
    settle(desk)
    handle = desk.window.windowHandle()
    assert handle is not None
    place = widget.mapTo(desk.window, widget.rect().center() if at is None else at)
    QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    settle(desk)


def test_an_answer_stays_and_a_later_click_takes_it_back(desk: Desk) -> None:
    button = desk.row("fatigue").buttons[6]
    double_click(desk, button)
    assert (desk.ratings(), desk.chosen("fatigue")) == ({"fatigue": 6}, [6])
    desk.click(button)
    assert desk.ratings() == {}
    double_click(desk, button)
    desk.press("back")
    assert desk.ratings() == {}


def test_a_click_on_another_number_counts_at_once(desk: Desk) -> None:
    row = desk.row("fatigue")
    handle = desk.window.windowHandle()
    assert handle is not None
    for value in (6, 7):
        place = row.buttons[value].mapTo(desk.window, row.buttons[value].rect().center())
        for event in (QTest.mousePress, QTest.mouseRelease):
            event(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert desk.ratings() == {"fatigue": 7}


def test_the_next_question_is_not_answered_by_it(desk: Desk) -> None:
    desk.press("ctrl+b")
    page = desk.window.pages["bad_day"]
    assert isinstance(page, BadDayPage)
    assert page.row is not None
    double_click(desk, page.row.buttons[4])
    assert desk.ratings() == {"fatigue": 4}


@pytest.mark.parametrize("name", ["weather", "too ill"])
def test_a_tick_stays(desk: Desk, name: str) -> None:
    view = desk.today.view
    assert view.more is not None
    box, fact = {
        "weather": (view.more.facts.boxes[Fact.WEATHER], Fact.WEATHER),
        "too ill": (view.header.too_ill, Fact.TOO_ILL),
    }[name]
    double_click(desk, box)
    assert desk.file().fact(TODAY, fact) is not None
    desk.click(box)
    assert desk.file().fact(TODAY, fact) is None


@pytest.mark.parametrize("by", ["drawing", "name"])
def test_a_mark_on_the_body_stays(desk: Desk, by: str) -> None:
    view = desk.today.view
    assert view.more is not None
    pain = view.more.pain
    desk.click(pain.fold)
    settle(desk)
    if by == "name":
        double_click(desk, pain.names[Area.NECK])
    else:
        area = pain.body.areas[Area.NECK]
        double_click(desk, area, inside(area))
    assert [one.area for one in desk.file().pains] == [Area.NECK]
