"""What was done, how much effort it took, and whatever else is known of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from tidebook import clock
from tidebook.domain.activity import Activity, ActivityKind
from tidebook.domain.errors import EntryError
from tidebook.domain.spoken import read_clock, read_minutes
from tidebook.language import _
from tidebook.ui.button import Button
from tidebook.ui.dates import clock_words
from tidebook.ui.flow import Flow
from tidebook.ui.label import Label
from tidebook.ui.scale_row import ScaleRow
from tidebook.ui.tab_order import chain_before
from tidebook.ui.told_field import ToldField


class ActivityEditor(QWidget):
    """Tells one activity. Emits it, whole, at each change that makes sense; a name is all that it needs."""

    told = Signal(Activity)
    deleted = Signal(Activity)
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._day = date.min
        self._activity: Activity | None = None
        self._id = uuid4()
        self._usual: dict[str, Activity] = {}
        self._offered: list[str] = []
        self.what = QLineEdit()
        self.what.setAccessibleName(_("What I did"))
        self.what.setPlaceholderText(_("What I did"))
        self._usual_row = QWidget()
        self._usual_row.setAccessibleName(_("What I often do"))
        self._usual_flow = Flow(self._usual_row)
        self.effort = ScaleRow(_("Effort"), _("0 none, 5 my usual limit, 10 far beyond it"))
        self.kinds: dict[ActivityKind, Button] = {}
        self.started = ToldField(_("Began"), read_clock, clock_words, _("such as 14:30"))
        self.minutes = ToldField(_("How many minutes"), read_minutes, str, _("minutes"))
        self.upright = ToldField(_("Minutes on my feet"), read_minutes, str, _("minutes"))
        self._problem = Label("", "quiet")
        self._problem.hide()
        self.delete = Button(_("Delete"))
        self.finish = Button(_("Done"))
        self._build()

    def show_usual(self, usual: Sequence[Activity]) -> None:
        """Offer what the person does often: a tap takes its name and kinds, never its effort.

        The buttons change with the next form that is opened, never under the finger.
        """
        self._usual = {activity.what: activity for activity in usual}

    def show_entry(self, day: date, activity: Activity | None) -> None:
        """Show an activity of `day`, or the empty form of a new one."""
        self._day = day
        self._activity = activity
        self._id = uuid4() if activity is None else activity.id
        self._offer_usual()
        self._usual_row.setVisible(activity is None and bool(self._usual))
        self.delete.setVisible(activity is not None)
        self._problem.hide()
        self.what.setText("" if activity is None else activity.what)
        self.effort.show_value(None if activity is None else activity.effort)
        self.started.show_value(None if activity is None else activity.started)
        self.minutes.show_value(None if activity is None else activity.minutes)
        self.upright.show_value(None if activity is None else activity.upright_minutes)
        for kind, button in self.kinds.items():
            button.setChecked(activity is not None and kind in activity.kinds)

    def take_focus(self) -> None:
        """Move the keyboard to where one begins: what is often done, or the name."""
        first = self._usual_flow.itemAt(0) if self._usual_row.isVisible() else None
        widget = None if first is None else first.widget()
        (widget or self.what).setFocus()

    def follow(self, entries: Sequence[Activity]) -> bool:
        """Show what became of the activity, as after undo. False when it is there no more."""
        if self._activity is None:
            return True
        found = next((activity for activity in entries if activity.id == self._id), None)
        if found is not None and found != self._activity:
            self.show_entry(self._day, found)
        return found is not None

    def flush(self) -> None:
        """Tell what was typed, if that has not happened yet."""
        self._tell()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        kinds = QWidget()
        kinds.setAccessibleName(_("Kinds of effort"))
        flow = Flow(kinds)
        for kind in ActivityKind:
            button = self.kinds[kind] = Button(kind.words)
            button.setCheckable(True)
            button.clicked.connect(self._tell)
            flow.addWidget(button)
        times, buttons = QWidget(), QWidget()
        time_flow, button_flow = Flow(times), Flow(buttons)
        for field in (self.started, self.minutes, self.upright):
            time_flow.addWidget(field)
            field.told.connect(self._tell)
        for button in (self.finish, self.delete):
            button_flow.addWidget(button)
        for widget in (self._usual_row, self.what, self.effort, Label(_("Kinds; several may hold"), "quiet"), kinds):
            column.addWidget(widget)
        for widget in (times, self._problem, buttons):
            column.addWidget(widget)
        # Beside a taller card, what is left over stays below.
        column.addStretch(1)
        self.what.editingFinished.connect(self._tell)
        self.effort.chosen.connect(self._tell)
        self.effort.cleared.connect(self._tell)
        self.effort.left.connect(self._leave_effort)
        self.finish.clicked.connect(self._finish)
        self.delete.clicked.connect(self._delete)

    def _offer_usual(self) -> None:
        if self._offered == list(self._usual):
            return
        self._offered = list(self._usual)
        while (item := self._usual_flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for what in self._offered:
            button = Button(what)
            button.clicked.connect(lambda _checked, what=what: self._take_usual(what))
            self._usual_flow.addWidget(button)
            # A button that is not shown yet would not take the keyboard.
            button.show()
        chain_before(self._usual_row, self.what)
        completer = QCompleter(self._offered, self.what)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.what.setCompleter(completer)

    def _take_usual(self, what: str) -> None:
        self.what.setText(what)
        for kind, button in self.kinds.items():
            button.setChecked(kind in self._usual[what].kinds)
        self._tell()
        self.effort.take_focus()

    def _leave_effort(self, by: int) -> None:
        if by > 0:
            self.finish.setFocus()
        else:
            self.what.setFocus()

    def _finish(self) -> None:
        self._tell()
        # What could not be read stays in sight until it is changed or emptied.
        if self._problem.isHidden():
            self.done.emit()

    def _tell(self) -> None:
        before = self._activity
        if before is None and not self.what.text().strip():
            return
        activity, problem = self._read()
        self._problem.setText(_("Not saved yet. {reason}").format(reason=problem))
        self._problem.setVisible(bool(problem))
        if activity is not None and (before is None or replace(activity, stamp=before.stamp) != before):
            self._activity = activity
            self.delete.show()
            self.told.emit(activity)

    def _read(self) -> tuple[Activity | None, str]:
        """Return what the form says, and what is wrong with it: a part that can not be read stays as it was."""
        before, problem = self._activity, ""
        kinds = frozenset(kind for kind, button in self.kinds.items() if button.isChecked())
        try:
            activity = Activity(self._day, clock.now(), self._id, self.what.text(), kinds, self.effort.value)
        except EntryError as error:
            if before is None:
                return None, str(error)
            problem = str(error)
            activity = replace(before, stamp=clock.now(), kinds=kinds, effort=self.effort.value)
        for part, field in self._parts().items():
            told: dict[str, Any] = {part: getattr(before, part, None)}
            try:
                activity = replace(activity, **{**told, part: field.value})
            except EntryError as error:
                problem = str(error)
                activity = replace(activity, **told)
        return activity, problem

    def _parts(self) -> dict[str, ToldField[Any]]:
        return {"started": self.started, "minutes": self.minutes, "upright_minutes": self.upright}

    def _delete(self) -> None:
        gone, self._activity = self._activity, None
        if gone is not None:
            self.deleted.emit(gone)
