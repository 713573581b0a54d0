"""One choice among many, by name."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from tidebook.overriding import override

_NARROWEST_LETTERS = 8


class ChoiceBox(QComboBox):
    """Turning the wheel scrolls the page and never changes the choice. A long name is cut here, not in the list."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_NARROWEST_LETTERS)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
