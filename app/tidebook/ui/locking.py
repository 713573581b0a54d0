"""Locking: the window closes as always, and the program starts anew, so that nothing stays in memory."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from tidebook.ui.idle import Idle
from tidebook.ui.journal import Journal
from tidebook.ui.preferences import Preferences

_MINUTE_S = 60
_SET_DUMPABLE = 4
# Said to the next start: what is remembered on this computer is not looked at, the passphrase is asked for.
_LOCKED = "TIDEBOOK_LOCKED"


class Locking(QObject):
    """`wanted` comes when the journal is protected, and the time, the desktop or the computer says so."""

    wanted = Signal()

    def __init__(self, journal: Journal, preferences: Preferences) -> None:
        super().__init__(journal)
        self._journal = journal
        self._preferences = preferences
        self._is_hardened = False
        self._idle = Idle(self)
        self._idle.noticed.connect(self._tell)
        self._allow()
        journal.protected.connect(self._allow)
        preferences.changed.connect(self._allow)

    def listen(self) -> None:
        """Listen to the desktop; takes a moment, so it is done when all else is there."""
        from tidebook.ui.desktop_lock import DesktopLock

        DesktopLock(self).noticed.connect(self._tell)

    def _allow(self) -> None:
        is_protected = self._journal.is_encrypted
        self._idle.allow(self._preferences.lock_minutes * _MINUTE_S if is_protected else 0)
        if is_protected and not self._is_hardened:
            self._is_hardened = True
            harden()

    def _tell(self) -> None:
        if self._journal.is_encrypted:
            self.wanted.emit()


def harden() -> None:
    """Have the system keep no picture of the memory when the program breaks off, and show it to no other program."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)


def was_locked() -> bool:
    """Whether this program was started by locking: then nothing is remembered, the passphrase is asked for."""
    return _LOCKED in os.environ


def start_again(journal: Path) -> None:
    """Put a new program in the place of this one, on `journal`; it asks for the passphrase."""
    # As it was called, without the person's words: `python -m tidebook`, a script, or the program by itself.
    called = sys.orig_argv[1 : len(sys.orig_argv) - len(sys.argv) + 1]
    command = [sys.executable, *called, "--journal", str(journal)]
    os.environ[_LOCKED] = "yes"
    if os.name == "nt":
        # There, a program can not be replaced: a second one starts, and this one ends.
        import subprocess

        subprocess.Popen(command)  # noqa: S603 - our own program
        os._exit(0)
    os.execv(sys.executable, command)  # noqa: S606 - our own program
