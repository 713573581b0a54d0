"""The month that opens below a date: large days, and no day redder than another."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton

from tidebook.language import _
from tidebook.overriding import override


class Calendar(QCalendarWidget):
    """Qt's own, with words for those who listen and room for those who tremble."""

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, QTextCharFormat())
        # Qt's arrows are black, whatever the theme.
        for name, sign, words in (
            ("qt_calendar_prevmonth", "‹", _("Earlier month")),
            ("qt_calendar_nextmonth", "›", _("Later month")),
        ):
            button = self.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setIcon(QIcon())
                button.setText(sign)
                button.setAccessibleName(words)

    @override
    def sizeHint(self) -> QSize:
        line = max(44, self.fontMetrics().height() + 16)
        return QSize(7 * line, 8 * line + 24)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
