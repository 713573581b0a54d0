"""Scores from elsewhere."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateEdit, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tidebook import clock
from tidebook.domain.entry import Entry
from tidebook.domain.score import Score
from tidebook.ui.dates import day_words, to_qdate
from tidebook.ui.score_card import ScoreCard
from tidebook.ui.score_editor import ScoreEditor

TODAY = clock.today()


def score(name: str = "FIQR", number: float = 57, days_ago: int = 3, by_whom: str = "") -> Score:
    return Score(TODAY - timedelta(days=days_ago), clock.now(), uuid4(), name, number, by_whom)


class Shown:
    """The card, and what it told, shown again as a page does it."""

    def __init__(self, qtbot: QtBot, *scores: Score) -> None:
        self.scores = {one.id: one for one in scores}
        self.told: list[Score] = []
        self.card = ScoreCard()
        self.page = QScrollArea()
        qtbot.addWidget(self.page)
        self.page.setWidgetResizable(True)
        self.page.setWidget(self.card)
        self.card.told.connect(self._keep)
        self.card.taken_back.connect(self._forget)
        self.card.show_scores(scores)
        self.page.resize(640, 900)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def _keep(self, entry: Entry) -> None:
        assert isinstance(entry, Score)
        self.told.append(entry)
        self.scores[entry.id] = entry
        self.card.show_scores(self.scores.values())

    def _forget(self, entry: Entry) -> None:
        del self.scores[entry.id]
        self.card.show_scores(self.scores.values())

    @property
    def editor(self) -> ScoreEditor:
        editor = self.card.editor
        assert isinstance(editor, ScoreEditor)
        return editor

    @property
    def lines(self) -> list[str]:
        return [button.text() for button in self.card.buttons]

    def click(self, button: QWidget) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self, field: QLineEdit, text: str) -> None:
        if field.text():
            field.selectAll()
            QTest.keyClick(field, Qt.Key.Key_Backspace)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_score_is_kept_as_soon_as_it_has_a_name_and_a_number(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.click(shown.card.add)
    shown.type(shown.editor.name.field, "FIQR")
    assert shown.told == []
    assert shown.editor._problem.text() == ""
    shown.type(shown.editor.number.field, "57,5")
    (first,) = shown.told
    assert (first.day, first.name, first.number, first.by_whom) == (TODAY, "FIQR", 57.5, "")
    shown.type(shown.editor.by_whom.field, "Dr A")
    shown.editor.day.setDate(to_qdate(TODAY - timedelta(days=9)))
    newest = shown.told[-1]
    assert (newest.id, newest.day, newest.by_whom) == (first.id, TODAY - timedelta(days=9), "Dr A")
    assert len(shown.scores) == 1
    shown.click(shown.editor.finish)
    assert not shown.editor.isVisible()
    assert shown.lines == [f"FIQR 57.5  ·  {day_words(newest.day, TODAY)}  ·  Dr A"]


def test_several_the_newest_first(qtbot: QtBot) -> None:
    shown = Shown(qtbot, score("A", 1, 30), score("B", 2, 0), score("C", 3, 9))
    assert [line[:3] for line in shown.lines] == ["B 2", "C 3", "A 1"]


def test_the_two_that_it_needs_in_the_other_order_and_zero_is_a_number(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.click(shown.card.add)
    shown.type(shown.editor.number.field, "0")
    assert shown.told == []
    shown.type(shown.editor.name.field, "PHQ-9")
    assert [(one.name, one.number) for one in shown.told] == [("PHQ-9", 0)]


def test_editing_keeps_the_id(qtbot: QtBot) -> None:
    old = score()
    shown = Shown(qtbot, old)
    shown.click(shown.card.buttons[0])
    assert (shown.editor.name.field.text(), shown.editor.number.field.text()) == ("FIQR", "57")
    shown.type(shown.editor.number.field, "61")
    assert [(one.id, one.day, one.number) for one in shown.told] == [(old.id, old.day, 61)]
    shown.type(shown.editor.number.field, "61")
    assert len(shown.told) == 1


def test_delete(qtbot: QtBot) -> None:
    shown = Shown(qtbot, score("A"), score("B"))
    shown.click(shown.card.buttons[1])
    shown.click(shown.editor.delete)
    assert [one.name for one in shown.scores.values()] == ["A"]
    assert not shown.editor.isVisible()
    assert len(shown.lines) == 1


@pytest.mark.parametrize(
    ("name", "number", "why"),
    [("", "57", "the name of the test"), ("A", "", "such as 57"), ("A", "lots", "such as 57")],
)
def test_what_can_not_be_kept_is_said_and_stays(qtbot: QtBot, name: str, number: str, why: str) -> None:
    other = score("B")
    shown = Shown(qtbot, other)
    shown.click(shown.card.add)
    shown.type(shown.editor.name.field, name)
    shown.type(shown.editor.number.field, number)
    shown.click(shown.editor.finish)
    assert shown.editor.isVisible()
    assert shown.editor._problem.text().startswith("Not saved yet. ")
    assert why in shown.editor._problem.text()
    # Neither another score nor news from elsewhere wipes it.
    shown.click(shown.card.buttons[0])
    shown.card.show_scores([replace(other, number=1)])
    assert (shown.editor.name.field.text(), shown.editor.number.field.text()) == (name, number)
    assert shown.told == []
    shown.click(shown.editor.delete)
    assert not shown.editor.isVisible()
    shown.click(shown.card.add)
    assert (shown.editor.name.field.text(), shown.editor.number.field.text()) == ("", "")
    assert not shown.editor._problem.isVisible()


def test_an_empty_form_just_closes(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    assert shown.card._said.text() == "Nothing recorded"
    shown.click(shown.card.add)
    assert not shown.editor.delete.isVisible()
    shown.click(shown.editor.finish)
    assert not shown.editor.isVisible()
    assert shown.told == []


def test_undone_elsewhere_the_form_follows(qtbot: QtBot) -> None:
    old = score()
    shown = Shown(qtbot, old)
    shown.click(shown.card.buttons[0])
    shown.type(shown.editor.number.field, "61")
    shown.card.show_scores([old])
    assert shown.editor.number.field.text() == "57"
    QTest.keyClicks(shown.editor.by_whom.field, "Dr")
    shown.card.show_scores([])
    assert shown.editor.name.field.text() == ""
    assert shown.editor.by_whom.field.text() == "Dr"


def test_another_score_is_opened_after_the_first_is_kept(qtbot: QtBot) -> None:
    shown = Shown(qtbot, score("A", days_ago=1), score("B", days_ago=2))
    shown.click(shown.card.buttons[0])
    shown.editor.by_whom.field.setText("Dr A")
    shown.click(shown.card.buttons[1])
    assert [(one.name, one.by_whom) for one in shown.told] == [("A", "Dr A")]
    assert shown.editor.name.field.text() == "B"


def test_names_given_before_are_offered_and_no_day_lies_ahead(qtbot: QtBot) -> None:
    shown = Shown(qtbot, score("FIQR"), score("FIQR"), score("DSQ-SF"))
    shown.click(shown.card.add)
    offered = shown.editor.name.field.completer().model()
    assert [offered.index(row, 0).data() for row in range(offered.rowCount())] == ["DSQ-SF", "FIQR"]
    assert shown.editor.day.maximumDate() == to_qdate(TODAY)
    assert shown.editor.day.date() == to_qdate(TODAY)


def test_a_date_that_is_half_typed_is_kept_when_the_window_closes(qtbot: QtBot) -> None:
    old = Score(date(2020, 3, 3), clock.now(), uuid4(), "FIQR", 57)
    shown = Shown(qtbot, old)
    shown.click(shown.card.buttons[0])
    shown.editor.day.setFocus()
    shown.editor.day.setSelectedSection(QDateEdit.Section.YearSection)
    QTest.keyClicks(shown.editor.day, "2019")
    shown.card.flush()
    assert [one.day for one in shown.told] == [date(2019, 3, 3)]
    assert shown.told[0].id == old.id


def test_the_wheel_scrolls_the_page_and_not_the_date(qtbot: QtBot) -> None:
    shown = Shown(qtbot, Score(date(2020, 3, 3), clock.now(), uuid4(), "FIQR", 57))
    shown.click(shown.card.buttons[0])
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
    QApplication.sendEvent(shown.editor.day, turn)
    assert not turn.isAccepted()
    assert shown.told == []


def test_everything_has_a_name(qtbot: QtBot) -> None:
    shown = Shown(qtbot, Score(date(2020, 3, 3), clock.now(), uuid4(), "FIQR", 57))
    assert shown.card.buttons[0].accessibleName() == "Change FIQR 57  ·  Tuesday 3 March 2020"
    assert shown.card.add.accessibleName() == "Add: Scores from elsewhere"
    shown.click(shown.card.add)
    fields = (shown.editor.name.field, shown.editor.number.field, shown.editor.day, shown.editor.by_whom.field)
    assert [field.accessibleName() for field in fields] == [
        "Name of the test",
        "Number",
        "Date of the test",
        "Who did it",
    ]
