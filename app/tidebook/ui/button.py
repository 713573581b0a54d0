"""A button whose words go on in a new line where it ends."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from tidebook.overriding import override

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
        lines = self._lines(width).count("\n") + 1
        return max(self.sizeHint().height(), lines * metrics.lineSpacing() + 2 * _AIR_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        widest = max((self._length(word) for word in self.text().split()), default=0)
        hint = self.sizeHint()
        return QSize(min(round(widest) + self._padding(), hint.width()), hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        lines = self._lines(self.width())
        if lines == self.text():
            super().paintEvent(event)
            return
        # These take 4 ms to bring in, and are wanted in narrow windows only.
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        # Text that is drawn here and nowhere else: `text()` stays as it was given.
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = lines
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _lines(self, width: int) -> str:
        text, room = self.text(), width - self._padding()
        if " " not in text or width >= self.sizeHint().width() or self._length(text) <= room:
            return text
        lines = [""]
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self._length(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return "\n".join(lines)

    def _length(self, text: str) -> float:
        return self.fontMetrics().horizontalAdvance(text) * (_BOLDER if self.isCheckable() else 1)

    def _padding(self) -> int:
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
