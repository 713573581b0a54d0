"""A medicine, an appointment, an infection or something in life: what and when, nothing of its effects."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import uuid4

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QDateEdit, QLineEdit, QVBoxLayout, QWidget

from tidebook import clock
from tidebook.domain.errors import EntryError
from tidebook.domain.event import Event, EventKind
from tidebook.language import _
from tidebook.ui.button import Button
from tidebook.ui.choice_row import ChoiceRow
from tidebook.ui.dates import of_qdate, to_qdate
from tidebook.ui.flow import Flow
from tidebook.ui.label import Label
from tidebook.ui.tick_box import TickBox


class EventEditor(QWidget):
    """Tells one event. Emits it, whole, at each change that makes sense."""

    told = Signal(Event)
    deleted = Signal(Event)
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._day = date.min
        self._event: Event | None = None
        self._id = uuid4()
        self.kind = ChoiceRow(_("Kind"), {kind.value: kind.words for kind in EventKind})
        self.what = QLineEdit()
        self.what.setAccessibleName(_("What it was"))
        self.what.setPlaceholderText(_("What it was"))
        self.lasted = TickBox(_("It lasted until"))
        self.until = QDateEdit()
        self.until.setAccessibleName(_("Last day"))
        self.until.setCalendarPopup(True)
        self._problem = Label("", "quiet")
        self._problem.hide()
        self.finish = Button(_("Done"))
        self.delete = Button(_("Delete"))
        self._build()

    def show_entry(self, day: date, event: Event | None) -> None:
        """Show an event of `day`, or the empty form of a new one."""
        self._day = day
        self._event = event
        self._id = uuid4() if event is None else event.id
        self.kind.show_choice((EventKind.STARTED if event is None else event.kind).value)
        self.what.setText("" if event is None else event.what)
        until = None if event is None else event.until
        # Only what the person does is told.
        with QSignalBlocker(self.lasted), QSignalBlocker(self.until):
            self.lasted.setChecked(until is not None)
            self.until.setDate(to_qdate(until or day))
        self.until.setVisible(until is not None)
        self.delete.setVisible(event is not None)
        self._problem.hide()

    def take_focus(self) -> None:
        """Move the keyboard to where one begins."""
        self.kind.buttons[self.kind.choice].setFocus()

    def follow(self, entries: Sequence[Event]) -> bool:
        """Show what became of the event, as after undo. False when it is there no more."""
        if self._event is None:
            return True
        found = next((event for event in entries if event.id == self._id), None)
        if found is not None and found != self._event:
            self.show_entry(self._day, found)
        return found is not None

    def flush(self) -> None:
        """Tell what was typed, if that has not happened yet."""
        self._tell()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        last, buttons = QWidget(), QWidget()
        last_flow, button_flow = Flow(last), Flow(buttons)
        last_flow.addWidget(self.lasted)
        last_flow.addWidget(self.until)
        button_flow.addWidget(self.finish)
        button_flow.addWidget(self.delete)
        for widget in (self.kind, self.what, last, self._problem, buttons):
            column.addWidget(widget)
        self.kind.chosen.connect(lambda _kind: self._tell())
        self.what.editingFinished.connect(self._tell)
        self.lasted.toggled.connect(self._lasted)
        self.until.dateChanged.connect(lambda _day: self._tell())
        self.finish.clicked.connect(self._finish)
        self.delete.clicked.connect(self._delete)

    def _lasted(self, on: bool) -> None:
        self.until.setVisible(on)
        self._tell()

    def _finish(self) -> None:
        self._tell()
        # What can not be right stays in sight until it is changed.
        if self._problem.isHidden():
            self.done.emit()

    def _tell(self) -> None:
        before = self._event
        if before is None and not self.what.text().strip():
            return
        event, problem = self._read()
        self._problem.setText(_("Not saved yet. {reason}").format(reason=problem))
        self._problem.setVisible(bool(problem))
        if event is not None and (before is None or replace(event, stamp=before.stamp) != before):
            self._event = event
            self.delete.show()
            self.told.emit(event)

    def _read(self) -> tuple[Event | None, str]:
        """Return what the form says, and what is wrong with it: a part that can not be right stays as it was."""
        before, problem = self._event, ""
        kind = EventKind(self.kind.choice)
        try:
            event = Event(self._day, clock.now(), self._id, kind, self.what.text())
        except EntryError as error:
            if before is None:
                return None, str(error)
            problem = str(error)
            event = replace(before, stamp=clock.now(), kind=kind)
        try:
            until = of_qdate(self.until.date()) if self.lasted.isChecked() else None
            return replace(event, until=until), problem
        except EntryError as error:
            return replace(event, until=None if before is None else before.until), str(error)

    def _delete(self) -> None:
        gone, self._event = self._event, None
        if gone is not None:
            self.deleted.emit(gone)
