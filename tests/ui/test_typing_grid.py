"""A sheet is typed in with real keys and clicks; what comes out are values marked as copied from paper."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.report.records import typed
from tidebook import clock
from tidebook.bundled import catalogue
from tidebook.domain.catalogue import own_symptom
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.own_symptom import own_key
from tidebook.domain.paper import Line
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.stamp import Lateness, Source
from tidebook.ui.button import Button
from tidebook.ui.page import Page
from tidebook.ui.typing_grid import TypingGrid
from tidebook.ui.written_hours import WrittenHours

FIRST = date(2026, 3, 3)
OWN = own_symptom(own_key(uuid4()), "<b>Ears</b> & ringing")
SYMPTOMS = (*catalogue().quick, OWN)
LINES = (Line(Fact.TOO_ILL), *map(Line, SYMPTOMS), Line(Fact.HOURS_UPRIGHT))
HOURS = len(LINES) - 1
WEEK = Period(FIRST, FIRST + timedelta(days=6))


class Hand:
    """A grid with a hand, and all that it told."""

    def __init__(self, qtbot: QtBot, entries: Sequence[Entry] = (), today: date = FIRST + timedelta(days=20)) -> None:
        self.told: list[tuple[str, date, str, float]] = []
        self.entries: list[Entry] = []
        self.gone: list[Entry] = []
        self.said = ""
        self.window = Page(900)
        self.grid = TypingGrid()
        self.window.column.addWidget(self.grid)
        qtbot.addWidget(self.window)
        self.grid.told.connect(self._told)
        self.grid.taken_back.connect(self.gone.append)
        self.grid.said.connect(self._said)
        self.window.resize(900, 700)
        self.window.show()
        self.grid.show_sheet(WEEK, LINES, entries, today)
        self.window.activateWindow()
        self.grid.setFocus()
        qtbot.waitUntil(self.grid.hasFocus)

    def _told(self, entry: Entry) -> None:
        self.entries.append(entry)
        if isinstance(entry, Rating):
            self.told.append(("rating", entry.day, entry.symptom, entry.value))
        elif isinstance(entry, DayFact):
            self.told.append(("fact", entry.day, entry.fact.key, entry.value))

    def _said(self, words: str) -> None:
        self.said = words

    def type(self, keys: str) -> None:
        QTest.keyClicks(self.grid, keys)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.grid, key)

    def click(self, row: int, column: int) -> None:
        at = self.grid.visualRect(self.grid.sheet.index(row, column)).center()
        QTest.mouseClick(self.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)

    @property
    def at(self) -> tuple[int, int]:
        index = self.grid.currentIndex()
        return index.row(), index.column()

    def shown(self, row: int, column: int) -> str:
        return str(self.grid.sheet.index(row, column).data())

    def name(self, row: int, column: int) -> str:
        return str(self.grid.sheet.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))


def test_one_key_a_box_and_down_the_column_into_the_next_day(qtbot: QtBot) -> None:
    hand = Hand(qtbot)
    assert hand.at == (1, 0)
    hand.type("60t5174")
    keys = [symptom.key for symptom in SYMPTOMS]
    assert hand.told == [
        *(("rating", FIRST, key, value) for key, value in zip(keys, (6, 0, 10, 5, 1, 7), strict=True)),
        ("fact", FIRST, "hours_upright", 4),
    ]
    assert hand.at == (1, 1)
    hand.type("9")
    assert hand.told[-1] == ("rating", FIRST + timedelta(days=1), "fatigue", 9)
    assert [hand.shown(row, 0) for row in range(1, HOURS + 1)] == ["6", "0", "10", "5", "1", "7", "4"]


def test_everything_is_marked_as_copied_from_paper(qtbot: QtBot) -> None:
    hand = Hand(qtbot)
    hand.type("6i")
    assert [entry.stamp.source for entry in hand.entries] == [Source.PAPER] * 2
    assert [entry.lateness for entry in hand.entries] == [Lateness.PAPER] * 2
    assert abs(hand.entries[0].stamp.local.replace(tzinfo=None) - datetime.now()) < timedelta(minutes=1)


def test_moving_past_what_is_there_changes_nothing(qtbot: QtBot) -> None:
    there = [Rating(FIRST, typed(FIRST), "fatigue", 3), DayFact(FIRST, typed(FIRST), Fact.HOURS_UPRIGHT, 4.5)]
    hand = Hand(qtbot, there)
    assert hand.shown(1, 0) == "3"
    assert hand.shown(HOURS, 0) == "4.5"
    key = Qt.Key
    hand.press(
        key.Key_Return,
        key.Key_Space,
        key.Key_Down,
        key.Key_Up,
        key.Key_Right,
        key.Key_Left,
        key.Key_Home,
        key.Key_End,
    )
    hand.press(*[key.Key_Return] * 20)
    assert hand.told == []
    assert hand.gone == []
    hand.grid.setCurrentIndex(hand.grid.sheet.index(1, 0))
    hand.type("5")
    assert hand.told == [("rating", FIRST, "fatigue", 5)]
    assert hand.shown(1, 0) == "5"


def test_x_empties_and_goes_on(qtbot: QtBot) -> None:
    there = Rating(FIRST, typed(FIRST), "fatigue", 3)
    hand = Hand(qtbot, [there])
    hand.type("xx")
    assert hand.gone == [there]
    assert hand.told == []
    assert hand.at == (3, 0)
    assert hand.shown(1, 0) == ""


def test_backspace_empties_or_goes_back(qtbot: QtBot) -> None:
    hand = Hand(qtbot)
    hand.type("6")
    hand.press(Qt.Key.Key_Backspace)
    assert hand.at == (1, 0)
    assert hand.gone == []
    hand.press(Qt.Key.Key_Backspace)
    assert hand.gone == hand.entries
    assert hand.at == (1, 0)
    hand.press(Qt.Key.Key_Backspace)
    assert hand.at == (1, 0)
    hand.press(Qt.Key.Key_Right, Qt.Key.Key_Backspace)
    assert hand.at == (HOURS, 0)


@pytest.mark.parametrize("row", range(1, HOURS + 1))
def test_i_says_too_ill_from_any_row_and_goes_to_the_next_day(qtbot: QtBot, row: int) -> None:
    hand = Hand(qtbot)
    hand.grid.setCurrentIndex(hand.grid.sheet.index(row, 2))
    hand.type("i")
    day = FIRST + timedelta(days=2)
    assert hand.told == [("fact", day, "too_ill", 1)]
    assert hand.at == (1, 3)
    assert hand.name(0, 2) == "Too ill to fill in, Thursday 5 March: ticked"
    hand.press(Qt.Key.Key_Left)
    hand.type("i")
    assert hand.gone == hand.entries
    assert hand.at == (1, 2)


@pytest.mark.parametrize(
    ("keys", "values", "column"),
    [
        ("4", [4], 1),
        ("4.5", [4, 4.5], 1),
        ("4,5", [4, 4.5], 1),
        ("0.5", [0, 0.5], 1),
        ("12", [1, 12], 1),
        ("12.5", [1, 12, 12.5], 1),
        ("24", [2, 24], 1),
        ("t", [10], 1),
        ("1", [1], 0),
        ("2.5", [2, 2.5], 1),
    ],
)
def test_hours_take_what_is_written(qtbot: QtBot, keys: str, values: list[float], column: int) -> None:
    hand = Hand(qtbot)
    hand.grid.setCurrentIndex(hand.grid.sheet.index(HOURS, 0))
    hand.type(keys)
    assert hand.told == [("fact", FIRST, "hours_upright", value) for value in values]
    assert hand.at[1] == column


def test_a_figure_after_whole_hours_belongs_to_the_next_day(qtbot: QtBot) -> None:
    hand = Hand(qtbot)
    hand.grid.setCurrentIndex(hand.grid.sheet.index(HOURS, 0))
    hand.type("27")
    assert hand.told == [
        ("fact", FIRST, "hours_upright", 2),
        ("rating", FIRST + timedelta(days=1), "fatigue", 7),
    ]
    hand.grid.setCurrentIndex(hand.grid.sheet.index(HOURS, 3))
    hand.type("1")
    assert hand.said == "A second figure may follow. Enter goes on."
    hand.press(Qt.Key.Key_Return)
    hand.type("3")
    assert hand.told[-1] == ("rating", FIRST + timedelta(days=4), "fatigue", 3)


def test_a_point_without_hours_is_explained(qtbot: QtBot) -> None:
    hand = Hand(qtbot)
    hand.type(".")
    assert hand.said == "A point belongs after hours, such as 4.5."
    assert hand.told == []


def test_a_day_that_has_not_come_can_not_be_filled_in(qtbot: QtBot) -> None:
    hand = Hand(qtbot, today=FIRST + timedelta(days=1))
    hand.click(1, 2)
    assert hand.said == "That day has not come yet."
    assert hand.at == (1, 0)
    assert hand.name(1, 2) == "Fatigue, Thursday 5 March: not yet"
    hand.press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert hand.at == (1, 1)
    hand.type("ii")
    assert len(hand.told) == 1
    hand.grid.setCurrentIndex(hand.grid.sheet.index(HOURS, 1))
    hand.type("45")
    assert hand.told[-1] == ("fact", FIRST + timedelta(days=1), "hours_upright", 4)
    assert hand.said == "That was the last day to fill in."


def test_a_sheet_of_days_to_come_takes_nothing(qtbot: QtBot) -> None:
    hand = Hand(qtbot, today=FIRST - timedelta(days=1))
    hand.type("5ix.")
    hand.press(Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Down)
    assert hand.told == []
    assert hand.said == ""
    hand.type("5")
    assert hand.said == "That day has not come yet."
    hand.grid.show_sheet(WEEK, LINES, (), FIRST)
    assert hand.at == (1, 0)


def test_what_the_clock_does_not_allow_is_said_and_not_told(qtbot: QtBot) -> None:
    hand = Hand(qtbot)
    tomorrow = clock.today() + timedelta(days=1)
    hand.grid.show_sheet(Period(tomorrow, tomorrow), LINES, (), tomorrow)
    hand.type("6")
    assert hand.told == []
    assert hand.said == "Not saved. That day has not come yet."
    assert hand.at == (1, 0)


def test_the_mouse_marks_boxes_and_ticks(qtbot: QtBot) -> None:
    hand = Hand(qtbot)
    hand.click(3, 4)
    assert hand.at == (3, 4)
    hand.type("8")
    assert hand.told == [("rating", FIRST + timedelta(days=4), SYMPTOMS[2].key, 8)]
    hand.click(0, 4)
    assert hand.told[-1] == ("fact", FIRST + timedelta(days=4), "too_ill", 1)
    hand.click(0, 4)
    assert hand.gone == [hand.entries[-1]]


def test_a_number_is_no_tick(qtbot: QtBot) -> None:
    hand = Hand(qtbot)
    hand.click(0, 0)
    hand.type("5")
    assert len(hand.told) == 1
    assert hand.said == "Space or i ticks this box."
    hand.press(Qt.Key.Key_Space)
    assert hand.gone == hand.entries


def test_other_keys_are_left_to_the_window(qtbot: QtBot) -> None:
    hand = Hand(qtbot)
    hand.type("qz+")
    QTest.keyClick(hand.grid, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(hand.grid, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert hand.told == []
    assert hand.at == (1, 0)


def test_a_finger_that_rests_on_a_key_fills_one_box(qtbot: QtBot) -> None:
    hand = Hand(qtbot)
    hand.type("6")
    for key, text in ((Qt.Key.Key_6, "6"), (Qt.Key.Key_Backspace, ""), (Qt.Key.Key_X, "x")):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, True, 1)
        QApplication.sendEvent(hand.grid, event)
    assert len(hand.told) == 1
    assert hand.gone == []
    assert hand.at == (2, 0)


def test_what_stands_in_the_file_is_shown(qtbot: QtBot) -> None:
    hand = Hand(qtbot)
    hand.type("6")
    entry = hand.entries[0]
    hand.grid.show_entry(entry, None)
    assert hand.shown(1, 0) == ""
    hand.grid.show_entry(entry, Rating(FIRST, typed(FIRST), "fatigue", 2))
    assert hand.shown(1, 0) == "2"
    hand.grid.show_entry(Rating(FIRST - timedelta(days=1), typed(FIRST), "fatigue", 2), None)
    assert hand.shown(1, 0) == "2"
    assert hand.at == (2, 0)


def test_a_screen_reader_hears_the_line_the_day_and_the_value(qtbot: QtBot) -> None:
    there = Rating(FIRST, typed(FIRST), OWN.key, 3)
    hand = Hand(qtbot, [there])
    hand.type("6")
    assert hand.name(1, 0) == "Fatigue, Tuesday 3 March: 6"
    assert hand.name(1, 1) == "Fatigue, Wednesday 4 March: empty"
    assert hand.name(6, 0) == "<b>Ears</b> & ringing, Tuesday 3 March: 3"
    table = QAccessible.queryAccessibleInterface(hand.grid)
    assert table is not None
    assert table.text(QAccessible.Text.Name) == "Tick sheet, to be typed in"
    spoken = [table.child(n).text(QAccessible.Text.Name) for n in range(table.childCount())]
    assert "Fatigue, Tuesday 3 March: 6" in spoken
    assert "<b>Ears</b> & ringing, Tuesday 3 March: 3" in spoken
    role = Qt.ItemDataRole.AccessibleDescriptionRole
    assert hand.grid.sheet.index(1, 0).data(role) == "Copied from paper"
    assert hand.grid.sheet.index(6, 0).data(role) == "Typed in the journal"


def test_what_was_copied_looks_different(qtbot: QtBot) -> None:
    hand = Hand(qtbot, [Rating(FIRST, typed(FIRST), SYMPTOMS[1].key, 6)])
    hand.type("6")
    hand.click(5, 5)
    boxes = [hand.grid.visualRect(hand.grid.sheet.index(row, 0)) for row in (1, 2)]
    copied, before = (hand.grid.viewport().grab(box).toImage() for box in boxes)
    middle = QPoint(8, copied.height() // 2)
    assert copied.pixelColor(middle) != before.pixelColor(middle)


def test_every_box_can_be_hit_and_names_are_whole(qtbot: QtBot) -> None:
    hand = Hand(qtbot)
    for width in (900, 344):
        hand.window.resize(width, 700)
        QApplication.processEvents()
        assert hand.grid.width() <= width
        for row in range(len(LINES)):
            words = LINES[row].name
            assert hand.grid.rowHeight(row) >= max(44, hand.grid.names.size_of(words, hand.grid.names.width())[1])
        assert min(hand.grid.columnWidth(column) for column in range(7)) >= 44
        longest = max(word for line in LINES for word in line.name.split())
        assert hand.grid.names.width() >= hand.grid.names.size_of(longest)[0]


def test_tab_leaves_the_grid(qtbot: QtBot) -> None:
    hand = Hand(qtbot)
    other = Button("Other")
    hand.window.column.addWidget(other)
    other.show()
    hand.press(Qt.Key.Key_Tab)
    assert other.hasFocus()
    assert hand.told == []


@pytest.mark.parametrize(
    ("text", "sign"), [("", "."), ("4.", "."), ("4.5", "."), ("4.5", "1"), ("2", "5"), ("24.", "5"), ("7", "1")]
)
def test_what_is_no_number_of_hours_is_not_taken(text: str, sign: str) -> None:
    assert WrittenHours(text).followed_by(sign) is None


def test_one_and_nought_are_ten(qtbot: QtBot) -> None:
    hand = Hand(qtbot)
    hand.type("1")
    assert (hand.at, hand.said) == ((1, 0), "0 makes it 10. Enter goes on.")
    hand.type("0")
    assert hand.at == (2, 0)
    assert [value for *_place, value in hand.told] == [1, 10]
    assert [hand.shown(row, 0) for row in (1, 2)] == ["10", ""]


@pytest.mark.parametrize("way", ["enter", "arrow", "figure", "click"])
def test_a_one_stays_a_one_when_something_else_follows(qtbot: QtBot, way: str) -> None:
    hand = Hand(qtbot)
    hand.type("1")
    if way == "click":
        hand.click(2, 0)
    elif way != "figure":
        hand.press({"enter": Qt.Key.Key_Return, "arrow": Qt.Key.Key_Down}[way])
    hand.type("0" if way != "figure" else "7")
    assert [hand.shown(row, 0) for row in (1, 2)] == ["1", "7" if way == "figure" else "0"]
    assert hand.at == (3, 0)


def test_t_after_a_one_is_ten(qtbot: QtBot) -> None:
    hand = Hand(qtbot)
    hand.type("1t")
    assert [hand.shown(row, 0) for row in (1, 2)] == ["10", ""]


def test_how_many_answers_that_were_there_were_changed(qtbot: QtBot) -> None:
    there = [Rating(FIRST, typed(FIRST), "fatigue", 3), DayFact(FIRST, typed(FIRST), Fact.HOURS_UPRIGHT, 4)]
    hand = Hand(qtbot, there)
    hand.type("36")
    assert hand.grid.changed_count == 0
    # What was typed in here is corrected without a word.
    hand.press(Qt.Key.Key_Up)
    hand.type("7")
    assert hand.grid.changed_count == 0
    hand.click(1, 0)
    hand.type("5")
    hand.click(HOURS, 0)
    hand.type("x")
    assert hand.grid.changed_count == 2
    hand.grid.show_entry(there[0], there[0])
    assert hand.grid.changed_count == 1
    hand.grid.show_sheet(WEEK, LINES, there, FIRST + timedelta(days=20))
    assert hand.grid.changed_count == 0
