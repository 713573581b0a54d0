"""Two days of the person's own choice, from and to."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QWidget

from tidebook.domain.period import Period
from tidebook.language import _
from tidebook.ui.date_field import DateField
from tidebook.ui.dates import of_qdate, to_qdate
from tidebook.ui.flow import Flow
from tidebook.ui.label import Label


class DateFields(QWidget):
    """Emits the period when the person has changed it; from never lies behind to."""

    chosen = Signal(Period)

    def __init__(self) -> None:
        super().__init__()
        self.first, self.last = DateField(_("From")), DateField(_("To"))
        flow = Flow(self)
        for field in (self.first, self.last):
            label = Label(field.accessibleName(), "quiet")
            label.setWordWrap(False)
            label.setBuddy(field)
            flow.addWidget(label)
            flow.addWidget(field)
        self.first.userDateChanged.connect(self._first_changed)
        self.last.userDateChanged.connect(self._last_changed)

    def show_period(self, period: Period, today: date) -> None:
        """Show the two days; none lies after today."""
        for field, day in ((self.first, period.first), (self.last, period.last)):
            field.blockSignals(True)
            field.setMaximumDate(to_qdate(today))
            field.setDate(to_qdate(day))
            field.blockSignals(False)

    def _first_changed(self, day: QDate) -> None:
        self._tell(of_qdate(day), max(of_qdate(day), of_qdate(self.last.date())))

    def _last_changed(self, day: QDate) -> None:
        self._tell(min(of_qdate(day), of_qdate(self.first.date())), of_qdate(day))

    def _tell(self, first: date, last: date) -> None:
        self.show_period(Period(first, last), of_qdate(self.last.maximumDate()))
        self.chosen.emit(Period(first, last))
