"""A button whose words go on in a new line where it ends."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from tidebook.overriding import override
from tidebook.ui.breaking import lines, narrowest

_AIR_PX = 8
# The chosen button of a row is set in semibold, which its own font does not know of.
_BOLDER = 1.06


class Button(QPushButton):
    """Large letters in a narrow window are no reason to cut words off."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self.isCheckable():
            hint.setWidth(hint.width() + round(self.fontMetrics().horizontalAdvance(self.text()) * (_BOLDER - 1)) + 1)
        return hint

    @override
    def heightForWidth(self, width: int) -> int:
        metrics = self.fontMetrics()
        count = self._lines(width).count("\n") + 1
        return max(self.sizeHint().height(), count * metrics.lineSpacing() + 2 * _AIR_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        widest = narrowest(self.text(), self.fontMetrics()) * self._bolder
        hint = self.sizeHint()
        return QSize(min(round(widest + 0.5) + self._padding(), hint.width()), hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        words = self._lines(self.width())
        if words == self.text():
            super().paintEvent(event)
            return
        # These take 4 ms to bring in, and are wanted in narrow windows only.
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        # Text that is drawn here and nowhere else: `text()` stays as it was given.
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = words
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _lines(self, width: int) -> str:
        text, room = self.text(), (width - self._padding()) / self._bolder
        if width >= self.sizeHint().width() or self.fontMetrics().horizontalAdvance(text) <= room:
            return text
        return "\n".join(lines(text, self.font(), room))

    @property
    def _bolder(self) -> float:
        return _BOLDER if self.isCheckable() else 1

    def _padding(self) -> int:
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
