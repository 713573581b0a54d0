"""Bring back an earlier state: choose a backup, look into it, and only then put it in place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit

from tidebook import clock
from tidebook.domain.errors import JournalError, Trouble
from tidebook.language import _
from tidebook.ui.announce import announce
from tidebook.ui.backup_list import BackupList
from tidebook.ui.backup_look import Look, look_into, spans
from tidebook.ui.backup_words import backup_words, span_words
from tidebook.ui.button import Button
from tidebook.ui.card import Card
from tidebook.ui.dates import day_words
from tidebook.ui.flow import row
from tidebook.ui.label import Label
from tidebook.ui.page import Page
from tidebook.ui.passphrase_field import PassphraseField
from tidebook.ui.tasks import Tasks

if TYPE_CHECKING:
    from tidebook.storage.names import Backup

_WIDEST_PX = 760
_PREVIEW_PX = 260
_LOCKED = frozenset({Trouble.NEEDS_PASSPHRASE, Trouble.WRONG_PASSPHRASE, Trouble.UNUSABLE_PASSPHRASE})


class RestorePage(Page):
    """Looks only, and emits what is wanted. A backup under an older passphrase asks for it."""

    wanted = Signal(object, object)  # Backup; its passphrase, or None
    left = Signal()

    def __init__(self, backups: "Sequence[Backup]", passphrase: str | None, way_back: str) -> None:
        super().__init__(_WIDEST_PX)
        self.setObjectName("restore")
        self._passphrase = passphrase
        self._look, self._spans = Tasks(self), Tasks(self)
        self.list = BackupList()
        self.said, self.counts = Label(), Label()
        self.days = QPlainTextEdit()
        self.days.setReadOnly(True)
        self.days.setTabChangesFocus(True)
        self.days.setMinimumHeight(_PREVIEW_PX)
        self.days.setAccessibleName(_("The last days in this backup"))
        self.passphrase = PassphraseField(_("Passphrase of this backup"))
        self._asked = Label(self.passphrase.accessibleName(), "quiet")
        self._asked.setBuddy(self.passphrase)
        self.open = Button(_("Open this backup"))
        self.bring_back, self.leave = Button(_("Bring back this state")), Button(way_back)
        self.bring_back.setProperty("primary", True)
        self._build(backups)
        self._show_form(asks=False, is_whole=False)
        self.list.show_backups(backups, {})
        paths = [backup.path for backup in backups]
        self._spans.start(
            lambda: spans(paths, passphrase), lambda found: self.list.show_backups(backups, found), _raise
        )
        if not backups:
            self.said.setText(_("There is no backup yet."))

    def say(self, words: str) -> None:
        """Say how it goes, or went."""
        self.said.setText(words)
        announce(self.said, words)

    def wait_for(self, words: str) -> None:
        """Say what is being done, and take nothing more until `refuse`."""
        self.setEnabled(False)
        self.say(words)

    def refuse(self, words: str) -> None:
        """Say why the backup can not come back. Everything is as it was."""
        self.setEnabled(True)
        self.say(words)

    def _build(self, backups: "Sequence[Backup]") -> None:
        card = Card(_("What it holds"))
        form = (self._asked, self.passphrase, row(self.open))
        for widget in (self.said, *form, self.counts, self.days, row(self.bring_back, self.leave)):
            card.column.addWidget(widget)
        self.column.addWidget(Label(_("Bring back an earlier state"), "title"))
        words = _("Looking changes nothing. Before a state comes back, today's file becomes a backup itself.")
        self.column.addWidget(Label(words, "quiet"))
        self.column.addWidget(self.list)
        self.column.addWidget(card)
        self.column.addStretch()
        if backups:
            self.said.setText(_("Please choose a backup from the list."))
        self.list.chosen.connect(lambda _backup: self._look_into())
        self.open.clicked.connect(self._try_passphrase)
        self.passphrase.returnPressed.connect(self._try_passphrase)
        self.bring_back.clicked.connect(self._want)
        self.leave.clicked.connect(self.left)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)

    def _show_form(self, *, asks: bool, is_whole: bool) -> None:
        for widget in (self._asked, self.passphrase, self.open):
            widget.setVisible(asks)
        self.counts.setVisible(is_whole)
        self.days.setVisible(is_whole)
        self.bring_back.setEnabled(is_whole)

    def _look_into(self) -> None:
        backup, passphrase = self.list.choice, self._passphrase
        if backup is None:
            return
        self._show_form(asks=False, is_whole=False)
        self.say(_("Looking through the backup…"))
        self._look.start(
            lambda: look_into(backup.path, passphrase), lambda look: self._show(backup, look), self._fail
        )

    def _show(self, backup: "Backup", look: Look) -> None:
        self.counts.setText(look.counts)
        self.days.setPlainText(look.days)
        made = _("Made on {day}.").format(day=day_words(backup.made, clock.today()))
        self.say(
            " ".join(
                (
                    made,
                    _("Days: {span}.").format(span=span_words(look.span)),
                    _("Looked through just now: it is whole."),
                )
            )
        )
        self._show_form(asks=False, is_whole=True)

    def _try_passphrase(self) -> None:
        self._passphrase = self.passphrase.text() or None
        self._look_into()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        asks = error.trouble in _LOCKED
        self._show_form(asks=asks, is_whole=False)
        if asks:
            self.say(f"{error.happened} {error.next_step}")
        elif error.trouble is Trouble.DAMAGED:
            self.say(_("This backup is damaged. Please choose another one."))
        else:
            self.say(f"{_('This backup can not be brought back.')} {error.happened}")
        if asks:
            self.passphrase.setFocus()

    def _want(self) -> None:
        backup = self.list.choice
        if backup is not None:
            self.wait_for(_("Bringing back {backup}…").format(backup=backup_words(backup)))
            self.wanted.emit(backup, self._passphrase)


def _raise(error: Exception) -> None:
    raise error
