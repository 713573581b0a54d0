"""The way out for everything that is recorded, as tables."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tidebook import bundled, clock
from tidebook.domain.errors import JournalError
from tidebook.domain.period import Period
from tidebook.language import _
from tidebook.ui.button import Button
from tidebook.ui.flow import Flow
from tidebook.ui.journal import Journal
from tidebook.ui.saving import ask_where
from tidebook.ui.tasks import Tasks
from tidebook.ui.tick_box import TickBox


class CsvExport(QWidget):
    """A button, and a box for who the person is. `said` carries sentences on how it goes."""

    said = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._tasks = Tasks(self)
        self.button = Button(_("Export CSV…"))
        self.with_profile = TickBox(_("Include my profile in the export"))
        flow = Flow(self)
        flow.addWidget(self.button)
        flow.addWidget(self.with_profile)
        self.button.clicked.connect(self._export)

    @property
    def is_busy(self) -> bool:
        """Whether files are being written."""
        return self._tasks.is_busy

    def _export(self) -> None:
        today = clock.today()
        name = f"journal-{today:%Y-%m}.zip"
        path = ask_where(self, _("Export CSV"), name, {"zip": _("Tables in one file (ZIP)")})
        if path is None:
            return
        try:
            record = self._journal.read(self._journal.span() or Period(today, today))
        except JournalError as error:
            self._journal.trouble.emit(error)
            return
        include_profile = self.with_profile.isChecked()

        def work() -> list[str]:
            from tidebook.exchange.csv_export import export

            return list(export(path, record, bundled.catalogue(), include_profile=include_profile))

        self.said.emit(_("Exporting…"))
        is_whole = include_profile or not record.profile
        self._tasks.start(work, lambda _names: self._say_exported(path, is_whole=is_whole), self._fail)

    def _say_exported(self, path: Path, *, is_whole: bool) -> None:
        words = _("Everything recorded is in {path}") if is_whole else _("Everything but my profile is in {path}")
        self.said.emit(words.format(path=path))

    def _fail(self, error: Exception) -> None:
        from tidebook.exchange.files import ExportError

        if not isinstance(error, ExportError):
            raise error
        self.said.emit(str(error))
