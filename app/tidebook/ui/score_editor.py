"""One score from elsewhere: its name, its number, the date, and who did it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCompleter

from tidebook import clock
from tidebook.domain.errors import EntryError
from tidebook.domain.score import Score
from tidebook.domain.stamp import Stamp
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.date_field import DateField
from tidebook.ui.dates import of_qdate, to_qdate
from tidebook.ui.entry_editor import EntryEditor
from tidebook.ui.label import Label
from tidebook.ui.numbers import number_words, read_number
from tidebook.ui.told_field import ToldField


class ScoreEditor(EntryEditor[Score]):
    """Tells one score; it needs a name and a number, and is about today until the person says otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self.name = ToldField(_("Name of the test"), str, str)
        self.number: ToldField[float] = ToldField(_("Number"), read_number, number_words, _("such as 57"))
        self.by_whom = ToldField(_("Who did it"), str, str, _("may stay open"))
        self.day = DateField(_("Date of the test"))
        label = Label(_("Date of the test"), "quiet")
        label.setBuddy(self.day)
        self.lay_out(self.name, self.number, label, self.day, self.by_whom)
        for field in (self.name, self.number, self.by_whom):
            field.told.connect(self.change)
        self.day.dateChanged.connect(self.change)

    def offer(self, names: Iterable[str]) -> None:
        """Offer the names that were given before."""
        completer = QCompleter(sorted(set(names)), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.name.field.setCompleter(completer)

    @override
    def begin(self, stamp: Stamp) -> Score:
        return Score(of_qdate(self.day.date()), stamp, self._id, self.name.value or "", self._number())

    @override
    def parts(self) -> Mapping[str, Callable[[], Any]]:
        return {
            "name": lambda: self.name.value or "",
            "number": self._number,
            "day": lambda: of_qdate(self.day.date()),
            "by_whom": lambda: self.by_whom.value or "",
        }

    @override
    def fill(self, entry: Score | None, *, keep_open: bool) -> None:
        self.name.show_value(None if entry is None else entry.name, keep_open=keep_open)
        self.number.show_value(None if entry is None else entry.number, keep_open=keep_open)
        self.by_whom.show_value((entry.by_whom or None) if entry is not None else None, keep_open=keep_open)
        with QSignalBlocker(self.day):
            self.day.setMaximumDate(to_qdate(clock.today()))
            self.day.setDate(to_qdate(clock.today() if entry is None else entry.day))

    @override
    def take_focus(self) -> None:
        self.name.field.setFocus()

    def _number(self) -> float:
        number = self.number.value
        if number is None:
            raise EntryError(_("Please write a number, such as 57."))
        return number
