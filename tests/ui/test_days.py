"""Other days, midnight, and days on which nothing could be filled in."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent

from tests.ui.card_room import settle
from tests.ui.desk import Desk
from tidebook import clock
from tidebook.domain.change import Change
from tidebook.domain.day_fact import Fact
from tidebook.domain.rating import Rating
from tidebook.ui.dates import day_words
from tidebook.ui.history_page import HistoryPage
from tidebook.ui.number_field import NumberField
from tidebook.ui.today_page import TodayPage


def test_earlier_and_later_by_button(desk: Desk) -> None:
    today = clock.today()
    header = desk.today.view.header
    assert (header.earlier.isEnabled(), header.later.isEnabled()) == (True, False)
    desk.click(header.earlier)
    assert desk.today.day == today - timedelta(days=1)
    assert header._title.text() == day_words(today - timedelta(days=1), today)
    assert desk.status.startswith("Yesterday")
    assert desk.asks == "fatigue"
    desk.press("6")
    assert desk.ratings(today - timedelta(days=1)) == {"fatigue": 6}
    desk.click(header.later)
    assert desk.today.day == today
    assert desk.chosen("fatigue") == []


def test_earlier_and_later_by_key(desk: Desk) -> None:
    today = clock.today()
    desk.press("page up", "page up", "page up")
    assert desk.today.day == today - timedelta(days=3)
    assert desk.status.startswith("3 days ago")
    desk.press("page down", "page down", "page down", "page down")
    assert desk.today.day == today


def test_what_is_typed_later_is_known_to_be_late(desk: Desk) -> None:
    desk.press("page up", "page up", "page up", "page up", "6")
    rating = desk.file().ratings[0]
    assert (rating.day, rating.stamp.local.date()) == (clock.today() - timedelta(days=4), clock.today())


def test_midnight_passes_while_the_window_is_open(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    today = clock.today()
    desk.press("6")
    desk.today.view.note.paper.setFocus()
    desk.press(*"late")
    monkeypatch.setattr(clock, "today", lambda: today + timedelta(days=1))
    desk.today.view._midnight.timeout.emit()
    # The day on screen stays what it was, with all that is on it, and gets its new name.
    assert desk.today.day == today
    assert desk.status.startswith("Yesterday")
    assert desk.today.view.header.later.isEnabled()
    assert desk.chosen("fatigue") == [6]
    assert [note.text for note in desk.file(today).notes] == ["late"]
    assert desk.today.view.note.paper.toPlainText() == "late"
    desk.press("page down")
    assert desk.today.day == today + timedelta(days=1)
    assert desk.chosen("fatigue") == []


def test_coming_back_to_today_after_midnight(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    today = clock.today()
    charts, summary = desk.charts, desk.summary
    assert charts.shown.last == summary.choices.days.period.last == today
    monkeypatch.setattr(clock, "today", lambda: today + timedelta(days=1))
    assert desk.charts.shown.last == desk.summary.choices.days.period.last == today + timedelta(days=1)
    assert len(desk.charts.shown) == len(desk.summary.choices.days.period) == 28
    desk.window.turn_to("today")
    assert desk.status.startswith("Yesterday")


def test_too_ill_today(desk: Desk) -> None:
    button = desk.today.view.header.too_ill
    desk.click(button)
    assert [(f.fact, f.value) for f in desk.file().facts] == [(Fact.TOO_ILL, 1)]
    assert button.isChecked()
    assert desk.status.startswith("Today  ·  marked too ill to fill in  ·  Saved")
    desk.click(desk.today.view.check_in.rows[0].buttons[7])
    assert desk.status.startswith("Today  ·  marked too ill, 1 of 5 answered all the same  ·  Saved")
    desk.press("ctrl+z")
    desk.click(button)
    assert desk.file().facts == ()
    assert not button.isChecked()
    assert "too ill" not in desk.status
    desk.press("ctrl+z")
    assert button.isChecked()
    desk.press("page up")
    assert (button.text(), button.isChecked()) == ("Too ill that day", False)


def test_hours_upright(desk: Desk) -> None:
    card = desk.today.view.upright
    field = card.field.field
    field.setFocus()
    desk.press(*"4:30", "enter")
    assert [(f.fact, f.value) for f in desk.file().facts] == [(Fact.HOURS_UPRIGHT, 4.5)]
    assert field.text() == "4.5"
    assert isinstance(field, NumberField)
    desk.click(field.more)
    card.flush()
    assert [f.value for f in desk.file().facts] == [5]
    for _again in range(9):
        desk.click(field.less)
    card.flush()
    for _again in range(2):
        desk.click(field.less)
    card.flush()
    assert ([f.value for f in desk.file().facts], field.text()) == ([0], "0")
    desk.press("ctrl+z")
    assert field.text() == "0.5"
    field.setFocus()
    field.selectAll()
    desk.press("back", "enter")
    assert desk.file().facts == ()


@pytest.mark.parametrize("wrong", ["25", "four", "-1", "4.555"])
def test_hours_that_can_not_be_are_said_and_stay(desk: Desk, wrong: str) -> None:
    card = desk.today.view.upright
    card.field.field.setFocus()
    desk.press(*wrong, "enter")
    assert desk.file().facts == ()
    assert card._problem.isVisible()
    assert card._problem.text().startswith("Not saved yet. ")
    assert card.field.field.text() == wrong
    desk.row("fatigue").take_focus()
    desk.press("6")
    assert card.field.field.text() == wrong
    card.field.field.setText("3")
    card.field.field.setFocus()
    desk.press("enter")
    assert [f.value for f in desk.file().facts] == [3]
    assert not card._problem.isVisible()


def test_the_note_saves_itself_at_a_pause(desk: Desk) -> None:
    desk.today.view.note.paper.setFocus()
    desk.press(*"Rain")
    assert desk.file().notes == ()
    desk.wait(lambda: len(desk.file().notes) == 1)
    assert desk.file().notes[0].text == "Rain"
    desk.press(*" again")
    desk.wait(lambda: desk.file().notes[0].text == "Rain again")
    # What was written in one go is one step.
    assert desk.journal.undo_stack.count() == 1
    desk.click(desk.today.view.header.steps.undo)
    assert desk.file().notes == ()
    assert desk.today.view.note.paper.toPlainText() == ""


@pytest.mark.parametrize("leave", ["page up", "turn", "tab"])
def test_the_note_is_saved_when_it_is_left(desk: Desk, leave: str) -> None:
    today = clock.today()
    desk.today.view.note.paper.setFocus()
    desk.press(*"Rain")
    if leave == "turn":
        desk.window.turn_to("settings")
    else:
        desk.press(leave)
    assert [(note.day, note.text) for note in desk.file().notes] == [(today, "Rain")]
    desk.window.turn_to("today")
    desk.today.show_day(today)
    assert desk.today.view.note.paper.toPlainText() == "Rain"


def test_the_note_is_saved_when_the_window_closes(desk: Desk) -> None:
    text = "<img src='/etc/passwd'> & \U0001f469\u200d\U0001f467\nnext line"
    desk.today.view.note.paper.setPlainText(text)
    assert [note.text for note in desk.close_and_read().notes] == [text]


def test_an_emptied_note_is_taken_away(desk: Desk) -> None:
    paper = desk.today.view.note.paper
    paper.setPlainText("Rain")
    desk.today.flush()
    paper.setPlainText("  \n")
    desk.today.flush()
    assert desk.file().notes == ()
    desk.journal.undo()
    assert paper.toPlainText() == "Rain"


def test_a_note_that_is_too_long_is_said_and_stays(desk: Desk) -> None:
    paper = desk.today.view.note.paper
    paper.setPlainText("x" * 100_001)
    desk.today.flush()
    assert desk.today.view.note._problem.text().startswith("Not saved yet. This text is too long")
    assert len(paper.toPlainText()) == 100_001
    assert desk.file().notes == ()


def test_writing_goes_on_while_an_older_note_is_saved(desk: Desk) -> None:
    elsewhere = desk.path.rename(desk.folder / "elsewhere.tidebook")
    paper = desk.today.view.note.paper
    paper.setFocus()
    desk.press(*"Rain")
    desk.today.flush()
    desk.press(*" and")
    elsewhere.rename(desk.path)
    desk.journal.save_waiting()
    assert [note.text for note in desk.file().notes] == ["Rain"]
    assert paper.toPlainText() == "Rain and"
    desk.press(*" wind")
    desk.wait(lambda: [note.text for note in desk.file().notes] == ["Rain and wind"])


def test_what_is_typed_is_saved_also_when_the_window_lost_the_keyboard(desk: Desk) -> None:
    field = desk.today.view.upright.field.field
    field.setFocus()
    desk.press(*"6.5")
    desk.app.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    assert [f.value for f in desk.close_and_read().facts] == [6.5]


@pytest.mark.parametrize("width", [1090, 420])
@pytest.mark.parametrize("place", ["today", "history"])
def test_a_day_begins_at_its_top(desk: Desk, place: str, width: int) -> None:
    desk.window.resize(width, 600)
    desk.window.turn_to(place)
    page = desk.window.pages[place]
    assert isinstance(page, TodayPage | HistoryPage)
    for symptom in ("fatigue", "pem", "sleep_unrefreshing"):
        day = desk.today.day - timedelta(days=1)
        desk.stores[-1].apply([Change(None, Rating(day, clock.now(), symptom, 3))])
    settle(desk)
    page.view.note.paper.setFocus()
    settle(desk)
    title = page.view.header._title
    assert title.visibleRegion().isEmpty()
    desk.press("page up")
    settle(desk)
    assert title.visibleRegion().boundingRect() == title.rect()
    focused = desk.app.focusWidget()
    assert focused is not None
    assert page.view.check_in.isAncestorOf(focused)
    if isinstance(page, HistoryPage):
        page.calendar.setFocus()
        settle(desk)
        desk.press("left", "enter")
        settle(desk)
        assert title.visibleRegion().boundingRect() == title.rect()
        assert page.calendar.hasFocus() == page.is_wide
