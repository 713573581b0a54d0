"""A box to tick whose words go on in a new line where the width ends."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from tidebook.overriding import override
from tidebook.ui.breaking import breakable
from tidebook.ui.one_click import is_second_click

_NARROWEST_PX = 160
# Drawn words can be a little wider than they measure.
_AIR_PX = 4


class TickBox(QCheckBox):
    """Like any tick box, and a click on the words counts, too."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + _AIR_PX, hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST_PX, self.sizeHint().height())

    @override
    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(width - self._words_from() - 4, 1), 10_000)
        metrics = self.fontMetrics()
        words = metrics.boundingRect(room, self._flags(), breakable(self.text(), metrics, room.width()))
        return max(self.sizeHint().height(), words.height() + 8)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not is_second_click(event):
            super().mousePressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, option)
        room = self.rect().adjusted(self._words_from(), 0, -4, 0)
        painter.drawText(room, self._flags(), breakable(self.text(), self.fontMetrics(), room.width()))

    def _words_from(self) -> int:
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text()) - 4

    @staticmethod
    def _flags() -> int:
        return Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
