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
        self._skipped: set[str] = set()
        self._last = ""
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
        self.skip.clicked.connect(self._skip)
        self.too_ill.clicked.connect(self._mark_too_ill)
        self.stop.clicked.connect(self.stopped)
        journal.opened.connect(self._opened)
        journal.stepped.connect(lambda _changes: self._stepped())
        journal.saved.connect(lambda _stamp: self._say())

    def flush(self) -> None:
        """Nothing is ever half typed here."""

    def start(self) -> None:
        """Ask the questions of today that are still open."""
        self._skipped.clear()
        self._start()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.start()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.stopped.emit()
        elif event.text().lower() == "s":
            # A finger that rests on the key skips one question, not all of them.
            if not event.isAutoRepeat():
                self._skip()
        else:
            super().keyPressEvent(event)

    def _start(self) -> None:
        self._day = clock.today()
        found = self._find_open()
        if found is not None:
            self._open = found
            self._last = ""
            self._say()
            self._ask()

    def _find_open(self) -> list[Symptom] | None:
        """Return what is still to be asked. None, and the trouble is told, when it can not be read."""
        try:
            record = self._journal.read(Period(self._day, self._day))
        except JournalError as error:
            self._journal.trouble.emit(error)
            return None
        done = {rating.symptom for rating in record.ratings} | self._skipped
        asked = my_list(self._day, record, bundled.catalogue())
        return [symptom for symptom in asked if not symptom.is_folded and symptom.key not in done]

    def _opened(self) -> None:
        """Leave out what the file has answered already: until it was open, nobody could know."""
        if not self.isVisible():
            return
        if self.row is None or not self.row.is_answered:
            self._start()
            return
        # A 1 that may still become a 10 stays on screen.
        found = self._find_open()
        if found is not None:
            self._open[1:] = [symptom for symptom in found if symptom != self._open[0]]

    def _stepped(self) -> None:
        """Ask again what undo took back."""
        if self.isVisible():
            self._start()

    def _ask(self) -> None:
        if self.row is not None:
            self.row.hide()
            self.row.deleteLater()
            self.row = None
        self.skip.setVisible(bool(self._open))
        self.too_ill.setVisible(bool(self._open))
        if not self._open:
            self._say_end()
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
        self.row.taken_back.connect(self._take_back)
        # By keys, the next question comes when the row is left: a 1 may still become a 10.
        self.row.left.connect(lambda by: self._next() if by > 0 else None)
        self.row.passed_on.connect(self._pass_on)
        for button in self.row.buttons:
            button.clicked.connect(self._clicked)
        self._place.addWidget(self.row)
        self.row.take_focus()

    def _answer(self, rating: Rating) -> None:
        symptom = self._open[0]
        self._journal.record(rating, _("{symptom} {value}").format(symptom=symptom.name, value=rating.value))
        self._last = f"{symptom.name} {rating.value}"
        self._say()

    def _take_back(self, rating: Rating) -> None:
        words = _("{symptom} taken back").format(symptom=self._open[0].name)
        self._journal.remove(rating, words)
        self._last = words
        self._say()

    def _clicked(self) -> None:
        # The chosen number again takes the answer back: then the question stays.
        if self.row is not None and self.row.is_answered:
            self._next()

    def _pass_on(self, event: QKeyEvent) -> None:
        self._next()
        if self.row is not None:
            self.row.take_key(event)

    def _skip(self) -> None:
        if self.row is not None and not self.row.is_answered:
            self._skipped.add(self._open[0].key)
        self._next()

    def _next(self) -> None:
        del self._open[:1]
        self._ask()

    def _mark_too_ill(self) -> None:
        # Wanted only now: the window is to take answers soon.
        from tidebook.ui.entry_words import said_words

        fact = DayFact(self._day, clock.now(), Fact.TOO_ILL, 1)
        self._journal.record(fact, said_words(fact, {}))
        self._last = _("Marked: too ill to fill in")
        self._open.clear()
        self._ask()
        self._say()

    def _say(self) -> None:
        """Say the last answer, and whether it is in the file."""
        saved = _("Not saved yet") if self._journal.is_waiting else _("Saved")
        self.status.setText(f"{self._last}  ·  {saved}" if self._last else "")
        if self.row is None and self._day != date.min:
            self._say_end()

    def _say_end(self) -> None:
        # What waits for the disk is not called saved.
        all_ = (
            _("That is all for today.")
            if self._journal.is_waiting
            else _("That is all for today. Everything is saved.")
        )
        self.question.setText(all_)
