"""A chart on screen: the very picture that is saved, read out part by part by mouse or by arrow keys."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from tidebook.overriding import override
from tidebook.ui.later import later
from tidebook.ui.theme import CARD_RADIUS_PX, RING_PX

if TYPE_CHECKING:
    from tidebook.charts.face import Sizes
    from tidebook.charts.palette import Palette
    from tidebook.charts.picture import Picture, Spot

MARGIN_PX = 14
_SETTLE_MS = 80
_NARROWEST_PX = 200


class PictureView(QWidget):
    """Shows a `Picture`. Arrow keys go from part to part, Enter or a click opens the day that a part is about."""

    read_out = Signal(str)
    day_wanted = Signal(date)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.picture: Picture | None = None
        self.spots: Sequence[Spot] = ()
        self._look: tuple[Palette, Sizes] | None = None
        self._image = QImage()
        self._at: int | None = None
        self._rest = later(self, self._draw, _SETTLE_MS)

    @property
    def spot(self) -> "Spot | None":
        """The part that is read out."""
        return None if self._at is None else self.spots[self._at]

    def show_picture(self, picture: "Picture", palette: "Palette", text_scale: float) -> None:
        """Draw `picture` in the theme's colours."""
        from tidebook.charts.face import on_screen

        self.picture, self._look = picture, (palette, on_screen(text_scale))
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(picture.sentence)
        self.updateGeometry()
        self._draw()

    def clear(self) -> None:
        """Show no picture until the next one is drawn."""
        self.picture, self.spots, self._at = None, (), None
        self._image = QImage()
        self._rest.stop()
        self.update()

    def mark(self, at: int | None) -> None:
        """Read out the part with that number; None takes the mark away."""
        if at == self._at:
            return
        self._at = at
        self.update()
        if at is not None:
            self.read_out.emit(self.spots[at].words)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if self.picture is None or self._look is None:
            return 400
        room = max(width - 2 * MARGIN_PX, _NARROWEST_PX)
        return round(self.picture.least_height(room, self._look[1])) + 2 * MARGIN_PX

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, self.heightForWidth(640))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST_PX + 2 * MARGIN_PX, self.heightForWidth(max(self.width(), 240)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rest.start()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().color
        edge, width = (QPalette.ColorRole.Text, RING_PX) if self.hasFocus() else (QPalette.ColorRole.Midlight, 1)
        painter.setPen(QPen(colour(edge), width))
        painter.setBrush(colour(QPalette.ColorRole.Base))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), CARD_RADIUS_PX, CARD_RADIUS_PX)
        painter.drawImage(QPointF(MARGIN_PX, MARGIN_PX), self._image)
        if self.spot is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(QPalette.ColorRole.Highlight), RING_PX))
            painter.drawRect(_place(self.spot).adjusted(-RING_PX, -RING_PX, RING_PX, RING_PX))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.mark(self._under(event.position()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self.mark(None)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.mark(self._under(event.position()))
        self._open()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        does: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Left: lambda: self._step(-1),
            Qt.Key.Key_Right: lambda: self._step(1),
            Qt.Key.Key_Up: lambda: self._leap(-1),
            Qt.Key.Key_Down: lambda: self._leap(1),
            Qt.Key.Key_Home: lambda: self._step(-len(self.spots)),
            Qt.Key.Key_End: lambda: self._step(len(self.spots)),
            Qt.Key.Key_Return: self._open,
            Qt.Key.Key_Enter: self._open,
            Qt.Key.Key_Escape: lambda: self.mark(None),
        }
        if self.spots and event.key() in does:
            does[event.key()]()
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        if self.picture is None or self._look is None:
            return
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        palette, sizes = self._look
        width = max(self.width() - 2 * MARGIN_PX, _NARROWEST_PX)
        drawing = self.picture.draw(palette, width, self.picture.least_height(width, sizes), sizes)
        ratio = self.devicePixelRatioF()
        drawing.figure.set_dpi(drawing.figure.get_dpi() * ratio)
        canvas = FigureCanvasAgg(drawing.figure)
        canvas.draw()
        across, down = canvas.get_width_height(physical=True)
        # The copy stays when the canvas goes.
        self._image = QImage(canvas.buffer_rgba(), across, down, QImage.Format.Format_RGBA8888).copy()
        self._image.setDevicePixelRatio(ratio)
        self.spots = drawing.spots
        if self._at is not None and self._at >= len(self.spots):
            self._at = None
        self.update()

    def _under(self, point: QPointF) -> int | None:
        """Return the smallest part at `point`: what lies in another one counts before it."""
        found = [at for at, spot in enumerate(self.spots) if _place(spot).contains(point)]
        return min(found, key=lambda at: self.spots[at].width * self.spots[at].height, default=None)

    def _step(self, by: int) -> None:
        start = (-1 if by > 0 else 0) if self._at is None else self._at
        self.mark(min(max(start + by, 0), len(self.spots) - 1))

    def _leap(self, way: int) -> None:
        """Go to the nearest part above or below."""
        if self.spot is None:
            self._step(1)
            return
        here = _place(self.spot).center()
        best: tuple[float, int] | None = None
        for at, spot in enumerate(self.spots):
            there = _place(spot).center()
            down = (there.y() - here.y()) * way
            if down > 1:
                # Straight above or below counts for more than near.
                far = down + 3 * abs(there.x() - here.x())
                best = min(best or (far, at), (far, at))
        if best is not None:
            self.mark(best[1])

    def _open(self) -> None:
        if self.spot is not None and self.spot.day is not None:
            self.day_wanted.emit(self.spot.day)


def _place(spot: "Spot") -> QRectF:
    return QRectF(MARGIN_PX + spot.left, MARGIN_PX + spot.top, spot.width, spot.height)
