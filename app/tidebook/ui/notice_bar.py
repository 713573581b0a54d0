"""A quiet line below the page, where nothing moves under the hand: said once, and gone when it was read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from tidebook.language import _
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.flow import row
from tidebook.ui.label import Label


class NoticeBar(QFrame):
    """Stays until it is put away. `offer` is one way on, if there is any; press it or not."""

    gone = Signal()

    def __init__(self, words: str, offer: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        self.words = words
        self.is_away = False
        self.offer, self.read = Button(offer), Button(_("Understood"))
        self.read.setAccessibleName(_("Understood: put this line away"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(4)
        column.addWidget(Label(words))
        column.addWidget(row(self.offer, self.read))
        self.offer.setVisible(bool(offer))
        self.read.clicked.connect(self.put_away)

    def put_away(self) -> None:
        """Take the line off the window."""
        self.is_away = True
        self.hide()
        self.gone.emit()
        self.deleteLater()

    def say(self) -> None:
        """Have the screen reader say the line."""
        announce(self, self.words)
