"""Settings: put the journal under a passphrase, change it, take it away; and the recovery code that goes with it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from tidebook.domain.errors import JournalError
from tidebook.language import _
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.card import Card
from tidebook.ui.flow import row
from tidebook.ui.journal import Journal
from tidebook.ui.label import Label
from tidebook.ui.passphrase_form import PassphraseForm
from tidebook.ui.recovery_sheet import RecoverySheet

# So long, words that were just said get painted before the work begins.
_PAINTED_MS = 30


class PassphraseCard(Card):
    """One thing at a time: the buttons, the form, the recovery code, or the question before taking it away."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(_("Passphrase"))
        self._journal = journal
        self._state, self._code_state, self._said = Label(), Label(), Label()
        self.set, self.remove = Button(), Button(_("Remove passphrase…"))
        self.make_code, self.remove_code = Button(), Button(_("Remove recovery code"))
        self.form, self.sheet = PassphraseForm(), RecoverySheet()
        self.do_remove, self.keep = Button(_("Remove it")), Button(_("Keep it"))
        self._buttons = row(self.set, self.remove, self.make_code, self.remove_code)
        self._question = row(self.do_remove, self.keep)
        self._build()
        self.set.clicked.connect(lambda _checked: self.ask())
        self.remove.clicked.connect(self._ask_to_remove)
        self.make_code.clicked.connect(self.offer_code)
        self.remove_code.clicked.connect(lambda: self._keep_code(None))
        self.form.given.connect(lambda passphrase: self._soon(lambda: self._protect(passphrase)))
        self.form.called_off.connect(self._show_buttons)
        self.sheet.typed_back.connect(self._keep_code)
        self.sheet.called_off.connect(self._show_buttons)
        self.do_remove.clicked.connect(lambda: self._soon(self._unprotect))
        self.keep.clicked.connect(self._show_buttons)
        journal.opened.connect(self._show_buttons)
        self._say("")
        self._show_buttons()

    def ask(self, words: str = "") -> None:
        """Ask for a new passphrase; `words` say why."""
        self._say(words)
        if self.set.isEnabled():
            self.form.clear()
            self._show(self.form)
            self.form.take_focus()

    def offer_code(self) -> None:
        """Show a new recovery code. Until it was typed back, the one of before stays."""
        place = self._journal.place
        assert place is not None
        self._show(self.sheet)
        self.sheet.show_new(place)

    def _build(self) -> None:
        column = self.column
        column.addWidget(self._state)
        for words in (
            _("It protects the journal and new backups whenever Tidebook is closed or locked."),
            _("It does not protect exported files, printed pages or pictures of the screen."),
            _("Without passphrase and recovery code, nobody can bring the journal back."),
        ):
            column.addWidget(Label(words, "quiet"))
        for widget in (self._code_state, self._said, self._buttons, self.form, self.sheet, self._question):
            column.addWidget(widget)

    def _show_buttons(self) -> None:
        is_open, is_encrypted = self._journal.is_open, self._journal.is_encrypted
        has_code = self._journal.has_code
        if is_encrypted:
            self._state.setText(_("This journal opens with a passphrase."))
        else:
            self._state.setText(_("This journal opens without a passphrase."))
        self._code_state.setText(_("A recovery code opens it, too.") if has_code else _("It has no recovery code."))
        self._code_state.setVisible(is_encrypted)
        self.set.setText(_("Change passphrase…") if is_encrypted else _("Set a passphrase…"))
        self.make_code.setText(_("Make a new recovery code…") if has_code else _("Make a recovery code…"))
        for button, is_there in (
            (self.set, True),
            (self.remove, is_encrypted),
            (self.make_code, is_encrypted),
            (self.remove_code, has_code),
        ):
            button.setVisible(is_there)
            button.setEnabled(is_open and not self._journal.is_read_only)
        had_keyboard = self.focusWidget() is not None and self.focusWidget().hasFocus()
        self._show(self._buttons)
        if had_keyboard:
            self.set.setFocus()

    def _show(self, part: QWidget) -> None:
        for one in (self._buttons, self.form, self.sheet, self._question):
            one.setVisible(one is part)
        # What was typed or shown does not wait behind the page.
        if part is not self.form:
            self.form.clear()
        if part is not self.sheet:
            self.sheet.clear()

    def _ask_to_remove(self) -> None:
        self._say(_("Without a passphrase, whoever has the file can read it."))
        self._show(self._question)
        self.keep.setFocus()

    def _soon(self, work: Callable[[], None]) -> None:
        """Say that it takes a moment, then do it: a backup, a new file, and a look through both."""
        self._say(_("This takes a moment. A backup is made first."))
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        self.setEnabled(False)
        QTimer.singleShot(_PAINTED_MS, self, lambda: self._do(work))

    def _do(self, work: Callable[[], None]) -> None:
        self.setEnabled(True)
        try:
            work()
        except JournalError as error:
            self._say(f"{error.happened} {error.safe} {error.next_step}")
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _protect(self, passphrase: str) -> None:
        was_encrypted = self._journal.is_encrypted
        self._journal.protect(passphrase)
        self._show_buttons()
        if was_encrypted:
            self._say(
                _("The passphrase is changed."), _("Backups of before open with the passphrase that they had then.")
            )
        else:
            self._say(_("The journal is under the passphrase."), _("Backups of before can be read without it."))
        self.offer_code()

    def _unprotect(self) -> None:
        self._journal.protect(None)
        self._show_buttons()
        self._say(_("The passphrase is removed."), _("Backups of before still open with it only."))
        self.set.setFocus()

    def _keep_code(self, code: str | None) -> None:
        try:
            self._journal.keep_code(code)
        except JournalError as error:
            self._say(f"{error.happened} {error.safe} {error.next_step}")
            return
        self._show_buttons()
        self._say(_("The recovery code is kept.") if code else _("The recovery code is removed."))
        self.set.setFocus()

    def _say(self, *sentences: str) -> None:
        words = " ".join(sentences)
        self._said.setText(words)
        self._said.setVisible(bool(words))
        if words:
            announce(self._said, words)
