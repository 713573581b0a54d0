"""The day's note, saved while it is being written."""

from datetime import date

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from tidebook import clock
from tidebook.domain.errors import EntryError
from tidebook.domain.note import Note
from tidebook.language import _
from tidebook.ui.card import Card
from tidebook.ui.label import Label

_PAUSE_MS = 700
_LINES = 4


class _Paper(QPlainTextEdit):
    left = Signal()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class NoteCard(Card):
    """Emits the note at each pause in the writing, and at once when `flush` is called."""

    told = Signal(Note)
    taken_back = Signal(Note)

    def __init__(self) -> None:
        super().__init__(_("Note"))
        self._day = date.min
        self._note: Note | None = None
        self.paper = _Paper()
        self.paper.setAccessibleName(_("Note"))
        self.paper.setPlaceholderText(_("In my own words"))
        self.paper.setTabChangesFocus(True)
        self._problem = Label("", "quiet")
        self._problem.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.column.addWidget(self.paper)
        self.column.addWidget(self._problem)
        self.paper.setMinimumHeight(_LINES * self.paper.fontMetrics().lineSpacing() + 28)
        self.paper.textChanged.connect(self._pause.start)
        self.paper.left.connect(self.flush)

    def show_note(self, day: date, note: Note | None) -> None:
        """Show the note of `day`, unless the very same text stands there already."""
        self._pause.stop()
        self._day = day
        self._note = note
        self._problem.hide()
        text = "" if note is None else note.text
        if self.paper.toPlainText() != text:
            with QSignalBlocker(self.paper):
                self.paper.setPlainText(text)

    def flush(self) -> None:
        """Emit what was written since the last time."""
        self._pause.stop()
        text = self.paper.toPlainText()
        if text.strip() == ("" if self._note is None else self._note.text.strip()):
            return
        gone = self._note
        try:
            self._note = Note(self._day, clock.now(), text) if text.strip() else None
        except EntryError as error:
            self._problem.setText(_("Not saved yet. {reason}").format(reason=error))
            self._problem.show()
            return
        self._problem.hide()
        if self._note is not None:
            self.told.emit(self._note)
        elif gone is not None:
            self.taken_back.emit(gone)
