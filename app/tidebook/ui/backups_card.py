"""Backups, in Settings: where they lie, the newest of them, a second folder, and the way back."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog

from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.announce import announce
from tidebook.ui.backup_look import spans
from tidebook.ui.backup_words import backup_words
from tidebook.ui.button import Button
from tidebook.ui.card import Card
from tidebook.ui.flow import row
from tidebook.ui.journal import Journal
from tidebook.ui.keeping_watch import KeepingWatch
from tidebook.ui.label import Label
from tidebook.ui.preferences import Preferences
from tidebook.ui.tasks import Tasks

if TYPE_CHECKING:
    from tidebook.storage.names import Backup


class BackupsCard(Card):
    """Says what is so; everything it offers is done by the watch, or on a page of its own."""

    restore_wanted = Signal()

    def __init__(self, journal: Journal, preferences: Preferences, watch: KeepingWatch) -> None:
        super().__init__(_("Backups"))
        self._journal = journal
        self._preferences = preferences
        self._watch = watch
        self._tasks = Tasks(self)
        self._was_busy = False
        self._spans: dict[Path, str] = {}
        self.newest, self.trouble, self.second = Label(), Label(), Label()
        self.place = Label("", "quiet")
        self.make, self.restore = Button(_("Make one now")), Button(_("Bring back an earlier state…"))
        self.make.setAccessibleName(_("Make a backup now"))
        self.choose, self.forget = Button(_("A second folder…")), Button(_("No second folder"))
        self.choose.setAccessibleDescription(_("Such as a USB stick, or a folder that is copied elsewhere"))
        words = _("They are made by themselves: each day, and on closing.")
        lines = (Label(words, "quiet"), self.newest, self.trouble, self.place, row(self.make, self.restore))
        for widget in (*lines, self.second, row(self.choose, self.forget)):
            self.column.addWidget(widget)
        self.make.clicked.connect(watch.make_now)
        self.restore.clicked.connect(self.restore_wanted)
        self.choose.clicked.connect(self._choose)
        self.forget.clicked.connect(lambda: watch.choose_second(None))
        watch.changed.connect(self._show_again)
        journal.opened.connect(self._show_again)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_again()

    def _show_again(self) -> None:
        if not self.isVisible():
            return
        backups = self._watch.backups if self._watch.can_keep else ()
        self.make.setEnabled(self._watch.can_keep and not self._watch.is_busy)
        self.restore.setEnabled(self._journal.is_open)
        self.choose.setEnabled(self._watch.can_keep)
        self._show_newest(backups)
        own = self._watch.folders[0] if self._watch.folders else None
        self.place.setText("" if own is None else _("They lie in {folder}").format(folder=own))
        self.place.setVisible(own is not None)
        error = None if own is None else self._watch.trouble(own)
        self._show(self.trouble, "" if error is None else f"{error.happened} {error.safe} {error.next_step}")
        self._show(self.second, self._second_words())
        self.forget.setVisible(self._preferences.backup_folder is not None)
        if self._was_busy and not self._watch.is_busy:
            announce(self, self.newest.text())
        self._was_busy = self._watch.is_busy

    def _show_newest(self, backups: "tuple[Backup, ...]") -> None:
        if self._watch.is_busy:
            self.newest.setText(_("A backup is being made…"))
        elif not backups:
            self.newest.setText(_("There is no backup yet."))
        else:
            newest = backups[0]
            if newest.path not in self._spans:
                passphrase = self._journal.passphrase
                self._tasks.start(lambda: spans([newest.path], passphrase), self._show_span, _raise)
            span = self._spans.get(newest.path, "")
            parts = [_("The newest: {backup}.").format(backup=backup_words(newest))]
            if span:
                parts.append(_("Days: {span}.").format(span=span))
            parts.append(_("It was looked through, and is whole."))
            self.newest.setText(" ".join(parts))

    def _show_span(self, found: dict[Path, str]) -> None:
        self._spans |= found
        self._show_again()

    def _second_words(self) -> str:
        from tidebook.storage.names import listed

        folder = self._preferences.backup_folder
        if folder is None or len(self._watch.folders) < 2:
            return ""
        own = self._watch.folders[1]
        said = _("Second folder: {folder}.").format(folder=folder)
        found = listed([own])
        if not folder.is_dir():
            state = _("It is not there just now. Backups go there when it is.")
        elif (error := self._watch.trouble(own)) is not None:
            state = f"{error.happened} {error.next_step} {_('It is tried again.')}"
        elif found:
            state = _("The newest there: {backup}.").format(backup=backup_words(found[0]))
        else:
            state = _("There is no backup yet.")
        return f"{said} {state}"

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("A second folder for backups"))
        if name:
            self._watch.choose_second(Path(name))

    @staticmethod
    def _show(label: Label, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))


def _raise(error: Exception) -> None:
    raise error
