"""One score from elsewhere: its name, its number, the date, and who did it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import uuid4

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCompleter, QDateEdit, QVBoxLayout, QWidget

from tidebook import clock
from tidebook.domain.errors import EntryError
from tidebook.domain.score import Score
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.button import Button
from tidebook.ui.dates import of_qdate, to_qdate
from tidebook.ui.flow import Flow
from tidebook.ui.label import Label
from tidebook.ui.numbers import number_words, read_number
from tidebook.ui.told_field import ToldField


class _Date(QDateEdit):
    """Turning the wheel scrolls the page and never changes the date."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ScoreEditor(QWidget):
    """Emits the score, whole, at each change that makes sense. What can not be kept yet stays as it was typed."""

    told = Signal(Score)
    deleted = Signal(Score)
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._score: Score | None = None
        self._id = uuid4()
        self.name = ToldField(_("Name of the test"), str, str)
        self.number: ToldField[float] = ToldField(_("Number"), read_number, number_words, _("such as 57"))
        self.by_whom = ToldField(_("Who did it"), str, str, _("may stay open"))
        self.day = _Date()
        self.day.setCalendarPopup(True)
        self.day.setKeyboardTracking(False)
        self.day.setAccessibleName(_("Date of the test"))
        self._problem = Label()
        self.finish, self.delete = Button(_("Done")), Button(_("Delete"))
        self._build()

    @property
    def problem(self) -> str:
        """Why what stands here can not be kept, or nothing. An empty form of a new score is no problem."""
        if self._is_empty and self._score is None:
            return ""
        try:
            self._read()
        except EntryError as error:
            return str(error)
        return ""

    def show_entry(self, _day: date, score: Score | None) -> None:
        """Show a score, or the empty form of a new one, which is about today until the person says otherwise."""
        self._score = score
        self._id = uuid4() if score is None else score.id
        self._show(keep_open=False)
        self._say("")

    def follow(self, scores: Iterable[Score]) -> bool:
        """Show the score as it is now among `scores`. What is being typed stays, and the form with it (True)."""
        newer = next((score for score in scores if score.id == self._id), None)
        if newer != self._score:
            self._score = newer
            self._show(keep_open=True)
        return True

    def offer(self, names: Iterable[str]) -> None:
        """Offer the names that were given before."""
        completer = QCompleter(sorted(set(names)), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.name.field.setCompleter(completer)

    def take_focus(self) -> None:
        """Move the keyboard to where one begins."""
        self.name.field.setFocus()

    def flush(self) -> None:
        """Tell what was typed, if that has not happened yet."""
        self.day.interpretText()
        self._tell()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        label = Label(_("Date of the test"), "quiet")
        label.setBuddy(self.day)
        buttons = QWidget()
        flow = Flow(buttons)
        flow.addWidget(self.finish)
        flow.addWidget(self.delete)
        for widget in (self.name, self.number, label, self.day, self.by_whom, self._problem, buttons):
            column.addWidget(widget)
        for field in (self.name, self.number, self.by_whom):
            field.told.connect(self._changed)
        self.day.dateChanged.connect(self._changed)
        self.finish.clicked.connect(self._finish)
        self.delete.clicked.connect(self._delete)

    @property
    def _is_empty(self) -> bool:
        return not any(field.field.text().strip() for field in (self.name, self.number, self.by_whom))

    def _show(self, *, keep_open: bool) -> None:
        score = self._score
        self.name.show_value(None if score is None else score.name, keep_open=keep_open)
        self.number.show_value(None if score is None else score.number, keep_open=keep_open)
        self.by_whom.show_value((score.by_whom or None) if score is not None else None, keep_open=keep_open)
        with QSignalBlocker(self.day):
            self.day.setMaximumDate(to_qdate(clock.today()))
            self.day.setDate(to_qdate(clock.today() if score is None else score.day))
        self.delete.setVisible(score is not None)

    def _read(self) -> Score:
        name = self.name.value or ""
        number = self.number.value
        if number is None:
            raise EntryError(_("Please write a number, such as 57."))
        day = of_qdate(self.day.date())
        return Score(day, clock.now(), self._id, name, number, self.by_whom.value or "")

    def _changed(self) -> None:
        # While the first one of two is being told, nothing is wrong yet.
        self.delete.setVisible(self._score is not None or not self._is_empty)
        if self._score is not None or (self.name.field.text().strip() and self.number.field.text().strip()):
            self._tell()
        else:
            self._say(self.number.problem)

    def _tell(self) -> None:
        problem = self.problem
        self._say(problem)
        if problem or (self._is_empty and self._score is None):
            return
        score = self._read()
        if self._score is None or replace(score, stamp=self._score.stamp) != self._score:
            self._score = score
            self._show(keep_open=False)
            self.told.emit(score)

    def _say(self, problem: str) -> None:
        self._problem.setText(_("Not saved yet. {reason}").format(reason=problem) if problem else "")
        self._problem.setVisible(bool(problem))

    def _finish(self) -> None:
        self._tell()
        if not self.problem:
            self.done.emit()

    def _delete(self) -> None:
        gone, self._score = self._score, None
        if gone is None:
            self.show_entry(date.min, None)
            self.done.emit()
        else:
            self.deleted.emit(gone)
