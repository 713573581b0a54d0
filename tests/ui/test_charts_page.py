"""The charts on screen: what they show is what the file holds, and every gesture has its key."""

import csv
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.ui.desk import Desk
from tidebook import clock
from tidebook.demo.journal import invent
from tidebook.domain.day_fact import Fact
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.ui.chart_view import ChartView
from tidebook.ui.charts_page import ChartsPage
from tidebook.ui.dates import to_qdate
from tidebook.ui.history_page import HistoryPage
from tidebook.ui.picture_view import MARGIN_PX


@pytest.fixture
def year(new_desk: Callable[[], Desk]) -> Desk:
    """A window on a journal of 400 days."""
    desk = new_desk()
    desk.write(*invent(clock.today(), 400, 1))
    return desk.open()


def settled(desk: Desk, page: ChartsPage) -> Period:
    desk.wait(lambda: not page.timeline.view._rest.isActive())
    assert page.shown == page.timeline.view.period
    return page.shown


def choose(desk: Desk, page: ChartsPage, kind: str) -> None:
    """Press the button of a chart, and see it drawn in the next turn."""
    desk.click(page.kind.buttons[kind])
    assert (page.read_out.text(), page.sentences.text()) == ("Drawing…", "")
    desk.wait(lambda: page.is_drawn)


def hover(view: ChartView, x: float, kind: QEvent.Type = QEvent.Type.MouseMove, held: bool = False) -> None:
    canvas = view._canvas
    assert canvas is not None
    at = QPointF(x, canvas.height() / 2)
    none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    button = none if kind is QEvent.Type.MouseMove else left
    buttons = left if held else none
    event = QMouseEvent(kind, at, canvas.mapToGlobal(at), button, buttons, Qt.KeyboardModifier.NoModifier)
    QGuiApplication.sendEvent(canvas, event)


@pytest.mark.parametrize(("key", "days"), [("4w", 28), ("3m", 91), ("1y", 365)])
def test_ranges(year: Desk, key: str, days: int) -> None:
    page = year.charts
    year.click(page.range.buttons[key])
    assert page.shown == page.timeline.view.period == Period.ending(clock.today(), days)


def test_all_days(year: Desk) -> None:
    page = year.charts
    year.click(page.range.buttons["all"])
    assert page.shown == Period(year.file().ratings[0].day, clock.today())


def test_own_dates(year: Desk) -> None:
    page, today = year.charts, clock.today()
    year.click(page.range.buttons["own"])
    assert page.dates.isVisible()
    first, last = today - timedelta(days=200), today - timedelta(days=150)
    page.dates.first.setDate(to_qdate(first))
    page.dates.last.setDate(to_qdate(last))
    assert page.shown == page.timeline.view.period == Period(first, last)
    # A first day behind the last takes the last along.
    page.dates.first.setDate(to_qdate(today - timedelta(days=100)))
    assert page.shown == Period.ending(today - timedelta(days=100), 1)
    page.dates.last.setDate(to_qdate(today + timedelta(days=50)))
    assert page.shown.last == today
    year.click(page.range.buttons["4w"])
    assert not page.dates.isVisible()


def test_earlier_and_later_stay_within_what_there_is(year: Desk) -> None:
    page, today = year.charts, clock.today()
    year.click(year.button("‹ Earlier", page))
    assert settled(year, page) == Period.ending(today - timedelta(days=14), 28)
    for _again in range(2):
        year.click(year.button("Later ›", page))
    assert settled(year, page) == Period.ending(today, 28)
    for _again in range(60):
        year.click(year.button("‹ Earlier", page))
    assert settled(year, page).first == year.file().ratings[0].day


def test_closer_and_wider(year: Desk) -> None:
    page, today = year.charts, clock.today()
    year.click(year.button("Wider", page))
    assert settled(year, page) == Period.ending(today, 42)
    for _again in range(9):
        year.click(year.button("Closer", page))
    assert len(settled(year, page)) == 7
    for _again in range(15):
        year.click(year.button("Wider", page))
    assert settled(year, page) == Period(year.file().ratings[0].day, today)


