"""Something went wrong: what happened, what is safe, what to do now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tidebook.domain.errors import JournalError
from tidebook.language import _
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.flow import Flow
from tidebook.ui.label import Label


class TroubleBar(QFrame):
    """Stays until the trouble is over. It shows no red and makes no sound."""

    try_again = Signal()
    choose_file = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("trouble")
        self._happened = Label("", "head")
        self._rest = Label()
        self._again = Button(_("Try again"))
        self._other = Button(_("Another journal…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.addWidget(self._happened)
        column.addWidget(self._rest)
        buttons = QWidget()
        flow = Flow(buttons)
        flow.addWidget(self._again)
        flow.addWidget(self._other)
        column.addWidget(buttons)
        self._again.clicked.connect(self.try_again)
        self._other.clicked.connect(self.choose_file)
        self.hide()

    def show_trouble(self, error: JournalError, *, is_open: bool) -> None:
        """Say the error. Only a journal that is not open can be swapped for another."""
        self._happened.setText(error.happened)
        self._rest.setText(f"{error.safe} {error.next_step}")
        self._other.setVisible(not is_open)
        self.show()
        announce(self, f"{error.happened} {error.safe} {error.next_step}")
