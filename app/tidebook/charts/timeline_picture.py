"""The timeline as one of the charts: for a file, where nothing moves."""

from dataclasses import dataclass, replace

from tidebook.charts.dates import period_words
from tidebook.charts.face import Sizes, on_screen
from tidebook.charts.palette import PRINT, Palette
from tidebook.charts.picture import Drawing, Table
from tidebook.charts.strand import Strand
from tidebook.charts.timeline import Timeline
from tidebook.charts.timeline_words import timeline_sentences, timeline_table
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.language import _


@dataclass(frozen=True, eq=False, slots=True)
class TimelinePicture:
    """The days of `period` out of `strands` and `record`, which may know more days: running medians count them."""

    strands: tuple[Strand, ...]
    record: Record
    period: Period

    @property
    def title(self) -> str:
        """What the chart is called."""
        return _("Timeline, {period}").format(period=period_words(self.period.first, self.period.last))

    @property
    def sentence(self) -> str:
        """What each line and each lane shows, in a line of its own."""
        told = [replace(strand, series=strand.series.within(self.period)) for strand in self.strands]
        return "\n".join(timeline_sentences(told, self.record.within(self.period)))

    @property
    def table(self) -> Table:
        """Each day of the period."""
        return timeline_table(self.strands, self.record, self.period)

    def least_height(self, width: float, sizes: Sizes) -> float:
        """Return the height in logical pixels in which all has room at this `width`."""
        return self._timeline(PRINT, width, 1.0, sizes).good_height

    def draw(self, palette: Palette, width: float, height: float, sizes: Sizes) -> Drawing:
        """Return the picture, `width` by `height` logical pixels. Its table says what it shows; it has no spots."""
        return Drawing(self._timeline(palette, width, height, sizes).figure)

    def _timeline(self, palette: Palette, width: float, height: float, sizes: Sizes) -> Timeline:
        text_scale = sizes.label / on_screen().label
        timeline = Timeline(self.strands, palette, width, height, text_scale, record=self.record)
        timeline.show(self.period.first, self.period.last)
        # The key has room for the letters of these days, and for no more.
        timeline.fit()
        return timeline
