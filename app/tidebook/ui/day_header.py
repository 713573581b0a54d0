"""Which day it is, what is saved, and the way to other days."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook import clock
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.language import _
from tidebook.ui.button import Button
from tidebook.ui.dates import day_words, nearness
from tidebook.ui.flow import Flow
from tidebook.ui.label import Label
from tidebook.ui.step_buttons import StepButtons
from tidebook.ui.toggle_button import ToggleButton


class DayHeader(QWidget):
    """The title of the day with *Earlier*, *Later*, *Too ill today*, and one line of status."""

    stepped = Signal(int)  # days: -1 earlier, +1 later
    told = Signal(DayFact)
    taken_back = Signal(DayFact)
    bad_day = Signal()
    to_today = Signal()
    to_calendar = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._day = date.min
        self._title = Label("", "title")
        self.status = Label("", "quiet")
        self.status.setObjectName("status")
        self.steps = StepButtons()
        self.earlier = Button(_("‹ Earlier"))
        self.later = Button(_("Later ›"))
        self.earlier.setAccessibleName(_("Earlier day"))
        self.later.setAccessibleName(_("Later day"))
        self.calendar = Button(_("Calendar"))
        self.calendar.setAccessibleName(_("Choose a day from the calendar"))
        self.back = Button(_("Back to today"))
        self.one_by_one = Button(_("One at a time"))
        self.one_by_one.setAccessibleDescription(_("Asks one question at a time, in large letters"))
        self.too_ill = ToggleButton(_("Too ill today"))
        self.too_ill.setAccessibleDescription(_("Records that I was too ill to fill this in"))
        buttons = QWidget()
        flow = Flow(buttons)
        ways = (self.earlier, self.later, self.calendar, self.back)
        for widget in (*ways, self.too_ill, self.one_by_one, self.steps):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._title, buttons, self.status):
            column.addWidget(part)
        self.earlier.clicked.connect(lambda: self.stepped.emit(-1))
        self.later.clicked.connect(lambda: self.stepped.emit(1))
        self.too_ill.clicked.connect(self._too_ill_clicked)
        self.one_by_one.clicked.connect(self.bad_day)
        self.back.clicked.connect(self.to_today)
        self.calendar.clicked.connect(self.to_calendar)

    def show_day(self, day: date, today: date, too_ill: DayFact | None) -> None:
        """Show which day it is, and whether it was marked too ill to fill in."""
        self._day = day
        self._title.setText(day_words(day, today))
        self.later.setEnabled(day < today)
        self.one_by_one.setVisible(day == today)
        self.back.setVisible(day != today)
        self.too_ill.setChecked(too_ill is not None and bool(too_ill.value))
        self.too_ill.setText(_("Too ill today") if day == today else _("Too ill that day"))

    def show_status(self, day: date, today: date, answered: int, asked: int, saved: str) -> None:
        """Say how far the day is filled in, and what was last saved."""
        parts = [nearness(day, today)]
        if not self.too_ill.isChecked():
            parts.append(_("{answered} of {asked} answered").format(answered=answered, asked=asked))
        elif answered:
            words = _("marked too ill, {answered} of {asked} answered all the same")
            parts.append(words.format(answered=answered, asked=asked))
        else:
            parts.append(_("marked too ill to fill in"))
        self.status.setText("  ·  ".join([*parts, saved] if saved else parts))

    def _too_ill_clicked(self) -> None:
        fact = DayFact(self._day, clock.now(), Fact.TOO_ILL, 1)
        if self.too_ill.isChecked():
            self.told.emit(fact)
        else:
            self.taken_back.emit(fact)
