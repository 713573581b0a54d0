"""A field for a time or a number that a mouse alone can fill in, too."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from tidebook.overriding import override
from tidebook.ui.button import Button
from tidebook.ui.line_field import LineField
from tidebook.ui.theme import BODY_PX

_AIR_PX = 16
_SHORTEST = "00:00"


class NumberField(LineField):
    """− and + stand in it, at its end; held down, they go on. The Up and Down keys do the same.

    Where they have no room beside the hint, they are there while the field has the keyboard or the pointer: nothing
    around it ever moves. Tab passes them by.
    """

    stepped = Signal(int)  # -1 or +1

    def __init__(self, hint: str, less: str, more: str) -> None:
        super().__init__()
        self._hint = hint
        self.less, self.more = self._make_button("−", less, -1), self._make_button("+", more, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(0)
        row.addStretch()
        row.addWidget(self.less)
        row.addWidget(self.more)
        self._arrange()

    # The same whether the buttons are there or not.
    @override
    def sizeHint(self) -> QSize:
        return QSize(self._room(max(self._hint, _SHORTEST, key=len)), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._room(_SHORTEST), super().minimumSizeHint().height())

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._arrange()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._arrange()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._arrange()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange} and hasattr(self, "more"):
            self._arrange()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}:
            self.stepped.emit(by)
        else:
            super().keyPressEvent(event)

    def _make_button(self, sign: str, words: str, by: int) -> Button:
        button = Button(sign, self)
        button.setProperty("role", "inside")
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.setAutoRepeat(True)
        button.clicked.connect(lambda: self._step(by))
        return button

    def _step(self, by: int) -> None:
        # So that it is told when the person goes on to something else, as what is typed is.
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.stepped.emit(by)

    def _arrange(self) -> None:
        has_room = self.sizeHint().width() <= self.width()
        is_shown = has_room or self.hasFocus() or self.underMouse()
        for button in (self.less, self.more):
            button.setVisible(is_shown)
        # The signs have air of their own.
        beside = self._pair() - self._scaled(_AIR_PX) if is_shown else 0
        if self.isLeftToRight():
            self.setTextMargins(0, 0, beside, 0)
        else:
            self.setTextMargins(beside, 0, 0, 0)
        self.setPlaceholderText("" if is_shown and not has_room else self._hint)

    def _room(self, words: str) -> int:
        """Return the width (px) that `words` and the two buttons take beside each other."""
        return self.fontMetrics().horizontalAdvance(words) + self._pair() + self._scaled(_AIR_PX)

    def _pair(self) -> int:
        return self.less.sizeHint().width() + self.more.sizeHint().width()

    def _scaled(self, px: int) -> int:
        return round(px * self.font().pixelSize() / BODY_PX)
