"""From the passphrase, or the recovery code, to the open journal."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from tidebook.domain.errors import JournalError, Trouble
from tidebook.language import _
from tidebook.ui.tasks import Tasks
from tidebook.ui.unlock_page import UnlockPage

# So long, words that were just said get painted before the passphrase is tried.
_PAINTED_MS = 30
_MISTYPED = frozenset({Trouble.WRONG_PASSPHRASE, Trouble.UNUSABLE_PASSPHRASE, Trouble.WRONG_CODE})


class Unlocking(QObject):
    """Tries what is typed into its page. What is typed before SQL has come is tried as soon as it has."""

    opened = Signal(object, bool)  # Store; whether it was the recovery code that opened it
    not_needed = Signal()  # it is no protected journal

    def __init__(self, path: Path, *, remembers: bool = False) -> None:
        """`remembers`: whether this computer may know the passphrase."""
        super().__init__()
        self._path = path
        self._remembers = remembers
        self._tasks = Tasks(self)
        self._can_try = False
        self._typed: Callable[[], None] | None = None
        self.page = UnlockPage()
        self.page.passphrase_given.connect(lambda typed: self._soon(lambda: self._open(typed, by_code=False)))
        self.page.code_given.connect(lambda typed: self._soon(lambda: self._open_by_code(typed)))
        self.page.backups_wanted.connect(self._say_where_backups_lie)

    def begin(self) -> None:
        """Look at the file properly; called once what that needs is there."""
        from tidebook.storage.header import Kind, examine

        try:
            is_protected = examine(self._path) is Kind.LOCKED_UP
        except JournalError:
            is_protected = False
        if not is_protected:
            self.not_needed.emit()
            return
        self._can_try = True
        if self._typed is not None:
            self._typed()
        elif self._remembers:
            from tidebook.ui.remembering import remembered

            self._tasks.start(lambda: remembered(self._path), self._open_remembered, lambda _error: None)

    def _soon(self, work: Callable[[], None]) -> None:
        self._tasks.cancel()
        if self._can_try:
            QTimer.singleShot(_PAINTED_MS, self, work)
        else:
            self._typed = work

    def _open_remembered(self, passphrase: str | None) -> None:
        """Open it if the computer knew the passphrase, unless one is typing already. If not, it is asked for."""
        from tidebook.storage.store import Store

        if passphrase is None or self._typed is not None or self.page.passphrase.text() or self.page.takes_code:
            return
        try:
            store = Store(self._path, passphrase)
        except JournalError:
            self.page.say(_("What this computer remembers does not open the journal."))
        else:
            self.opened.emit(store, False)

    def _open_by_code(self, typed: str) -> None:
        from tidebook.storage.recovery import passphrase_of

        try:
            passphrase = passphrase_of(self._path, typed)
        except JournalError as error:
            self._refuse(error)
        else:
            self._open(passphrase, by_code=True)

    def _open(self, passphrase: str, *, by_code: bool) -> None:
        from tidebook.storage.store import Store

        try:
            store = Store(self._path, passphrase)
        except JournalError as error:
            self._refuse(error)
        else:
            self.opened.emit(store, by_code)

    def _refuse(self, error: JournalError) -> None:
        words = f"{error.happened} {error.safe} {error.next_step}"
        self.page.refuse(words, is_mistyped=error.trouble in _MISTYPED)

    def _say_where_backups_lie(self) -> None:
        from tidebook.storage.backups import folder_of

        self.page.say(_("The backups lie in {folder}.").format(folder=folder_of(self._path)))
