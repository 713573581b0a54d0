"""Payback as the person marks it, on real buttons and a real file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.payback_page import STAMP, TODAY, PaybackPage, activity, ago, episode, words
from tidebook.charts.palette import DARK, LIGHT, Palette
from tidebook.domain.episode import Certainty, Link
from tidebook.domain.moment import Moment, Precision
from tidebook.storage.store import Store
from tidebook.ui import theme


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[PaybackPage]:
    with Store.create(tmp_path / "journal.tidebook") as store:
        yield PaybackPage(qtbot, store).turn_to(TODAY)


def test_nothing_is_marked_until_the_person_does(page: PaybackPage) -> None:
    assert page.texts == ["Payback", "Nothing marked"]
    assert page.button("Mark as payback / crash").isEnabled()
    assert page.record.episodes == ()


def test_one_press_marks_it_and_asks_for_nothing_more(page: PaybackPage) -> None:
    page.click("Mark as payback / crash")
    assert (page.one.day, page.one.onset, page.one.ended) == (TODAY, Moment(TODAY), None)
    assert page.said == [f"Began {words(TODAY)}. It goes on."]
    assert page.steps[-1][1] == "mark payback"
    assert "Nothing marked" not in page.texts


def test_what_was_marked_by_mistake_is_gone_after_undo(page: PaybackPage) -> None:
    page.click("Mark as payback / crash")
    page.undo()
    assert page.record.episodes == ()
    assert page.texts == ["Payback", "Nothing marked"]
    assert page.card.editor is not None
    assert not page.card.editor.isVisible()


@pytest.mark.parametrize("days", [4, 1, 0])
def test_it_shows_on_each_day_until_it_has_ended(page: PaybackPage, days: int) -> None:
    page.put(episode(4))
    page.turn_to(ago(days))
    assert page.said == [f"Began {words(ago(4))}. It goes on."]
    page.click("End it")
    assert page.one.ended == Moment(ago(days))
    assert page.said == [f"Began {words(ago(4))}. Ended {words(ago(days))}."]
    assert QApplication.focusWidget() is page.button("Change")
    assert page.steps[-1][1] == "end payback"
    if days:
        assert page.turn_to(ago(days - 1)).said == []
    assert page.turn_to(ago(5)).said == []


def test_an_end_typed_later_leaves_the_moment_of_the_beginning(page: PaybackPage) -> None:
    began = replace(episode(4), stamp=replace(STAMP, at=STAMP.at - timedelta(days=4)))
    page.put(began)
    page.click("End it")
    assert page.one.stamp == began.stamp


def test_ending_before_the_worst_point_is_not_saved_and_said(page: PaybackPage) -> None:
    page.put(replace(episode(4), worst=Moment(ago(1)))).turn_to(ago(3))
    page.click("End it")
    assert page.one.ended is None
    assert "Not saved yet. The worst point lies after the end." in page.texts


def test_two_overlap_and_each_is_changed_alone(page: PaybackPage) -> None:
    page.put(episode(6), episode(2))
    assert page.said == [f"Began {words(ago(days))}. It goes on." for days in (6, 2)]
    page.click(f"End it: Began {words(ago(2))}. It goes on.")
    assert {one.day: one.ended for one in page.record.episodes} == {ago(6): None, ago(2): Moment(TODAY)}
    page.click("Mark as payback / crash")
    assert len(page.record.episodes) == 3


def test_the_form_belongs_to_the_episode_whose_button_opened_it(page: PaybackPage) -> None:
    page.put(episode(6), episode(2))
    page.click(f"Change: Began {words(ago(2))}. It goes on.")
    assert page.editor.episode.day == ago(2)
    page.click(f"Change: Began {words(ago(6))}. It goes on.")
    assert page.editor.episode.day == ago(6)
    QTest.mouseClick(page.editor.finish, Qt.MouseButton.LeftButton)
    assert page.card.editor is not None
    assert not page.card.editor.isVisible()


def test_a_time_being_typed_is_told_when_the_page_turns(page: PaybackPage) -> None:
    page.click("Mark as payback / crash", "Began, how well known: To the hour")
    page.keys("9:15")
    assert page.one.onset == Moment(TODAY)
    page.card.flush()
    page.turn_to(ago(1))
    assert page.one.onset == Moment(TODAY, Precision.HOUR, time(9, 15))
    assert page.texts == ["Payback", "Nothing marked"]


def test_undo_shows_in_the_open_form(page: PaybackPage) -> None:
    page.click("Mark as payback / crash", "8 of 10")
    page.undo()
    assert page.editor.severity.value is None
    page.click("Ended: say when")
    page.undo()
    assert page.editor.moments["ended"].value is None


def test_one_that_is_moved_to_a_later_day_stays_until_its_form_is_closed(page: PaybackPage) -> None:
    page.put(episode(3)).turn_to(ago(3))
    page.click("Change", "Began: one day later")
    assert page.one.day == ago(2)
    assert page.said == [f"Began {words(ago(2))}. It goes on."]
    QTest.mouseClick(page.editor.finish, Qt.MouseButton.LeftButton)
    assert page.said == []
    assert "Nothing marked" in page.texts


@pytest.mark.parametrize(("palette", "scale"), [(LIGHT, 1.0), (DARK, 2.0)])
def test_it_holds_where_there_is_little_room(
    page: PaybackPage, qapp: QApplication, palette: Palette, scale: float
) -> None:
    # As in the window, where days are written in the language of the words.
    QLocale.setDefault(QLocale("en_GB"))
    theme.wear(qapp, palette, scale)
    page.card.set_narrow(narrow=True)
    page.put(activity(0, "a talk with the neighbours"), episode(0))
    page.click("Change", "Worst point: say when", "Ended: say when")
    assert page.card.minimumSizeHint().width() <= 344
    theme.wear(qapp, LIGHT, 1.0)


def test_a_closed_line_says_how_severe_it_was_and_what_it_is_linked_to(page: PaybackPage) -> None:
    shopping, payback = activity(1, "shopping"), replace(episode(1), worst_severity=8)
    page.put(shopping, payback, Link(payback.day, STAMP, payback.id, shopping.id, Certainty.MAYBE))
    began = f"Began {words(ago(1))}. It goes on."
    assert page.said == [f"{began} At its worst 8; linked to shopping (maybe)."]
    page.click("Change")
    assert page.said == [began]


def test_a_figure_right_after_marking_changes_no_date(page: PaybackPage) -> None:
    page.click("Mark as payback / crash")
    page.keys("7")
    assert (page.one.onset, page.one.worst_severity) == (Moment(TODAY), 7)
    page.keys("3")
    assert (page.one.onset, page.one.worst_severity) == (Moment(TODAY), 7)