def test_days_that_are_panned_to_are_drawn(year: Desk) -> None:
    page = year.charts
    for _again in range(8):
        page.timeline.view.pan(-1)
    shown = settled(year, page)
    rated = [r for r in year.file().ratings if r.symptom == "fatigue" and r.day in shown]
    assert page.timeline.view.timeline is not None
    track = page.timeline.view.timeline.tracks[0]
    drawn = {
        (date.fromordinal(round(x)), y)
        for marks in (track.dots, track.hollow)
        for x, y in np.asarray(marks.get_xydata()).tolist()
        if date.fromordinal(round(x)) in shown
    }
    assert drawn == {(rating.day, rating.value) for rating in rated}
    assert rated


def test_reading_day_by_day_with_keys(year: Desk) -> None:
    page, today = year.charts, clock.today()
    page.timeline.view.setFocus()
    year.press("left")
    assert page.timeline.view.timeline is not None
    assert page.timeline.view.timeline.marked == today - timedelta(days=1)
    told = year.ratings(today - timedelta(days=1))
    assert f"Fatigue {told['fatigue']}" in page.read_out.text()
    year.press("end", "home", "left")
    assert page.timeline.view.timeline.marked == today - timedelta(days=28)
    assert settled(year, page) == Period.ending(today - timedelta(days=1), 28)
    year.press("page up")
    assert settled(year, page) == Period.ending(today - timedelta(days=29), 28)
    year.press("page down", "page down", "page down", "shift+left")
    assert settled(year, page) == Period.ending(today - timedelta(days=7), 28)
    year.press("-")
    assert len(settled(year, page)) == 42
    year.press("+")
    assert len(settled(year, page)) == 28
    year.press("escape")
    assert page.timeline.view.timeline.marked is None


def test_reading_with_the_mouse(year: Desk) -> None:
    page = year.charts
    timeline, canvas = page.timeline.view.timeline, page.timeline.view._canvas
    assert timeline is not None
    assert canvas is not None
    for x in (0.4, 0.6, 0.9):
        at = round(canvas.width() * x)
        hover(page.timeline.view, at)
        day = timeline.day_at(at)
        assert timeline.marked == day
        assert f"{day:%A} {day.day} {day:%B}" in page.read_out.text()
        told = year.ratings(day)
        assert (f"Fatigue {told['fatigue']}" if "fatigue" in told else "Fatigue ") in page.read_out.text()


def test_dragging_pans(year: Desk) -> None:
    page, today = year.charts, clock.today()
    canvas = page.timeline.view._canvas
    assert canvas is not None
    hover(page.timeline.view, 300, QEvent.Type.MouseButtonPress, held=True)
    hover(page.timeline.view, 300 + canvas.width() / 4, held=True)
    hover(page.timeline.view, 300 + canvas.width() / 4, QEvent.Type.MouseButtonRelease)
    assert settled(year, page) == Period.ending(today - timedelta(days=7), 28)


def test_the_wheel_zooms_with_ctrl_only(year: Desk) -> None:
    page = year.charts
    handle = year.window.windowHandle()

    def turn(modifier: Qt.KeyboardModifier) -> None:
        at = page.viewport().mapTo(year.window, QPoint(300, 300))
        QTest.wheelEvent(handle, at, QPoint(0, 120), stateKey=modifier)

    year.window.resize(1000, 500)
    bar = page.verticalScrollBar()
    # Opening the page scrolls to its top, a moment later.
    QApplication.processEvents()
    bar.setValue(bar.maximum())
    before = bar.value()
    turn(Qt.KeyboardModifier.NoModifier)
    assert len(settled(year, page)) == 28
    assert 0 < bar.value() < before
    turn(Qt.KeyboardModifier.ControlModifier)
    assert len(settled(year, page)) == 19


