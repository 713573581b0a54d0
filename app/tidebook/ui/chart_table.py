"""The numbers behind the chart, to read, to sort out and to copy."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from tidebook.charts.table import day_says
from tidebook.charts.timeline import Strand
from tidebook.domain.period import Period
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.dates import day_words

_Index = QModelIndex | QPersistentModelIndex
_ROWS_SHOWN = 10
_TOP = QModelIndex()


class _Days(QAbstractTableModel):
    def __init__(self, strands: Sequence[Strand], period: Period, today: date) -> None:
        super().__init__()
        self.strands, self._today = strands, today
        # The newest day first: it is the one that is looked for.
        self._days = list(period)[::-1]

    @override
    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._days)

    @override
    def columnCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.strands) + 1

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        day = self._days[index.row()]
        if index.column() == 0:
            return day_words(day, self._today)
        return day_says(self.strands[index.column() - 1].series, day)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return _("Day") if section == 0 else self.strands[section - 1].name


class ChartTable(QTableView):
    """One row a day, the newest first; Ctrl+C copies what is selected, ready for a spreadsheet."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("The numbers behind the chart"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # The newest days tell how wide a column has to be; ten years of them need not be measured.
        self.horizontalHeader().setResizeContentsPrecision(60)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._give_room()

    def show_days(self, strands: Sequence[Strand], period: Period, today: date) -> None:
        """Show the values of `strands` on each day of `period`."""
        self.setModel(_Days(strands, period, today))

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
