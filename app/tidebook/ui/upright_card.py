"""Hours upright: how long the feet were on the floor."""

from datetime import date

from PySide6.QtCore import Signal

from tidebook import clock
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.errors import EntryError
from tidebook.domain.spoken import read_hours
from tidebook.language import _
from tidebook.ui.card import Card
from tidebook.ui.label import Label
from tidebook.ui.lateness import LateLabel
from tidebook.ui.stride import hours_stride
from tidebook.ui.told_field import ToldField


class UprightCard(Card):
    """Takes the hours from a field, in which − and + stand for half an hour."""

    told = Signal(DayFact)
    taken_back = Signal(DayFact)

    def __init__(self) -> None:
        super().__init__(_("Hours upright"))
        self._day = date.min
        self._fact: DayFact | None = None
        words, by_halves = _("Hours with my feet on the floor, such as 4.5"), hours_stride(Fact.HOURS_UPRIGHT.largest)
        self.field = ToldField(words, read_hours, "{:g}".format, stride=by_halves)
        self._late, self._problem = LateLabel(), Label("", "quiet")
        self._problem.hide()
        self.column.addWidget(self.field)
        self.column.addWidget(self._late)
        self.column.addWidget(self._problem)
        self.column.addStretch()
        self.field.told.connect(self._tell)

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
