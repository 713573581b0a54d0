"""A medicine, an appointment, an infection or something in life: what and when, nothing of its effects."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from tidebook.domain.event import Event, EventKind
from tidebook.domain.stamp import Stamp
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.choice_row import ChoiceRow
from tidebook.ui.date_field import DateField
from tidebook.ui.dates import of_qdate, to_qdate
from tidebook.ui.entry_editor import EntryEditor
from tidebook.ui.flow import Flow
from tidebook.ui.line_field import LineField
from tidebook.ui.tick_box import TickBox


class EventEditor(EntryEditor[Event]):
    """Tells one event; what it was, in the person's words, is all that it needs."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = ChoiceRow(_("Kind"), {kind.value: kind.words for kind in EventKind})
        self.what = LineField()
        self.what.setAccessibleName(_("What it was"))
        self.what.setPlaceholderText(_("What it was"))
        self.lasted = TickBox(_("It lasted until"))
        self.until = DateField(_("Last day"))
        last = QWidget()
        flow = Flow(last)
        flow.addWidget(self.lasted)
        flow.addWidget(self.until)
        self.lay_out(self.kind, self.what, last)
        self.kind.chosen.connect(self.change)
        self.what.editingFinished.connect(self.change)
        self.lasted.toggled.connect(self._lasted)
        self.until.dateChanged.connect(self.change)

    @override
    def begin(self, stamp: Stamp) -> Event:
        return Event(self._day, stamp, self._id, EventKind(self.kind.choice), self.what.text())

    @override
    def parts(self) -> Mapping[str, Callable[[], Any]]:
        return {
            "kind": lambda: EventKind(self.kind.choice),
            "what": self._what,
            "until": self._until,
        }

    @override
    def fill(self, entry: Event | None, *, keep_open: bool) -> None:
        self.kind.show_choice((EventKind.STARTED if entry is None else entry.kind).value)
        if not (keep_open and self._what() in {"", "" if entry is None else entry.what}):
            self.what.setText("" if entry is None else entry.what)
            # Where it is longer than the field, it is read from its beginning.
            self.what.setCursorPosition(0)
        until, told = None if entry is None else entry.until, self._until()
        if keep_open and entry is not None and told is not None and told < entry.day:
            return
        # Only what the person does is told.
        with QSignalBlocker(self.lasted), QSignalBlocker(self.until):
            self.lasted.setChecked(until is not None)
            self.until.setDate(to_qdate(until or self._day))
        self.until.setVisible(until is not None)

    @override
    def take_focus(self) -> None:
        self.kind.buttons[self.kind.choice].setFocus()

    @override
    def revised(self, before: Event, after: Event) -> Event:
        # When it ended can only be told then: what was written down in time stays so.
        is_end_alone = replace(after, stamp=before.stamp, until=before.until) == before
        return replace(after, stamp=before.stamp) if is_end_alone else after

    def _what(self) -> str:
        return self.what.text().strip()

    def _until(self) -> date | None:
        return of_qdate(self.until.date()) if self.lasted.isChecked() else None

    def _lasted(self, on: bool) -> None:
        self.until.setVisible(on)
        self.change()
