"""The names beside a grid and the days above it, in as many lines as they need."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QHeaderView, QWidget

from tidebook.overriding import override

_AIR_PX = 6
_WIDEST_PX = 100_000


class GridHeader(QHeaderView):
    """Draws the headers of a model: plain text, wrapped; a word that is too long is broken, never cut.

    The section that the keyboard is on is tinted and set in semibold. A section for which the model answers
    QUIET with something true is drawn quietly.
    """

    QUIET = Qt.ItemDataRole.UserRole

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self._current = -1
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_current(self, section: int) -> None:
        """Mark the section that the keyboard is on."""
        if section != self._current:
            self._current = section
            self.viewport().update()

    def size_of(self, words: str, width: int = _WIDEST_PX) -> tuple[int, int]:
        """Return how wide (px) `words` are and how high, set in a section that is at most `width` wide."""
        layout = QTextLayout(words, self._font(is_current=True))
        layout.setTextOption(self._option())
        layout.beginLayout()
        widest = height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width - 2 * _AIR_PX, 1))
            widest = max(widest, line.naturalTextWidth())
            height += line.height()
        layout.endLayout()
        return round(widest + 0.5) + 2 * _AIR_PX, round(height + 0.5) + 2 * _AIR_PX

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        # The sheet of the theme makes every header quiet; here, names and days are what is read.
        colour, role = QGuiApplication.palette().color, QPalette.ColorRole
        is_current = logicalIndex == self._current
        is_quiet = bool(self.model().headerData(logicalIndex, self.orientation(), self.QUIET))
        painter.fillRect(rect, colour(role.AlternateBase if is_current else role.Base))
        painter.setFont(self._font(is_current=is_current))
        painter.setPen(colour(role.PlaceholderText if is_quiet else role.Text))
        words = str(self.model().headerData(logicalIndex, self.orientation()))
        painter.drawText(QRectF(rect.adjusted(_AIR_PX, 0, -_AIR_PX, 0)), words, self._option())
        if self.orientation() is Qt.Orientation.Vertical:
            painter.setPen(colour(role.Midlight))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _option(self) -> QTextOption:
        is_vertical = self.orientation() is Qt.Orientation.Vertical
        side = Qt.AlignmentFlag.AlignLeft if is_vertical else Qt.AlignmentFlag.AlignHCenter
        option = QTextOption(side | Qt.AlignmentFlag.AlignVCenter)
        option.setTextDirection(self.layoutDirection())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        return option

    def _font(self, *, is_current: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if is_current else QFont.Weight.Normal)
        return font
