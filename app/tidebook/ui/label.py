"""Words on a page: always plain text, never markup."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from tidebook.overriding import override
from tidebook.ui.breaking import breakable, longest_word, narrowest


class Label(QLabel):
    """Text in one of the theme's roles ("title", "head", "quiet", "number", "brand", or none for body text).

    A word without room is broken where it is drawn: what is copied and read aloud stays whole.
    """

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A note with <img src=...> would otherwise load a file (storage.md 4).
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(True)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if self.wordWrap():
            hint.setWidth(min(hint.width(), narrowest(self.text(), self.fontMetrics()) + self._beside()))
        return hint

    @override
    def heightForWidth(self, width: int) -> int:
        if self._has_room(width) or not self.wordWrap():
            return super().heightForWidth(width)
        metrics, margins = self.fontMetrics(), self.contentsMargins()
        room = width - self._beside()
        words = breakable(self.text(), metrics, room)
        needed = metrics.boundingRect(QRect(0, 0, max(room, 1), 10_000), self._flags(), words)
        return needed.height() + margins.top() + margins.bottom()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._has_room(self.width()) or not self.wordWrap():
            super().paintEvent(event)
            return
        # Wanted for long words in narrow windows only.
        from PySide6.QtWidgets import QStylePainter

        room = self.contentsRect()
        words = breakable(self.text(), self.fontMetrics(), room.width())
        painter = QStylePainter(self)
        painter.drawItemText(room, self._flags(), self.palette(), self.isEnabled(), words, self.foregroundRole())

    def _has_room(self, width: int) -> bool:
        return longest_word(self.text(), self.fontMetrics()) <= width - self._beside()

    def _beside(self) -> int:
        margins = self.contentsMargins()
        return margins.left() + margins.right()

    def _flags(self) -> int:
        return (self.alignment() | Qt.TextFlag.TextWordWrap).value
