"""Today: the day's questions, and every earlier day."""

from datetime import date

from PySide6.QtCore import Signal

from tidebook.overriding import override
from tidebook.ui.day_view import DayView
from tidebook.ui.journal import Journal
from tidebook.ui.page import Page

_WIDEST_PX = 900


class TodayPage(Page):
    """The day on a page of its own."""

    choose_symptoms = Signal()
    bad_day = Signal()
    to_calendar = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__(_WIDEST_PX)
        self.setObjectName("today")
        self.view = DayView(journal)
        self.column.addWidget(self.view)
        self.column.addStretch()
        self.view.choose_symptoms.connect(self.choose_symptoms)
        self.view.header.bad_day.connect(self.bad_day)
        self.view.to_calendar.connect(self.to_calendar)
        self.view.reached.connect(lambda widget: self.ensureWidgetVisible(widget, 0, 40))
        self.view.turned.connect(lambda _day: self._begin_day())

    @property
    def day(self) -> date:
        """The day on screen."""
        return self.view.day

    def show_day(self, day: date) -> None:
        """Turn to `day`, at most today."""
        self.view.show_day(day)

    def flush(self) -> None:
        """Save what is still being typed."""
        self.view.flush()

    def _begin_day(self) -> None:
        self.view.check_in.focus_first_open()
        self.begin_with(self.view.header)

    @override
    def arrange(self, *, narrow: bool) -> None:
        self.view.arrange(narrow=not self.is_wide)
