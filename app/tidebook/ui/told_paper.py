"""A field for what takes several lines, with its name above it."""

from PySide6.QtCore import QEvent, QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from tidebook.overriding import override
from tidebook.ui.label import Label

_SAVED_AFTER_MS = 700
_LINES = 3


class _Paper(QPlainTextEdit):
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self._give_room()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._give_room()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _give_room(self) -> None:
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 36)


class ToldPaper(QWidget):
    """`told` comes while it is being written, and at once when the person leaves it or `flush` is called."""

    told = Signal()

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self.paper = _Paper()
        self.paper.setAccessibleName(name)
        self.paper.setAccessibleDescription(hint)
        self.paper.setPlaceholderText(hint)
        self._shown = self._seen = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SAVED_AFTER_MS)
        self._soon.timeout.connect(self.flush)
        label = Label(name, "quiet")
        label.setBuddy(self.paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label)
        column.addWidget(self.paper)
        self.paper.textChanged.connect(self._save_soon)
        self.paper.left.connect(self.flush)

    @property
    def text(self) -> str:
        """What stands there."""
        return self.paper.toPlainText()

    def show_text(self, text: str) -> None:
        """Show `text`, unless something stands there that was not told yet, or could not be kept."""
        written = self.text.strip()
        if written not in {self._shown, text}:
            return
        self._shown = self._seen = text
        if written != text:
            with QSignalBlocker(self.paper):
                self.paper.setPlainText(text)

    def flush(self) -> None:
        """Tell what was written, if that has not happened yet."""
        self._soon.stop()
        if self.text != self._seen:
            self._seen = self.text
            self.told.emit()

    def _save_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()
