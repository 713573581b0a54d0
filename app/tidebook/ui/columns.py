"""Puts fields beside each other in equal columns where there is room, and below each other where there is not."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from tidebook.overriding import override
from tidebook.ui.flow import Flow
from tidebook.ui.theme import BODY_PX

_COLUMNS = 2


class Columns(Flow):
    """Two columns of at least `column_px` each (at the usual size of text), or one. Fills rows from the start."""

    def __init__(self, parent: QWidget, column_px: int) -> None:
        super().__init__(parent)
        self._column_px = column_px
        self.setSpacing(8)

    @override
    def sizeHint(self) -> QSize:
        width = _COLUMNS * self._least() + self.spacing()
        return QSize(width, self.heightForWidth(width))

    @override
    def _place(self, rect: QRect, *, move: bool) -> int:
        items = [item for item in self._items if not item.isEmpty()]
        columns = _COLUMNS if rect.width() >= _COLUMNS * self._least() + self.spacing() else 1
        width = (rect.width() - (columns - 1) * self.spacing()) // columns
        y = rect.y()
        for first in range(0, len(items), columns):
            row = items[first : first + columns]
            height = max(
                item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height() for item in row
            )
            for column, item in enumerate(row):
                if move:
                    across = column if self._is_left_to_right() else columns - 1 - column
                    item.setGeometry(QRect(rect.x() + across * (width + self.spacing()), y, width, height))
            y += height + self.spacing()
        return max(y - self.spacing() - rect.y(), 0)

    def _least(self) -> int:
        parent = self.parentWidget()
        body_px = BODY_PX if parent is None else parent.font().pixelSize()
        return round(self._column_px * body_px / BODY_PX)
