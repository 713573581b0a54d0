"""What stands in each box of the tick sheet on screen."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QDate, QLocale, QModelIndex, QPersistentModelIndex, Qt

from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.paper import Copied, Line
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.stamp import Source
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.dates import day_words
from tidebook.ui.grid_cell import GridCell
from tidebook.ui.grid_header import GridHeader

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_NEW_LINE = "\u2028"


class SheetModel(QAbstractTableModel):
    """A row for each line of the sheet, a column for each day; each box is named for a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self.days: tuple[date, ...] = ()
        self.lines: tuple[Line, ...] = ()
        self._today = date.min
        self._entries: dict[tuple[int, int], Copied] = {}

    def is_sheet_of(self, period: Period, lines: Sequence[Line]) -> bool:
        """Whether this is the sheet on screen."""
        return self.days == tuple(period) and self.lines == tuple(lines)

    def show_sheet(self, period: Period, lines: Sequence[Line], entries: Iterable[Entry], today: date) -> None:
        """Show another sheet, with what is recorded of it."""
        self.beginResetModel()
        self.days, self.lines, self._today = tuple(period), tuple(lines), today
        self._entries = {}
        for entry in entries:
            place = self._place(entry)
            if place is not None and isinstance(entry, Rating | DayFact):
                self._entries[place] = entry
        self.endResetModel()

    def show_entry(self, entry: Entry, after: Entry | None) -> None:
        """Show what now stands in the place of `entry`."""
        place = self._place(entry)
        if place is not None and (after is None or isinstance(after, Rating | DayFact)):
            self.put(*place, after)

    def entry(self, row: int, column: int) -> Copied | None:
        """Return what stands in a box. A tick that was taken back is none."""
        found = self._entries.get((row, column))
        is_unticked = isinstance(found, DayFact) and found.fact is Fact.TOO_ILL and not found.value
        return None if is_unticked else found

    def put(self, row: int, column: int, entry: Copied | None) -> None:
        """Put `entry` in a box, or empty it."""
        if entry is None:
            self._entries.pop((row, column), None)
        else:
            self._entries[row, column] = entry
        index = self.index(row, column)
        self.dataChanged.emit(index, index)

    @override
    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.days)

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self.days[index.column()] > self._today:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index.row(), index.column())
        is_tick = entry is not None and self.lines[index.row()].about is Fact.TOO_ILL
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if entry is None or is_tick else f"{entry.value:g}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._name(index)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._origin(entry)
        if role == GridCell.IS_COPIED:
            return entry is not None and entry.stamp.source is Source.PAPER
        return is_tick if role == GridCell.IS_TICK else None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return self.lines[section].name if role == Qt.ItemDataRole.DisplayRole else None
        day = self.days[section]
        if role == GridHeader.QUIET:
            return day > self._today
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return day_words(day, self._today)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        shown = QDate(day.year, day.month, day.day)
        return _NEW_LINE.join((QLocale().toString(shown, "ddd"), QLocale().toString(shown, "d MMM")))

    def _place(self, entry: Entry) -> tuple[int, int] | None:
        if not self.days or not self.days[0] <= entry.day <= self.days[-1]:
            return None
        row = next((row for row, line in enumerate(self.lines) if line.holds(entry)), None)
        return None if row is None else (row, (entry.day - self.days[0]).days)

    def _name(self, index: _Index) -> str:
        line, day = self.lines[index.row()], self.days[index.column()]
        entry = self.entry(index.row(), index.column())
        if day > self._today:
            value = _("not yet")
        elif entry is None:
            value = _("empty")
        else:
            value = _("ticked") if line.about is Fact.TOO_ILL else f"{entry.value:g}"
        return _("{line}, {day}: {value}").format(line=line.name, day=day_words(day, self._today), value=value)

    @staticmethod
    def _origin(entry: Copied | None) -> str:
        if entry is None:
            return ""
        return _("Copied from paper") if entry.stamp.source is Source.PAPER else _("Typed in the journal")
