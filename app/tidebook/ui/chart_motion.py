"""The timeline while its days are pushed along: the last picture, moved; it is drawn anew when it comes to rest."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from tidebook.domain.period import Period
from tidebook.overriding import override

# Beyond this share of days without a picture, a slow frame tells more than a quick one.
_MOST_EMPTY = 0.5


class ChartMotion(QWidget):
    """Lies over the canvas. Thirty frames a second are not to be had from drawing ten years again and again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._image = QImage()
        self._strips: Sequence[QRectF] = ()
        self._paper = QColor()
        self._drawn: Period | None = None
        self._shown: Period | None = None

    @property
    def period(self) -> Period | None:
        """The days that are shown in motion; None at rest."""
        return self._shown

    def begin(self, image: QImage, strips: Sequence[QRectF], drawn: Period, paper: QColor) -> None:
        """Take over the picture of the days `drawn`; its `strips` move with the days, all else stays."""
        self._image, self._strips, self._drawn, self._paper = image, strips, drawn, paper

    def follow(self, period: Period) -> bool:
        """Show the days of `period`, as far as they are in the picture; False if too few of them are."""
        drawn = self._drawn
        if drawn is None:
            return False
        common = (min(drawn.last, period.last) - max(drawn.first, period.first)).days + 1
        if common < (1 - _MOST_EMPTY) * len(period):
            return False
        self._shown = period
        self.show()
        self.raise_()
        self.update()
        return True

    def end(self) -> None:
        """Come to rest: the picture is no longer needed."""
        self._drawn = self._shown = None
        self._image = QImage()
        self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawn is None or self._shown is None:
            return
        painter = QPainter(self)
        painter.drawImage(0, 0, self._image)
        ratio = self._image.devicePixelRatio()
        stretch = len(self._drawn) / len(self._shown)
        for strip in self._strips:
            per_day = strip.width() / len(self._shown)
            left = strip.left() + per_day * (self._drawn.first - self._shown.first).days
            painter.setClipRect(strip)
            painter.fillRect(strip, self._paper)
            source = QRectF(strip.topLeft() * ratio, strip.size() * ratio)
            painter.drawImage(QRectF(left, strip.top(), strip.width() * stretch, strip.height()), self._image, source)
