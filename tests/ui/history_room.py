"""History, on a journal with days of every kind, and hands for it."""

from datetime import date, timedelta
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.desk import Desk
from tidebook import clock
from tidebook.domain.activity import Activity
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.note import Note
from tidebook.domain.rating import Rating
from tidebook.domain.stamp import Stamp
from tidebook.ui.history_page import HistoryPage

# The middle of the month before the last: every mark lies in one month, and later days are left to go to.
FIRST = (clock.today().replace(day=1) - timedelta(days=32)).replace(day=1)
DAY = FIRST.replace(day=14)
YEARS_AGO = date(clock.today().year - 3, 5, 9)
FAMILY = "\U0001f469\u200d\U0001f467"


def on(day: date) -> Stamp:
    """A stamp of that very day."""
    now = clock.now()
    return Stamp(now.at - (clock.today() - day), now.offset_min)


def rating(day: date, value: int = 6, stamp: Stamp | None = None) -> Rating:
    return Rating(day, stamp or on(day), "fatigue", value)


def fill(desk: Desk) -> Desk:
    """Open a journal with a day of each mark, and something written years ago."""
    late, ill = DAY + timedelta(days=1), DAY + timedelta(days=2)
    desk.write(
        rating(DAY),
        rating(late, 3, clock.now()),
        DayFact(ill, on(ill), Fact.TOO_ILL, 1),
        Note(YEARS_AGO, on(YEARS_AGO), f"Café with <b>Ruth</b> {FAMILY}"),
        Activity(YEARS_AGO + timedelta(days=3), on(YEARS_AGO + timedelta(days=3)), uuid4(), "Shopping for the café"),
    )
    return desk.open()


def open_page(desk: Desk) -> HistoryPage:
    desk.press("ctrl+2")
    page = desk.window.pages["history"]
    assert isinstance(page, HistoryPage)
    assert page.isVisible()
    return page


def at_day(desk: Desk, day: date = DAY) -> HistoryPage:
    page = open_page(desk)
    page.show_day(day)
    desk.wait(page.calendar.isVisible)
    page.calendar.setFocus()
    return page


def click_day(desk: Desk, page: HistoryPage, day: date) -> None:
    QTest.mouseClick(page.calendar, Qt.MouseButton.LeftButton, pos=page.calendar._cell(day).center().toPoint())


def rows(page: HistoryPage) -> list[str]:
    return [page.list.item(row).text() for row in range(page.list.count())]


def click_row(page: HistoryPage, row: int) -> None:
    place = page.list.visualItemRect(page.list.item(row)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def chosen(page: HistoryPage, symptom: str = "fatigue") -> list[int]:
    row = next(row for row in page.view.check_in.rows if row.symptom.key == symptom)
    return [button.value for button in row.buttons if button.isChecked()]


def look_for(desk: Desk, page: HistoryPage, words: str) -> None:
    page.search.setFocus()
    page.search.selectAll()
    desk.press(*words)
    desk.wait(lambda: not page._pause.isActive())
