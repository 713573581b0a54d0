"""Brings a backup back into the place of the journal, while the window stays open."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tidebook.domain.errors import JournalError
from tidebook.language import _
from tidebook.ui.backup_words import backup_words
from tidebook.ui.journal import Journal
from tidebook.ui.keeping_watch import KeepingWatch
from tidebook.ui.restore_page import RestorePage
from tidebook.ui.tasks import Tasks
from tidebook.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidebook.storage.names import Backup
    from tidebook.storage.restore import Restored


class Restoring(QObject):
    """The journal is let go of, its file is kept and replaced beside the window, and it is opened again."""

    restored = Signal(str)  # what is to be said
    refused = Signal(str)  # without a page of its own: the words go where it was asked for
    left = Signal()

    def __init__(self, window: Window, journal: Journal, watch: KeepingWatch) -> None:
        super().__init__(window)
        self._window = window
        self._journal = journal
        self._watch = watch
        self._tasks = Tasks(self)
        self.page: RestorePage | None = None

    def choose(self, place: Path, backups: "Sequence[Backup]") -> None:
        """Show the backups of the journal at `place`, to look into them."""
        # The other way on is where one came from.
        way_back = _("Leave everything as it is") if self._journal.is_open else _("Back")
        self.page = RestorePage(backups, self._journal.passphrase, way_back)
        self.page.wanted.connect(lambda backup, passphrase: self.bring_back(place, backup, passphrase))
        self.page.left.connect(self._leave)
        self._window.put_before(self.page)
        self.page.list.setFocus()

    def bring_back(self, place: Path, backup: "Backup", passphrase: str | None) -> None:
        """Put `backup`, which has `passphrase`, in the place of the journal; today's file is kept first."""
        from tidebook.storage.restore import restore

        was_open, own = self._journal.is_open, self._journal.passphrase or passphrase
        if was_open:
            self._journal.save_waiting()
            self._watch.let_go()
            self._journal.close()

        def work() -> "Restored":
            return restore(place, backup.path, own, backup_passphrase=passphrase)

        def done(result: "Restored") -> None:
            if self._open(place, passphrase):
                self._say_done(backup, result)

        def failed(error: Exception) -> None:
            if was_open:
                self._open(place, own)
            if not isinstance(error, JournalError):
                raise error
            self._refuse(f"{error.happened} {error.safe} {error.next_step}")

        self._tasks.start(work, done, failed)

    def _open(self, place: Path, passphrase: str | None) -> bool:
        from tidebook.storage.store import Store

        try:
            self._journal.open(lambda: Store(place, passphrase))
        except JournalError as error:
            self.page = None
            self._journal.trouble.emit(error)
            return False
        return True

    def _say_done(self, backup: "Backup", result: "Restored") -> None:
        self.page = None
        self._window.put_away()
        words = _("The journal is as in the backup of {backup}.").format(backup=backup_words(backup))
        if result.before is not None:
            words += " " + _("What it was before is kept among the backups.")
        self.restored.emit(words)

    def _refuse(self, words: str) -> None:
        if self.page is None:
            self.refused.emit(words)
        else:
            self.page.refuse(words)

    def _leave(self) -> None:
        self.page = None
        if self._journal.is_open:
            self._window.put_away()
        self.left.emit()
