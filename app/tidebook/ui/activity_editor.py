"""What was done, how much effort it took, and whatever else is known of it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from tidebook.domain.activity import Activity, ActivityKind
from tidebook.domain.spoken import read_clock, read_minutes
from tidebook.domain.stamp import Stamp
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.button import Button
from tidebook.ui.dates import clock_words
from tidebook.ui.entry_editor import EntryEditor
from tidebook.ui.flow import Flow
from tidebook.ui.label import Label
from tidebook.ui.line_field import LineField
from tidebook.ui.scale_row import ScaleRow
from tidebook.ui.stride import clock_stride, minutes_stride
from tidebook.ui.tab_order import chain_before
from tidebook.ui.toggle_button import ToggleButton
from tidebook.ui.told_field import ToldField


class ActivityEditor(EntryEditor[Activity]):
    """Tells one activity; what was done, in the person's words, is all that it needs."""

    def __init__(self) -> None:
        super().__init__()
        self._usual: dict[str, Activity] = {}
        self._offered: list[str] = []
        self.what = LineField()
        self.what.setAccessibleName(_("What I did"))
        self.what.setPlaceholderText(_("What I did"))
        self._usual_row = QWidget()
        self._usual_row.setAccessibleName(_("What I often do"))
        self._usual_flow = Flow(self._usual_row)
        self.effort = ScaleRow(_("Effort"), _("0 none, 5 my usual limit, 10 far beyond it"))
        self.kinds: dict[ActivityKind, ToggleButton] = {}
        noon, half_hour, quarter = clock_stride(lambda: time(12)), minutes_stride(30), minutes_stride(15)
        self.started = ToldField(_("Began"), read_clock, clock_words, _("such as 14:30"), noon)
        self.minutes = ToldField(_("How many minutes"), read_minutes, str, _("minutes"), half_hour)
        self.upright = ToldField(_("Minutes on my feet"), read_minutes, str, _("minutes"), quarter)
        self._build()

    def show_usual(self, usual: Sequence[Activity]) -> None:
        """Offer what the person does often: a tap takes its name and kinds, never its effort.

        The buttons change with the next form that is opened, never under the finger.
        """
        self._usual = {activity.what: activity for activity in usual}

    @override
    def show_entry(self, day: date, entry: Activity | None) -> None:
        super().show_entry(day, entry)
        self._offer_usual()
        self._usual_row.setVisible(entry is None and bool(self._usual))

    @override
    def take_focus(self) -> None:
        first = self._usual_flow.itemAt(0) if self._usual_row.isVisible() else None
        widget = None if first is None else first.widget()
        (widget or self.what).setFocus()

    @override
    def begin(self, stamp: Stamp) -> Activity:
        return Activity(self._day, stamp, self._id, self.what.text())

    @override
    def parts(self) -> Mapping[str, Callable[[], Any]]:
        return {
            "what": self._what,
            "effort": lambda: self.effort.value,
            "kinds": lambda: frozenset(kind for kind, button in self.kinds.items() if button.isChecked()),
            "started": lambda: self.started.value,
            "minutes": lambda: self.minutes.value,
            "upright_minutes": lambda: self.upright.value,
        }

    @override
    def fill(self, entry: Activity | None, *, keep_open: bool) -> None:
        if not (keep_open and self._what() in {"", "" if entry is None else entry.what}):
            self.what.setText("" if entry is None else entry.what)
            # Where it is longer than the field, it is read from its beginning.
            self.what.setCursorPosition(0)
        self.effort.show_value(None if entry is None else entry.effort)
        self.started.show_value(None if entry is None else entry.started, keep_open=keep_open)
        self.minutes.show_value(None if entry is None else entry.minutes, keep_open=keep_open)
        self.upright.show_value(None if entry is None else entry.upright_minutes, keep_open=keep_open)
        for kind, button in self.kinds.items():
            button.setChecked(entry is not None and kind in entry.kinds)

    def _what(self) -> str:
        return self.what.text().strip()

    def _build(self) -> None:
        kinds, times = QWidget(), QWidget()
        kinds.setAccessibleName(_("Kinds of effort"))
        kind_flow, time_flow = Flow(kinds), Flow(times)
        for kind in ActivityKind:
            button = self.kinds[kind] = ToggleButton(kind.words)
            button.clicked.connect(self.change)
            kind_flow.addWidget(button)
        for field in (self.started, self.minutes, self.upright):
            field.told.connect(self.change)
            time_flow.addWidget(field)
        hint = Label(_("Kinds; several may hold"), "quiet")
        self.lay_out(self._usual_row, self.what, self.effort, hint, kinds, times)
        self.what.editingFinished.connect(self.change)
        self.effort.chosen.connect(self.change)
        self.effort.cleared.connect(self.change)
        self.effort.left.connect(self._leave_effort)

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
        self.change()
        self.effort.take_focus()

    def _leave_effort(self, by: int) -> None:
        if by > 0:
            self.finish.setFocus()
        else:
            self.what.setFocus()
