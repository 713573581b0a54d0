"""Payback as the person marks it, on real buttons and a real file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tidebook import bundled, clock
from tidebook.charts.palette import DARK, LIGHT, Palette
from tidebook.domain.activity import Activity
from tidebook.domain.catalogue import own_symptom
from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Certainty, Episode, Felt, Function, Link
from tidebook.domain.moment import Moment, Precision
from tidebook.domain.own_symptom import own_key
from tidebook.domain.payback import link_period
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.storage.store import Store
from tidebook.ui import theme
from tidebook.ui.dates import day_words
from tidebook.ui.episode_card import EpisodeCard
from tidebook.ui.episode_editor import EpisodeEditor
from tidebook.ui.page import Page as Sheet

TODAY = clock.today()
STAMP = clock.now()
EVERYTHING = Period(date(1900, 1, 1), date(2200, 1, 1))
OWN = own_symptom(own_key(uuid4()), "Cold & <b>numb</b> (hands)")
ASKED = (*bundled.catalogue().quick, OWN)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def words(day: date) -> str:
    return day_words(day, TODAY)


def activity(days: int, what: str, started: time | None = None, minutes: int | None = None) -> Activity:
    return Activity(ago(days), STAMP, uuid4(), what, started=started, minutes=minutes)


def episode(days: int, ended: int | None = None) -> Episode:
    end = None if ended is None else Moment(ago(ended))
    return Episode(ago(days), STAMP, uuid4(), Moment(ago(days)), ended=end)


class Page:
    """The card on one day, with a journal file behind it, as a page would have it."""

    def __init__(self, qtbot: QtBot, store: Store) -> None:
        self.store = store
        self.day = TODAY
        self.card = EpisodeCard()
        self.sheet = Sheet(900)
        self.sheet.column.addWidget(self.card)
        self.sheet.column.addStretch()
        self.sheet.resize(800, 900)
        qtbot.addWidget(self.sheet)
        self.steps: list[tuple[tuple[Change, ...], str]] = []
        self.wanted: list[Period] = []
        self.card.changed.connect(self._write)
        self.card.wanted.connect(self.wanted.append)
        self.sheet.show()
        qtbot.waitExposed(self.sheet)
        self.sheet.activateWindow()

    def _write(self, changes: tuple[Change, ...], undo_words: str) -> None:
        self.steps.append((changes, undo_words))
        self.store.apply(changes)
        self.turn_to(self.day)

    def put(self, *entries: Entry) -> "Page":
        self.store.apply([Change(None, entry) for entry in entries])
        return self.turn_to(self.day)

    def turn_to(self, day: date) -> "Page":
        self.day = day
        near = self.store.read(link_period(day))
        self.card.show_episodes(day, self.record.episodes, self.record.links, near.activities, ASKED)
        return self

    def undo(self) -> None:
        self.store.apply([change.inverse() for change in reversed(self.steps[-1][0])])
        self.turn_to(self.day)

    @property
    def record(self) -> Record:
        return self.store.read(EVERYTHING)

    @property
    def one(self) -> Episode:
        (only,) = self.record.episodes
        return only

    @property
    def links(self) -> dict[Certainty, int]:
        found = [link.certainty for link in self.record.links]
        return {certainty: found.count(certainty) for certainty in Certainty if certainty in found}

    @property
    def editor(self) -> EpisodeEditor:
        assert self.card.editor is not None
        assert self.card.editor.isVisible()
        return self.card.editor

    @property
    def said(self) -> list[str]:
        return [line.said.text() for line in self.card.lines.values() if line.isVisible()]

    @property
    def texts(self) -> list[str]:
        return [label.text() for label in self.card.findChildren(QLabel) if label.isVisible() and label.text()]

    def button(self, name: str) -> QAbstractButton:
        buttons = self.card.findChildren(QAbstractButton)
        return next(b for b in buttons if b.isVisible() and name in {b.text(), b.accessibleName()})

    def click(self, *names: str) -> None:
        for name in names:
            QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def keys(self, *keys: Qt.Key | str) -> None:
        for key in keys:
            at = QApplication.focusWidget()
            assert at is not None
            if isinstance(key, str):
                QTest.keyClicks(at, key)
            else:
                QTest.keyClick(at, key)

    def tab_to(self, widget: QWidget) -> None:
        for _step in range(100):
            if QApplication.focusWidget() is widget:
                return
            self.keys(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never came to {widget.accessibleName()}")


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[Page]:
    with Store.create(tmp_path / "journal.tidebook") as store:
        yield Page(qtbot, store).turn_to(TODAY)


def test_nothing_is_marked_until_the_person_does(page: Page) -> None:
    assert page.texts == ["Payback", "Nothing marked"]
    assert page.button("Mark as payback / crash").isEnabled()
    assert page.record.episodes == ()


def test_one_press_marks_it_and_asks_for_nothing_more(page: Page) -> None:
    page.click("Mark as payback / crash")
    assert (page.one.day, page.one.onset, page.one.ended) == (TODAY, Moment(TODAY), None)
    assert page.said == [f"Began {words(TODAY)}. It goes on."]
    assert page.steps[-1][1] == "mark payback"
    assert "Nothing marked" not in page.texts


def test_what_was_marked_by_mistake_is_gone_after_undo(page: Page) -> None:
    page.click("Mark as payback / crash")
    page.undo()
    assert page.record.episodes == ()
    assert page.texts == ["Payback", "Nothing marked"]
    assert page.card.editor is not None
    assert not page.card.editor.isVisible()


@pytest.mark.parametrize("days", [4, 1, 0])
def test_it_shows_on_each_day_until_it_has_ended(page: Page, days: int) -> None:
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


def test_an_end_typed_later_leaves_the_moment_of_the_beginning(page: Page) -> None:
    began = replace(episode(4), stamp=replace(STAMP, at=STAMP.at - timedelta(days=4)))
    page.put(began)
    page.click("End it")
    assert page.one.stamp == began.stamp


def test_ending_before_the_worst_point_is_not_saved_and_said(page: Page) -> None:
    page.put(replace(episode(4), worst=Moment(ago(1)))).turn_to(ago(3))
    page.click("End it")
    assert page.one.ended is None
    assert "Not saved yet. The worst point lies after the end." in page.texts


def test_two_overlap_and_each_is_changed_alone(page: Page) -> None:
    page.put(episode(6), episode(2))
    assert page.said == [f"Began {words(ago(days))}. It goes on." for days in (6, 2)]
    page.click(f"End it: Began {words(ago(2))}. It goes on.")
    assert {one.day: one.ended for one in page.record.episodes} == {ago(6): None, ago(2): Moment(TODAY)}
    page.click("Mark as payback / crash")
    assert len(page.record.episodes) == 3


def test_the_form_belongs_to_the_episode_whose_button_opened_it(page: Page) -> None:
    page.put(episode(6), episode(2))
    page.click(f"Change: Began {words(ago(2))}. It goes on.")
    assert page.editor.episode.day == ago(2)
    page.click(f"Change: Began {words(ago(6))}. It goes on.")
    assert page.editor.episode.day == ago(6)
    QTest.mouseClick(page.editor.finish, Qt.MouseButton.LeftButton)
    assert page.card.editor is not None
    assert not page.card.editor.isVisible()


def test_everything_about_it_by_mouse(page: Page) -> None:
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


def test_everything_is_taken_back_by_mouse(page: Page) -> None:
    page.click("Mark as payback / crash")
    bare = page.one
    page.click("Worst point: say when", "Ended: say when", "8 of 10", "in bed", "Fatigue", "No cause I can name")
    page.click("Worst point: take back", "Ended: take back", "8 of 10", "not told", "Fatigue: worse", "Fatigue: new")
    page.click("No cause I can name")
    assert page.one == bare


def test_everything_about_it_by_keyboard(page: Page) -> None:
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
    assert QApplication.focusWidget() is editor.function.buttons[""]
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
def test_the_worst_by_number_keys(page: Page, keys: str, value: int) -> None:
    page.click("Mark as payback / crash")
    page.editor.severity.take_focus()
    page.keys(*keys)
    assert page.one.worst_severity == value
    page.editor.severity.take_focus()
    page.keys(Qt.Key.Key_Backspace)
    assert page.one.worst_severity is None


def test_up_leads_back_from_the_worst(page: Page) -> None:
    page.click("Mark as payback / crash")
    page.editor.severity.take_focus()
    page.keys(Qt.Key.Key_Up)
    assert QApplication.focusWidget() is page.editor.moments["ended"].say_when


def test_an_end_before_the_beginning_is_said_and_not_lost(page: Page) -> None:
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


def test_a_time_being_typed_is_told_when_the_page_turns(page: Page) -> None:
    page.click("Mark as payback / crash", "Began, how well known: To the hour")
    page.keys("9:15")
    assert page.one.onset == Moment(TODAY)
    page.card.flush()
    page.turn_to(ago(1))
    assert page.one.onset == Moment(TODAY, Precision.HOUR, time(9, 15))
    assert page.texts == ["Payback", "Nothing marked"]


def test_undo_shows_in_the_open_form(page: Page) -> None:
    page.click("Mark as payback / crash", "8 of 10")
    page.undo()
    assert page.editor.severity.value is None
    page.click("Ended: say when")
    page.undo()
    assert page.editor.moments["ended"].value is None


def test_one_that_is_moved_to_a_later_day_stays_until_its_form_is_closed(page: Page) -> None:
    page.put(episode(3)).turn_to(ago(3))
    page.click("Change", "Began: one day later")
    assert page.one.day == ago(2)
    assert page.said == [f"Began {words(ago(2))}. It goes on."]
    QTest.mouseClick(page.editor.finish, Qt.MouseButton.LeftButton)
    assert page.said == []
    assert "Nothing marked" in page.texts


def test_linking_says_the_delay_with_its_precision(page: Page) -> None:
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


def test_a_beginning_before_the_end_of_the_activity_is_said_as_it_is(page: Page) -> None:
    began = replace(episode(1), onset=Moment(ago(1), Precision.HOUR, time(12)))
    page.put(activity(1, "a visit", time(12), 180), began)
    page.click("Change", "Link to a visit: likely")
    assert any("It began 3 hours before (hour precision)." in text for text in page.texts)


def test_only_the_ten_days_are_offered_the_earlier_ones_folded(page: Page) -> None:
    page.put(*(activity(days, f"walk {days}") for days in (0, 2, 3, 10, 11)), episode(0))
    page.click("Change")
    rows = page.editor.links.rows.values()
    assert [row.words for row in rows] == ["walk 0", "walk 2", "walk 3", "walk 10"]
    assert [row.isVisible() for row in rows] == [True, True, False, False]
    page.click("2 earlier activities")
    assert all(row.isVisible() for row in rows)
    assert QApplication.focusWidget() is page.button("Link to walk 3: not linked")
    assert not page.editor.links.more.isVisible()


def test_no_activities_are_said_in_words(page: Page) -> None:
    page.click("Mark as payback / crash")
    assert "No activity is recorded for these days." in page.texts


def test_no_cause_clears_no_link(page: Page) -> None:
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


def test_both_at_once_from_elsewhere_can_be_taken_back_one_by_one(page: Page) -> None:
    shopping, one = activity(1, "shopping"), replace(episode(0), no_cause=True)
    page.put(shopping, one, Link(one.day, STAMP, one.id, shopping.id, Certainty.SURE))
    page.click("Change")
    assert page.editor.no_cause.isEnabled()
    page.click("Link to shopping: not linked", "No cause I can name")
    assert (page.one.no_cause, page.record.links) == (False, ())


def test_deleting_takes_the_links_along_and_undo_brings_both_back(page: Page) -> None:
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


def test_links_go_along_when_the_beginning_moves(page: Page) -> None:
    page.put(activity(3, "shopping"), episode(1))
    page.click("Change", "Link to shopping: sure", "Began: one day earlier")
    changes, _words = page.steps[-1]
    assert [type(change.after) for change in changes] == [Episode, Link]
    assert {link.day for link in page.record.links} == {ago(2)}
    assert any("Delay: 1 day (day precision)." in text for text in page.texts)


def test_an_old_one_asks_for_the_activities_of_its_own_days(page: Page) -> None:
    old, shopping = episode(30), activity(31, "shopping")
    page.put(shopping, old, Link(old.day, STAMP, old.id, shopping.id, Certainty.SURE))
    page.click("Change")
    assert page.wanted == [Period(ago(40), ago(30))]
    assert "An activity that is not on this list" in page.texts
    page.card.offer((shopping,))
    assert any("You linked this to: shopping (sure). Delay: 1 day (day precision)." in text for text in page.texts)


def test_the_days_at_hand_are_not_asked_for(page: Page) -> None:
    page.put(episode(0)).click("Change")
    assert page.wanted == []


def test_the_keyboard_stays_in_the_row_of_an_older_activity(page: Page) -> None:
    page.card.wanted.connect(lambda period: page.card.offer(page.store.read(period).activities))
    page.put(activity(12, "shopping"), activity(1, "tea"), episode(11)).click("Change")
    assert [row.words for row in page.editor.links.rows.values()] == ["shopping"]
    page.tab_to(page.button("Link to shopping: not linked"))
    page.keys(Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert page.links == {Certainty.SURE: 1}
    assert QApplication.focusWidget() is page.button("Link to shopping: sure")


def test_a_beginning_that_moves_asks_for_other_days(page: Page) -> None:
    page.put(episode(0)).click("Change", "Began: one day earlier")
    assert page.wanted[-1] == Period(ago(11), ago(1))


def test_what_is_no_longer_asked_stays_marked(page: Page) -> None:
    gone = own_key(uuid4())
    marked = frozenset({("sore_throat", Felt.NEW), (gone, Felt.WORSE)})
    page.put(replace(episode(0), symptoms=marked))
    page.click("Change")
    assert page.button("A symptom no longer on my list: worse").isChecked()
    page.click("Fatigue")
    assert page.one.symptoms == marked | {("fatigue", Felt.WORSE)}
    page.click("Sore throat: new")
    assert page.one.symptoms == {(gone, Felt.WORSE), ("fatigue", Felt.WORSE)}


def test_their_own_words_are_shown_as_they_are(page: Page) -> None:
    page.put(activity(0, "<b>tea</b> & cake"), episode(0))
    page.click("Change", f"{OWN.name}: not marked")
    assert page.one.symptoms == {(OWN.key, Felt.WORSE)}
    label = next(label for label in page.card.findChildren(QLabel) if label.text() == "<b>tea</b> & cake")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert page.editor.felt.buttons[OWN.key].text() == "Cold && <b>numb</b> (hands): worse"


def test_the_daily_question_about_payback_is_not_asked_again(page: Page) -> None:
    page.click("Mark as payback / crash")
    assert "pem" not in page.editor.felt.buttons


def test_every_control_is_named(page: Page) -> None:
    page.put(activity(0, "tea"), replace(episode(0), onset=Moment(TODAY, Precision.HOUR, time(0))))
    page.click("Change", "Ended: say when")
    stops = [
        w for w in page.card.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    own = [w for w in stops if w.focusProxy() is None]
    assert [w for w in own if not w.accessibleName() and not (isinstance(w, QAbstractButton) and w.text())] == []
    assert len(own) > 20


@pytest.mark.parametrize(("palette", "scale"), [(LIGHT, 1.0), (DARK, 2.0)])
def test_it_holds_where_there_is_little_room(page: Page, qapp: QApplication, palette: Palette, scale: float) -> None:
    theme.wear(qapp, palette, scale)
    page.card.set_narrow(narrow=True)
    page.put(activity(0, "a talk with the neighbours"), episode(0))
    page.click("Change", "Worst point: say when", "Ended: say when")
    assert page.card.minimumSizeHint().width() <= 344
    theme.wear(qapp, LIGHT, 1.0)
