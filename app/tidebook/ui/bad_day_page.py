"""The bad day: one question at a time, in large letters, and nothing else."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook import bundled, clock
from tidebook.domain.asked import my_list
from tidebook.domain.catalogue import Symptom
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.errors import JournalError
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.flow import Flow
from tidebook.ui.journal import Journal
from tidebook.ui.label import Label
from tidebook.ui.page import Page
from tidebook.ui.rating_row import RatingRow

_WIDEST_PX = 680


class BadDayPage(Page):
    """Asks today's open questions of those that are always shown. Each answer is saved at once.

    Number keys answer, S skips, Escape stops. Whoever stops half-way keeps everything.
    """

    stopped = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__(_WIDEST_PX)
        self._journal = journal
        self._day = date.min
        self._open: list[Symptom] = []
        self.question = Label("", "huge")
        self.row: RatingRow | None = None
        self._place = QVBoxLayout()
        self.status = Label("", "quiet")
        self.skip = Button(_("Skip"))
        self.too_ill = Button(_("Too ill today"))
        self.stop = Button(_("Stop, that's enough"))
        buttons = QWidget()
        flow = Flow(buttons)
        for button in (self.skip, self.too_ill, self.stop):
            flow.addWidget(button)
        self.column.setSpacing(24)
        self.column.addStretch(1)
        self.column.addWidget(self.question)
        self.column.addLayout(self._place)
        self.column.addWidget(self.status)
        self.column.addWidget(buttons)
        self.column.addStretch(2)
        self.skip.clicked.connect(self._next)
        self.too_ill.clicked.connect(self._mark_too_ill)
        self.stop.clicked.connect(self.stopped)

    def flush(self) -> None:
        """Nothing is ever half typed here."""

    def start(self) -> None:
        """Ask the questions of today that are still open."""
        self._day = clock.today()
        try:
            record = self._journal.read(Period(self._day, self._day))
        except JournalError as error:
            self._journal.trouble.emit(error)
            return
        answered = {rating.symptom for rating in record.ratings}
        asked = my_list(self._day, record, bundled.catalogue())
        self._open = [s for s in asked if not s.is_folded and s.key not in answered]
        self.status.setText("")
        self._ask()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.start()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.stopped.emit()
        elif event.text().lower() == "s":
            self._next()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        if self.row is not None:
            self.row.hide()
            self.row.deleteLater()
            self.row = None
        self.skip.setVisible(bool(self._open))
        self.too_ill.setVisible(bool(self._open))
        if not self._open:
            self.question.setText(_("That is all for today. Everything is saved."))
            self.stop.setText(_("Close this view"))
            self.stop.setFocus()
            announce(self.question, self.question.text())
            return
        self.stop.setText(_("Stop, that's enough"))
        symptom = self._open[0]
        self.question.setText(symptom.words)
        self.row = RatingRow(symptom, is_named=False)
        self.row.show_rating(self._day, None)
        self.row.answered.connect(self._answer)
        # By keys, the next question comes when the row is left: a 1 may still become a 10.
        self.row.left.connect(lambda by: self._next() if by > 0 else None)
        self.row.passed_on.connect(self._pass_on)
        for button in self.row.buttons:
            button.clicked.connect(self._next)
        self._place.addWidget(self.row)
        self.row.take_focus()

    def _answer(self, rating: Rating) -> None:
        symptom = self._open[0]
        self._journal.record(rating, _("{symptom} {value}").format(symptom=symptom.name, value=rating.value))
        saved = _("Not saved yet") if self._journal.is_waiting else _("Saved")
        self.status.setText(f"{symptom.name} {rating.value}  ·  {saved}")

    def _pass_on(self, event: QKeyEvent) -> None:
        self._next()
        if self.row is not None:
            self.row.take_key(event)

    def _next(self) -> None:
        del self._open[:1]
        self._ask()

    def _mark_too_ill(self) -> None:
        self._journal.record(DayFact(self._day, clock.now(), Fact.TOO_ILL, 1), self.too_ill.text())
        self.status.setText(_("Marked: too ill to fill in"))
        self._open.clear()
        self._ask()
