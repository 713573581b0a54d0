"""A button that is on or off."""

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from tidebook.overriding import override
from tidebook.ui.button import Button
from tidebook.ui.one_click import is_second_click


class ToggleButton(Button):
    """A double click turns it on, and not off again at once."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setCheckable(True)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not is_second_click(event):
            super().mousePressEvent(event)
