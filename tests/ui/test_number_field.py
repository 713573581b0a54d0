"""− and + in the fields for times and numbers: by click, held down, by key, and always with room for the words."""

from collections.abc import Callable
from datetime import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from tidebook.domain.day_fact import Fact
from tidebook.domain.spoken import read_clock, read_count, read_minutes
from tidebook.ui import theme
from tidebook.ui.dates import clock_words
from tidebook.ui.number_field import NumberField
from tidebook.ui.numbers import number_words, read_number
from tidebook.ui.stride import Stride, clock_stride, count_stride, hours_stride, minutes_stride, number_stride
from tidebook.ui.told_field import ToldField

TARGET_PX = 44


class Shown:
    """A field for a time above another one, and how often it told something."""

    def __init__(self, qtbot: QtBot, width: int = 300, scale: float = 1.0) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.app = app
        theme.wear(app, theme.THEMES["light"], scale)
        self.page = QScrollArea()
        self.page.setWidgetResizable(True)
        qtbot.addWidget(self.page)
        paper = QWidget()
        self.told: list[object] = []
        self.field = ToldField(
            "Went to bed", read_clock, clock_words, "such as 23:10", clock_stride(lambda: time(22))
        )
        self.other = ToldField("Times I woke", read_count, str, "a number", count_stride())
        self.field.told.connect(lambda: self.told.append(self.field.problem or self.field.value))
        column = QVBoxLayout(paper)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        column.addWidget(self.other)
        self.page.setWidget(paper)
        self.page.resize(width + 2 * self.page.frameWidth(), 300)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.app.processEvents()

    def point_at(self, widget: QWidget) -> None:
        # From elsewhere: a pointer that is there already would not move.
        for place in (QPoint(1, 1), widget.mapTo(self.page, QPoint(20, 20))):
            QTest.mouseMove(self.page.windowHandle(), place)

    @property
    def inner(self) -> NumberField:
        assert isinstance(self.field.field, NumberField)
        return self.field.field

    @property
    def text(self) -> str:
        return self.inner.text()


