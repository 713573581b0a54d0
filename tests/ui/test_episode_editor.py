"""Everything about one payback episode, by mouse and by keyboard."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.payback_page import TODAY, PaybackPage, activity, ago, episode
from tidebook.domain.episode import Certainty, Felt, Function
from tidebook.domain.moment import Moment, Precision
from tidebook.domain.own_symptom import own_key
from tidebook.storage.store import Store


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[PaybackPage]:
    with Store.create(tmp_path / "journal.tidebook") as store:
        yield PaybackPage(qtbot, store).turn_to(TODAY)


def test_everything_about_it_by_mouse(page: PaybackPage) -> None:
    page.click("Mark as payback / crash", "Began: one day earlier", "Began: one day earlier")
    page.click("Began, how well known: Half a day", "Before noon")
    page.click("Worst point: say when", "Worst point: one day earlier")
    page.click("Ended: say when", "Ended, how well known: Unsure")
    page.click("8 of 10", "mostly resting", "Fatigue", "Pain overall", "Pain overall: worse", "No cause I can name")
    assert page.one == replace(
        page.one,
        day=ago(2),
        onset=Moment(ago(2), Precision.HALF_DAY, time(0)),
        worst=Moment(ago(1)),
        ended=Moment(TODAY, Precision.UNSURE),
        worst_severity=8,
        function=Function.MOSTLY_RESTING,
        symptoms=frozenset({("fatigue", Felt.WORSE), ("pain_overall", Felt.NEW)}),
        no_cause=True,
    )


def test_everything_is_taken_back_by_mouse(page: PaybackPage) -> None:
    page.click("Mark as payback / crash")
    bare = page.one
    page.click("Worst point: say when", "Ended: say when", "8 of 10", "in bed", "Fatigue", "No cause I can name")
    page.click("Worst point: take back", "Ended: take back", "8 of 10", "not told", "Fatigue: worse", "Fatigue: new")
    page.click("No cause I can name")
    assert page.one == bare


def test_everything_about_it_by_keyboard(page: PaybackPage) -> None:
    page.put(activity(1, "shopping"))
    page.card.mark.setFocus()
    page.keys(Qt.Key.Key_Space)
    editor = page.editor
    page.tab_to(editor.moments["onset"].earlier)
    page.keys(Qt.Key.Key_Space)
    page.tab_to(editor.moments["onset"].precision.buttons["day"])
    page.keys(Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Space, "14:30", Qt.Key.Key_Return)
    page.tab_to(editor.moments["ended"].say_when)
    page.keys(Qt.Key.Key_Space)
    page.tab_to(editor.severity.buttons[0])
    page.keys("7")
    assert QApplication.focusWidget() is editor.moments["onset"].earlier
    page.tab_to(editor.function.buttons[""])
    page.keys(Qt.Key.Key_Right, Qt.Key.Key_Space)
    page.tab_to(editor.felt.buttons["fatigue"])
    page.keys(Qt.Key.Key_Space)
    (row,) = editor.links.rows.values()
    page.tab_to(row.choices.buttons[""])
    page.keys(Qt.Key.Key_Right, Qt.Key.Key_Space)
    page.tab_to(editor.finish)
    page.keys(Qt.Key.Key_Space)
    assert QApplication.focusWidget() is page.button("Change")
    told = page.one
    assert (told.onset, told.ended) == (Moment(ago(1), Precision.HOUR, time(14, 30)), Moment(TODAY))
    assert (told.worst_severity, told.function) == (7, Function.USUAL)
    assert told.symptoms == {("fatigue", Felt.WORSE)}
    assert page.links == {Certainty.SURE: 1}


@pytest.mark.parametrize(("keys", "value"), [("t", 10), ("10", 10), ("1", 1), ("15", 5)])
def test_the_worst_by_number_keys(page: PaybackPage, keys: str, value: int) -> None:
    page.click("Mark as payback / crash")
    page.editor.severity.take_focus()
    page.keys(*keys)
    assert page.one.worst_severity == value
    page.editor.severity.take_focus()
    page.keys(Qt.Key.Key_Backspace)
    assert page.one.worst_severity is None


def test_it_begins_with_the_worst_and_nothing_lies_before_it(page: PaybackPage) -> None:
    page.click("Mark as payback / crash")
    first = page.editor.severity.buttons[0]
    assert QApplication.focusWidget() is first
    page.keys(Qt.Key.Key_Up)
    assert QApplication.focusWidget() is first


def test_an_end_before_the_beginning_is_said_and_not_lost(page: PaybackPage) -> None:
    page.put(episode(2, ended=1))
    page.turn_to(ago(1)).click("Change")
    page.click("Ended: one day earlier", "Ended: one day earlier")
    assert page.one.ended == Moment(ago(2))
    assert "Not saved yet. The end lies before the beginning." in page.texts
    page.click("5 of 10")
    assert (page.one.worst_severity, page.one.ended) == (5, Moment(ago(2)))
    assert "Not saved yet. The end lies before the beginning." in page.texts
    page.click("Began: one day earlier")
    assert (page.one.onset, page.one.ended) == (Moment(ago(3)), Moment(ago(3)))
    assert not any("Not saved yet" in text for text in page.texts)


def test_what_is_no_longer_asked_stays_marked(page: PaybackPage) -> None:
    gone = own_key(uuid4())
    marked = frozenset({("sore_throat", Felt.NEW), (gone, Felt.WORSE)})
    page.put(replace(episode(0), symptoms=marked))
    page.click("Change")
    assert page.button("A symptom no longer on my list: worse").isChecked()
    page.click("Fatigue")
    assert page.one.symptoms == marked | {("fatigue", Felt.WORSE)}
    page.click("Sore throat: new")
    assert page.one.symptoms == {(gone, Felt.WORSE), ("fatigue", Felt.WORSE)}


def test_the_daily_question_about_payback_is_not_asked_again(page: PaybackPage) -> None:
    page.click("Mark as payback / crash")
    assert "pem" not in page.editor.felt.buttons


def test_every_control_is_named(page: PaybackPage) -> None:
    page.put(activity(0, "tea"), replace(episode(0), onset=Moment(TODAY, Precision.HOUR, time(0))))
    page.click("Change", "Ended: say when")
    stops = [
        w for w in page.card.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    own = [w for w in stops if w.focusProxy() is None]
    assert [w for w in own if not w.accessibleName() and not (isinstance(w, QAbstractButton) and w.text())] == []
    assert len(own) > 20
