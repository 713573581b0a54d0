"""One of the eleven buttons of a question."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.one_click import is_second_click
from tidebook.ui.theme import CONTROL_RADIUS_PX, RING_PX, TARGET_PX


class ScaleButton(QAbstractButton):
    """The number `value` of 0 to 10. Chosen, it differs by fill and by weight; with the focus, by a ring."""

    focus_left = Signal()

    def __init__(self, value: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.value = value
        self.setText(str(value))
        self.setCheckable(True)
        self.setAccessibleName(_("{value} of 10").format(value=value))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @override
    def sizeHint(self) -> QSize:
        # The ring needs its own room around the 44 px that can be hit.
        side = max(TARGET_PX, self.fontMetrics().horizontalAdvance("10") + 8) + 2 * RING_PX
        return QSize(side, max(side, self.fontMetrics().height() + 12))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Space is the button's; Qt would also take the arrow keys and walk along the Tab chain with them.
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Select}:
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A double click gives the answer, and does not take it back at once.
        if not is_second_click(event):
            super().mousePressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_left.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().color
        role = QPalette.ColorRole
        box = QRectF(self.rect()).adjusted(RING_PX, RING_PX, -RING_PX, -RING_PX)
        fill = role.Highlight if self.isChecked() else role.AlternateBase if self.underMouse() else role.Base
        painter.setBrush(colour(fill))
        painter.setPen(QPen(colour(role.Highlight if self.isChecked() else role.Mid), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), CONTROL_RADIUS_PX, CONTROL_RADIUS_PX)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(role.Text), RING_PX))
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, CONTROL_RADIUS_PX + 1, CONTROL_RADIUS_PX + 1)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold if self.isChecked() else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(colour(role.HighlightedText if self.isChecked() else role.Text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
