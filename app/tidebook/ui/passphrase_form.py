"""The form in which a new passphrase is typed, twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook.domain.errors import JournalError
from tidebook.language import _
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.flow import row
from tidebook.ui.label import Label
from tidebook.ui.passphrase_field import PassphraseField
from tidebook.ui.tick_box import TickBox


class PassphraseForm(QWidget):
    """Emits a passphrase once it was typed twice the same."""

    given = Signal(str)
    called_off = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first = PassphraseField(_("New passphrase"))
        self.second = PassphraseField(_("The same again"))
        self.letters = TickBox(_("Show what I type"))
        self.save, self.leave = Button(_("Use this passphrase")), Button(_("Leave it as it is"))
        self.save.setProperty("primary", True)
        self._problem = Label()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(_("Several words that do not belong together are hard to guess."), "quiet"))
        for field in (self.first, self.second):
            label = Label(field.accessibleName(), "quiet")
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
            field.returnPressed.connect(self._go_on)
        for widget in (self.letters, self._problem, row(self.save, self.leave)):
            column.addWidget(widget)
        self.letters.toggled.connect(self._show_letters)
        self.save.clicked.connect(self._tell)
        self.leave.clicked.connect(self.called_off)
        self.clear()

    def clear(self) -> None:
        """Empty the form: nothing that was typed stays."""
        for field in (self.first, self.second):
            field.clear()
        self.letters.setChecked(False)
        self._say("")

    def take_focus(self) -> None:
        """Move the keyboard to where one begins."""
        self.first.setFocus()

    def _show_letters(self, on: bool) -> None:
        for field in (self.first, self.second):
            field.show_letters(on=on)

    def _go_on(self) -> None:
        if self.first.hasFocus() and not self.second.text():
            self.second.setFocus()
        else:
            self._tell()

    def _tell(self) -> None:
        from tidebook.storage.passphrase import normalised

        if not self.first.text():
            self._say(_("Please type a passphrase."), self.first)
            return
        try:
            same = normalised(self.first.text()) == normalised(self.second.text() or " ")
        except JournalError as error:
            self._say(f"{error.happened} {error.next_step}", self.first)
            return
        if same:
            self._say("")
            self.given.emit(self.first.text())
        else:
            self._say(_("The two are not the same yet."), self.second)

    def _say(self, words: str, field: PassphraseField | None = None) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        if words:
            announce(self._problem, words)
        if field is not None:
            field.selectAll()
            field.setFocus()
