"""A field for one day, typed or chosen from the calendar."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit

from tidebook.overriding import override
from tidebook.ui.calendar import Calendar

_NARROWEST_PX = 200


class DateField(QDateEdit):
    """Turning the wheel scrolls the page and never changes the date; a date counts when it is typed to its end."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        self.setCalendarWidget(Calendar())
        self.setKeyboardTracking(False)
        self.setDisplayFormat("d MMM yyyy")
        # Large letters in a narrow window: rather its arrow is cut than the page.
        self.setMinimumWidth(_NARROWEST_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        # Large letters in a narrow window: rather its arrow is cut than the page.
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _NARROWEST_PX), hint.height())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