def test_an_empty_field_begins_at_a_usual_time(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    QTest.mouseClick(shown.inner.more, Qt.MouseButton.LeftButton)
    assert shown.text == "22:00"
    QTest.mouseClick(shown.inner.more, Qt.MouseButton.LeftButton)
    assert shown.text == "22:05"
    QTest.mouseClick(shown.inner.less, Qt.MouseButton.LeftButton)
    QTest.mouseClick(shown.inner.less, Qt.MouseButton.LeftButton)
    assert shown.text == "21:55"


def test_several_presses_are_told_once(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    for _press in range(3):
        QTest.mouseClick(shown.inner.more, Qt.MouseButton.LeftButton)
    assert shown.told == []
    qtbot.waitUntil(lambda: bool(shown.told))
    assert shown.told == [time(22, 10)]


def test_going_on_tells_at_once(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    QTest.mouseClick(shown.inner.more, Qt.MouseButton.LeftButton)
    assert shown.inner.hasFocus()
    QTest.mouseClick(shown.other.field, Qt.MouseButton.LeftButton)
    assert shown.told == [time(22)]
    assert not shown.field._soon.isActive()


def test_held_down_it_goes_on(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    QTest.mousePress(shown.inner.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown.text == "22:10")
    QTest.mouseRelease(shown.inner.more, Qt.MouseButton.LeftButton)
    assert shown.told == []


def test_up_and_down_do_the_same(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.inner.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(shown.inner, key)
    assert shown.text == "22:05"
    QTest.keyClick(shown.inner, Qt.Key.Key_Return)
    assert shown.told == [time(22, 5)]


def test_what_can_not_be_read_is_not_touched(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    QTest.keyClicks(shown.inner, "late")
    QTest.keyClick(shown.inner, Qt.Key.Key_Up)
    QTest.mouseClick(shown.inner.more, Qt.MouseButton.LeftButton)
    assert shown.text == "late"


def test_the_two_have_names_and_tab_passes_them_by(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    names = [button.accessibleName() for button in (shown.inner.less, shown.inner.more)]
    assert names == ["Went to bed: 5 minutes earlier", "Went to bed: 5 minutes later"]
    shown.inner.setFocus()
    QTest.keyClick(shown.inner, Qt.Key.Key_Tab)
    assert shown.other.field.hasFocus()


def test_without_room_they_come_with_the_keyboard_or_the_pointer(qtbot: QtBot) -> None:
    shown = Shown(qtbot, width=180)
    shown.other.field.setFocus()
    assert (shown.inner.more.isVisible(), shown.inner.placeholderText()) == (False, "such as 23:10")
    size, hint = shown.inner.geometry(), shown.inner.sizeHint()
    shown.inner.setFocus()
    assert (shown.inner.more.isVisible(), shown.inner.placeholderText()) == (True, "")
    shown.other.field.setFocus()
    assert not shown.inner.more.isVisible()
    shown.point_at(shown.inner)
    qtbot.waitUntil(shown.inner.more.isVisible)
    shown.point_at(shown.other.field)
    qtbot.waitUntil(lambda: not shown.inner.more.isVisible())
    # Nothing around it moved.
    assert (shown.inner.geometry(), shown.inner.sizeHint()) == (size, hint)


@pytest.mark.parametrize("mirrored", [False, True], ids=["left to right", "right to left"])
@pytest.mark.parametrize(("width", "scale"), [(153, 1.0), (300, 2.0), (420, 3.0)])
def test_a_time_has_room_beside_them(qtbot: QtBot, width: int, scale: float, mirrored: bool) -> None:
    shown = Shown(qtbot, width, scale)
    if mirrored:
        shown.page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    shown.inner.setFocus()
    shown.field.show_value(time(23, 55))
    shown.app.processEvents()
    for button in (shown.inner.less, shown.inner.more):
        assert min(button.width(), button.height()) >= TARGET_PX
        assert shown.inner.rect().contains(button.geometry())
        assert not shown.inner.cursorRect().adjusted(4, 0, -4, 0).intersects(button.geometry())
    shown.inner.home(False)
    ends = [shown.inner.cursorRect().center().x()]
    shown.inner.end(False)
    ends.append(shown.inner.cursorRect().center().x())
    # If it were scrolled, both ends of the time would not be seen at once.
    assert abs(ends[1] - ends[0]) >= shown.inner.fontMetrics().horizontalAdvance("23:55") - 2
    theme.wear(shown.app, theme.THEMES["light"], 1.0)


@pytest.mark.parametrize(
    ("stride", "expected"),
    [
        (clock_stride(lambda: time(23, 55)), [time(23, 55), time(0), time(0, 5), time(0), time(23, 55)]),
        (minutes_stride(0), [0, 5, 10, 5, 0]),
        (count_stride(), [1, 2, 3, 2, 1]),
        (number_stride(50), [50, 51, 52, 51, 50]),
        (hours_stride(24), [0.5, 1, 1.5, 1, 0.5]),
    ],
    ids=["clock", "minutes", "count", "number", "hours"],
)
def test_how_far_they_go(stride: Stride[object], expected: list[object]) -> None:
    at: object = None
    went = []
    for by in (1, 1, 1, -1, -1):
        at = stride.go(at, by)
        went.append(at)
    assert went == expected


@pytest.mark.parametrize(
    ("stride", "lowest", "highest"),
    [(minutes_stride(15), 0, 1440), (count_stride(), 0, None), (hours_stride(24), 0, 24)],
    ids=["minutes", "count", "hours"],
)
def test_where_they_end(stride: Stride[float], lowest: float, highest: float | None) -> None:
    assert stride.go(lowest, -1) == lowest
    assert highest is None or stride.go(highest, 1) == highest


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: ToldField("Naps", read_minutes, "{:g}".format, "minutes", minutes_stride(30)), "30"),
        (lambda: ToldField("Number", read_number, number_words, "such as 57", number_stride(57.5)), "57.5"),
        (lambda: ToldField("Hours", float, "{:g}".format, stride=hours_stride(24)), "0.5"),
    ],
    ids=["naps", "score", "hours"],
)
def test_what_stands_there_is_written_as_it_is_read(
    qtbot: QtBot, make: Callable[[], ToldField[float]], said: str
) -> None:
    field = make()
    qtbot.addWidget(field)
    QTest.keyClick(field.field, Qt.Key.Key_Up)
    assert field.field.text() == said
    assert field.problem == ""


def test_one_step_for_a_row_of_presses(desk: Desk) -> None:
    card = desk.today.view.upright
    field = card.field.field
    assert isinstance(field, NumberField)
    for _press in range(4):
        desk.click(field.more)
    assert desk.file().facts == ()
    desk.wait(lambda: bool(desk.file().facts))
    assert [(fact.fact, fact.value) for fact in desk.file().facts] == [(Fact.HOURS_UPRIGHT, 2)]
    desk.press("ctrl+z")
    assert desk.file().facts == ()
    assert field.text() == ""
    desk.click(field.more)
    # Closing in the next moment loses nothing.
    assert [fact.value for fact in desk.close_and_read().facts] == [0.5]


def test_a_night_goes_on_from_what_is_known(desk: Desk) -> None:
    card = desk.today.view.night
    card.unfold(open_=True)
    for name, text in (("to_bed", "21:40"), ("woke", "06:20")):
        card.fields[name].field.setFocus()
        desk.press(*text, "enter")
    usual = {"tried_to_sleep": "21:40", "got_up": "06:20", "minutes_awake": "15", "awakenings": "1"}
    for name, text in usual.items():
        card.fields[name].field.setFocus()
        desk.press("up")
        assert card.fields[name].field.text() == text
