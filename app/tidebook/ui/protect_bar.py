"""The one question of the first start."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.button import Button
from tidebook.ui.flow import row
from tidebook.ui.label import Label
from tidebook.ui.theme import RING_PX, TARGET_PX

_MARGIN_PX = 12


class ProtectBar(QWidget):
    """Lies below the page, so that nothing moves away under the hand. Either answer takes it away for ever."""

    answered = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.yes, self.no = Button(_("Yes…")), Button(_("No, thanks"))
        words = _("Protect this journal with a passphrase?")
        for button in (self.yes, self.no):
            # A click leaves the keyboard where one is writing.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(f"{words} {button.text()}")
            button.setAccessibleDescription(_("Can be changed in Settings at any time"))
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, 4, _MARGIN_PX, 4)
        self._words = Label(words)
        # In the middle beside the buttons.
        self._words.setMinimumHeight(TARGET_PX + 2 * RING_PX)
        column.addWidget(row(self._words, self.yes, self.no))
        self.yes.clicked.connect(lambda: self.answered.emit(True))
        self.no.clicked.connect(lambda: self.answered.emit(False))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # One line, where it has room.
        room = self.width() - 2 * _MARGIN_PX
        self._words.setWordWrap(self._words.fontMetrics().horizontalAdvance(self._words.text()) > room)
