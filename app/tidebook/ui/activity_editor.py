"""What was done, how much effort it took, and whatever else is known of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
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
        self.what = QLineEdit()
        self.what.setAccessibleName(_("What I did"))
        self.what.setPlaceholderText(_("What I did, in a word or two"))
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
        """Offer what the person does often: a tap takes its name and kinds, never its effort."""
        self._usual = {activity.what: activity for activity in usual}
        while (item := self._usual_flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for what in self._usual:
            button = Button(what)
            button.clicked.connect(lambda _checked, what=what: self._take_usual(what))
            self._usual_flow.addWidget(button)
        completer = QCompleter(list(self._usual), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.what.setCompleter(completer)

    def show_entry(self, day: date, activity: Activity | None) -> None:
        """Show an activity of `day`, or the empty form of a new one."""
        self._day = day
        self._activity = activity
        self._id = uuid4() if activity is None else activity.id
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
        self.what.editingFinished.connect(self._tell)
        self.effort.chosen.connect(self._tell)
        self.effort.cleared.connect(self._tell)
        self.effort.left.connect(self._leave_effort)
        self.finish.clicked.connect(self.done)
        self.delete.clicked.connect(self._delete)

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

    def _tell(self) -> None:
        if not self.what.text().strip():
            return
        try:
            activity = Activity(
                self._day,
                clock.now(),
                self._id,
                self.what.text(),
                frozenset(kind for kind, button in self.kinds.items() if button.isChecked()),
                self.effort.value,
                self.started.value,
                self.minutes.value,
                self.upright.value,
            )
        except EntryError as error:
            self._problem.setText(_("Not saved yet. {reason}").format(reason=error))
            self._problem.show()
            return
        self._problem.hide()
        same = self._activity is not None and replace(activity, stamp=self._activity.stamp) == self._activity
        if not same:
            self._activity = activity
            self.delete.show()
            self.told.emit(activity)

    def _delete(self) -> None:
        gone, self._activity = self._activity, None
        if gone is not None:
            self.deleted.emit(gone)
