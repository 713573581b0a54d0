"""A moment, told as precisely as it is known."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tidebook import clock
from tidebook.domain.errors import EntryError
from tidebook.domain.moment import Moment, Precision
from tidebook.ui.dates import clock_words
from tidebook.ui.moment_field import MomentField, moment_words
from tidebook.ui.page import Page

TODAY = clock.today()
DAY = TODAY - timedelta(days=3)


class Told:
    """A field on screen, and what it told."""

    def __init__(self, qtbot: QtBot, open_words: str = "") -> None:
        self.field = MomentField("Began", open_words)
        self.sheet = Page(900)
        self.sheet.column.addWidget(self.field)
        self.sheet.column.addStretch()
        self.sheet.resize(800, 600)
        qtbot.addWidget(self.sheet)
        self.sheet.show()
        qtbot.waitExposed(self.sheet)
        self.sheet.activateWindow()
        self.told: list[Moment | None] = []
        self.field.told.connect(lambda: self.told.append(self.field.value))

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def keys(self, *keys: Qt.Key | str) -> None:
        for key in keys:
            at = QApplication.focusWidget()
            assert at is not None
            if isinstance(key, str):
                QTest.keyClicks(at, key)
            else:
                QTest.keyClick(at, key)

    @property
    def problem(self) -> str:
        return self.field._problem.text()

    @property
    def said(self) -> str:
        return self.field._said.text()


@pytest.fixture
def told(qtbot: QtBot) -> Told:
    told = Told(qtbot)
    told.field.show_moment(Moment(DAY))
    return told


@pytest.fixture
def open_ended(qtbot: QtBot) -> Told:
    told = Told(qtbot, "It goes on")
    told.field.show_moment(None, DAY)
    return told


MOMENTS = [
    Moment(DAY),
    Moment(DAY, Precision.UNSURE),
    Moment(DAY, Precision.HALF_DAY, time(0)),
    Moment(DAY, Precision.HALF_DAY, time(12)),
    Moment(DAY, Precision.HOUR, time(14, 5)),
]


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_is_shown_can_be_read_back(told: Told, moment: Moment) -> None:
    told.field.show_moment(moment)
    assert told.field.value == moment
    assert not told.field.is_open
    assert told.told == []


def test_an_hour_waits_for_its_time(told: Told) -> None:
    told.click(told.field.precision.buttons["hour"])
    assert told.told == []
    assert told.problem == "Not saved yet. Please write a time such as 14:00."
    told.keys("3 pm", Qt.Key.Key_Return)
    assert told.told == [Moment(DAY, Precision.HOUR, time(15))]
    assert told.problem == ""


def test_a_time_that_can_not_be_read_stays_as_it_was_typed(told: Told) -> None:
    told.click(told.field.precision.buttons["hour"])
    told.keys("tea", Qt.Key.Key_Return)
    assert told.told == []
    assert told.problem.startswith("Not saved yet. ")
    told.field.show_moment(Moment(DAY), keep_open=True)
    assert told.field.time.field.text() == "tea"


def test_half_a_day_is_never_guessed(told: Told) -> None:
    told.click(told.field.precision.buttons["half_day"])
    assert told.told == []
    assert told.problem == "Not saved yet. Please choose before noon or after noon."
    told.click(told.field.half.buttons["after"])
    assert told.told == [Moment(DAY, Precision.HALF_DAY, time(12))]


def test_half_a_day_follows_from_a_time(told: Told) -> None:
    told.field.show_moment(Moment(DAY, Precision.HOUR, time(9)))
    told.click(told.field.precision.buttons["half_day"])
    assert told.told == [Moment(DAY, Precision.HALF_DAY, time(0))]


def test_the_half_is_forgotten_with_the_next_moment(told: Told) -> None:
    told.field.show_moment(Moment(DAY, Precision.HALF_DAY, time(12)))
    told.field.show_moment(Moment(DAY))
    told.click(told.field.precision.buttons["half_day"])
    assert told.told == []


def test_half_a_day_by_keyboard_alone(told: Told) -> None:
    told.field.show_moment(Moment(DAY, Precision.HALF_DAY, time(12)))
    told.field.show_moment(Moment(DAY))
    told.field.precision.buttons["day"].setFocus()
    told.keys(Qt.Key.Key_Left, Qt.Key.Key_Space, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is told.field.half.buttons["before"]
    told.keys(Qt.Key.Key_Space)
    assert told.told[-1] == Moment(DAY, Precision.HALF_DAY, time(0))


def test_the_day_by_the_two_buttons(told: Told) -> None:
    told.click(told.field.earlier)
    told.click(told.field.earlier)
    told.click(told.field.later)
    assert told.told == [Moment(DAY - timedelta(days=by)) for by in (1, 2, 1)]
    assert told.said.endswith("(4 days ago)")


def test_the_day_by_keyboard(told: Told) -> None:
    told.field.take_focus()
    assert told.field.earlier.hasFocus()
    told.field.day.setFocus()
    told.keys(Qt.Key.Key_Down if DAY.day > 1 else Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert len(told.told) == 1
    assert told.told[0] != Moment(DAY)


def test_no_day_lies_ahead(told: Told) -> None:
    told.field.show_moment(Moment(TODAY))
    assert not told.field.later.isEnabled()
    told.click(told.field.earlier)
    assert told.field.later.isEnabled()


def test_what_is_open_says_so_and_begins_with_the_day_on_screen(open_ended: Told) -> None:
    assert open_ended.said == "It goes on"
    assert open_ended.field.value is None
    open_ended.click(open_ended.field.say_when)
    assert open_ended.told == [Moment(DAY)]
    assert QApplication.focusWidget() is open_ended.field.day


def test_it_can_be_taken_back(open_ended: Told) -> None:
    open_ended.field.show_moment(Moment(DAY, Precision.HOUR, time(9)))
    open_ended.click(open_ended.field.take_back)
    assert open_ended.told == [None]
    assert open_ended.said == "It goes on"


def test_taking_back_ends_a_problem(open_ended: Told) -> None:
    open_ended.click(open_ended.field.say_when)
    open_ended.click(open_ended.field.precision.buttons["hour"])
    with pytest.raises(EntryError):
        _value = open_ended.field.value
    open_ended.click(open_ended.field.take_back)
    assert open_ended.problem == ""
    assert open_ended.told[-1] is None


def test_one_that_has_to_be_told_can_not_be_taken_back(told: Told) -> None:
    assert not told.field.take_back.isVisible()


def test_moments_in_words() -> None:
    monday, today = date(2026, 3, 2), date(2026, 3, 5)
    words = [
        moment_words(Moment(monday, precision, at), today)
        for precision, at in (
            (Precision.DAY, None),
            (Precision.UNSURE, None),
            (Precision.HALF_DAY, time(0)),
            (Precision.HALF_DAY, time(12)),
        )
    ]
    assert words == [
        "Monday 2 March",
        "around Monday 2 March (unsure)",
        "Monday 2 March, before noon",
        "Monday 2 March, after noon",
    ]
    at = time(14, 5)
    assert moment_words(Moment(monday, Precision.HOUR, at), today) == f"Monday 2 March, {clock_words(at)}"


def test_what_was_refused_stays_refused_until_something_else_is_said(told: Told) -> None:
    told.click(told.field.earlier)
    told.field.say_problem("It does not fit.")
    told.field.flush()
    assert told.problem == "Not saved yet. It does not fit."
    told.click(told.field.later)
    assert told.problem == ""
    assert told.told == [Moment(DAY - timedelta(days=1)), Moment(DAY)]
