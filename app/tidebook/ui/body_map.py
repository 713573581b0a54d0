"""The body from the front and from the back: the nineteen areas, each a button."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent, QTransform
from PySide6.QtWidgets import QWidget

from tidebook.domain.pain import Area
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui import body_shapes
from tidebook.ui.area_button import AreaButton
from tidebook.ui.label import Label
from tidebook.ui.one_click import is_second_click

_SCALE = 1.25
_GAP = 16.0
_NARROWEST_PX = 280


class BodyMap(QWidget):
    """Emits what the person did with an area; shows the areas that are marked."""

    marked = Signal(Area, object)  # the area, and how strong (int or None)
    unmarked = Signal(Area)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Where it hurt"))
        self.areas = {
            area: AreaButton(area, shape, self)
            for figure in (body_shapes.front(), body_shapes.back())
            for area, shape in figure.items()
        }
        self._names = [Label(words, "quiet", self) for words in (_("Front"), _("Back"))]
        order = list(self.areas.values())
        for at, button in enumerate(order):
            button.clicked.connect(lambda on, button=button: self._clicked(button.area, on=on))
            button.rated.connect(lambda value, button=button: self.marked.emit(button.area, value))
            button.cleared.connect(lambda button=button: self.unmarked.emit(button.area))
            button.stepped.connect(lambda by, at=at: order[(at + by) % len(order)].setFocus())

    def show_pains(self, intensities: Mapping[Area, int | None]) -> None:
        """Mark exactly the areas of `intensities`, with how strong the pain was where that is known."""
        for area, button in self.areas.items():
            button.show_pain(marked=area in intensities, intensity=intensities.get(area))

    @override
    def sizeHint(self) -> QSize:
        return QSize(
            round((2 * body_shapes.WIDTH + _GAP) * _SCALE), round(body_shapes.HEIGHT * _SCALE) + self._head()
        )

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST_PX, self.heightForWidth(_NARROWEST_PX))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(self._scale_for(width) * body_shapes.HEIGHT) + self._head()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for place, figure in zip(self._places(), (body_shapes.front(), body_shapes.back()), strict=True):
            for area in figure:
                self.areas[area].place(self._scale_for(self.width()), place)
        for place, name in zip(self._places(), self._names, strict=True):
            width = round(body_shapes.WIDTH * self._scale_for(self.width()))
            name.setGeometry(place.x(), 0, width, self._head())
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().color
        painter.setPen(QPen(colour(QPalette.ColorRole.Midlight), 1))
        painter.setBrush(colour(QPalette.ColorRole.Window))
        scale = self._scale_for(self.width())
        for place in self._places():
            where = QTransform.fromTranslate(place.x(), place.y()).scale(scale, scale)
            painter.drawPath(where.map(body_shapes.silhouette()))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        # The corner of one area's rectangle may lie over the shape of another.
        at = event.position().toPoint()
        for button in self.areas.values():
            if event.button() == Qt.MouseButton.LeftButton and button.hitButton(button.mapFromParent(at)):
                button.setFocus()
                if not is_second_click(event):
                    button.click()
                return
        super().mousePressEvent(event)

    def _head(self) -> int:
        return self.fontMetrics().height() + 8

    def _scale_for(self, width: int) -> float:
        return min(width / (2 * body_shapes.WIDTH + _GAP), _SCALE * max(self.font().pixelSize() / 16, 1))

    def _places(self) -> tuple[QPoint, QPoint]:
        scale = self._scale_for(self.width())
        left = round((self.width() - (2 * body_shapes.WIDTH + _GAP) * scale) / 2)
        return QPoint(left, self._head()), QPoint(left + round((body_shapes.WIDTH + _GAP) * scale), self._head())

    def _clicked(self, area: Area, *, on: bool) -> None:
        if on:
            self.marked.emit(area, None)
        else:
            self.unmarked.emit(area)
