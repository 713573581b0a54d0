"""Watches over the backups of the open journal: made when nobody is typing, and when the window closes."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from tidebook import clock
from tidebook.domain.errors import JournalError
from tidebook.ui.idle import Idle
from tidebook.ui.journal import Journal
from tidebook.ui.preferences import Preferences
from tidebook.ui.tasks import Tasks

if TYPE_CHECKING:
    from tidebook.storage.keeping import Keeper
    from tidebook.storage.names import Backup

# So long without a key or a touch: the half second that ten years take is not felt.
_QUIET_S = 45


class KeepingWatch(QObject):
    """Copies the open journal in this thread, and has the copy looked through in another one."""

    changed = Signal()  # one is being made, was made, or could not be made
    failed = Signal(JournalError)  # one that nobody had asked for

    def __init__(self, journal: Journal, preferences: Preferences) -> None:
        super().__init__(journal)
        self._journal = journal
        self._preferences = preferences
        self._keeper: Keeper | None = None
        self._was_told = False
        self._tasks = Tasks(self)
        self._idle = Idle(self)
        self._idle.noticed.connect(self.keep_if_due)
        journal.opened.connect(self.begin)
        # Older backups keep the older passphrase: one with the new one is made at once.
        journal.protected.connect(lambda: self.make_now(anyway=True))

    @property
    def is_busy(self) -> bool:
        """Whether one is being made just now."""
        return self._tasks.is_busy

    @property
    def can_keep(self) -> bool:
        """Whether the open journal can have backups made from here."""
        return self._keeper is not None

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where the backups of the open journal lie, its own folder first."""
        return () if self._keeper is None else self._keeper.folders

    @property
    def backups(self) -> "tuple[Backup, ...]":
        """Those that are there, the newest first."""
        from tidebook.storage.names import listed

        return listed(self.folders)

    def trouble(self, folder: Path) -> JournalError | None:
        """Why the last backup could not be made in `folder`; None when it could."""
        return None if self._keeper is None else self._keeper.troubles.get(folder)

    def choose_second(self, folder: Path | None) -> None:
        """Keep the backups in `folder`, too, from now on; None: only beside the journal."""
        self._preferences.backup_folder = folder
        self._finish()
        self.begin()
        self.make_now()

    def make_now(self, *, anyway: bool = False) -> None:
        """Make one now, if the newest one is not the same as the journal; or `anyway`."""
        if self._keeper is None or self._tasks.is_busy:
            return
        keeper = self._keeper
        try:
            begun = keeper.begin(clock.today(), time.monotonic(), anyway=anyway)
        except JournalError as error:
            self._journal.trouble.emit(error)
            return
        self._tasks.start(lambda: keeper.finish(begun), lambda _made: self._tell(), self._fail)
        self.changed.emit()

    def keep_if_due(self) -> None:
        """Make one if it is another day, or if the last one could not be made a while ago."""
        if self._keeper is None or self._tasks.is_busy:
            return
        try:
            is_due = self._keeper.is_due(clock.today(), time.monotonic())
        except JournalError:
            # What can not be read is said when it is wanted.
            return
        if is_due:
            self.make_now()

    def keep_at_close(self, say: Callable[[], None]) -> None:
        """Make one if anything has changed since the last; `say` is called before, since it may take a moment."""
        self._finish()
        keeper, self._keeper = self._keeper, None
        self._idle.allow(0)
        try:
            if keeper is not None and keeper.has_changed():
                say()
                keeper.keep(clock.today(), time.monotonic())
        except JournalError:
            # The journal can not be read any more: the next start says so. All older backups are there.
            return

    def let_go(self) -> None:
        """Ask nothing more of the open file: it is about to be closed, and stays in use."""
        self._finish()
        self._keeper = None
        self._idle.allow(0)

    def begin(self) -> None:
        """Look after the file that is open now."""
        self._keeper = None
        if self._journal.is_open and not self._journal.is_read_only:
            self._keeper = self._journal.keeper(self._preferences.backup_folder)
            self._idle.allow(_QUIET_S)
        self.changed.emit()

    def _finish(self) -> None:
        """Wait until the copy that is being looked through has its name: two at a time would be in the way."""
        if self._tasks.is_busy:
            QThreadPool.globalInstance().waitForDone()
            self._tasks.cancel()

    def _tell(self) -> None:
        troubles = {} if self._keeper is None else self._keeper.troubles
        if troubles and not self._was_told:
            self.failed.emit(next(iter(troubles.values())))
        self._was_told = bool(troubles)
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self.changed.emit()
        raise error
