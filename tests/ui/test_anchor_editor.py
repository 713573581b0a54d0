"""What the numbers mean to this person."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from tidebook import clock
from tidebook.domain.anchor import Anchor
from tidebook.domain.text import LONGEST
from tidebook.ui.anchor_editor import AnchorEditor
from tidebook.ui.dates import day_words

TODAY = clock.today()
BEFORE = TODAY - timedelta(days=40)
NAMES = {"pem": "Worse after activity", "fatigue": "Fatigue"}


def anchor(level: int, words: str, day: object = BEFORE, symptom: str = "fatigue") -> Anchor:
    assert isinstance(day, type(TODAY))
    return Anchor(day, clock.now(), symptom, level, words)


class Shown:
    def __init__(self, qtbot: QtBot, *anchors: Anchor) -> None:
        self.told: list[Anchor] = []
        self.gone: list[Anchor] = []
        self.card = AnchorEditor()
        self.page = QScrollArea()
        qtbot.addWidget(self.page)
        self.page.setWidgetResizable(True)
        self.page.setWidget(self.card)
        self.card.told.connect(self.told.append)
        self.card.taken_back.connect(self.gone.append)
        self.card.show_anchors(NAMES, anchors)
        self.page.resize(640, 900)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        QTest.mouseClick(self.card.fold, Qt.MouseButton.LeftButton)

    def choose(self, name: str) -> None:
        self.card.choice.setFocus()
        QTest.keyClick(self.card.choice, Qt.Key.Key_Home)
        for _turn in range(list(NAMES.values()).index(name)):
            QTest.keyClick(self.card.choice, Qt.Key.Key_Down)
        assert self.card.choice.currentText() == name

    def type(self, level: int, text: str) -> None:
        field = self.card.rows[level].field
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    @property
    def words(self) -> dict[int, str]:
        return {level: row.field.text() for level, row in enumerate(self.card.rows) if row.field.text()}


def test_folded_it_counts_the_numbers(qtbot: QtBot) -> None:
    card = AnchorEditor()
    qtbot.addWidget(card)
    assert card.said.text().startswith("No words yet")
    card.show_anchors(NAMES, [anchor(6, "out"), anchor(6, "out briefly", TODAY), anchor(1, "fine", symptom="pem")])
    assert card.said.text() == "2 numbers have words"
    assert card.rows == []


@pytest.mark.parametrize("level", [0, 6, 10])
def test_words_for_any_number_are_dated_from_today(qtbot: QtBot, level: int) -> None:
    shown = Shown(qtbot)
    shown.choose("Fatigue")
    shown.type(level, "can leave the house briefly")
    (told,) = shown.told
    assert (told.day, told.symptom, told.level, told.words) == (
        TODAY,
        "fatigue",
        level,
        "can leave the house briefly",
    )
    assert shown.card.rows[level].history.text() == f"Since {day_words(TODAY, TODAY)}"
    assert shown.card.said.text() == "1 number has words"
    shown.choose("Worse after activity")
    assert shown.words == {}


def test_new_words_keep_the_old_ones_as_history(qtbot: QtBot) -> None:
    old = anchor(6, "a short walk")
    shown = Shown(qtbot, old)
    shown.choose("Fatigue")
    assert shown.words == {6: "a short walk"}
    shown.type(6, "to the door")
    assert [a.words for a in shown.told] == ["to the door"]
    assert shown.told[0].id != old.id
    assert shown.card.rows[6].history.text().splitlines() == [
        f"Since {day_words(TODAY, TODAY)}",
        f"From {day_words(BEFORE, TODAY)}: 'a short walk'",
    ]
    # Corrected on the same day: the same place, no line more.
    shown.type(6, "to the gate")
    assert shown.told[1].id == shown.told[0].id
    assert len(shown.card.rows[6].history.text().splitlines()) == 2
    assert shown.gone == []


def test_the_same_words_again_are_no_change(qtbot: QtBot) -> None:
    shown = Shown(qtbot, anchor(6, "a short walk"))
    shown.choose("Fatigue")
    shown.type(6, "  a short  walk ")
    assert shown.told == []
    assert shown.words == {6: "a short walk"}


def test_emptied_the_newest_is_taken_back_and_the_one_before_holds_again(qtbot: QtBot) -> None:
    old, new = anchor(6, "a short walk"), anchor(6, "to the door", TODAY)
    shown = Shown(qtbot, new, old)
    shown.choose("Fatigue")
    shown.type(6, "")
    assert shown.gone == [new]
    assert shown.words == {6: "a short walk"}
    shown.type(6, " ")
    assert shown.gone == [new, old]
    assert shown.words == {}
    assert not shown.card.rows[6].history.isVisible()
    shown.type(5, "")
    assert len(shown.gone) == 2
    assert shown.told == []


def test_what_is_too_long_is_said_and_stays(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.choose("Fatigue")
    row = shown.card.rows[3]
    row.field.setMaxLength(LONGEST + 1)
    row.field.setText("x" * (LONGEST + 1))
    row.flush()
    assert shown.card._problem.text().startswith("Not saved yet. ")
    shown.card.show_anchors(NAMES, ())
    assert len(row.field.text()) == LONGEST + 1
    assert shown.told == []


def test_another_change_does_not_wipe_what_is_being_typed(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.choose("Fatigue")
    QTest.keyClicks(shown.card.rows[4].field, "half")
    shown.card.show_anchors(NAMES, [anchor(6, "out", TODAY)])
    assert shown.words == {4: "half", 6: "out"}
    # Taken back elsewhere, it goes from here too.
    shown.card.show_anchors(NAMES, [])
    assert shown.words == {4: "half"}
    QTest.mouseClick(shown.card.fold, Qt.MouseButton.LeftButton)
    assert [(a.level, a.words) for a in shown.told] == [(4, "half")]


def test_a_symptom_that_is_no_longer_asked_gives_way_to_the_first(qtbot: QtBot) -> None:
    shown = Shown(qtbot, anchor(2, "x", symptom="pem"))
    shown.choose("Fatigue")
    shown.card.show_anchors({"pem": "Worse after activity"}, [anchor(2, "x", symptom="pem")])
    assert shown.card.choice.currentText() == "Worse after activity"
    assert shown.words == {2: "x"}
    shown.card.show_anchors({}, [])
    assert not shown.card.rows[2].isEnabled()


def test_the_wheel_scrolls_the_page_and_not_the_choice(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(shown.card.choice, turn)
    assert shown.card.choice.currentIndex() == 0
    assert not turn.isAccepted()


def test_everything_has_a_name(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    assert [row.field.accessibleName() for row in shown.card.rows] == [f"What {n} means" for n in range(11)]
    assert shown.card.choice.accessibleName() == "Symptom"
    assert shown.card.fold.accessibleName() == "Done: What the numbers mean to me"
