"""A sheet of paper on the page that holds things which belong together."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tidebook.ui.label import Label

PADDING_PX = 28
NARROW_PADDING_PX = 12


class Card(QFrame):
    """A rounded frame with an optional heading; add what it holds to `column`."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setSpacing(8)
        self.set_narrow(narrow=False)
        if heading:
            self.column.addWidget(Label(heading, "head"))

    def set_narrow(self, *, narrow: bool) -> None:
        """Draw the contents closer to the edge where there is little room."""
        side = NARROW_PADDING_PX if narrow else PADDING_PX
        self.column.setContentsMargins(side, min(side, 20), side, min(side, 20))


def line() -> QFrame:
    """Return a hairline between two rows."""
    rule = QFrame()
    rule.setObjectName("line")
    return rule
