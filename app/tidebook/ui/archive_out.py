"""Saves everything recorded as one archive, beside the window."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tidebook import bundled, clock
from tidebook.domain.errors import JournalError
from tidebook.domain.period import Period
from tidebook.language import _
from tidebook.ui.journal import Journal
from tidebook.ui.saving import ask_where
from tidebook.ui.tasks import Tasks


class ArchiveOut(QObject):
    """Asks where to, and says how it went. What waits to be saved in the journal is in the archive, too."""

    said = Signal(str)
    ended = Signal()

    def __init__(self, parent: QWidget, journal: Journal) -> None:
        super().__init__(parent)
        self._window = parent
        self._journal = journal
        self._tasks = Tasks(self)
        self._is_stopped = False

    def save(self) -> bool:
        """Ask for a file and begin to write it. False: the person thought better of it, or nothing can be read."""
        name = f"journal-archive-{clock.today():%Y-%m-%d}.zip"
        path = ask_where(self._window, _("Save everything"), name, {"zip": _("Archive (ZIP)")})
        if path is None:
            return False
        today = clock.today()
        try:
            record = self._journal.read(self._journal.span() or Period(today, today))
        except JournalError as error:
            self._journal.trouble.emit(error)
            return False
        self._is_stopped = False
        self.said.emit(_("Saving everything…"))

        def work() -> None:
            from tidebook.exchange.archive import save

            save(path, record, bundled.catalogue(), stopped=lambda: self._is_stopped)

        self._tasks.start(work, lambda _done: self._say_saved(path), self._fail)
        return True

    def stop(self) -> None:
        """Stop as soon as can be; nothing is written then."""
        self._is_stopped = True

    def _say_saved(self, path: Path) -> None:
        self.said.emit(_("Everything recorded is in {path}. No passphrase protects it.").format(path=path))
        self.ended.emit()

    def _fail(self, error: Exception) -> None:
        from tidebook.exchange.csv_export import ExportStopped
        from tidebook.exchange.files import ExportError

        self.ended.emit()
        if isinstance(error, ExportStopped):
            self.said.emit(_("Stopped. Nothing was written."))
        elif isinstance(error, ExportError):
            self.said.emit(str(error))
        else:
            raise error
