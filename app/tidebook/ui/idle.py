"""Notices that nobody has pressed, touched or moved anything for a while."""

import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from tidebook.overriding import override

_LOOK_MS = 5_000
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


class Idle(QObject):
    """`noticed` comes after `seconds` without a sign of life in any window of the program; 0 is never.

    It looks at what reaches the windows as a whole: at each of thousands of events of widgets would be slow.
    """

    noticed = Signal()

    def __init__(self, parent: QObject, look_ms: int = _LOOK_MS) -> None:
        super().__init__(parent)
        self._seconds, self._last = 0.0, _now()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(look_ms)
        self._timer.timeout.connect(self._look)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)
        for window in app.topLevelWindows():
            self._watch(window)

    def allow(self, seconds: float) -> None:
        """Wait so long from now on."""
        self._seconds, self._last = seconds, _now()
        if seconds:
            self._timer.start()
        else:
            self._timer.stop()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            # After a sleep of the computer the first touch comes too late.
            self._look()
            self._last = _now()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            # A filter that is there already moves to the front; it is never there twice.
            window.installEventFilter(self)

    def _look(self) -> None:
        if self._seconds and _now() - self._last >= self._seconds:
            self._last = _now()
            self.noticed.emit()


def _now() -> float:
    """Seconds of a clock that goes on while the computer sleeps, where there is one."""
    boot_time = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot_time is None else time.clock_gettime(boot_time)
