"""Which day it is, what is saved, and the way to other days."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from tidebook import clock
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.language import _
from tidebook.ui.button import Button
from tidebook.ui.dates import day_words, nearness
from tidebook.ui.flow import Flow
from tidebook.ui.label import Label


class DayHeader(QWidget):
    """The title of the day with *Earlier*, *Later*, *Too ill today*, and one line of status."""

    stepped = Signal(int)  # days: -1 earlier, +1 later
    told = Signal(DayFact)
    taken_back = Signal(DayFact)
    undo = Signal()
    bad_day = Signal()
    to_today = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._day = date.min
        self._title = Label("", "title")
        self.status = Label("", "quiet")
        self.status.setObjectName("status")
        self.undo_button = Button(_("Undo"))
        self.earlier = Button(_("‹ Earlier"))
        self.later = Button(_("Later ›"))
        self.earlier.setAccessibleName(_("Earlier day"))
        self.later.setAccessibleName(_("Later day"))
        self.back = Button(_("Back to today"))
        self.one_by_one = Button(_("One at a time"))
        self.one_by_one.setAccessibleDescription(_("Asks one question at a time, in large letters"))
        self.too_ill = Button(_("Too ill today"))
        self.too_ill.setCheckable(True)
        self.too_ill.setAccessibleDescription(_("Records that I was too ill to fill this in"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        buttons = QWidget()
        flow = Flow(buttons)
        for button in (self.earlier, self.later, self.back, self.too_ill, self.one_by_one, self.undo_button):
            flow.addWidget(button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addLayout(words, 1)
        self._row.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._row)
        column.addWidget(self.status)
        self.earlier.clicked.connect(lambda: self.stepped.emit(-1))
        self.later.clicked.connect(lambda: self.stepped.emit(1))
        self.too_ill.clicked.connect(self._too_ill_clicked)
        self.undo_button.clicked.connect(self.undo)
        self.one_by_one.clicked.connect(self.bad_day)
        self.back.clicked.connect(self.to_today)
        self.show_undo("")

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
        if self.too_ill.isChecked():
            parts.append(_("marked too ill to fill in"))
        parts.append(_("{answered} of {asked} answered").format(answered=answered, asked=asked))
        self.status.setText("  ·  ".join([*parts, saved] if saved else parts))

    def show_undo(self, words: str) -> None:
        """Offer to take back the step called `words`; nothing to offer if it is empty."""
        self.undo_button.setEnabled(bool(words))
        self.undo_button.setAccessibleName(_("Undo: {step}").format(step=words) if words else _("Undo"))
        self.undo_button.setToolTip(words)

    def arrange(self, *, narrow: bool) -> None:
        """Put the buttons below the title where there is little room."""
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _too_ill_clicked(self) -> None:
        fact = DayFact(self._day, clock.now(), Fact.TOO_ILL, 1)
        if self.too_ill.isChecked():
            self.told.emit(fact)
        else:
            self.taken_back.emit(fact)
