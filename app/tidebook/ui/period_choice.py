"""The days that the summary is about, and what they are set beside."""

from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook.domain.period import Period
from tidebook.language import _
from tidebook.ui.choice_row import ChoiceRow
from tidebook.ui.date_fields import DateFields
from tidebook.ui.dates import day_words
from tidebook.ui.label import Label
from tidebook.ui.tick_box import TickBox

_DAYS = {"14d": 14, "28d": 28, "90d": 90}
_SINCE, _OWN = "since", "own"


class PeriodChoice(QWidget):
    """14, 28 or 90 days, those since the last appointment, or own dates. `changed`: the person chose others."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._since: Period | None = None
        # Whether to compare is remembered apart for the days since the appointment: there it is usual.
        self._compares = {_SINCE: True}
        self.period = Period.ending(today, _DAYS["28d"])
        self.row = ChoiceRow(
            _("Period"),
            {
                "14d": _("14 days"),
                "28d": _("28 days"),
                "90d": _("90 days"),
                _SINCE: _("Since my last appointment"),
                _OWN: _("Own dates"),
            },
        )
        self.row.show_choice("28d")
        self.dates = DateFields()
        self.dates.hide()
        self.since_words = Label("", "quiet")
        self.compare_box = TickBox(_("Compare with the equally long time before"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.row, self.dates, self.since_words, self.compare_box):
            column.addWidget(widget)
        self.row.chosen.connect(self._choose)
        self.dates.chosen.connect(self._take)
        self.compare_box.toggled.connect(self._compare)
        self._say()

    @property
    def is_since(self) -> bool:
        """Whether the days begin with the last appointment."""
        return self.row.choice == _SINCE

    @property
    def compare(self) -> Period | None:
        """The days to set beside, if wanted."""
        return self.period.before() if self.compare_box.isChecked() else None

    def follow(self, today: date, since: Period | None) -> bool:
        """Go on to `today` and to the appointment that is recorded now; return whether the days are others now."""
        self._today, self._since = today, since
        self.row.buttons[_SINCE].setEnabled(since is not None)
        if self.is_since and since is None:
            # It was taken back.
            self.row.show_choice("28d")
            self._show_compare()
        before = self.period
        self.period = self._period_of(self.row.choice)
        self._say()
        return self.period != before

    def _period_of(self, key: str) -> Period:
        if key == _SINCE and self._since is not None:
            return self._since
        return Period.ending(self._today, _DAYS[key]) if key in _DAYS else self.period

    def _choose(self, key: str) -> None:
        self.dates.setVisible(key == _OWN)
        self.period = self._period_of(key)
        self._show_compare()
        if key == _OWN:
            self.dates.show_period(self.period, self._today)
            self.dates.first.setFocus()
        self.changed.emit()

    def _take(self, period: Period) -> None:
        self.period = period
        self.changed.emit()

    def _show_compare(self) -> None:
        with QSignalBlocker(self.compare_box):
            self.compare_box.setChecked(self._compares.get(_SINCE if self.is_since else "", False))

    def _compare(self, on: bool) -> None:
        self._compares[_SINCE if self.is_since else ""] = on
        self.changed.emit()

    def _say(self) -> None:
        if self._since is None:
            words = _("No appointment is recorded before today.")
        else:
            words = _("My last appointment: {day}.").format(day=day_words(self._since.first, self._today))
        self.since_words.setText(words)
        self.row.buttons[_SINCE].setAccessibleDescription(words)
