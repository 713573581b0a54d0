"""Recently deleted, on a real file."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tidebook import clock
from tidebook.domain.activity import Activity
from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.note import Note
from tidebook.domain.rating import Rating
from tidebook.storage import bin as storage
from tidebook.storage.store import Store
from tidebook.ui import deleted_list
from tidebook.ui.dates import clock_words, day_words
from tidebook.ui.deleted_list import DeletedList
from tidebook.ui.label import Label

TODAY = clock.today()
NAMES = {"fatigue": "Fatigue"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "bin.tidebook") as store:
        yield store


class Shown:
    def __init__(self, qtbot: QtBot, store: Store) -> None:
        self.store = store
        self.card = DeletedList()
        self.page = QScrollArea()
        qtbot.addWidget(self.page)
        self.page.setWidgetResizable(True)
        self.page.setWidget(self.card)
        self.card.restored.connect(self._restore)
        self.again()
        self.page.resize(640, 900)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def again(self) -> None:
        self.card.show_deleted([(one.entry, one.at) for one in self.store.deleted()], NAMES)

    def _restore(self, entry: Entry) -> None:
        self.store.apply([Change(None, entry)])
        self.again()

    def click(self, button: QWidget) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    @property
    def words(self) -> list[str]:
        return [row.findChildren(Label)[0].text() for row in self.card.rows]


def delete(store: Store, *entries: Entry) -> None:
    store.apply([Change(None, entry) for entry in entries])
    for entry in entries:
        store.apply([Change(entry, None)])


def test_nothing_deleted_is_said(qtbot: QtBot, store: Store) -> None:
    shown = Shown(qtbot, store)
    assert shown.card.said.text() == "Nothing was deleted in the last 30 days."
    assert not shown.card.fold.isVisible()
    assert storage.DAYS_KEPT == deleted_list.DAYS_KEPT


@pytest.mark.parametrize("by", ["key", "mouse"])
def test_restore(qtbot: QtBot, store: Store, by: str) -> None:
    rating, shopping = Rating(TODAY, clock.now(), "fatigue", 6), Activity(TODAY, clock.now(), uuid4(), "shopping")
    delete(store, rating, shopping)
    shown = Shown(qtbot, store)
    assert shown.card.said.text() == "2 entries"
    shown.click(shown.card.fold)
    assert shown.words == [f"Activity 'shopping', {day_words(TODAY, TODAY)}", f"Fatigue 6, {day_words(TODAY, TODAY)}"]
    button = shown.card.rows[0].restore
    assert button.accessibleName() == f"Restore: {shown.words[0]}"
    if by == "key":
        assert button.hasFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
    else:
        shown.click(button)
    assert store.find(shopping) == shopping
    assert store.find(rating) is None
    assert shown.words == [f"Fatigue 6, {day_words(TODAY, TODAY)}"]
    assert shown.card.status.text() == f"Restored: Activity 'shopping', {day_words(TODAY, TODAY)}"
    assert shown.card.said.text() == "1 entry"
    shown.click(shown.card.rows[0].restore)
    assert store.find(rating) == rating
    assert shown.words == []
    assert shown.card.said.text() == "Nothing was deleted in the last 30 days."
    shown.click(shown.card.fold)
    assert not shown.card.fold.isVisible()


def test_when_it_was_deleted(qtbot: QtBot, store: Store) -> None:
    shown = Shown(qtbot, store)
    card = shown.card
    noon = clock.now().local.replace(hour=12, minute=0)
    # On another day of the week than the clock's change, which noon is far enough away from.
    times = [(noon - timedelta(days=days)).astimezone(UTC) for days in (0, 1, 5)]
    note = Note(TODAY, clock.now(), "rain")
    card.show_deleted([(note, at) for at in times], NAMES)
    card.unfold(open_=True)
    said = [row.findChildren(Label)[1].text() for row in card.rows]
    when = [at.astimezone() for at in times]
    assert said == [
        f"Deleted today, {clock_words(when[0])}",
        f"Deleted yesterday, {clock_words(when[1])}",
        f"Deleted {day_words(when[2].date(), TODAY)}, {clock_words(when[2])}",
    ]
    assert [row.restore.accessibleDescription() for row in card.rows] == said


def test_many_are_shown_a_few_at_a_time(qtbot: QtBot, store: Store) -> None:
    shown = Shown(qtbot, store)
    card = shown.card
    at = datetime(2026, 3, 3, tzinfo=UTC)
    days = [TODAY - timedelta(days=n) for n in range(45)]
    card.show_deleted([(Rating(day, clock.now(), "fatigue", 6), at) for day in days], NAMES)
    card.unfold(open_=True)
    assert (len(card.rows), card.more.isVisible()) == (20, True)
    QTest.mouseClick(card.more, Qt.MouseButton.LeftButton)
    assert len(card.rows) == 40
    assert card.rows[20].restore.hasFocus()
    QTest.mouseClick(card.more, Qt.MouseButton.LeftButton)
    assert (len(card.rows), card.more.isVisible()) == (45, False)
    card.unfold(open_=False)
    card.unfold(open_=True)
    assert len(card.rows) == 20


def test_a_second_enter_restores_nothing_else(qtbot: QtBot, store: Store) -> None:
    delete(store, *(Activity(TODAY, clock.now(), uuid4(), what) for what in ("shopping", "walk")))
    shown = Shown(qtbot, store)
    shown.click(shown.card.fold)
    for _press in range(2):
        QApplication.processEvents()
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Space)
        QTest.keyClick(focused, Qt.Key.Key_Return)
    assert len(store.deleted()) == 1
    assert shown.card.status.hasFocus()
    assert shown.card.status.text().startswith("Restored: Activity 'walk'")
    QTest.keyClick(shown.card.status, Qt.Key.Key_Tab)
    assert shown.card.rows[0].restore.hasFocus()
