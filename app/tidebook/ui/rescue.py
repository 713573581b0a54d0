"""What can be done about a journal that could not be opened."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from tidebook import bundled, clock
from tidebook.domain.errors import JournalError, Trouble
from tidebook.domain.period import Period
from tidebook.language import _, ngettext
from tidebook.ui.backup_words import count_words
from tidebook.ui.damage_page import DamagePage
from tidebook.ui.journal import Journal
from tidebook.ui.saving import ask_where
from tidebook.ui.tasks import Tasks
from tidebook.ui.window import Window

if TYPE_CHECKING:
    from tidebook.storage.names import Backup
    from tidebook.storage.store import Store

# A new journal can take the very place.
_IN_PLACE = frozenset({Trouble.DAMAGED, Trouble.MISSING})


class Rescue(QObject):
    """Puts its page before all others until a journal is open."""

    try_again = Signal()
    choose_file = Signal()
    chosen = Signal(object)  # Path: open this one instead
    bring_back = Signal(object)  # Backup
    show_backups = Signal()

    def __init__(self, window: Window, journal: Journal) -> None:
        super().__init__(window)
        self._window = window
        self._journal = journal
        self._place = Path()
        self._error: JournalError | None = None
        self._tasks = Tasks(self)
        self.page: DamagePage | None = None
        journal.opened.connect(self._leave)

    def show(self, error: JournalError, place: Path, second: Path | None) -> None:
        """Say the error, and offer the ways on."""
        self._error, self._place = error, place
        if self.page is None:
            self.page = page = DamagePage()
            page.try_again.connect(self.try_again)
            page.choose_file.connect(self.choose_file)
            page.bring_back.connect(self.bring_back)
            page.show_backups.connect(self.show_backups)
            page.salvage.connect(self._salvage)
            page.start_new.connect(self._start_new)
            self._window.put_before(page)
        found = backups_of(place, second)
        self.page.show_trouble(error, str(place), found, is_waiting=self._journal.is_waiting)
        self.page.take_focus()

    def show_again(self, second: Path | None) -> None:
        """Come back to the page after a look elsewhere."""
        self.page = None
        if self._error is not None:
            self.show(self._error, self._place, second)

    def _leave(self) -> None:
        self._error = None
        if self.page is not None:
            self.page = None
            self._window.put_away()

    def _start_new(self) -> None:
        assert self.page is not None
        assert self._error is not None
        if self._error.trouble not in _IN_PLACE:
            name, _kind = QFileDialog.getSaveFileName(
                self.page, _("Start a new journal"), str(self._place.with_name("my-journal.tidebook"))
            )
            if name:
                path = Path(name)
                self.chosen.emit(path if path.suffix else path.with_name(f"{path.name}.tidebook"))
            return
        try:
            self._journal.open(lambda: _made_anew(self._place))
        except JournalError as error:
            self.page.go_on(f"{error.happened} {error.safe} {error.next_step}")

    def _salvage(self) -> None:
        assert self.page is not None
        name = f"journal-rescued-{clock.today():%Y-%m}.zip"
        path = ask_where(self.page, _("Save what can be read"), name, {"zip": _("Archive (ZIP)")})
        if path is not None:
            place = self._place
            self.page.wait_for(_("Reading what can be read…"))
            self._tasks.start(lambda: _salvaged(place, path), lambda words: self._say(str(words)), self._fail)

    def _say(self, words: str) -> None:
        if self.page is not None:
            self.page.go_on(words)

    def _fail(self, error: Exception) -> None:
        from tidebook.exchange.files import ExportError

        if isinstance(error, JournalError):
            self._say(f"{error.happened} {error.safe} {error.next_step}")
        elif isinstance(error, ExportError):
            self._say(str(error))
        else:
            self._say(_("It could not be saved. The file was not changed."))
            raise error


def open_or_create(place: Path) -> "Store":
    """Open the journal, or make the first one. One that is gone, but has backups, is MISSING: JournalError."""
    from tidebook.storage import faults
    from tidebook.storage.store import Store

    if not place.exists() and backups_of(place, None):
        raise faults.missing()
    return Store.open_or_create(place)


def backups_of(place: Path, second: Path | None) -> "tuple[Backup, ...]":
    """Return the backups of the journal at `place`, beside it and in the folder `second`, the newest first."""
    from tidebook.storage.backups import folder_of, place_in
    from tidebook.storage.names import listed

    return listed([folder_of(place)] + ([] if second is None else [place_in(second, place)]))


def _made_anew(place: Path) -> "Store":
    from tidebook.storage.salvage import set_aside
    from tidebook.storage.store import Store

    if place.exists():
        set_aside(place, clock.now().local)
    return Store.create(place)


def _salvaged(place: Path, target: Path) -> str:
    """Save what can be read of the journal at `place` as an archive; return what is said of it."""
    from tidebook.exchange.archive import save
    from tidebook.storage.salvage import salvage
    from tidebook.storage.store import Store

    with (
        tempfile.TemporaryDirectory(prefix=".tidebook-", dir=target.parent) as folder,
        Store.create(Path(folder) / "rescued.tidebook") as into,
    ):
        found = salvage(place, into)
        today = clock.today()
        save(target, into.read(into.span() or Period(today, today)), bundled.catalogue())
    lost = found.altered.total() + found.lost.total()
    parts = [_("Could be read: {entries}.").format(entries=count_words(found.read.total()))]
    if lost:
        parts.append(ngettext("{count} entry could not.", "{count} entries could not.", lost).format(count=lost))
    parts.append(_("Saved as {path}.").format(path=target))
    parts.append(_("Settings can bring it into a new journal."))
    return " ".join(parts)
