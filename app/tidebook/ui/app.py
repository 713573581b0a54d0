"""Opens the window, then the journal, then warms up what is slow."""

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from tidebook import language, paths
from tidebook.language import _
from tidebook.ui import theme
from tidebook.ui.immortal import keep_none_alive
from tidebook.ui.preferences import Preferences
from tidebook.ui.window import Window


def open_window(journal_file: Path) -> int:
    """Show the window on `journal_file` (made if it is not there) and stay until it is closed."""
    keep_none_alive()
    QApplication.setStyle("Fusion")
    app = QApplication(sys.argv[:1])
    app.setApplicationName("tidebook")
    app.setApplicationDisplayName("Tidebook")
    app.setDesktopFileName("tidebook")
    program = Program(app, journal_file)
    program.window.show()
    return app.exec()


class Program:
    """What lives as long as the window does: the application, the preferences, the journal, the window."""

    def __init__(self, app: QApplication, journal_file: Path) -> None:
        self._app = app
        self._journal_file = journal_file
        language.speak(QLocale.system().name(), paths.LOCALE)
        # The names of days and months in the language of the words around them; times as the system has them.
        QLocale.setDefault(QLocale(language.locale()))
        theme.load_face("Regular", "SemiBold")
        self.preferences = Preferences(paths.settings_file())
        self._dress()
        self.window = Window(self.preferences)
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
        self.window.begin(self.journal)
        self.window.trouble.try_again.connect(self._try_again)
        self.window.trouble.choose_file.connect(self._choose_file)
        gc.freeze()
        gc.enable()
        self._tasks = Tasks(self.window)
        # After the page is on the screen: the import would hold up its first painting.
        QTimer.singleShot(0, lambda: self._tasks.start(_bring_in_storage, lambda _done: self._open(), _raise))

    def _open(self) -> None:
        from tidebook.domain.errors import JournalError
        from tidebook.storage.store import Store

        try:
            self.journal.open(lambda: Store.open_or_create(self._journal_file))
        except JournalError as error:
            self.journal.trouble.emit(error)
        self._tasks.start(_bring_in_charts, lambda _done: None, _raise)

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
            self._journal_file = Path(name)
            self._name_window()
            self._open()

    def _dress(self) -> None:
        palette = theme.chosen(self.preferences.theme, self._app)
        if self.preferences.is_bad_day and not palette.is_dark:
            palette = theme.THEMES["dim"]
        theme.wear(self._app, palette, self.preferences.text_scale)


def _bring_in_storage() -> None:
    import tidebook.storage.store  # noqa: F401


def _bring_in_charts() -> None:
    import tidebook.charts.timeline
    import tidebook.report.pdf  # noqa: F401


def _raise(error: Exception) -> None:
    raise error
