"""How one box of the typing grid is drawn."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from tidebook.overriding import override
from tidebook.ui.theme import RING_PX

_RADIUS_PX = 6


class GridCell(QStyledItemDelegate):
    """A box with its value. What was copied from paper differs by fill and weight from what was typed before.

    The model answers IS_COPIED, and IS_TICK where the value is a tick instead of a number.
    """

    IS_COPIED = Qt.ItemDataRole.UserRole
    IS_TICK = Qt.ItemDataRole.UserRole + 1

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, role = self._view.palette().color, QPalette.ColorRole
        rect = QRectF(option.rect)
        is_open = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        copied = bool(index.data(self.IS_COPIED))
        box = rect.adjusted(RING_PX + 0.5, RING_PX + 0.5, -RING_PX - 0.5, -RING_PX - 0.5)
        painter.setBrush(colour(role.AlternateBase) if copied else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour(role.Mid if is_open else role.Midlight), 1))
        painter.drawRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if index == self._view.currentIndex():
            has_focus = self._view.hasFocus()
            painter.setPen(QPen(colour(role.Text if has_focus else role.Highlight), RING_PX))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), _RADIUS_PX + 1, _RADIUS_PX + 1)
        painter.setPen(QPen(colour(role.Text), 2))
        if index.data(self.IS_TICK):
            painter.drawPolyline(_tick(box))
        else:
            font = QFont(self._view.font())
            font.setWeight(QFont.Weight.Bold if copied else QFont.Weight.Normal)
            painter.setFont(font)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(index.data() or ""))
        painter.restore()


def _tick(box: QRectF) -> QPolygonF:
    centre, unit = box.center(), min(box.width(), box.height()) / 8
    return QPolygonF(
        [
            centre + QPointF(-1.6 * unit, 0.1 * unit),
            centre + QPointF(-0.4 * unit, 1.3 * unit),
            centre + QPointF(1.7 * unit, -1.4 * unit),
        ]
    )
