"""The window on a real journal file, and hands for it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tidebook import clock
from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.storage.store import Store
from tidebook.ui import theme
from tidebook.ui.charts_page import ChartsPage
from tidebook.ui.entry_editor import EntryEditor
from tidebook.ui.journal import Journal
from tidebook.ui.preferences import Preferences
from tidebook.ui.rating_row import RatingRow
from tidebook.ui.settings_page import SettingsPage
from tidebook.ui.summary_page import SummaryPage
from tidebook.ui.today_page import TodayPage
from tidebook.ui.window import Window

EVERYTHING = Period(date(1900, 1, 1), date(2200, 1, 1))
KEYS = {
    "back": Qt.Key.Key_Backspace,
    "down": Qt.Key.Key_Down,
    "enter": Qt.Key.Key_Return,
    "escape": Qt.Key.Key_Escape,
    "end": Qt.Key.Key_End,
    "home": Qt.Key.Key_Home,
    "left": Qt.Key.Key_Left,
    "page down": Qt.Key.Key_PageDown,
    "page up": Qt.Key.Key_PageUp,
    "right": Qt.Key.Key_Right,
    "space": Qt.Key.Key_Space,
    "tab": Qt.Key.Key_Tab,
    "up": Qt.Key.Key_Up,
}
_Page = TypeVar("_Page", bound=QWidget)


class Desk:
    """What a test needs of one open window. `file` is read through the very store that has it open."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.path = folder / "journal.tidebook"
        self.preferences = Preferences(folder / "config" / "settings.ini")
        self.preferences.changed.connect(self.dress)
        self.dress()
        self.window = Window(self.preferences)
        # Closing at the end of a test asks nothing.
        qtbot.addWidget(self.window, before_close_func=self._leave_nothing)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.journal = Journal(self.window)
        self.window.begin(self.journal)
        self.window.activateWindow()
        qtbot.waitUntil(lambda: self.app.focusWidget() is not None and self.window.isActiveWindow())
        self.stores: list[Store] = []
        self.troubles: list[str] = []
        self.journal.trouble.connect(lambda error: self.troubles.append(error.happened))

    def _leave_nothing(self, window: QWidget) -> None:
        self.journal._waiting.clear()
        for editor in window.findChildren(EntryEditor):
            editor.show_entry(clock.today(), None)

    @property
    def app(self) -> QApplication:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        return app

    def dress(self) -> None:
        theme.wear(self.app, theme.chosen(self.preferences.theme, self.app), self.preferences.text_scale)

    def open(self) -> "Desk":
        def make() -> Store:
            self.stores.append(Store.open_or_create(self.path))
            return self.stores[-1]

        self.journal.open(make)
        return self

    def write(self, *entries: Entry) -> None:
        """Have something in the file before the window opens it."""
        with Store.open_or_create(self.path) as store:
            store.apply([Change(None, entry) for entry in entries])

    def file(self, day: date | None = None) -> Record:
        """What the file holds, about one day or about all."""
        return self.stores[-1].read(EVERYTHING if day is None else Period(day, day))

    def ratings(self, day: date | None = None) -> dict[str, int]:
        return {rating.symptom: rating.value for rating in self.file(day or clock.today()).ratings}

    def close_and_read(self) -> Record:
        """Close the window and read the file anew, as the next start would."""
        assert self.window.close()
        with Store(self.path) as store:
            return store.read(EVERYTHING)

    @property
    def today(self) -> TodayPage:
        return self.window.today

    @property
    def charts(self) -> ChartsPage:
        return self._page("charts", ChartsPage)

    @property
    def summary(self) -> SummaryPage:
        return self._page("summary", SummaryPage)

    @property
    def settings(self) -> SettingsPage:
        return self._page("settings", SettingsPage)

    def _page(self, name: str, kind: type[_Page]) -> _Page:
        self.window.turn_to(name)
        page = self.window.pages[name]
        assert isinstance(page, kind)
        return page

    @property
    def status(self) -> str:
        return self.today.view.header.status.text()

    def row(self, symptom: str) -> RatingRow:
        return next(row for row in self.today.view.check_in.rows if row.symptom.key == symptom)

    def chosen(self, symptom: str) -> list[int]:
        return [button.value for button in self.row(symptom).buttons if button.isChecked()]

    @property
    def asks(self) -> str:
        """The question that the keyboard is on."""
        focused = self.app.focusWidget()
        row = None if focused is None else focused.parent()
        return row.symptom.key if isinstance(row, RatingRow) else ""

    def press(self, *names: str) -> None:
        """Press keys where the keyboard is: characters, names of KEYS, or such as "ctrl+z"."""
        for name in names:
            *held, key = name.split("+") if len(name) > 1 else [name]
            modifiers = Qt.KeyboardModifier.NoModifier
            for one in held:
                modifiers |= {
                    "ctrl": Qt.KeyboardModifier.ControlModifier,
                    "shift": Qt.KeyboardModifier.ShiftModifier,
                }[one]
            # What opens above the window, such as a list of names, gets the keys first.
            at = self.app.activePopupWidget() or self.app.focusWidget() or self.window
            if key in KEYS:
                QTest.keyClick(at, KEYS[key], modifiers)
            else:
                # Qt's own types leave out that it takes a character.
                QTest.keyClick(at, key, modifiers)  # type: ignore[call-overload]

    def click(self, widget: QWidget) -> None:
        at = QPoint(widget.width() // 2, widget.height() // 2)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)

    def button(self, words: str, within: QWidget | None = None) -> QPushButton:
        buttons = (within or self.window).findChildren(QPushButton)
        return next(button for button in buttons if button.text() == words and button.isVisible())

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=20_000)
