"""Hours upright: how long the feet were on the floor."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from tidebook import clock
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.errors import EntryError
from tidebook.domain.spoken import read_hours
from tidebook.language import _
from tidebook.ui.button import Button
from tidebook.ui.card import Card
from tidebook.ui.label import Label
from tidebook.ui.lateness import LateLabel
from tidebook.ui.told_field import ToldField

_STEP_HOURS = 0.5


class UprightCard(Card):
    """Takes the hours from a field, or from two buttons that add and take half an hour."""

    told = Signal(DayFact)
    taken_back = Signal(DayFact)

    def __init__(self) -> None:
        super().__init__(_("Hours upright"))
        self._day = date.min
        self._fact: DayFact | None = None
        self.field = ToldField(_("Hours with my feet on the floor, such as 4.5"), read_hours, "{:g}".format)
        self.less, self.more = Button("−"), Button("+")
        self.less.setAccessibleName(_("Half an hour less"))
        self.more.setAccessibleName(_("Half an hour more"))
        self._late, self._problem = LateLabel(), Label("", "quiet")
        self._problem.hide()
        self.field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout()
        row.setSpacing(4)
        for widget in (self.less, self.field.field, self.more):
            row.addWidget(widget)
        row.setStretch(1, 1)
        self.column.addWidget(self.field)
        self.column.addLayout(row)
        self.column.addWidget(self._late)
        self.column.addWidget(self._problem)
        self.column.addStretch()
        self.field.told.connect(self._tell)
        self.less.clicked.connect(lambda: self._add(-_STEP_HOURS))
        self.more.clicked.connect(lambda: self._add(_STEP_HOURS))

    def show_fact(self, day: date, fact: DayFact | None) -> None:
        """Show the hours of `day`. What is being typed about the same day stays."""
        is_same_day = day == self._day
        self._day = day
        self._fact = fact
        self._late.show_entry(fact)
        self.field.show_value(None if fact is None else fact.value, keep_open=is_same_day)
        if not self.field.is_open:
            self._problem.hide()

    def flush(self) -> None:
        """Tell what was typed, if that has not happened yet."""
        self.field.flush()

    def _add(self, hours: float) -> None:
        now = 0.0 if self._fact is None else self._fact.value
        self.field.show_value(min(max(now + hours, 0.0), Fact.HOURS_UPRIGHT.largest))
        self._tell()

    def _tell(self) -> None:
        try:
            value = self.field.value
            fact = None if value is None else DayFact(self._day, clock.now(), Fact.HOURS_UPRIGHT, value)
        except EntryError as error:
            self._problem.setText(_("Not saved yet. {reason}").format(reason=error))
            self._problem.show()
            return
        gone, self._fact = self._fact, fact
        self._late.show_entry(fact)
        self._problem.hide()
        if fact is not None:
            self.told.emit(fact)
        elif gone is not None:
            self.taken_back.emit(gone)
