"""The day's note, saved while it is being written."""

from datetime import date

from PySide6.QtCore import QEvent, QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit

from tidebook import clock
from tidebook.domain.errors import EntryError
from tidebook.domain.note import Note
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.card import Card
from tidebook.ui.label import Label
from tidebook.ui.lateness import LateLabel

_SAVED_AFTER_MS = 700
_LINES = 4


class _Paper(QPlainTextEdit):
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._give_room()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._give_room()

    def _give_room(self) -> None:
        self.setMinimumHeight(_LINES * self.fontMetrics().lineSpacing() + 28)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class NoteCard(Card):
    """Emits the note again and again while it is being written, and at once when `flush` is called."""

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
        self._late, self._problem = LateLabel(), Label("", "quiet")
        self._problem.hide()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SAVED_AFTER_MS)
        self._soon.timeout.connect(self.flush)
        self.column.addWidget(self.paper)
        self.column.addWidget(self._late)
        self.column.addWidget(self._problem)
        self.paper.textChanged.connect(self._save_soon)
        self.paper.left.connect(self.flush)

    def show_note(self, day: date, note: Note | None) -> None:
        """Show the note of `day`, unless the very same text, or a newer one of the same day, stands there."""
        if day == self._day and self._soon.isActive():
            self._know(note)
            return
        self._soon.stop()
        self._day = day
        self._know(note)
        self._problem.hide()
        text = "" if note is None else note.text
        if self.paper.toPlainText() != text:
            with QSignalBlocker(self.paper):
                self.paper.setPlainText(text)

    def _know(self, note: Note | None) -> None:
        self._note = note
        self._late.show_entry(note)

    def _save_soon(self) -> None:
        # Never later than this after the first unsaved letter, however long the writing goes on without a pause.
        if not self._soon.isActive():
            self._soon.start()

    def flush(self) -> None:
        """Emit what was written since the last time."""
        self._soon.stop()
        text = self.paper.toPlainText()
        if text.strip() == ("" if self._note is None else self._note.text.strip()):
            return
        gone = self._note
        try:
            self._know(Note(self._day, clock.now(), text) if text.strip() else None)
        except EntryError as error:
            self._problem.setText(_("Not saved yet. {reason}").format(reason=error))
            self._problem.show()
            return
        self._problem.hide()
        if self._note is not None:
            self.told.emit(self._note)
        elif gone is not None:
            self.taken_back.emit(gone)