def test_the_table_holds_what_the_file_holds(year: Desk) -> None:
    page, today = year.charts, clock.today()
    year.click(page.tools.table)
    assert page.table.isVisible()
    model = page.table.model()
    names = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
    assert names[:2] == ["Day", "Fatigue"]
    assert model.rowCount() == 28
    state = names.index("Fatigue: how it was recorded")
    upright = names.index("Hours upright")
    for row in range(28):
        day = today - timedelta(days=row)
        fatigue = year.file(day).rating(day, "fatigue")
        hours = year.file(day).fact(day, Fact.HOURS_UPRIGHT)
        assert model.index(row, 1).data() == ("" if fatigue is None else str(fatigue.value))
        if fatigue is None:
            assert model.index(row, state).data() in {"not answered", "too ill", "not asked"}
        if hours is not None:
            assert float(str(model.index(row, upright).data())) == pytest.approx(hours.value, abs=0.01)
    year.click(page.range.buttons["3m"])
    assert page.table.model().rowCount() == 91


def test_copying_the_table(year: Desk) -> None:
    page = year.charts
    year.click(page.tools.table)
    page.table.setFocus()
    year.press("ctrl+c")
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) in {2, 29}
    assert lines[0].split("\t")[0] == "Day"
    page.table.selectRow(3)
    page.table.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 2
    assert len(lines[1].split("\t")) == page.table.model().columnCount()


def test_sorting_the_table(year: Desk) -> None:
    page = year.charts
    year.click(page.tools.table)
    model = page.table.model()
    page.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    values = [str(model.index(row, 1).data()) for row in range(model.rowCount())]
    told = [float(value) for value in values if value]
    assert told == sorted(told, reverse=True)
    assert values[: len(told)] == [value for value in values if value]


def lines(page: ChartsPage) -> list[str]:
    assert page.timeline.view.timeline is not None
    return [strand.name for strand in page.timeline.view.timeline.strands]


def at_line(page: ChartsPage, words: str) -> None:
    chooser = page.timeline.chooser.list
    item = next(i for row in range(chooser.count()) if (i := chooser.item(row)).text().startswith(words))
    chooser.setCurrentItem(item)


