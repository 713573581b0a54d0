"""Looks after the journal as a file: its backups, its place, and what to do when it will not open."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from tidebook.domain.errors import JournalError, Trouble
from tidebook.language import _
from tidebook.ui.backup_words import backup_words
from tidebook.ui.journal import Journal
from tidebook.ui.keeping_watch import KeepingWatch
from tidebook.ui.notice_bar import NoticeBar
from tidebook.ui.preferences import Preferences
from tidebook.ui.window import Window

if TYPE_CHECKING:
    from tidebook.storage.names import Backup

# Between two looks at a thousand entries: whoever types is not kept waiting.
_PAUSE_MS = 20
# Nobody starts the program twice in a second; what that needs is brought in when all else is there.
_LISTEN_MS = 1_500


class Safekeeping(QObject):
    """What needs more than a moment's look has an object of its own; this one brings them together."""

    try_again = Signal()
    choose_file = Signal()
    chosen = Signal(object)  # Path: open this one instead
    chosen_place = Signal(object)  # Path: the open journal lies there from now on

    def __init__(self, window: Window, journal: Journal, preferences: Preferences, place: Callable[[], Path]) -> None:
        """`place` says which file is, or was to be, open."""
        from tidebook.ui.archive_out import ArchiveOut
        from tidebook.ui.rescue import Rescue
        from tidebook.ui.restoring import Restoring

        super().__init__(window)
        self._window, self._journal, self._preferences, self._place = window, journal, preferences, place
        self._digests: Iterator[int] = iter(())
        self.notices: list[NoticeBar] = []
        self.watch = KeepingWatch(journal, preferences)
        self.rescue = Rescue(window, journal)
        self.restoring = Restoring(window, journal, self.watch)
        self._out = ArchiveOut(window, journal)
        self._looking = QTimer(self)
        self._looking.setInterval(_PAUSE_MS)
        self._looking.timeout.connect(self._look_on)
        self._connect()

    def _connect(self) -> None:
        self._journal.trouble.connect(self._meet)
        self._journal.opened.connect(self._begin)
        self._window.closing.connect(lambda: self.watch.keep_at_close(self._say_closing))
        self._window.trouble.save_elsewhere.connect(self._out.save)
        self._window.trouble.show_ways.connect(self._show_ways)
        self._window.made.connect(self._fill)
        for name in self._window.pages:
            self._fill(name)
        self._out.said.connect(self.note)
        self.watch.failed.connect(self._say_no_backup)
        self.restoring.restored.connect(self.note)
        self.restoring.left.connect(self._left_restoring)
        self.restoring.refused.connect(self._say_refused)
        self.rescue.try_again.connect(self.try_again)
        self.rescue.choose_file.connect(self.choose_file)
        self.rescue.chosen.connect(self.chosen)
        self.rescue.show_backups.connect(self.choose_backup)
        self.rescue.bring_back.connect(self._bring_back)

    def choose_backup(self) -> None:
        """Show the backups of the journal, to look into them and to bring one back."""
        from tidebook.ui.rescue import backups_of

        place = self._journal.place or self._place()
        self.restoring.choose(place, backups_of(place, self._preferences.backup_folder))

    def note(self, words: str, offer: str = "") -> NoticeBar:
        """Say something once, below the pages."""
        bar = NoticeBar(words, offer)
        bar.gone.connect(self._show_newest_notice)
        self.notices.append(bar)
        self._window.put_below(bar)
        self._show_newest_notice()
        bar.say()
        return bar

    def _show_newest_notice(self) -> None:
        """One at a time: the others come when it was put away."""
        self.notices = [bar for bar in self.notices if not bar.is_away]
        for bar in self.notices:
            bar.setVisible(bar is self.notices[-1])

    def _meet(self, error: JournalError) -> None:
        if self._journal.is_open:
            return
        if error.trouble is Trouble.LOCKED and not self._journal.is_waiting and _calls(self._place()):
            # The window that has it came forward: this one is not needed.
            QTimer.singleShot(0, self._window, self._window.close)
        else:
            self.rescue.show(error, self._place(), self._preferences.backup_folder)

    def _show_ways(self) -> None:
        """Close a journal that turned out to be damaged, and offer what can be done about it."""
        error, place = self._window.trouble.error, self._journal.place
        if error is not None and place is not None:
            self._looking.stop()
            self.watch.let_go()
            self._journal.close()
            self._window.trouble.hide()
            self.rescue.show(error, place, self._preferences.backup_folder)

    def _begin(self) -> None:
        """The journal is open: say what is to be known about it, and look at it as it lies there."""
        self._digests = self._journal.check_digests()
        self._looking.start()
        QTimer.singleShot(_LISTEN_MS, self, self._listen)
        if self._journal.why_read_only is not None:
            why = self._journal.why_read_only
            self.note(f"{why.happened} {why.safe} {why.next_step}")
            return
        from tidebook.ui.place_notices import say_place

        say_place(self, self._journal, self._preferences, self.watch)

    def _look_on(self) -> None:
        """Look at the next entries, whether they are as they were written."""
        try:
            next(self._digests)
        except StopIteration:
            self._looking.stop()
        except JournalError as error:
            self._looking.stop()
            if error.trouble is Trouble.DAMAGED:
                self._journal.trouble.emit(error)

    def _listen(self) -> None:
        """Come forward when the same journal is opened once more."""
        if self._journal.place is not None:
            from tidebook.ui.one_instance import OneInstance

            self._instance = OneInstance(self._journal.place, self)
            self._instance.called.connect(self._come_forward)

    def _come_forward(self) -> None:
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _fill(self, name: str) -> None:
        """Put the cards of this into Settings."""
        if name != "settings":
            return
        from tidebook.ui.backups_card import BackupsCard
        from tidebook.ui.data_card import DataCard
        from tidebook.ui.settings_page import SettingsPage

        page = self._window.pages[name]
        assert isinstance(page, SettingsPage)
        backups = BackupsCard(self._journal, self._preferences, self.watch)
        backups.restore_wanted.connect(self.choose_backup)
        page.add(backups)
        page.add(DataCard(self._journal))

    def _bring_back(self, backup: "Backup") -> None:
        page = self.rescue.page
        if page is not None:
            page.wait_for(_("Bringing back {backup}…").format(backup=backup_words(backup)))
        self.restoring.bring_back(self._place(), backup, None)

    def _say_refused(self, words: str) -> None:
        if self.rescue.page is not None:
            self.rescue.page.go_on(words)
        else:
            self.note(words)

    def _left_restoring(self) -> None:
        if not self._journal.is_open:
            self.rescue.show_again(self._preferences.backup_folder)

    def _say_no_backup(self, error: JournalError) -> None:
        said = _("It is tried again by itself.")
        self.note(f"{error.happened} {error.safe} {error.next_step} {said}")

    def _say_closing(self) -> None:
        bar = self.note(_("Saving a backup…"))
        bar.read.hide()
        self._window.repaint()


def _calls(place: Path) -> bool:
    from tidebook.ui.one_instance import call

    return call(place)
