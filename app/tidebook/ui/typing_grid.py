"""The grid in which a tick sheet is typed in: one key a box."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from tidebook import clock
from tidebook.domain.day_fact import Fact
from tidebook.domain.entry import Entry
from tidebook.domain.errors import EntryError
from tidebook.domain.paper import Copied, Line
from tidebook.domain.period import Period
from tidebook.domain.rating import HIGHEST
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.announce import announce
from tidebook.ui.found_answers import FoundAnswers
from tidebook.ui.sheet_table import SheetTable
from tidebook.ui.written_hours import WrittenHours

_FIRST_ROW = 1  # below it lies the row for *too ill*, which is passed by
_MOVES = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}
_ONWARD = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class TypingGrid(SheetTable):
    """Every box is told at once, marked as copied from paper.

    0 to 9 and `t` (10) fill a box and go on down, from the last box to the next day. `1` waits for a `0` to make it
    10, as on Today; every other key moves on. `x` empties a box and goes on,
    Enter and Space go on, `i` says *too ill* of the day. Backspace empties, or goes back from an empty box.
    Hours take what is written: `4`, `4.5`, `12`.
    """

    told = Signal(object)  # Rating or DayFact
    taken_back = Signal(object)
    said = Signal(str)  # a sentence about the box, or nothing

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Tick sheet, to be typed in"))
        self._hours, self._hours_at = WrittenHours(), QModelIndex()
        self._may_become_ten = False
        self._found = FoundAnswers()

    def show_sheet(self, period: Period, lines: Sequence[Line], entries: Iterable[Entry], today: date) -> None:
        """Show the sheet of `period` and what is recorded of it. No day after `today` can be filled in."""
        current = self.currentIndex()
        stays = current.isValid() and self.sheet.is_sheet_of(period, lines)
        kept = (current.row(), current.column()) if stays else (_FIRST_ROW, 0)
        self.sheet.show_sheet(period, lines, entries, today)
        self._hours, self._hours_at = WrittenHours(), QModelIndex()
        self._may_become_ten = False
        if not stays:
            self._found = FoundAnswers()
        self._go_to(*kept)

    @property
    def changed_count(self) -> int:
        """How many answers that were there before have been changed here, as they stand now."""
        return self._found.changed_count(self.sheet.entry)

    def show_entry(self, entry: Entry, after: Entry | None) -> None:
        """Show what now stands in the place of `entry`, if the sheet holds it."""
        self.sheet.show_entry(entry, after)

    def name_of(self, entry: Entry) -> str:
        """Return what the line of `entry` is called."""
        return next((line.name for line in self.sheet.lines if line.holds(entry)), "")

    def press(self, key: str, *, may_become_ten: bool = True) -> bool:
        """Treat one letter as if it had been typed into the current box. False where it means nothing.

        `may_become_ten` False: a 1 is a 1, since there is another button for 10.
        """
        index = self.currentIndex()
        if not index.isValid():
            self._say(_("That day has not come yet."))
            return True
        self.said.emit("")
        if len(key) == 1 and key.isdecimal():
            self._digit(index, key, may_become_ten=may_become_ten)
        elif key in {".", ","}:
            self._point()
        elif key in {"t", "x", "i"}:
            self._settle()
            self._letter(index, key)
        else:
            return False
        return True

    def go_on(self) -> bool:
        """Move to the box below, or to the next day's first one. False, and said, where there is none."""
        index = self.currentIndex()
        row, column = index.row() + 1, index.column()
        if row >= self.sheet.rowCount():
            row, column = _FIRST_ROW, column + 1
        return self._go_to(row, column)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            event.ignore()
        elif key in _MOVES:
            self._settle()
            super().keyPressEvent(event)
        elif event.isAutoRepeat():
            # A finger that rests on a key fills one box, not all of them.
            event.accept()
        elif key in _ONWARD:
            self._onward(is_space=key == Qt.Key.Key_Space)
        elif key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self._back(self.currentIndex(), may_move=key == Qt.Key.Key_Backspace)
        elif not self.press(event.text().lower()):
            event.ignore()

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters are answers here."""

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._settle()
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            return
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self._say(_("That day has not come yet."))
        elif self._is_tick(index):
            self._letter(index, "i", stay=True)

    def _letter(self, index: QModelIndex, key: str, *, stay: bool = False) -> None:
        row, column = index.row(), index.column()
        if key == "t":
            self._tell(index, HIGHEST)
        elif key == "x":
            self._empty(index)
            self.go_on()
        elif self.sheet.entry(0, column) is None:
            self._tell(self.sheet.index(0, column), 1, stay=True)
            if not stay:
                self._go_to(_FIRST_ROW, column + 1)
        else:
            self._empty(self.sheet.index(0, column))
            self._go_to(row, column)

    def _digit(self, index: QModelIndex, digit: str, *, may_become_ten: bool = True) -> None:
        if self._may_become_ten:
            self._settle()
            if digit == "0":
                self._tell(index, HIGHEST)
                return
            # The 1 was a 1: this figure belongs to the next box.
            if not self.go_on():
                return
            index = self.currentIndex()
        if self.sheet.lines[index.row()].about is Fact.HOURS_UPRIGHT:
            self._hour(index, digit)
            return
        self._settle()
        is_open = digit == "1" and may_become_ten and not self._is_tick(index)
        self._tell(index, int(digit), stay=is_open)
        if is_open:
            self._may_become_ten = True
            self._say(_("0 makes it 10. Enter goes on."))

    def _hour(self, index: QModelIndex, digit: str) -> None:
        before = self._hours if self._hours_at == index else WrittenHours()
        hours = before.followed_by(digit)
        if hours is None:
            # The hours were complete: this figure belongs to the next day.
            self._settle()
            if self.go_on():
                self._digit(self.currentIndex(), digit)
            return
        self._hours, self._hours_at = hours, index
        self._tell(index, hours.value, stay=not hours.is_complete)
        if not hours.is_complete:
            self.said.emit(_("A second figure may follow. Enter goes on."))

    def _point(self) -> None:
        hours = self._hours.followed_by(".")
        if hours is None:
            self._say(_("A point belongs after hours, such as 4.5."))
            return
        # The first figure may have gone on to the next day already.
        self.setCurrentIndex(self._hours_at)
        self._hours = hours
        self.said.emit(_("Now the figure after the point."))

    def _tell(self, index: QModelIndex, value: float, *, stay: bool = False) -> None:
        line = self.sheet.lines[index.row()]
        if line.about is Fact.TOO_ILL and index == self.currentIndex() and not stay:
            self._say(_("Space or i ticks this box."))
            return
        try:
            entry: Copied = line.copied(self.sheet.days[index.column()], clock.now(), value)
        except EntryError as error:
            self._say(_("Not saved. {reason}").format(reason=error))
            return
        self._put(index, entry)
        self.told.emit(entry)
        announce(self, str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        if not stay:
            self.go_on()

    def _put(self, index: QModelIndex, entry: Copied | None) -> None:
        row, column = index.row(), index.column()
        self._found.note((row, column), self.sheet.entry(row, column))
        self.sheet.put(row, column, entry)

    def _empty(self, index: QModelIndex) -> None:
        gone = self.sheet.entry(index.row(), index.column())
        if gone is not None:
            self._put(index, None)
            self.taken_back.emit(gone)
            announce(self, str(index.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _onward(self, *, is_space: bool) -> None:
        self._settle()
        index = self.currentIndex()
        if is_space and index.isValid() and self._is_tick(index):
            self._letter(index, "i")
        elif index.isValid():
            self.go_on()

    def _back(self, index: QModelIndex, *, may_move: bool) -> None:
        self._settle()
        if not index.isValid():
            return
        if self.sheet.entry(index.row(), index.column()) is not None:
            self._empty(index)
        elif may_move:
            row, column = index.row() - 1, index.column()
            if row < _FIRST_ROW:
                row, column = self.sheet.rowCount() - 1, column - 1
            if column >= 0:
                self._go_to(row, column)

    def _go_to(self, row: int, column: int) -> bool:
        index = self.sheet.index(row, column)
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.setCurrentIndex(index)
            return True
        if self.sheet.days and self.currentIndex().isValid():
            self._say(_("That was the last day to fill in."))
        return False

    def _is_tick(self, index: QModelIndex) -> bool:
        return self.sheet.lines[index.row()].about is Fact.TOO_ILL

    def _settle(self) -> None:
        self._hours, self._hours_at = WrittenHours(), QModelIndex()
        self._may_become_ten = False
        self.said.emit("")

    def _say(self, words: str) -> None:
        self.said.emit(words)
        announce(self, words)
