"""A protected journal at the start: one field for its passphrase, and the way by the recovery code."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tidebook.language import _
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.card import Card
from tidebook.ui.flow import row
from tidebook.ui.label import Label
from tidebook.ui.page import Page
from tidebook.ui.passphrase_field import PassphraseField
from tidebook.ui.tick_box import TickBox

_WIDEST_PX = 620
_TRIES_BEFORE_BACKUPS = 3


class UnlockPage(Page):
    """Emits what was typed. It says what `say` is given, and knows nothing of files."""

    passphrase_given = Signal(str)
    code_given = Signal(str)
    backups_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_WIDEST_PX)
        self.setObjectName("unlock")
        self._tries, self._is_busy = 0, False
        self.passphrase, self.code = PassphraseField(_("Passphrase")), PassphraseField(_("Recovery code"))
        self.code.show_letters(on=True)
        self.code.setAccessibleDescription(_("28 letters and digits, in 7 groups of 4"))
        self.letters = TickBox(_("Show passphrase"))
        self.open, self.other = Button(_("Open")), Button()
        self.open.setProperty("primary", True)
        self.backups = Button(_("Where are the backups?"))
        self._said = Label()
        self._by_passphrase, self._by_code = _named(self.passphrase), _named(self.code)
        card = Card(_("This journal is protected"))
        card.column.addWidget(self._by_passphrase)
        card.column.addWidget(self.letters)
        card.column.addWidget(self._by_code)
        for widget in (self._said, row(self.open, self.other), row(self.backups)):
            card.column.addWidget(widget)
        self.column.addWidget(Label("Tidebook", "title"))
        self.column.addWidget(card)
        self.column.addStretch()
        self.backups.hide()
        self._said.hide()
        self.letters.toggled.connect(lambda on: self.passphrase.show_letters(on=on))
        self.passphrase.returnPressed.connect(self._tell)
        self.code.returnPressed.connect(self._tell)
        self.open.clicked.connect(self._tell)
        self.other.clicked.connect(lambda: self.take_code(is_wanted=not self.takes_code))
        self.backups.clicked.connect(self.backups_wanted)
        self.take_code(is_wanted=False)

    @property
    def takes_code(self) -> bool:
        """Whether the recovery code is asked for, not the passphrase."""
        return not self._by_code.isHidden()

    def take_code(self, *, is_wanted: bool) -> None:
        """Ask for the recovery code, or for the passphrase."""
        self._by_code.setVisible(is_wanted)
        for widget in (self._by_passphrase, self.letters):
            widget.setVisible(not is_wanted)
        self.other.setText(_("Use the passphrase") if is_wanted else _("I have the recovery code…"))
        self.say("")
        self._field.setFocus()

    def say(self, words: str) -> None:
        """Say something below the field."""
        self._said.setText(words)
        self._said.setVisible(bool(words))
        if words:
            announce(self._said, words)

    def refuse(self, words: str, *, is_mistyped: bool = True) -> None:
        """Say why what was typed does not open the journal. It stays, to be looked at and mended."""
        self._is_busy = False
        self._tries += 1
        self.backups.setVisible(self._tries >= _TRIES_BEFORE_BACKUPS or not is_mistyped)
        self.say(words)
        self._field.selectAll()
        self._field.setFocus()

    @property
    def _field(self) -> PassphraseField:
        return self.code if self.takes_code else self.passphrase

    def _tell(self) -> None:
        if self._is_busy:
            return
        text = self._field.text()
        if not text:
            self.say(_("Please type the recovery code.") if self.takes_code else _("Please type the passphrase."))
            self._field.setFocus()
            return
        self._is_busy = True
        self.say(_("Opening…"))
        (self.code_given if self.takes_code else self.passphrase_given).emit(text)


def _named(field: PassphraseField) -> QWidget:
    from PySide6.QtWidgets import QVBoxLayout

    together = QWidget()
    column = QVBoxLayout(together)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    label = Label(field.accessibleName(), "quiet")
    label.setBuddy(field)
    column.addWidget(label)
    column.addWidget(field)
    return together
