"""The symptoms of a list, one chosen, each in its place."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPalette, QResizeEvent, QStaticText, QTextOption
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from tidebook.domain.catalogue import Symptom
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.theme import TARGET_PX

_AIR_PX = 12
_TALLEST_PX = 9 * (TARGET_PX + 2)
_BREAKS = QTextOption()
_BREAKS.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

_Index = QModelIndex | QPersistentModelIndex


class _Row(QStyledItemDelegate):
    """A row whose words go on in a new line where it ends; Qt's own cuts them off."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        rows = self.parent()
        assert isinstance(rows, SymptomRows)
        words = _laid_out(index, rows.font(), rows.viewport().width())
        return QSize(rows.viewport().width(), max(TARGET_PX, round(words.size().height()) + 2 * _AIR_PX))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        rect = option.rect
        words = _laid_out(index, option.font, rect.width())
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        top = rect.top() + (rect.height() - words.size().height()) / 2
        painter.drawStaticText(QPointF(rect.left() + _AIR_PX, top), words)


def _laid_out(index: _Index, font: QFont, width: int) -> QStaticText:
    words = QStaticText(str(index.data()))
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setTextOption(_BREAKS)
    words.setTextWidth(max(width - 2 * _AIR_PX, 1))
    words.prepare(font=font)
    return words


class SymptomRows(QListWidget):
    """As tall as what it holds, up to nine rows. `moved` comes with Alt and an arrow key: -1 up, +1 down."""

    moved = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(_Row(self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    @property
    def key(self) -> str:
        """The key of the symptom that is chosen, or nothing."""
        item = self.currentItem()
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def show_symptoms(self, symptoms: Sequence[Symptom]) -> None:
        """Show `symptoms`; the chosen one stays chosen, or else the first is."""
        chosen = self.key
        with QSignalBlocker(self):
            self.clear()
            for symptom in symptoms:
                item = QListWidgetItem(_words(symptom), self)
                item.setData(Qt.ItemDataRole.UserRole, symptom.key)
            self.setCurrentRow(0)
            self.choose(chosen)
        self._fit()

    def choose(self, key: str) -> None:
        """Choose the symptom `key`, if it is there."""
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == key:
                self.setCurrentRow(row)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
            event.accept()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        # No taller than this, so that what moves a row stays in sight.
        self.scheduleDelayedItemsLayout()
        rows = sum(self.sizeHintForRow(row) for row in range(self.count())) + 2 * self.frameWidth() + 4
        self.setFixedHeight(min(rows, _TALLEST_PX))


def _words(symptom: Symptom) -> str:
    if symptom.is_own:
        return _("{symptom}  ·  my own").format(symptom=symptom.name)
    if symptom.is_quick:
        return _("{symptom}  ·  always asked").format(symptom=symptom.name)
    return symptom.name
