"""Brings an archive in: first it is said what would come in, then it is one step that can be undone."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from tidebook import clock
from tidebook.domain.errors import JournalError
from tidebook.domain.period import Period
from tidebook.language import _, ngettext
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.flow import row
from tidebook.ui.journal import Journal
from tidebook.ui.label import Label
from tidebook.ui.tasks import Tasks

if TYPE_CHECKING:
    from tidebook.exchange.archive_read import Archive
    from tidebook.exchange.plan import Plan

# So long, words that were just said get painted before the work begins.
_PAINTED_MS = 30


class ImportSheet(QWidget):
    """Unfolds in place. Nothing is changed until *Bring it in* is pressed; a backup is made before."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._tasks = Tasks(self)
        self._archive: Archive | None = None
        self._plan: Plan | None = None
        self.choose = Button(_("Bring in an archive…"))
        self.choose.setAccessibleDescription(_("First it is only said what would come in"))
        self.said = Label()
        self.bring_in, self.leave = Button(_("Bring it in")), Button(_("Leave it"))
        self.bring_in.setProperty("primary", True)
        self._answers = row(self.bring_in, self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (row(self.choose), self.said, self._answers):
            column.addWidget(widget)
        self.choose.clicked.connect(self._choose)
        self.bring_in.clicked.connect(self._back_up)
        self.leave.clicked.connect(lambda: self._say(_("Nothing was changed.")))
        self._say("")

    def look_at(self, path: Path) -> None:
        """Look at the whole file, and say what would come in."""
        from tidebook.exchange.recognise import read_source

        self._say(_("Looking at the archive…"))
        self.choose.setEnabled(False)
        self._tasks.start(lambda: read_source(path), self._offer, self._refuse)

    def _choose(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Bring in an archive"), folder, _("Archives (*.zip);;All files (*)")
        )
        if name:
            self.look_at(Path(name))

    def _offer(self, archive: "Archive") -> None:
        from tidebook.exchange.refused import RefusedError

        self._archive = archive
        try:
            found = self._plan = self._planned()
        except (RefusedError, JournalError) as error:
            self._refuse(error)
            return
        count = len(found.new) + len(found.newer)
        words = _("Nothing new would come in.")
        if count:
            words = ngettext("{count} entry would come in:", "{count} entries would come in:", count)
        self._say("\n".join((words.format(count=count), *found.said())), offers=bool(count))
        (self.bring_in if count else self.choose).setFocus()

    def _planned(self) -> "Plan":
        from tidebook.exchange.plan import plan

        assert self._archive is not None
        today = clock.today()
        return plan(self._archive, self._journal.read(self._archive.period or Period(today, today)))

    def _back_up(self) -> None:
        self._say(_("Saving a backup first…"))
        self.choose.setEnabled(False)
        try:
            begun = self._journal.begin_backup("before-import")
        except JournalError as error:
            self._refuse(error)
            return
        self._tasks.start(begun.finish, lambda _made: self._soon(), self._refuse)

    def _soon(self) -> None:
        """Say it first: of ten years, the window stands still for some seconds."""
        self._say(_("Bringing it in…"))
        self.choose.setEnabled(False)
        QTimer.singleShot(_PAINTED_MS, self, self._take)

    def _take(self) -> None:
        from tidebook.exchange.refused import RefusedError

        try:
            # What was answered since it was offered counts, too.
            found = self._planned()
        except (RefusedError, JournalError) as error:
            self._refuse(error)
            return
        self._journal.take(found.changes, _("bring in an archive"))
        if self._journal.is_waiting:
            self._say(_("It is not saved yet. It waits until the journal can take it."))
            return
        count = len(found.new) + len(found.newer)
        words = ngettext("{count} entry came in.", "{count} entries came in.", count).format(count=count)
        self._say(f"{words} {_('Undo takes all of it back.')}")
        self.choose.setFocus()

    def _refuse(self, error: Exception) -> None:
        from tidebook.exchange.refused import RefusedError

        if isinstance(error, RefusedError):
            self._say(f"{error} {_('Nothing was changed.')}")
        elif isinstance(error, JournalError):
            self._say(f"{error.happened} {error.safe} {error.next_step}")
        else:
            self._say(_("It could not be brought in. Nothing was changed."))
            raise error

    def _say(self, words: str, *, offers: bool = False) -> None:
        self.choose.setEnabled(not self._journal.is_read_only)
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self._answers.setVisible(offers)
        if words:
            announce(self.said, words)
