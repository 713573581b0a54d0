"""How the tick sheet is laid out on screen: names beside, days above, boxes of at least 44 px."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QTableView

from tidebook.overriding import override
from tidebook.ui.grid_cell import GridCell
from tidebook.ui.grid_header import GridHeader
from tidebook.ui.sheet_model import SheetModel
from tidebook.ui.theme import BODY_PX, TARGET_PX

_NAMES_PX = 230
_NAMES_SHARE = 0.4
_NARROWEST_EM = 8
# The boxes have edges of their own, and the marked one its ring.
_SHEET = "QTableView, QTableView:focus { border: none; border-radius: 0; } QHeaderView { padding: 0; border: none; }"


class SheetTable(QTableView):
    """Shows `sheet`, as high as it needs; where there is less room, the boxes scroll and the headers stay."""

    moved = Signal(QRect)  # the box that the keyboard is on now

    def __init__(self) -> None:
        super().__init__()
        self.sheet = SheetModel()
        self._room_px = 0
        self.names, self.days = GridHeader(Qt.Orientation.Vertical), GridHeader(Qt.Orientation.Horizontal)
        self.setVerticalHeader(self.names)
        self.setHorizontalHeader(self.days)
        self.setModel(self.sheet)
        self.setItemDelegate(GridCell(self))
        self.setStyleSheet(_SHEET)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.sheet.modelReset.connect(self._lay_out)

    def set_room(self, height: int) -> None:
        """Be at most `height` px high; what is higher is scrolled, below days that stay in sight."""
        self._room_px = height
        self.updateGeometry()

    @override
    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.names.show_current(current.row())
        self.days.show_current(current.column())
        self.viewport().update()
        self.moved.emit(self.visualRect(current))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "days"):
            self._lay_out()

    @override
    def sizeHint(self) -> QSize:
        bar = self.horizontalScrollBar()
        across = bar.sizeHint().height() if self.days.length() > self.viewport().width() else 0
        height = self.days.height() + self.names.length() + across + 2 * self.frameWidth()
        return QSize(4 * _NAMES_PX, min(height, self._room_px) if self._room_px else height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_NAMES_PX, 4 * TARGET_PX)

    def _lay_out(self) -> None:
        across = range(self.sheet.columnCount())
        days = [str(self.sheet.headerData(column, Qt.Orientation.Horizontal)) for column in across]
        least = self._day_width(days)
        names = self._names_width(least)
        self.names.setFixedWidth(names)
        for row, line in enumerate(self.sheet.lines):
            self.names.resizeSection(row, max(TARGET_PX, self.names.size_of(line.name, names)[1]))
        each = max(least, (self._across() - names) // max(len(days), 1))
        for column in across:
            self.days.resizeSection(column, each)
        self.days.setFixedHeight(max([TARGET_PX, *(self.days.size_of(day, each)[1] for day in days)]))
        self.updateGeometry()

    def _day_width(self, days: Sequence[str]) -> int:
        whole = max((self.days.size_of(day)[0] for day in days), default=0)
        if _NAMES_PX + whole * len(days) > self.width():
            # "18 Nov" on two lines shows more days.
            whole = max((self.days.size_of(word)[0] for day in days for word in day.split()), default=0)
        return max(TARGET_PX, whole)

    def _names_width(self, day_width: int) -> int:
        whole = self._across()
        words = {word for line in self.sheet.lines for word in line.name.split()}
        longest = max((self.names.size_of(word)[0] for word in words), default=0)
        wanted = min(round(_NAMES_PX * self.font().pixelSize() / BODY_PX), round(whole * _NAMES_SHARE))
        # Only a word that would take half of the sheet is broken, or one that leaves no room for a single day.
        most = max(whole // 2, min(_NARROWEST_EM * self.fontMetrics().height(), whole - day_width))
        return max(wanted, min(longest, most), TARGET_PX)

    def _across(self) -> int:
        bar = self.verticalScrollBar()
        return self.width() - 2 * self.frameWidth() - (bar.width() if bar.isVisible() else 0)
