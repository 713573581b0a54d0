"""The payback card on one day of a real journal file, and hands for it."""

from datetime import date, time, timedelta
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tidebook import bundled, clock
from tidebook.domain.activity import Activity
from tidebook.domain.catalogue import own_symptom
from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Certainty, Episode
from tidebook.domain.moment import Moment
from tidebook.domain.own_symptom import own_key
from tidebook.domain.payback import link_period
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.storage.store import Store
from tidebook.ui.dates import day_words
from tidebook.ui.episode_card import EpisodeCard
from tidebook.ui.episode_editor import EpisodeEditor
from tidebook.ui.page import Page

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


class PaybackPage:
    """The card on one day, with a journal file behind it, as a page would have it."""

    def __init__(self, qtbot: QtBot, store: Store) -> None:
        self.store = store
        self.day = TODAY
        self.card = EpisodeCard()
        self.sheet = Page(900)
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

    def put(self, *entries: Entry) -> "PaybackPage":
        self.store.apply([Change(None, entry) for entry in entries])
        return self.turn_to(self.day)

    def turn_to(self, day: date) -> "PaybackPage":
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
