"""The timeline with the list of its lines: what it shows, says and puts into its table."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook import bundled
from tidebook.charts.palette import Palette
from tidebook.charts.strand import Strand, strand_of
from tidebook.charts.timeline_picture import TimelinePicture
from tidebook.charts.timeline_words import timeline_day
from tidebook.domain.catalogue import Symptom
from tidebook.domain.day_fact import Fact
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.ui.chart_lines import UPRIGHT, line_names, rated_in
from tidebook.ui.chart_view import ChartView
from tidebook.ui.strand_chooser import StrandChooser


class TimelineSheet(QWidget):
    """Holds the record that is drawn. `chosen` tells that other lines were chosen: they are in `keys`."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.view = ChartView()
        self.chooser = StrandChooser()
        self.chooser.hide()
        self.keys: tuple[str, ...] = (*(symptom.key for symptom in bundled.catalogue().quick), UPRIGHT)
        today = Period(date.min, date.min)
        self._picture = TimelinePicture((), Record(today), today)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chooser)
        column.addWidget(self.view, 1)
        self.chooser.chosen.connect(self._choose)

    def show_record(self, record: Record, shown: Period, limits: Period, palette: Palette, text_scale: float) -> None:
        """Draw `record`, showing the days of `shown`; movements stay within `limits`."""
        self.chooser.show_strands(line_names(record), self.keys)
        self._picture = TimelinePicture(_strands(record, self.keys), record, shown)
        self.view.show_strands(self._picture.strands, shown, limits, palette, text_scale, record=record)

    def picture(self, shown: Period) -> TimelinePicture:
        """Return what is drawn, of the days of `shown`; the lines know those around them, as on screen."""
        return TimelinePicture(self._picture.strands, self._picture.record.within(shown), shown)

    def spoken(self, day: date) -> str:
        """Read one day out."""
        return timeline_day(day, self._picture.strands, self._picture.record)

    def _choose(self, keys: tuple[str, ...]) -> None:
        self.keys = keys
        self.chosen.emit()


def _strands(record: Record, keys: tuple[str, ...]) -> tuple[Strand, ...]:
    """Return the lines of `keys` in their order, of the five those without a value too; at least one."""
    symptoms: dict[str, Symptom | None] = {symptom.key: symptom for symptom in rated_in(record)}
    if any(fact.fact is Fact.HOURS_UPRIGHT for fact in record.facts):
        symptoms[UPRIGHT] = None
    first = bundled.catalogue().quick[0].key
    return tuple(strand_of(record, symptoms[key]) for key in [k for k in keys if k in symptoms] or [first])
