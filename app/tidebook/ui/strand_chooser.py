"""Which lines the timeline shows, and in which order."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.flow import Flow
from tidebook.ui.label import Label

_ROWS_SHOWN = 7
_ROW_PX = 46
_KEY = Qt.ItemDataRole.UserRole


class _List(QListWidget):
    moved = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if way is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(way)
        else:
            super().keyPressEvent(event)


class StrandChooser(QWidget):
    """A list with boxes to tick, a field that narrows it, and two buttons that move a line up or down.

    `chosen` carries the keys of the ticked lines, in their order.
    """

    chosen = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setAccessibleName(_("Search symptoms"))
        self.search.setClearButtonEnabled(True)
        self.list = _List()
        self.list.setAccessibleName(_("Lines of the chart"))
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(_ROWS_SHOWN * _ROW_PX)
        self.up, self.down = Button(_("Move up")), Button(_("Move down"))
        ways = QWidget()
        flow = Flow(ways)
        flow.addWidget(self.up)
        flow.addWidget(self.down)
        label = Label(_("Search"), "quiet")
        label.setBuddy(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (label, self.search, self.list, ways):
            column.addWidget(widget)
        self.search.textChanged.connect(self._narrow)
        self.list.itemChanged.connect(lambda _item: self.chosen.emit(self.keys))
        self.list.moved.connect(self._move)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the ticked lines, in their order."""
        return tuple(str(item.data(_KEY)) for item in self._items() if item.checkState() is Qt.CheckState.Checked)

    def show_strands(self, named: Mapping[str, str], chosen: Sequence[str]) -> None:
        """Offer the lines of `named` (words by key), those of `chosen` ticked and first, in that order."""
        if {str(item.data(_KEY)): item.text() for item in self._items()} == dict(named):
            # The same lines: they stay where the person put them.
            return
        order = [key for key in chosen if key in named]
        order += [key for key in named if key not in order]
        with QSignalBlocker(self.list):
            self.list.clear()
            for key in order:
                item = QListWidgetItem(named[key], self.list)
                item.setData(_KEY, key)
                item.setFlags(
                    Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
                )
                item.setCheckState(Qt.CheckState.Checked if key in chosen else Qt.CheckState.Unchecked)
            self.list.setCurrentRow(0)
        self._narrow(self.search.text())

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _move(self, way: int) -> None:
        row = self.list.currentRow()
        if not 0 <= row + way < self.list.count():
            return
        with QSignalBlocker(self.list):
            item = self.list.takeItem(row)
            self.list.insertItem(row + way, item)
            self.list.setCurrentRow(row + way)
        place = _("{name}, now {place} of {count}")
        announce(self.list, place.format(name=item.text(), place=row + way + 1, count=self.list.count()))
        self.chosen.emit(self.keys)

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().split()
        for item in self._items():
            item.setHidden(not all(word in item.text().casefold() for word in wanted))
