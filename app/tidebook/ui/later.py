"""A timer that does one thing once, a moment after it was last started."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def later(parent: QObject, do: Callable[[], None], pause_ms: int = 0) -> QTimer:
    """Return a timer to be started. Without a pause it is done in the next turn, once what changed is painted."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(pause_ms)
    timer.timeout.connect(do)
    return timer
