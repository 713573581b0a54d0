"""What a person may say about themselves."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea
from pytestqt.qtbot import QtBot

from tidebook import clock
from tidebook.domain.profile import About, ProfileLine
from tidebook.domain.text import LONGEST
from tidebook.ui.label import Label
from tidebook.ui.profile_card import ProfileCard
from tidebook.ui.told_paper import ToldPaper

TODAY = clock.today()


def line(about: About, text: str) -> ProfileLine:
    return ProfileLine(TODAY, clock.now(), about, text)


class Shown:
    def __init__(self, qtbot: QtBot, *lines: ProfileLine) -> None:
        self.told: list[ProfileLine] = []
        self.gone: list[ProfileLine] = []
        self.card = ProfileCard()
        self.page = QScrollArea()
        qtbot.addWidget(self.page)
        self.page.setWidgetResizable(True)
        self.page.setWidget(self.card)
        self.card.told.connect(self.told.append)
        self.card.taken_back.connect(self.gone.append)
        self.card.show_profile(lines)
        self.page.resize(640, 900)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        QTest.mouseClick(self.card.fold, Qt.MouseButton.LeftButton)

    def field(self, about: About) -> QLineEdit | QPlainTextEdit:
        field = self.card.fields[about]
        return field.paper if isinstance(field, ToldPaper) else field.field

    def text(self, about: About) -> str:
        field = self.field(about)
        return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()

    def type(self, about: About, text: str) -> None:
        field = self.field(about)
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        for number, part in enumerate(text.split("\n")):
            if number:
                QTest.keyClick(field, Qt.Key.Key_Return)
            QTest.keyClicks(field, part)
        self.card.fold.setFocus()


WRITTEN = {
    About.NAME: "A. B.",
    About.BIRTH_DATE: "4 May 1985",
    About.ILL_SINCE: "spring 2019",
    About.DIAGNOSES: "ME/CFS <b>2021</b>\nFibromyalgia 2018",
    About.QUESTIONS: "What about sleep?",
}


@pytest.mark.parametrize("about", About)
def test_each_line_alone(qtbot: QtBot, about: About) -> None:
    shown = Shown(qtbot)
    shown.type(about, WRITTEN[about])
    assert [(one.day, one.about, one.text) for one in shown.told] == [(TODAY, about, WRITTEN[about])]
    shown.type(about, WRITTEN[about])
    assert len(shown.told) == 1
    shown.type(about, "  ")
    assert shown.gone == shown.told
    assert shown.text(about).strip() == ""
    assert len(shown.told) == 1


def test_it_is_there_the_next_time(qtbot: QtBot) -> None:
    shown = Shown(qtbot, *(line(about, text) for about, text in WRITTEN.items()))
    assert {about: shown.text(about) for about in About} == WRITTEN


def test_the_folded_line_names_what_is_written_and_never_says_it(qtbot: QtBot) -> None:
    card = ProfileCard()
    qtbot.addWidget(card)
    assert card.said.text() == "Nothing written. All of it may stay open."
    assert card.fold.text() == "Add"
    card.show_profile([line(About.DIAGNOSES, "ME/CFS 2021"), line(About.NAME, "A. B.")])
    assert card.said.text() == "Written: Name or initials, Diagnoses"


def test_one_line_says_that_nothing_leaves(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    said = [label.text() for label in shown.card.findChildren(Label) if label.isVisible()]
    assert "Nothing of this leaves this computer unless I tick it at sharing." in said


def test_what_is_written_is_kept_without_leaving_the_field(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    paper = shown.field(About.QUESTIONS)
    paper.setFocus()
    with qtbot.waitSignal(shown.card.told, timeout=5000):
        QTest.keyClicks(paper, "What about sleep?")
    assert shown.told[-1].text.startswith("What")


def test_another_change_does_not_wipe_what_is_being_typed(qtbot: QtBot) -> None:
    shown = Shown(qtbot, line(About.NAME, "A. B."))
    for about in (About.QUESTIONS, About.ILL_SINCE):
        shown.field(about).setFocus()
        QTest.keyClicks(shown.field(about), "half")
    assert [(one.about, one.text) for one in shown.told] == [(About.QUESTIONS, "half")]
    shown.card.show_profile([line(About.NAME, "C. D."), *shown.told])
    assert shown.text(About.NAME) == "C. D."
    assert shown.text(About.ILL_SINCE) == "half"
    QTest.mouseClick(shown.card.fold, Qt.MouseButton.LeftButton)
    assert not shown.card.is_unfolded
    assert [one.about for one in shown.told] == [About.QUESTIONS, About.ILL_SINCE]


@pytest.mark.parametrize("about", [About.NAME, About.DIAGNOSES])
def test_undone_elsewhere_the_field_follows(qtbot: QtBot, about: About) -> None:
    shown = Shown(qtbot)
    shown.type(about, "one")
    first = shown.told[-1]
    shown.type(about, "two")
    shown.card.show_profile([first])
    assert shown.text(about) == "one"
    shown.card.show_profile([replace(first, text="two")])
    assert shown.text(about) == "two"
    shown.card.show_profile([])
    assert shown.text(about) == ""
    assert len(shown.told) == 2


def test_what_is_too_long_is_said_and_stays(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    paper = shown.field(About.DIAGNOSES)
    assert isinstance(paper, QPlainTextEdit)
    paper.setPlainText("x" * (LONGEST + 1))
    shown.card.flush()
    assert shown.card._problem.text().startswith("Not saved yet. ")
    shown.card.show_profile([])
    assert len(paper.toPlainText()) == LONGEST + 1
    assert shown.told == []
    paper.setPlainText("ME/CFS")
    shown.card.flush()
    assert not shown.card._problem.isVisible()
    assert [one.text for one in shown.told] == ["ME/CFS"]


def test_everything_has_a_name_and_tab_leaves_the_papers(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    assert all(shown.field(about).accessibleName() for about in About)
    paper = shown.field(About.DIAGNOSES)
    paper.setFocus()
    QTest.keyClick(paper, Qt.Key.Key_Tab)
    assert shown.text(About.DIAGNOSES) == ""
