"""The program itself on a real file, as after a double-click."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tidebook import clock
from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.rating import Rating
from tidebook.storage.store import Store
from tidebook.ui.app import Program
from tidebook.ui.backups_card import BackupsCard
from tidebook.ui.damage_page import DamagePage
from tidebook.ui.data_card import DataCard
from tidebook.ui.restore_page import RestorePage
from tidebook.ui.safekeeping import Safekeeping


class Start:
    """One run of the program. `wait` lets everything happen that takes a moment."""

    def __init__(self, qtbot: QtBot, app: QApplication, path: Path, passphrase: str | None = None) -> None:
        self.qtbot, self.qapp, self.path = qtbot, app, path
        self.program = Program(app, path)
        self.program.preferences.note_asked_to_protect()
        self.window = self.program.window
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        if passphrase is not None:
            # What the person types: the field is there before anything else.
            unlocking = self.program._unlocking
            assert unlocking is not None
            unlocking.page.passphrase_given.emit(passphrase)
        self.wait(lambda: hasattr(self.program, "journal") and (self.is_open or self.damage is not None))

    @property
    def is_open(self) -> bool:
        return self.program.journal.is_open

    @property
    def damage(self) -> DamagePage | None:
        page = self.window._stack.currentWidget()
        return page if isinstance(page, DamagePage) else None

    @property
    def restoring(self) -> RestorePage | None:
        page = self.window._stack.currentWidget()
        return page if isinstance(page, RestorePage) else None

    @property
    def backups(self) -> BackupsCard:
        self.window.turn_to("settings")
        return self.window.findChildren(BackupsCard)[0]

    @property
    def all_data(self) -> DataCard:
        self.window.turn_to("settings")
        return self.window.findChildren(DataCard)[0]

    @property
    def safekeeping(self) -> Safekeeping:
        found = self.program.safekeeping
        assert found is not None
        return found

    @property
    def notices(self) -> list[str]:
        return [bar.words for bar in self.safekeeping.notices if not bar.is_away]

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=20_000)

    def settle(self) -> None:
        """Let what runs beside the window end, and be heard."""
        QThreadPool.globalInstance().waitForDone()
        for _round in range(3):
            QApplication.processEvents()

    def buttons(self, within: QWidget | None = None) -> list[str]:
        found = (within or self.window).findChildren(QPushButton)
        return [button.text() for button in found if button.isVisible() and button.isEnabled()]

    def press(self, words: str, within: QWidget | None = None) -> None:
        found = (within or self.window).findChildren(QPushButton)
        button = next(one for one in found if one.text().startswith(words) and one.isVisible() and one.isEnabled())
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def close(self) -> None:
        assert self.window.close()
        self.settle()


def rated(values: dict[str, int]) -> list[Entry]:
    today = clock.today()
    return [Rating(today, clock.now(), key, value) for key, value in values.items()]


def write(path: Path, *entries: Entry) -> None:
    """Have something in a file before the program opens it."""
    with Store.open_or_create(path) as store:
        store.apply([Change(None, entry) for entry in entries])


def ratings(path: Path) -> dict[str, int]:
    """What a file that nobody has open holds."""
    with Store(path) as store:
        span = store.span()
        return {} if span is None else {rating.symptom: rating.value for rating in store.read(span).ratings}
