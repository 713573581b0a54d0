"""Catches errors that nobody expected: first what was typed is saved, then one dialog says what happened."""

import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from tidebook import crash
from tidebook.language import _

if TYPE_CHECKING:
    from tidebook.ui.crash_dialog import CrashDialog
    from tidebook.ui.window import Window

# An error in a drawing comes again with each drawing; one behind a button is told again when it is pressed again.
_AGAIN_S = 20.0


class Unexpected(QObject):
    """Hears of every error, from slots, events and threads alike; `guard` tells it which window to save."""

    _happened = Signal(str)  # the report

    def __init__(self, again_s: float = _AGAIN_S) -> None:
        super().__init__()
        self._again_s = again_s
        self._window: Window | None = None
        self._last: dict[str, float] = {}
        self.dialog: CrashDialog | None = None
        # Queued: a dialog must not open amid a drawing, nor in another thread.
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        crash.say_always()
        sys.excepthook = self._catch
        threading.excepthook = lambda told: self._catch(told.exc_type, told.exc_value)

    def guard(self, window: "Window") -> None:
        """From now on save what is in `window` first, and belong to it."""
        self._window = window

    def keep_breaking_off(self, file: Path) -> None:
        """Keep in `file` where the program was if it breaks off; say so if it did the last time."""
        report = crash.keep_breaking_off(file)
        if report:
            self._show(
                _("Tidebook broke off the last time."), _("All that showed as saved is in your journal."), report
            )

    def _catch(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None = None
    ) -> None:
        crash.say(kind, error, trace)
        if not isinstance(error, Exception):
            return
        report = crash.report(error)
        if self._window is None:
            # There is nothing yet that could go on: the program ends after this.
            self._dialog(
                _("Tidebook could not start."), _("Nothing in your journal was changed."), report, False
            ).exec()
        else:
            self._happened.emit(report)

    def _tell(self, report: str) -> None:
        now = time.monotonic()
        is_again = now - self._last.get(report, -self._again_s) < self._again_s
        self._last[report] = now
        if is_again:
            return
        is_safe = self._save()
        if self.dialog is not None:
            self.dialog.add(report)
            return
        safe = (
            _("Everything that you wrote is saved.")
            if is_safe
            else _("The newest answers are not saved yet. Everything before them is safe.")
        )
        self._show(_("Something unexpected happened in Tidebook."), safe, report)

    def _save(self) -> bool:
        try:
            assert self._window is not None
            return self._window.save()
        except Exception as error:  # what is broken may be the saving; then that is told, too
            self._happened.emit(crash.report(error))
            return False

    def _show(self, happened: str, safe: str, report: str) -> None:
        self.dialog = self._dialog(happened, safe, report, may_go_on=True)
        self.dialog.finished.connect(self._put_away)
        self.dialog.leave.connect(self._leave)
        self.dialog.open()

    def _dialog(self, happened: str, safe: str, report: str, may_go_on: bool) -> "CrashDialog":
        from tidebook.ui.crash_dialog import CrashDialog

        return CrashDialog(happened, safe, report, self._window, may_go_on=may_go_on)

    def _put_away(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        # The time in which the dialog was read does not count.
        self._last = dict.fromkeys(self._last, time.monotonic())

    def _leave(self) -> None:
        if self._window is not None:
            self._window.close()
