"""Which activities the person links to a payback episode."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.payback_page import OWN, STAMP, TODAY, PaybackPage, activity, ago, episode, words
from tidebook.domain.change import Change
from tidebook.domain.episode import Certainty, Episode, Felt, Link
from tidebook.domain.moment import Moment, Precision
from tidebook.domain.period import Period
from tidebook.storage.store import Store


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[PaybackPage]:
    with Store.create(tmp_path / "journal.tidebook") as store:
        yield PaybackPage(qtbot, store).turn_to(TODAY)


def test_linking_says_the_delay_with_its_precision(page: PaybackPage) -> None:
    page.put(activity(1, "shopping"), episode(0))
    page.click("Change", "Link to shopping: maybe")
    (link,) = page.record.links
    assert (link.episode, link.certainty, link.day) == (page.one.id, Certainty.MAYBE, TODAY)
    said = "You linked this to: shopping (maybe). Delay: 1 day (day precision)."
    assert f"{words(ago(1))}. {said}" in page.texts
    page.click("Link to shopping: sure")
    assert page.links == {Certainty.SURE: 1}
    page.click("Link to shopping: sure")
    assert len(page.steps) == 2
    page.click("Link to shopping: not linked")
    assert page.record.links == ()
    assert words(ago(1)) in page.texts


def test_a_beginning_before_the_end_of_the_activity_is_said_as_it_is(page: PaybackPage) -> None:
    began = replace(episode(1), onset=Moment(ago(1), Precision.HOUR, time(12)))
    page.put(activity(1, "a visit", time(12), 180), began)
    page.click("Change", "Link to a visit: likely")
    assert any("It began 3 hours before (hour precision)." in text for text in page.texts)


def test_only_the_ten_days_are_offered_the_earlier_ones_folded(page: PaybackPage) -> None:
    page.put(*(activity(days, f"walk {days}") for days in (0, 2, 3, 10, 11)), episode(0))
    page.click("Change")
    rows = page.editor.links.rows.values()
    assert [row.words for row in rows] == ["walk 0", "walk 2", "walk 3", "walk 10"]
    assert [row.isVisible() for row in rows] == [True, True, False, False]
    page.click("2 earlier activities")
    assert all(row.isVisible() for row in rows)
    assert QApplication.focusWidget() is page.button("Link to walk 3: not linked")
    assert not page.editor.links.more.isVisible()


def test_no_activities_are_said_in_words(page: PaybackPage) -> None:
    page.click("Mark as payback / crash")
    assert "No activity is recorded for these days." in page.texts


def test_no_cause_clears_no_link(page: PaybackPage) -> None:
    page.put(activity(1, "shopping"), episode(0))
    page.click("Change", "Link to shopping: maybe")
    assert not page.editor.no_cause.isEnabled()
    assert "Activities are linked. Set them to “not linked” to tick this." in page.texts
    page.click("Link to shopping: not linked", "No cause I can name")
    assert page.one.no_cause
    assert not page.button("Link to shopping: maybe").isEnabled()
    assert "Take the tick away to link an activity." in page.texts
    page.click("No cause I can name", "Link to shopping: maybe")
    assert (page.one.no_cause, page.links) == (False, {Certainty.MAYBE: 1})


def test_both_at_once_from_elsewhere_can_be_taken_back_one_by_one(page: PaybackPage) -> None:
    shopping, one = activity(1, "shopping"), replace(episode(0), no_cause=True)
    page.put(shopping, one, Link(one.day, STAMP, one.id, shopping.id, Certainty.SURE))
    page.click("Change")
    assert page.editor.no_cause.isEnabled()
    page.click("Link to shopping: not linked", "No cause I can name")
    assert (page.one.no_cause, page.record.links) == (False, ())


def test_deleting_takes_the_links_along_and_undo_brings_both_back(page: PaybackPage) -> None:
    shopping, one, other = activity(1, "shopping"), episode(0), episode(0)
    own = Link(one.day, STAMP, one.id, shopping.id, Certainty.SURE)
    foreign = Link(other.day, STAMP, other.id, shopping.id, Certainty.MAYBE)
    page.put(shopping, one, other, own, foreign)
    page.card.unfold(one.id)
    page.click("Delete this payback")
    assert (page.record.episodes, page.record.links) == ((other,), (foreign,))
    assert page.steps[-1] == ((Change(own, None), Change(one, None)), "delete payback")
    assert QApplication.focusWidget() is page.card.mark
    page.undo()
    assert set(page.record.episodes) == {one, other}
    assert set(page.record.links) == {own, foreign}


def test_links_go_along_when_the_beginning_moves(page: PaybackPage) -> None:
    page.put(activity(3, "shopping"), episode(1))
    page.click("Change", "Link to shopping: sure", "Began: one day earlier")
    changes, _words = page.steps[-1]
    assert [type(change.after) for change in changes] == [Episode, Link]
    assert {link.day for link in page.record.links} == {ago(2)}
    assert any("Delay: 1 day (day precision)." in text for text in page.texts)


def test_an_old_one_asks_for_the_activities_of_its_own_days(page: PaybackPage) -> None:
    old, shopping = episode(30), activity(31, "shopping")
    page.put(shopping, old, Link(old.day, STAMP, old.id, shopping.id, Certainty.SURE))
    page.click("Change")
    assert page.wanted == [Period(ago(40), ago(30))]
    assert "An activity that is not on this list" in page.texts
    page.card.offer((shopping,))
    assert any("You linked this to: shopping (sure). Delay: 1 day (day precision)." in text for text in page.texts)


def test_the_days_at_hand_are_not_asked_for(page: PaybackPage) -> None:
    page.put(episode(0)).click("Change")
    assert page.wanted == []


def test_the_keyboard_stays_in_the_row_of_an_older_activity(page: PaybackPage) -> None:
    page.card.wanted.connect(lambda period: page.card.offer(page.store.read(period).activities))
    page.put(activity(12, "shopping"), activity(1, "tea"), episode(11)).click("Change")
    assert [row.words for row in page.editor.links.rows.values()] == ["shopping"]
    page.tab_to(page.button("Link to shopping: not linked"))
    page.keys(Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert page.links == {Certainty.SURE: 1}
    assert QApplication.focusWidget() is page.button("Link to shopping: sure")


def test_a_beginning_that_moves_asks_for_other_days(page: PaybackPage) -> None:
    page.put(episode(0)).click("Change", "Began: one day earlier")
    assert page.wanted[-1] == Period(ago(11), ago(1))


def test_their_own_words_are_shown_as_they_are(page: PaybackPage) -> None:
    page.put(activity(0, "<b>tea</b> & cake"), episode(0))
    page.click("Change", f"{OWN.name}: not marked")
    assert page.one.symptoms == {(OWN.key, Felt.WORSE)}
    label = next(label for label in page.card.findChildren(QLabel) if label.text() == "<b>tea</b> & cake")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert page.editor.felt.buttons[OWN.key].text() == "Cold && <b>numb</b> (hands): worse"
