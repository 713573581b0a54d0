"""One thing that was deleted, and the button that brings it back."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.button import Button
from tidebook.ui.card import line
from tidebook.ui.label import Label
from tidebook.ui.theme import BODY_PX

_BESIDE_PX = 420


class DeletedRow(QWidget):
    """What it was and when it was deleted, below a hairline. The button goes below where there is little room."""

    restored = Signal()

    def __init__(self, words: str, when: str) -> None:
        super().__init__()
        self.restore = Button(_("Restore"))
        self.restore.setAccessibleName(_("Restore: {entry}").format(entry=words))
        self.restore.setAccessibleDescription(when)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addStretch()
        told.addWidget(Label(words))
        told.addWidget(Label(when, "quiet"))
        told.addStretch()
        self.rule = line()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.addLayout(told, 1)
        self._line.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(self.rule)
        column.addLayout(self._line)
        self.restore.clicked.connect(self.restored)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE_PX * self.font().pixelSize() / BODY_PX
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way != self._line.direction():
            self._line.setDirection(way)
            self.updateGeometry()