def test_choosing_and_ordering_the_lines(year: Desk) -> None:
    page = year.charts
    assert lines(page)[0] == "Fatigue"
    year.click(page.tools.lines)
    assert page.timeline.chooser.list.hasFocus()
    at_line(page, "Fatigue (")
    year.press("space")
    assert "Fatigue" not in lines(page)
    # The list stays open for the next one.
    at_line(page, "Muscle pain")
    year.press("space")
    assert lines(page)[-1] == "Muscle pain or aching"
    for _again in range(2):
        QTest.keyClick(page.timeline.chooser.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    before = lines(page)
    for _again in range(20):
        year.click(page.timeline.chooser.up)
    assert lines(page)[0] == "Muscle pain or aching"
    assert before != lines(page)
    # It is remembered, also by the next window.
    page.timeline.keys = ()
    year.click(page.range.buttons["3m"])
    assert lines(page)[0] == "Muscle pain or aching"
    for row in range(page.timeline.chooser.list.count()):
        page.timeline.chooser.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    # Nothing chosen: an empty picture would say nothing.
    assert len(lines(page)) == 1


KINDS = ("calendar", "levels", "sleep", "places", "periods", "weekdays")


@pytest.mark.parametrize("kind", KINDS)
def test_every_chart_is_read_out_part_by_part(year: Desk, kind: str) -> None:
    page = year.charts
    choose(year, page, kind)
    view = page.picture
    assert view.isVisible()
    assert not page.timeline.isVisible()
    assert view.picture is not None
    assert page.sentences.text() == view.accessibleDescription() == view.picture.sentence
    view.setFocus()
    year.press("home")
    assert page.read_out.text() == view.spots[0].words
    year.press("right")
    assert page.read_out.text() == view.spots[1].words
    year.press("end")
    assert page.read_out.text() == view.spots[-1].words
    # What is read out may take a line more, and everything moves.
    year.wait(lambda: not view._rest.isActive())
    spot = view.spots[len(view.spots) // 2]
    middle = QPoint(round(MARGIN_PX + spot.left + spot.width / 2), round(MARGIN_PX + spot.top + spot.height / 2))
    at = QPointF(middle)
    none, held = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    QGuiApplication.sendEvent(view, QMouseEvent(QEvent.Type.MouseMove, at, view.mapToGlobal(at), none, none, held))
    assert view.spot is not None
    assert view.spot.width * view.spot.height <= spot.width * spot.height
    year.click(page.tools.table)
    assert page.table.model().rowCount() == len(view.picture.table.rows)


@pytest.mark.parametrize("kind", KINDS)
def test_every_chart_moves_through_the_days(year: Desk, kind: str) -> None:
    page = year.charts
    choose(year, page, kind)
    year.click(page.range.buttons["4w"])
    before = page.shown
    year.click(year.button("‹ Earlier", page))
    assert page.shown == Period(before.first - timedelta(days=14), before.last - timedelta(days=14))
    year.click(year.button("Wider", page))
    assert len(page.shown) == 42
    year.click(year.button("Closer", page))
    assert len(page.shown) == 28
    year.click(page.range.buttons["all"])
    assert page.shown.first == year.file().ratings[0].day


def first_top(page: ChartsPage) -> int:
    return page.timeline.mapTo(page, QPoint(0, 0)).y()


def test_in_a_narrow_window_the_choices_are_lists(year: Desk) -> None:
    page = year.charts
    year.window.resize(360, 800)
    year.wait(lambda: page.kind.box is not None and page.kind.box.isVisible())
    assert not any(button.isVisible() for button in (*page.kind.buttons.values(), *page.range.buttons.values()))
    kind, days = page.kind.box, page.range.box
    assert kind is not None
    assert days is not None
    assert (kind.accessibleName(), days.accessibleName()) == ("Chart", "Range")
    assert (kind.currentText(), days.currentText()) == ("Timeline", "4 weeks")
    # The chart around an activity is for those who asked for it.
    assert [kind.itemData(row) for row in range(kind.count())] == ["timeline", *KINDS]
    year.wait(lambda: first_top(page) < 360)
    days.setFocus()
    year.press("down")
    assert (page.range.choice, len(page.shown)) == ("3m", 91)
    kind.setFocus()
    year.press("down")
    year.wait(lambda: page.is_drawn)
    assert (page.kind.choice, page.picture.isVisible()) == ("calendar", True)
    assert days.currentText() == "A year"
    # With more room the buttons are back, and the keyboard stays where it was.
    year.window.resize(1100, 800)
    year.wait(page.kind.buttons["calendar"].isVisible)
    assert page.kind.buttons["calendar"].isChecked()
    assert page.kind.buttons["calendar"].hasFocus()
    assert not kind.isVisible()


def test_the_chart_and_its_range_are_remembered(year: Desk) -> None:
    page = year.charts
    choose(year, page, "calendar")
    assert len(page.shown) == 365
    year.click(page.range.buttons["3m"])
    choose(year, page, "sleep")
    assert len(page.shown) == 28
    choose(year, page, "calendar")
    assert len(page.shown) == 91
    again = ChartsPage(year.journal, year.preferences)
    year.qtbot.addWidget(again)
    assert (again.kind.choice, again.range.choice) == ("calendar", "3m")


def test_a_day_of_a_chart_opens_in_history(year: Desk) -> None:
    page = year.charts
    day = clock.today() - timedelta(days=3)
    page.timeline.view.mark(day)
    page.timeline.view.setFocus()
    year.press("enter")
    assert year.window.pages["history"].isVisible()
    history = year.window.pages["history"]
    assert isinstance(history, HistoryPage)
    assert history.view.day == day
    year.window.turn_to("charts")
    choose(year, page, "calendar")
    at = next(at for at, spot in enumerate(page.picture.spots) if spot.day == day)
    page.picture.mark(at)
    page.picture.setFocus()
    year.press("enter")
    assert history.view.day == day


def places_of(view: ChartView) -> list[tuple[float, ...]]:
    assert view.timeline is not None
    words = [text.get_position() for text in view.timeline.names]
    return words + [axes.get_position().bounds for axes in view.timeline.axes]


def test_the_words_keep_their_places_when_one_comes_back_to_the_timeline(year: Desk) -> None:
    page = year.charts
    choose(year, page, "calendar")
    choose(year, page, "timeline")
    year.click(page.tools.table)
    day = clock.today() - timedelta(days=3)
    page.timeline.view.mark(day)
    page.timeline.view.setFocus()
    year.press("enter")
    assert not page.isVisible()
    year.press("ctrl+3")
    view = page.timeline.view
    year.wait(lambda: view.isVisible() and view._background is not None)
    assert view.timeline is not None
    assert view.timeline.marked == day
    seen, places = view.grab().toImage(), places_of(view)
    view._fit()
    assert places_of(view) == places
    year.wait(lambda: view._background is not None)
    assert view.grab().toImage() == seen


def test_the_way_back_to_the_chart(year: Desk) -> None:
    page = year.charts
    assert page.read_out.text().endswith("A click or Enter opens it in History.")
    page.timeline.view.mark(clock.today())
    page.timeline.view.setFocus()
    year.press("enter")
    history = year.window.pages["history"]
    assert isinstance(history, HistoryPage)
    year.click(year.button("‹ Back to the chart", history))
    assert page.isVisible()
    assert page.timeline.view.hasFocus()
    year.press("enter")
    assert history.way_back.isVisible()
    QTest.keyClick(year.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    # A button is seen to go down first.
    year.wait(page.isVisible)
    year.press("enter")
    year.window.turn_to("today")
    year.window.turn_to("history")
    assert not history.way_back.isVisible()


def test_no_old_picture_under_a_new_button(year: Desk) -> None:
    page = year.charts
    choose(year, page, "calendar")
    old = page.picture.grab().toImage()
    year.click(page.kind.buttons["levels"])
    assert page.picture.picture is None
    assert not page.picture.spots
    assert page.picture.grab().toImage() != old
    year.wait(lambda: page.is_drawn)
    assert page.picture.picture is not None
    assert "Drawing" not in page.read_out.text()
    year.click(page.kind.buttons["timeline"])
    assert page.timeline.view._canvas is not None
    assert not page.timeline.view._canvas.isVisible()
    # What asks for the chart does not get the old one.
    year.click(page.range.buttons["3m"])
    assert page.timeline.view._canvas.isVisible()
    assert "91 days" in page.sentences.text()


def test_another_symptom_and_another_period(year: Desk) -> None:
    page = year.charts
    choose(year, page, "weekdays")
    assert page.wishes.symptom.isVisible()
    assert "Fatigue" in page.picture.accessibleName()
    page.wishes.symptom.setFocus()
    year.press("down")
    assert "Fatigue" not in page.picture.accessibleName()
    choose(year, page, "periods")
    assert not page.wishes.symptom.isVisible()
    assert page.wishes.wishes.other == page.shown.before()
    earlier = page.shown.first - timedelta(days=100)
    page.wishes.other.first.setDate(to_qdate(earlier))
    assert page.wishes.wishes.other == Period(earlier, page.shown.before().last)
    page.wishes.labels[0].setText("Before the move")
    page.wishes.labels[0].editingFinished.emit()
    assert page.picture.picture is not None
    assert "Before the move" in page.picture.picture.sentence


@pytest.mark.parametrize("kind", ("timeline", *KINDS))
def test_a_chart_is_saved_as_exactly_whatis_drawn(
    year: Desk, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = year.charts
    choose(year, page, kind)
    path = tmp_path / "chart.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
    year.click(page.tools.save)
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.reader(file))
    table = page._picture().table
    assert rows[0] == list(table.columns)
    assert len(rows) == len(table.rows) + 1


@pytest.mark.parametrize(("kind", "begins"), [("png", b"\x89PNG\r\n"), ("svg", b"<?xml")])
def test_saving_the_picture(
    year: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, begins: bytes
) -> None:
    page = year.charts
    file = tmp_path / f"picture.{kind}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(file), ""))
    year.click(page.tools.save)
    assert page.read_out.text() == f"Saved as {file}"
    assert file.read_bytes().startswith(begins)


def test_the_ending_that_was_chosen_is_added(year: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = year.charts
    chosen = (str(tmp_path / "my picture"), "Drawing (SVG) (*.svg)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: chosen)
    year.click(page.tools.save)
    assert (tmp_path / "my picture.svg").read_bytes().startswith(b"<?xml")


def test_not_saving_after_all(year: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = year.charts
    before = page.read_out.text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: ("", ""))
    year.click(page.tools.save)
    assert page.read_out.text() == before


def test_a_folder_that_may_not_be_written_is_said(year: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = year.charts
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: ("/proc/picture.png", ""))
    year.click(page.tools.save)
    assert page.read_out.text().endswith(".")
    assert "Saved" not in page.read_out.text()


def test_an_empty_journal(desk: Desk) -> None:
    page = desk.charts
    for key in ("4w", "3m", "1y", "all"):
        desk.click(page.range.buttons[key])
        assert page.timeline.view.timeline is not None
        assert page.timeline.view.timeline.notice.get_text() == "Nothing recorded in these days"
    assert "Fatigue, 28 days, nothing recorded." in page.sentences.text()
    for words in ("‹ Earlier", "Later ›", "Closer", "Wider", "Table"):
        desk.click(desk.button(words, page))
    assert page.table.model().index(0, 1).data() == ""
    assert page.table.model().index(0, 2).data() == "not answered"
    for kind in KINDS:
        choose(desk, page, kind)
        assert page.picture.picture is not None
        assert page.sentences.text()


def test_charts_before_the_file_is_open(new_desk: Callable[[], Desk]) -> None:
    desk = new_desk()
    page = desk.charts
    assert page.timeline.view.timeline is not None
    desk.write(Rating(clock.today(), clock.now(), "fatigue", 6))
    desk.open()
    assert "median 6" in page.sentences.text()


def test_a_changeis_drawn_when_the_page_is_seen(desk: Desk) -> None:
    page = desk.charts
    assert "nothing recorded" in page.sentences.text()
    desk.window.turn_to("today")
    desk.press("6")
    assert "nothing recorded" in page.sentences.text()
    assert "median 6" in desk.charts.sentences.text()
    desk.press("ctrl+z")
    assert "median" not in page.sentences.text()


def test_ten_years(new_desk: Callable[[], Desk]) -> None:
    desk, today = new_desk(), clock.today()
    desk.write(*invent(today, 3650, 2))
    desk.open()
    page = desk.charts
    desk.click(page.range.buttons["all"])
    assert len(page.shown) == 3650
    desk.click(page.tools.table)
    assert page.table.model().rowCount() == 3650
    page.timeline.view.setFocus()
    desk.press("left", "-", "+", "page up")
    assert len(settled(desk, page)) > 2000


def test_the_picture_in_words_belongs_to_the_view(year: Desk) -> None:
    page = year.charts
    assert page.timeline.view.accessibleName() == "Timeline"
    assert page.timeline.view.accessibleDescription() == page.sentences.text().replace("\n", " ")
