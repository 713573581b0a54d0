"""What the keyboard can do on every page."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from tidebook.ui.journal import Journal
    from tidebook.ui.preferences import Preferences
    from tidebook.ui.window import Window

_Keys = tuple[tuple[list[QKeySequence], Callable[[], None]], ...]


def bind_everywhere(window: "Window", preferences: "Preferences") -> None:
    """Bind what works before a journal is open, too."""
    _bind(window, (
        ([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")], lambda: preferences.zoom(1)),
        ([QKeySequence("Ctrl+-")], lambda: preferences.zoom(-1)),
        ([QKeySequence("Ctrl+Q")], QApplication.closeAllWindows),
    ))  # fmt: skip


def bind_pages(window: "Window", journal: "Journal") -> None:
    """Bind what needs the pages and the journal."""
    from tidebook.ui.step_buttons import redo, undo

    _bind(window, (
        (QKeySequence.keyBindings(QKeySequence.StandardKey.Undo), lambda: undo(journal, window)),
        (QKeySequence.keyBindings(QKeySequence.StandardKey.Redo), lambda: redo(journal, window)),
        ([QKeySequence("Ctrl+1")], lambda: window.turn_to("today")),
        ([QKeySequence("Ctrl+2")], lambda: window.turn_to("history")),
        ([QKeySequence("Ctrl+3")], lambda: window.turn_to("charts")),
        ([QKeySequence("Ctrl+4")], lambda: window.turn_to("summary")),
        ([QKeySequence("Ctrl+5")], lambda: window.turn_to("me")),
        ([QKeySequence("Ctrl+B")], window.switch_bad_day),
        ([QKeySequence("Ctrl+,")], lambda: window.turn_to("settings")),
        ([QKeySequence("Ctrl+G")], window.choose_day),
        ([QKeySequence("Ctrl+L")], window.lock_wanted.emit),
    ))  # fmt: skip


def _bind(window: "Window", keys: _Keys) -> None:
    for sequences, do in keys:
        action = QAction(window)
        action.setShortcuts(sequences)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda _checked=False, do=do: do())
        window.addAction(action)
