"""History: every day that was, to read and to correct."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QListWidgetItem

from tests.ui.desk import Desk
from tests.ui.history_room import (
    DAY,
    FIRST,
    YEARS_AGO,
    at_day,
    chosen,
    click_day,
    click_row,
    fill,
    look_for,
    open_page,
    rows,
)
from tidebook import clock
from tidebook.analysis.coverage import DayMark
from tidebook.ui.dates import day_words, month_words


@pytest.fixture
def filled(new_desk: Callable[[], Desk]) -> Desk:
    return fill(new_desk())


def test_the_marks_come_from_the_journal(filled: Desk) -> None:
    page = at_day(filled)
    assert page.heading.text() == month_words(DAY)
    marks = {day: mark for day, mark in page.calendar._marks.items() if mark is not DayMark.EMPTY}
    assert marks == {
        DAY: DayMark.RECORDED,
        DAY + timedelta(days=1): DayMark.LATE,
        DAY + timedelta(days=2): DayMark.TOO_ILL,
    }
    said = []
    for _day in range(4):
        said.append(page.calendar.accessibleDescription().partition(": ")[2])
        filled.press("right")
    assert said == ["recorded", "typed late", "too ill to fill in", "nothing recorded"]


def test_an_empty_journal(desk: Desk) -> None:
    page = open_page(desk)
    assert page.view.day == page.calendar.day == clock.today()
    assert set(page.calendar._marks.values()) == {DayMark.EMPTY}
    desk.click(page.shape.buttons["list"])
    assert rows(page) == ["Nothing recorded in these days"]
    click_row(page, 0)
    assert page.view.day == clock.today()
    look_for(desk, page, "rain")
    assert (page.heading.text(), rows(page)) == ("0 found", [])
    assert not page.deleted.fold.isVisible()
    assert desk.troubles == []


def test_arrows_move_and_enter_chooses(filled: Desk) -> None:
    page = at_day(filled)
    filled.press("right", "down", "left", "left", "up", "up")
    there = DAY - timedelta(days=8)
    assert page.calendar.day == there
    # To look around is not to choose.
    assert page.view.day == DAY
    filled.press("enter")
    assert page.view.day == there
    assert page.view.header._title.text() == day_words(there, clock.today())
    filled.press("left", "space")
    assert page.view.day == there - timedelta(days=1)


def test_page_up_and_page_down_turn_the_month(filled: Desk) -> None:
    page = at_day(filled)
    before = FIRST - timedelta(days=1)
    filled.press("page up")
    assert page.calendar.day == before.replace(day=14)
    assert page.heading.text() == month_words(before)
    assert len(page.calendar._marks) == before.day
    filled.press("page down")
    assert page.calendar.day == DAY
    assert page.calendar._marks[DAY] is DayMark.RECORDED
    assert page.view.day == DAY


def test_a_click_chooses(filled: Desk) -> None:
    page = at_day(filled)
    click_day(filled, page, DAY + timedelta(days=1))
    assert page.view.day == page.calendar.day == DAY + timedelta(days=1)
    assert chosen(page) == [3]
    filled.click(filled.button("‹ Earlier", page._steps))
    assert page.calendar.day.month == (FIRST - timedelta(days=1)).month
    filled.click(filled.button("Later ›", page._steps))
    assert page.heading.text() == month_words(DAY)


def test_the_year(filled: Desk) -> None:
    page = at_day(filled, YEARS_AGO)
    filled.click(page.shape.buttons["year"])
    assert page.heading.text() == str(YEARS_AGO.year)
    assert page.calendar._marks[YEARS_AGO] is DayMark.RECORDED
    assert len(page.calendar._marks) == (date(YEARS_AGO.year, 12, 31) - date(YEARS_AGO.year, 1, 1)).days + 1
    page.calendar.setFocus()
    click_day(filled, page, YEARS_AGO + timedelta(days=3))
    assert page.view.day == YEARS_AGO + timedelta(days=3)
    filled.press("page up")
    assert page.heading.text() == str(YEARS_AGO.year - 1)
    filled.press("page down", "page down")
    assert page.heading.text() == str(YEARS_AGO.year + 1)
    filled.click(page.shape.buttons["month"])
    assert page.calendar.day == YEARS_AGO.replace(year=YEARS_AGO.year + 1, day=YEARS_AGO.day + 3)
    assert page.heading.text() == month_words(page.calendar.day)


@pytest.mark.parametrize("by", ["key", "mouse"])
def test_the_list(filled: Desk, by: str) -> None:
    page = at_day(filled)
    filled.click(page.shape.buttons["list"])
    assert not page.calendar.isVisible()
    days = [DAY + timedelta(days=n) for n in (2, 1, 0)]
    assert [row.splitlines()[0] for row in rows(page)] == [day_words(day, clock.today()) for day in days]
    assert "Fatigue 6" in rows(page)[2]
    # It begins at the day that is open.
    assert page.list.currentRow() == 2
    if by == "key":
        page.list.setFocus()
        filled.press("up", "enter")
    else:
        click_row(page, 1)
    assert page.view.day == DAY + timedelta(days=1)
    assert page.list.currentRow() == 1
    filled.click(filled.button("‹ Earlier", page._steps))
    assert rows(page) == ["Nothing recorded in these days"]
    filled.click(page.shape.buttons["month"])
    assert page.calendar.isVisible()
    assert not page.list.isVisible()


def test_a_day_is_corrected_in_place(filled: Desk) -> None:
    page = at_day(filled)
    assert chosen(page) == [6]
    page.view.check_in.rows[0].take_focus()
    filled.press("8")
    assert filled.ratings(DAY) == {"fatigue": 8}
    page.view.note.paper.setFocus()
    filled.press(*"Rain")
    page.flush()
    assert [note.text for note in filled.file(DAY).notes] == ["Rain"]
    filled.press("page down")
    assert page.view.day == page.calendar.day == DAY + timedelta(days=1)
    record = filled.close_and_read()
    assert [one.value for one in record.ratings if one.day == DAY] == [8]


def test_an_empty_day_gets_its_mark_at_once_and_loses_it_with_undo(filled: Desk) -> None:
    day = DAY - timedelta(days=3)
    page = at_day(filled, day)
    page.view.check_in.rows[0].take_focus()
    filled.press("5")
    assert filled.ratings(day) == {"fatigue": 5}
    assert page.calendar._marks[day] is DayMark.LATE
    filled.press("ctrl+z")
    assert page.calendar._marks[day] is DayMark.EMPTY
    assert chosen(page) == []
    filled.journal.redo()
    assert page.calendar._marks[day] is DayMark.LATE
    # Undone on another page, it is gone here, too.
    filled.press("ctrl+1", "ctrl+z", "ctrl+2")
    assert page.calendar._marks[day] is DayMark.EMPTY


def test_what_is_recorded_on_today_is_marked_here(desk: Desk) -> None:
    page = open_page(desk)
    desk.press("ctrl+1", "6")
    open_page(desk)
    assert page.calendar._marks[clock.today()] is DayMark.RECORDED
    assert chosen(page) == [6]


def test_undo_turns_to_its_day(filled: Desk) -> None:
    page = at_day(filled)
    page.view.check_in.rows[0].take_focus()
    filled.press("8")
    page.show_day(YEARS_AGO)
    assert page.heading.text() == month_words(YEARS_AGO)
    filled.journal.undo()
    assert (page.view.day, page.calendar.day, chosen(page)) == (DAY, DAY, [6])
    assert page.heading.text() == month_words(DAY)


def test_a_deleted_activity_comes_back(filled: Desk) -> None:
    day = YEARS_AGO + timedelta(days=3)
    page = at_day(filled, day)
    (activity,) = filled.file(day).activities
    more = page.view.more
    assert more is not None
    filled.click(more.activities.buttons[0])
    assert more.activities.editor is not None
    filled.click(more.activities.editor.delete)
    assert filled.file(day).activities == ()
    assert page.calendar._marks[day] is DayMark.EMPTY
    assert page.deleted.said.text().startswith("1 entry")
    filled.click(page.deleted.fold)
    (row,) = page.deleted.rows
    assert "Activity 'Shopping for the café'" in row.restore.accessibleName()
    filled.click(row.restore)
    assert filled.file(day).activities == (activity,)
    assert page.deleted.rows == []
    assert [button.text()[:8] for button in more.activities.buttons] == ["Shopping"]
    assert page.calendar._marks[day] is DayMark.RECORDED
    filled.journal.undo()
    assert filled.file(day).activities == ()
    assert len(page.deleted.rows) == 1


def test_nothing_from_the_future_can_be_chosen(desk: Desk) -> None:
    today = clock.today()
    page = at_day(desk, today)
    for key in ("right", "down", "page down", "page down"):
        desk.press(key, "enter")
        assert (page.calendar.day, page.view.day) == (today, today)
    tomorrow = today + timedelta(days=1)
    if tomorrow.month == today.month:
        click_day(desk, page, tomorrow)
    desk.click(page.shape.buttons["year"])
    click_day(desk, page, date(today.year, 12, 31))
    desk.click(desk.button("Later ›", page._steps))
    assert (page.calendar.day, page.view.day) == (today, today)
    page.show_day(today + timedelta(days=400))
    assert page.view.day == today


def test_after_midnight_the_new_day_can_be_chosen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    today = clock.today()
    page = at_day(desk, today)
    desk.press("ctrl+1")
    monkeypatch.setattr(clock, "today", lambda: today + timedelta(days=1))
    open_page(desk)
    page.calendar.setFocus()
    desk.press("right", "enter")
    assert page.view.day == today + timedelta(days=1)


def test_a_row_without_a_day_opens_nothing(filled: Desk) -> None:
    page = at_day(filled)
    page.list.itemActivated.emit(QListWidgetItem("Nothing recorded in these days"))
    assert page.view.day == DAY


def test_to_the_bad_day_and_to_the_symptoms(desk: Desk) -> None:
    page = open_page(desk)
    page.view.choose_symptoms.emit()
    assert desk.window.pages["settings"].isVisible()
    open_page(desk)
    desk.click(page.view.header.one_by_one)
    assert desk.window.pages["bad_day"].isVisible()
    assert desk.preferences.is_bad_day
