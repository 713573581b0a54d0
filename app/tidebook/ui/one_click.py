"""A double click is one click: what it answers is not taken back by its second half."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from tidebook.ui.theme import TARGET_PX


class _Clicks:
    """Where and when the mouse was last pressed on something that is on or off.

    Kept for all of them together: the next question may stand where the answered one was.
    """

    def __init__(self) -> None:
        self._at_ms, self._place = 0, QPoint()

    def is_second(self, event: QMouseEvent) -> bool:
        """Say whether `event` is a press in the same place within the time of a double click."""
        place, at_ms = event.globalPosition().toPoint(), event.timestamp()
        passed_ms, way = at_ms - self._at_ms, place - self._place
        is_near = max(abs(way.x()), abs(way.y())) <= TARGET_PX // 2
        is_second = is_near and self._at_ms > 0 and 0 <= passed_ms < QApplication.doubleClickInterval()
        self._at_ms, self._place = at_ms, place
        return is_second


_clicks = _Clicks()


def is_second_click(event: QMouseEvent) -> bool:
    """Say whether this press is the second half of a double click. Ask once for each press."""
    return _clicks.is_second(event)
