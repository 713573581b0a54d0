"""Exactly what a chart draws, as a table to read, to sort and to copy."""

from datetime import date
from math import inf

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from tidebook.charts.picture import Table
from tidebook.charts.table import number_words
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.dates import day_words

_Index = QModelIndex | QPersistentModelIndex
_ROWS_SHOWN = 10
_TOP = QModelIndex()
_SORT = int(Qt.ItemDataRole.UserRole)


class _Rows(QAbstractTableModel):
    def __init__(self, table: Table, today: date) -> None:
        super().__init__()
        self._table, self._today = table, today
        # The newest day first: it is the one that is looked for.
        by_day = bool(table.rows) and isinstance(table.rows[0][0], date)
        self._values = table.rows[::-1] if by_day else table.rows
        self._has_words = [any(isinstance(row[at], str) for row in table.rows) for at in range(len(table.columns))]

    @override
    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._values)

    @override
    def columnCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._table.columns)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == _SORT:
            return self._order(index.row(), index.column())
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        value = self._values[index.row()][index.column()]
        if value is None:
            return ""
        if isinstance(value, date):
            return day_words(value, self._today)
        return number_words(value) if isinstance(value, int | float) else value

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return self._table.columns[section]

    def _order(self, row: int, column: int) -> str | float:
        """Return what a row is sorted by: numbers as numbers, days as days, nothing before all of them."""
        value = self._values[row][column]
        if value is None:
            return "" if self._has_words[column] else -inf
        return value.toordinal() if isinstance(value, date) else value


class PictureTable(QTableView):
    """A click on a column's name sorts by it; Ctrl+C copies what is selected, ready for a spreadsheet."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("The numbers behind the chart"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # The first rows tell how wide a column has to be; ten years of them need not be measured.
        self.horizontalHeader().setResizeContentsPrecision(60)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSortRole(_SORT)
        self._sorted.setSortLocaleAware(True)
        self.setModel(self._sorted)
        self._give_room()

    def show_table(self, table: Table, today: date) -> None:
        """Show `table` in its own order; dates are said as seen from `today`."""
        self.setSortingEnabled(False)
        self._rows = _Rows(table, today)
        self._sorted.setSourceModel(self._rows)
        self._sorted.sort(-1)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._give_room()

    def _give_room(self) -> None:
        line = self.fontMetrics().height() + 16
        self.verticalHeader().setDefaultSectionSize(line)
        self.setMinimumHeight(_ROWS_SHOWN * line)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected cells, with the names of their columns, on the clipboard; all if none is selected."""
        model = self.model()
        chosen = self.selectionModel().selectedIndexes()
        rows = sorted({index.row() for index in chosen}) or range(model.rowCount())
        columns = sorted({index.column() for index in chosen}) or range(model.columnCount())
        lines = ["\t".join(str(model.headerData(c, Qt.Orientation.Horizontal)) for c in columns)]
        lines += ["\t".join(str(model.index(r, c).data()) for c in columns) for r in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))
