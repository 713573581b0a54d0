"""Searching in History."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QToolButton

from tests.ui.desk import Desk
from tests.ui.history_room import DAY, FAMILY, YEARS_AGO, at_day, click_row, fill, look_for, open_page, rows
from tidebook import clock
from tidebook.ui.dates import day_words, month_words


@pytest.fixture
def filled(new_desk: Callable[[], Desk]) -> Desk:
    return fill(new_desk())


@pytest.mark.parametrize("words", ["ruth", "CAFE ruth", "<b>", FAMILY])
@pytest.mark.parametrize("by", ["key", "mouse"])
def test_a_note_is_found_and_opened(filled: Desk, words: str, by: str) -> None:
    page = open_page(filled)
    page.search.setFocus()
    page.search.insert(words)
    filled.wait(lambda: page.heading.text() == "1 found")
    assert rows(page) == [f"{day_words(YEARS_AGO, clock.today())}\nCafé with <b>Ruth</b> {FAMILY}"]
    assert not page.calendar.isVisible()
    if by == "key":
        page.list.setFocus()
        filled.press("down", "enter")
    else:
        click_row(page, 0)
    assert page.view.day == YEARS_AGO
    assert page.view.note.paper.toPlainText() == f"Café with <b>Ruth</b> {FAMILY}"


def test_it_is_found_as_it_is_typed(filled: Desk) -> None:
    page = open_page(filled)
    look_for(filled, page, "caf")
    # The newest first: the activity, then the note.
    assert [row.splitlines()[1][:4] for row in rows(page)] == ["Shop", "Café"]
    assert page.heading.text() == "2 found"
    filled.press(*"e shop")
    filled.wait(lambda: page.heading.text() == "1 found")
    click_row(page, 0)
    assert page.view.day == YEARS_AGO + timedelta(days=3)
    more = page.view.more
    assert more is not None
    assert [button.text()[:8] for button in more.activities.buttons] == ["Shopping"]
    # Without words, the calendar is there again, at the day that was opened.
    page.search.clear()
    filled.wait(page.calendar.isVisible)
    assert page.calendar.day == YEARS_AGO + timedelta(days=3)
    assert page.heading.text() == month_words(YEARS_AGO)


def test_opening_one_that_was_found_keeps_the_place_in_the_list(filled: Desk) -> None:
    page = open_page(filled)
    look_for(filled, page, "cafe")
    page.list.setFocus()
    filled.press("down", "down", "enter")
    assert page.view.day == YEARS_AGO
    assert page.list.currentRow() == 1
    assert page.list.hasFocus()
    filled.press("up", "enter")
    assert page.view.day == YEARS_AGO + timedelta(days=3)


def test_nothing_found(filled: Desk) -> None:
    page = at_day(filled)
    look_for(filled, page, "zebra")
    assert (page.heading.text(), rows(page)) == ("0 found", [])
    assert page.view.day == DAY


def test_what_is_written_meanwhile_is_found(filled: Desk) -> None:
    page = at_day(filled)
    look_for(filled, page, "zebra")
    page.view.note.paper.setFocus()
    filled.press(*"A zebra")
    page.flush()
    assert page.heading.text() == "1 found"
    filled.journal.undo()
    assert page.heading.text() == "0 found"


def test_the_search_is_reached_by_key(filled: Desk) -> None:
    page = at_day(filled)
    filled.press("ctrl+f")
    assert page.search.hasFocus()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_clear_sign_lies_in_the_middle_of_its_field(filled: Desk, scale: float) -> None:
    filled.preferences.text_scale = scale
    page = open_page(filled)
    look_for(filled, page, "caf")
    sign = page.search.findChild(QToolButton)
    assert isinstance(sign, QToolButton)
    assert page.search.rect().contains(sign.geometry())
    assert abs(sign.geometry().center().y() - page.search.rect().center().y()) <= 1
