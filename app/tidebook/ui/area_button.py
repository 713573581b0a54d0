"""One area of the body: a button in the shape of that area."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from tidebook.domain.pain import Area
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.one_click import is_second_click
from tidebook.ui.theme import RING_PX


class AreaButton(QAbstractButton):
    """Marks `area`. A number key gives how strong the pain is, Backspace takes the mark away."""

    rated = Signal(int)
    cleared = Signal()
    stepped = Signal(int)  # +1: to the next area, -1: to the one before

    def __init__(self, area: Area, shape: QPainterPath, parent: QWidget) -> None:
        super().__init__(parent)
        self.area = area
        self._shape = shape
        self._outline = QPainterPath()
        self._may_become_ten = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_pain(marked=False, intensity=None)

    def show_pain(self, *, marked: bool, intensity: int | None) -> None:
        """Show whether it is marked, and how strong."""
        self.setChecked(marked)
        self.setText("" if intensity is None else str(intensity))
        said = _("marked") if marked else _("not marked")
        if intensity is not None:
            said = _("{value} of 10").format(value=intensity)
        self.setAccessibleName(self.area.words)
        self.setAccessibleDescription(said)
        self.setToolTip(self.area.words)
        self.update()

    def place(self, scale: float, offset: QPoint) -> None:
        """Take the area's place in a figure drawn `scale` times its size at `offset`."""
        outline = QTransform.fromTranslate(offset.x(), offset.y()).scale(scale, scale).map(self._shape)
        bounds: QRect = outline.boundingRect().toAlignedRect().adjusted(-RING_PX, -RING_PX, RING_PX, RING_PX)
        self.setGeometry(bounds)
        self._outline = outline.translated(-bounds.x(), -bounds.y())

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self._outline.contains(pos.toPointF())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.hitButton(event.position().toPoint()):
            # The drawing knows whose shape lies here.
            event.ignore()
        elif not is_second_click(event):
            super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        # As on the scales: a 1 that is followed at once by a 0 was meant to be 10.
        was_one, self._may_become_ten = self._may_become_ten, text == "1"
        if text.isdecimal() and len(text) == 1:
            self.rated.emit(10 if text == "0" and was_one else int(text))
        elif text.lower() == "t":
            self.rated.emit(10)
        elif key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.cleared.emit()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Right}:
            self.stepped.emit(1)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Left}:
            self.stepped.emit(-1)
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._may_become_ten = False
        super().focusOutEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, role = self.palette().color, QPalette.ColorRole
        fill = role.Highlight if self.isChecked() else role.AlternateBase if self.underMouse() else role.Base
        pen = QPen(colour(role.Text), RING_PX) if self.hasFocus() else QPen(colour(role.Mid), 1)
        painter.setPen(pen)
        painter.setBrush(colour(fill))
        painter.drawPath(self._outline)
        if self.text():
            painter.setPen(colour(role.HighlightedText if self.isChecked() else role.Text))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
