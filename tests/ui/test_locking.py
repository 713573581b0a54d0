"""A protected journal locks by itself; the program that held it gives nothing away."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog

from tests.ui.desk import Desk
from tidebook.storage.store import Store
from tidebook.ui.idle import Idle
from tidebook.ui.locking import Locking

PASSPHRASE = "quiet harbour seven lanterns"
HARDENED = """
import ctypes, resource
from tidebook.ui.locking import harden
before = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
harden()
print(before, ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), *resource.getrlimit(resource.RLIMIT_CORE))
"""
AGAIN = """
import os, sys
from pathlib import Path
from tidebook.ui.locking import start_again, was_locked
if was_locked():
    print(os.getpid(), *sys.argv[1:], flush=True)
else:
    print(os.getpid(), flush=True)
    start_again(Path("a journal.tidebook"))
"""


def press(key: Qt.Key) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)


def test_it_notices_when_nobody_is_there(desk: Desk) -> None:
    idle = Idle(desk.window, look_ms=10)
    noticed: list[bool] = []
    idle.noticed.connect(lambda: noticed.append(True))
    idle.allow(0.05)
    desk.wait(lambda: len(noticed) > 1)
    idle.allow(0)
    count = len(noticed)
    assert not idle._timer.isActive()
    assert len(noticed) == count


def test_a_key_or_the_mouse_is_a_sign_of_life(desk: Desk) -> None:
    idle = Idle(desk.window)
    idle.allow(1000)
    window = desk.window.windowHandle()
    at = QPointF(5, 5)
    button = Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, at, at, button, button, Qt.KeyboardModifier.NoModifier)
    for event in (press(Qt.Key.Key_6), move):
        idle._last -= 500
        before = idle._last
        QApplication.sendEvent(window, event)
        assert idle._last >= before + 500


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_what_is_done_in_a_dialog_counts_too(desk: Desk) -> None:
    idle = Idle(desk.window)
    idle.allow(1000)
    dialog = QDialog(desk.window)
    dialog.show()
    desk.wait(dialog.isActiveWindow)
    idle._last -= 500
    before = idle._last
    QApplication.sendEvent(dialog.windowHandle(), press(Qt.Key.Key_6))
    assert idle._last >= before + 500
    dialog.close()


def test_the_first_touch_after_a_long_sleep_comes_too_late(desk: Desk) -> None:
    idle = Idle(desk.window)
    noticed: list[bool] = []
    idle.noticed.connect(lambda: noticed.append(True))
    idle.allow(1000)
    idle._last -= 1001
    QApplication.sendEvent(desk.window.windowHandle(), press(Qt.Key.Key_6))
    assert noticed == [True]


def test_only_a_protected_journal_locks_by_itself(new_desk: Callable[[], Desk]) -> None:
    desk = new_desk().open()
    locking = Locking(desk.journal, desk.preferences)
    wanted: list[bool] = []
    locking.wanted.connect(lambda: wanted.append(True))
    locking._idle.noticed.emit()
    assert not locking._idle._timer.isActive()
    assert wanted == []


def test_a_protected_journal_locks_after_the_chosen_minutes(
    new_desk: Callable[[], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tests themselves stay as open as they were.
    monkeypatch.setattr("tidebook.ui.locking.harden", lambda: None)
    desk = new_desk()
    Store.create(desk.path, PASSPHRASE).close()
    desk.stores.append(Store(desk.path, PASSPHRASE))
    desk.journal.open(lambda: desk.stores[-1])
    locking = Locking(desk.journal, desk.preferences)
    wanted: list[bool] = []
    locking.wanted.connect(lambda: wanted.append(True))
    assert locking._idle._seconds == 15 * 60
    desk.preferences.lock_minutes = 5
    assert locking._idle._seconds == 5 * 60
    locking._idle.noticed.emit()
    assert wanted == [True]
    desk.preferences.lock_minutes = 0
    assert not locking._idle._timer.isActive()


def run(program: str, *words: str) -> list[str]:
    command = [sys.executable, "-c", program, *words]
    env = {name: text for name, text in os.environ.items() if name != "TIDEBOOK_LOCKED"}
    return subprocess.run(
        command, capture_output=True, text=True, check=True, env=env, timeout=60
    ).stdout.splitlines()


@pytest.mark.skipif(sys.platform != "linux", reason="PR_SET_DUMPABLE is Linux's own")
def test_the_memory_is_neither_written_to_disk_nor_shown() -> None:
    assert run(HARDENED) == ["1 0 0 0"]


def test_it_starts_again_in_its_own_place(tmp_path: Path) -> None:
    script = tmp_path / "tidebook"
    script.write_text(AGAIN)
    env = {name: text for name, text in os.environ.items() if name != "TIDEBOOK_LOCKED"}
    command = [sys.executable, str(script), "--journal", "another"]
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=env, timeout=60).stdout
    first, again = said.splitlines()
    assert again == f"{first} --journal a journal.tidebook"
