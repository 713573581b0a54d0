"""Opens the window, then the journal (asking for its passphrase, if it has one), then warms up what is slow."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from tidebook import language, paths
from tidebook.language import _
from tidebook.ui import theme
from tidebook.ui.immortal import keep_none_alive
from tidebook.ui.preferences import Preferences
from tidebook.ui.unexpected import Unexpected
from tidebook.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidebook.storage.store import Store
    from tidebook.ui.locking import Locking
    from tidebook.ui.safekeeping import Safekeeping
    from tidebook.ui.unlocking import Unlocking

_SQLITE = b"SQLite format 3\0"
# The desktop is asked for its locks when all else is there.
_LISTEN_MS = 2_000


def open_window(journal_file: Path) -> int:
    """Show the window on `journal_file` (made if it is not there) and stay until it is closed."""
    keep_none_alive()
    QApplication.setStyle("Fusion")
    app = QApplication(sys.argv[:1])
    app.setApplicationName("tidebook")
    app.setApplicationDisplayName("Tidebook")
    app.setDesktopFileName("tidebook")
    unexpected = Unexpected()
    program = Program(app, journal_file)
    unexpected.guard(program.window)
    program.window.show()
    unexpected.keep_breaking_off(paths.cache_folder() / "broke-off.txt")
    code = app.exec()
    if program.next_journal is not None:
        from tidebook.ui.locking import start_again

        start_again(program.next_journal)
    return code


class Program:
    """What lives as long as the window does: the application, the preferences, the journal, the window.

    `next_journal`: what the program is started on anew once the window is closed; locking is nothing else.
    """

    def __init__(self, app: QApplication, journal_file: Path) -> None:
        self._app = app
        self._journal_file = journal_file
        self.next_journal: Path | None = None
        language.speak(QLocale.system().name(), paths.LOCALE)
        # The names of days and months in the language of the words around them; times as the system has them.
        QLocale.setDefault(QLocale(language.locale()))
        theme.load_face("Regular", "SemiBold")
        self.preferences = Preferences(paths.settings_file())
        self._dress()
        self.window = Window(self.preferences)
        self._unlocking: Unlocking | None = None
        self.safekeeping: Safekeeping | None = None
        self._locking: Locking | None = None
        if not _looks_plain(journal_file):
            self._ask_passphrase()
        self._name_window()
        self.window.painted.connect(self._begin)
        self.preferences.changed.connect(self._dress)
        app.styleHints().colorSchemeChanged.connect(self._dress)

    def _begin(self) -> None:
        """Bring today, which takes answers at once, then SQL beside it, then the journal that keeps them."""
        from tidebook.ui.journal import Journal
        from tidebook.ui.tasks import Tasks

        theme.load_face("Bold")
        self._translator = QTranslator()
        if self._translator.load(
            QLocale(), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        ):
            self._app.installTranslator(self._translator)
        self.journal = Journal(self.window)
        if self._unlocking is None:
            self._show_today()
        gc.freeze()
        gc.enable()
        self._tasks = Tasks(self.window)
        # After the page is on the screen: the import would hold up its first painting.
        QTimer.singleShot(0, lambda: self._tasks.start(_bring_in_storage, lambda _done: self._go_on(), _raise))

    def _show_today(self) -> None:
        self.window.begin(self.journal)
        self.window.trouble.try_again.connect(self._try_again)
        self.window.lock_wanted.connect(self._lock)
        self.journal.opened.connect(self._guard)

    def _go_on(self) -> None:
        if self._unlocking is None:
            self._open()
        else:
            self._unlocking.begin()

    def _open(self) -> None:
        from tidebook.ui.rescue import open_or_create

        self._take(lambda: open_or_create(self._journal_file))

    def _take(self, make_store: "Callable[[], Store]") -> None:
        from tidebook.domain.errors import JournalError

        self._look_after()
        try:
            self.journal.open(make_store)
        except JournalError as error:
            self.journal.trouble.emit(error)
        self._tasks.start(_bring_in_charts, lambda _done: None, _raise)

    def _look_after(self) -> None:
        """Have the file looked after from now on; today takes answers already."""
        if self.safekeeping is None:
            from tidebook.ui.safekeeping import Safekeeping

            self.safekeeping = Safekeeping(self.window, self.journal, self.preferences, lambda: self._journal_file)
            self.safekeeping.try_again.connect(self._try_again)
            self.safekeeping.choose_file.connect(self._choose_file)
            self.safekeeping.chosen.connect(self._use)
            self.safekeeping.chosen_place.connect(self._name_place)

    def _ask_passphrase(self) -> None:
        from tidebook.ui.locking import harden, was_locked
        from tidebook.ui.unlocking import Unlocking

        harden()
        self._unlocking = Unlocking(self._journal_file, remembers=self.preferences.remembers and not was_locked())
        self._unlocking.opened.connect(self._unlocked)
        self._unlocking.not_needed.connect(self._begin_unprotected)
        self.window.show_alone(self._unlocking.page)

    def _unlocked(self, store: "Store", by_code: bool) -> None:
        self._unlocking = None
        self._show_today()
        self._take(lambda: store)
        if by_code:
            self.window.choose_passphrase(_("The recovery code opened the journal. Please choose a new passphrase."))

    def _begin_unprotected(self) -> None:
        self._unlocking = None
        self._show_today()
        self._open()

    def _guard(self) -> None:
        """Once the journal is open: watch over a protected one, ask the one question about another."""
        from tidebook.ui.locking import Locking

        if self._locking is not None:
            # An earlier state came back, perhaps under another passphrase.
            self.journal.protected.emit()
            return
        self._locking = Locking(self.journal, self.preferences)
        self._locking.wanted.connect(self._lock)
        QTimer.singleShot(_LISTEN_MS, self._locking, self._locking.listen)
        if not self.preferences.was_asked_to_protect and not (self.journal.is_encrypted or self.journal.is_read_only):
            self.window.offer_passphrase()

    def _lock(self) -> None:
        """Close the window as always, which saves what is being typed, then start anew."""
        if self.journal.is_encrypted and self.journal.place is not None:
            self._start_on(self.journal.place)

    def _start_on(self, journal: Path) -> None:
        # Closing may ask something; meanwhile it may be time to lock again.
        if self.next_journal is None:
            self.next_journal = journal
            if self.window.close():
                self.preferences.write()
                # Whatever other window is open.
                self._app.exit()
            else:
                self.next_journal = None

    def _name_window(self) -> None:
        # Another journal than the usual one is named: nobody writes into the wrong one by mistake.
        if self._journal_file != paths.journal_file():
            self.window.setWindowTitle(f"{self._journal_file.name} – Tidebook")

    def _try_again(self) -> None:
        if not self.journal.is_open:
            self._open()

    def _choose_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        name, _filter = QFileDialog.getOpenFileName(
            self.window,
            _("Open another journal"),
            str(self._journal_file.parent),
            _("Journals (*.tidebook);;All files (*)"),
        )
        if name:
            self._use(Path(name))

    def _use(self, journal: Path) -> None:
        """Open another journal instead, or make it."""
        if not _looks_plain(journal):
            self._start_on(journal)
        else:
            self._name_place(journal)
            self._open()

    def _name_place(self, journal: Path) -> None:
        self._journal_file = journal
        self._name_window()

    def _dress(self) -> None:
        palette = theme.chosen(self.preferences.theme, self._app)
        if self.preferences.is_bad_day and not palette.is_dark:
            palette = theme.THEMES["dim"]
        theme.wear(self._app, palette, self.preferences.text_scale)


def _looks_plain(path: Path) -> bool:
    """Whether a file is not there yet or looks like a plain journal: one quick look, before anything has it open."""
    if not path.is_file():
        # A pipe would never answer.
        return True
    try:
        with path.open("rb") as file:
            head = file.read(len(_SQLITE))
    except OSError:
        # What is wrong with it is said when it is opened.
        return True
    return head in {b"", _SQLITE}


def _bring_in_storage() -> None:
    import tidebook.storage.store  # noqa: F401


def _bring_in_charts() -> None:
    import tidebook.charts.timeline
    import tidebook.report.pdf  # noqa: F401


def _raise(error: Exception) -> None:
    raise error
