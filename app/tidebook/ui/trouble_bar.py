"""Something went wrong: what happened, what is safe, what to do now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from tidebook.domain.errors import JournalError, Trouble
from tidebook.language import _
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.flow import row
from tidebook.ui.label import Label

# Where the file takes nothing more, all that is on screen can still go elsewhere.
_WAY_OUT = frozenset({Trouble.FULL, Trouble.FAILED, Trouble.MOVED, Trouble.READ_ONLY})


class TroubleBar(QFrame):
    """Stays until the trouble is over. It shows no red and makes no sound."""

    try_again = Signal()
    save_elsewhere = Signal()
    show_ways = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("trouble")
        self.error: JournalError | None = None
        self._happened = Label("", "head")
        self._rest = Label()
        self._again = Button(_("Try again"))
        self.elsewhere = Button(_("Save everything elsewhere…"))
        self.elsewhere.setAccessibleDescription(_("Also what is not in the journal yet"))
        self.ways = Button(_("What can be done…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        for widget in (self._happened, self._rest, row(self._again, self.elsewhere, self.ways)):
            column.addWidget(widget)
        self._again.clicked.connect(self.try_again)
        self.elsewhere.clicked.connect(self.save_elsewhere)
        self.ways.clicked.connect(self.show_ways)
        self.hide()

    def show_trouble(self, error: JournalError) -> None:
        """Say the error."""
        self._happened.setText(error.happened)
        self._rest.setText(f"{error.safe} {error.next_step}")
        self.error = error
        self.elsewhere.setVisible(error.trouble in _WAY_OUT)
        self.ways.setVisible(error.trouble is Trouble.DAMAGED)
        self.show()
        announce(self, f"{error.happened} {error.safe} {error.next_step}")
