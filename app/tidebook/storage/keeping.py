"""Says when a backup of the open journal is due, makes it, and remembers what could not be done."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from tidebook.domain.errors import JournalError
from tidebook.storage import names
from tidebook.storage.backups import Copied, folder_of, place_in, thin
from tidebook.storage.contents import Contents
from tidebook.storage.names import Backup
from tidebook.storage.store import Store

# In seconds of a clock that only goes forward: the one on the wall may stand still, or go back.
_DAY, _TRY_AGAIN = 86_400.0, 600.0


class Keeper:
    """Keeps the backups of one open journal in the folder beside it, and in a second one if there is one.

    `troubles` says, for each folder in which the newest backup could not be made, why. They are tried again.
    """

    def __init__(self, store: Store, second: Path | None = None) -> None:
        """`second`: a folder that the person named; in it, the journal has one of its own."""
        self._store = store
        own = folder_of(store.path)
        self.folders = (own,) if second is None else (own, place_in(second, store.path))
        self.troubles: dict[Path, JournalError] = {}
        self._tried_at: float | None = None
        # What was written up to the last time at which all folders held the same as the journal.
        self._same_at: int | None = None

    def is_due(self, today: date, seconds: float) -> bool:
        """Whether one is due while the journal is open: the first of a day, if anything changed since the last one.

        `seconds` by a clock that never goes back (time.monotonic). What could not be done is due again after ten
        minutes. To be asked every few minutes: after a change, ten years take a quarter of a second.
        """
        since = _DAY if self._tried_at is None else seconds - self._tried_at
        if self.troubles:
            return since >= _TRY_AGAIN
        newest = _newest(self.folders[0])
        is_another_day = newest is None or newest.made != today or since >= _DAY
        return is_another_day and self.has_changed()

    def has_changed(self) -> bool:
        """Whether a folder's newest backup holds anything else than the journal: then one is due on closing."""
        if self._store.is_read_only or self._store.writes == self._same_at:
            return False
        behind = self._behind(self._store.contents())
        if not behind:
            self._same_at = self._store.writes
        return bool(behind)

    def keep(self, today: date, seconds: float, *, anyway: bool = False) -> tuple[Backup, ...]:
        """Make a backup now, where the newest one is not the same, and take away those that need not stay.

        Returns what was made; what could not be is in `troubles` afterwards. JournalError when the journal itself
        can not be read. `anyway`: also where the newest one holds the same: it has the passphrase of then.
        """
        return self.finish(self.begin(today, seconds, anyway=anyway))

    def begin(self, today: date, seconds: float, *, anyway: bool = False) -> tuple[Copied, ...]:
        """Make the part of `keep` that needs the open journal: of ten years, in half a second."""
        self._tried_at = seconds
        self.troubles = {}
        begun: list[Copied] = []
        held = self._store.contents()
        for folder in self.folders if anyway else self._behind(held):
            try:
                begun.append(self._store.begin_backup(folder, today=today, held=held))
            except JournalError as error:
                self.troubles[folder] = error
        return tuple(begun)

    def finish(self, begun: Iterable[Copied]) -> tuple[Backup, ...]:
        """Do the rest of `keep`, in whatever thread; nothing else may be asked of this meanwhile."""
        made: list[Backup] = []
        for copy in begun:
            try:
                made.append(copy.finish())
                thin(copy.folder)
            except JournalError as error:
                self.troubles[copy.folder] = error
        return tuple(made)

    def _behind(self, held: Contents) -> list[Path]:
        newest = {folder: _newest(folder) for folder in self.folders}
        # An empty journal needs none.
        return [f for f, backup in newest.items() if (backup.mark != held.mark if backup else held.entries)]


def _newest(folder: Path) -> Backup | None:
    return next(iter(names.listed([folder])), None)
