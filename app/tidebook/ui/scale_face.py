"""Eleven buttons beside or below the words that they are about."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tidebook.domain.rating import HIGHEST, LOWEST
from tidebook.overriding import override
from tidebook.ui.label import Label
from tidebook.ui.scale_button import ScaleButton
from tidebook.ui.theme import BODY_PX

_GAP_PX = 4
_BELOW_PX = 8
_MARGIN_PX = 6
_WORDS_PX = 170
# 6 and 5 on two lines, and the like: whole lines of the same length as far as it goes.
_ARRANGEMENTS = (11, 6, 4, 3)


class ScaleFace(QWidget):
    """Places `name`, `hint` and `buttons` itself: no layout of Qt knows how many lines they take before they do."""

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Label(name, "head", self)
        self.hint = Label(hint, "quiet", self)
        self.buttons = [ScaleButton(value, self) for value in range(LOWEST, HIGHEST + 1)]
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        width = self._whole_width()
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._across(_ARRANGEMENTS[-1]), self.buttons[0].sizeHint().height())

    @override
    def heightForWidth(self, width: int) -> int:
        words = sum(height for _label, height in self._words(width))
        buttons = self._lines(width) * self._line() - _GAP_PX
        if self._is_beside(width):
            return max(words, buttons) + 2 * _MARGIN_PX
        return words + (_BELOW_PX if words else 0) + buttons + 2 * _MARGIN_PX

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def event(self, event: QEvent) -> bool:
        # The words or their letters changed.
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _place(self) -> None:
        width, cell, words = self.width(), self.buttons[0].sizeHint(), self._words(self.width())
        columns, is_beside = self._columns(width), self._is_beside(width)
        words_height = sum(height for _label, height in words)
        buttons_height = self._lines(width) * self._line() - _GAP_PX
        height = max(words_height, buttons_height)
        y = _MARGIN_PX + ((height - words_height) // 2 if is_beside else 0)
        for label, needed in words:
            self._put(label, QRect(0, y, self._room(width), needed))
            y += needed
        top = _MARGIN_PX + (height - buttons_height) // 2 if is_beside else y + (_BELOW_PX if words else 0)
        left = width - self._across(columns) if is_beside else 0
        for number, button in enumerate(self.buttons):
            row, column = divmod(number, columns)
            corner = QPoint(left + column * (cell.width() + _GAP_PX), top + row * self._line())
            self._put(button, QRect(corner, cell))

    def _put(self, widget: QWidget, place: QRect) -> None:
        if not self.isLeftToRight():
            place.moveRight(self.width() - 1 - place.x())
        widget.setGeometry(place)

    def _words(self, width: int) -> list[tuple[Label, int]]:
        room = self._room(width)
        return [(label, label.heightForWidth(room)) for label in (self.name, self.hint) if not label.isHidden()]

    def _room(self, width: int) -> int:
        return width - self._across(len(self.buttons)) - _BELOW_PX if self._is_beside(width) else width

    def _is_beside(self, width: int) -> bool:
        return width >= self._whole_width()

    def _whole_width(self) -> int:
        return self._across(len(self.buttons)) + _BELOW_PX + round(_WORDS_PX * self.font().pixelSize() / BODY_PX)

    def _columns(self, width: int) -> int:
        return next((count for count in _ARRANGEMENTS if self._across(count) <= width), _ARRANGEMENTS[-1])

    def _lines(self, width: int) -> int:
        return -(-len(self.buttons) // self._columns(width))

    def _across(self, count: int) -> int:
        return count * (self.buttons[0].sizeHint().width() + _GAP_PX) - _GAP_PX

    def _line(self) -> int:
        return self.buttons[0].sizeHint().height() + _GAP_PX
