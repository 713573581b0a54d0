"""Where I am: a line through all tracks at one day, and what was recorded on that day."""

from collections.abc import Sequence
from datetime import date
from math import nan

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from tidebook.analysis.daily import Cell
from tidebook.charts.face import BOLD, HALF_CAP, letters, shortened, width_of
from tidebook.charts.lanes import Lane
from tidebook.charts.quick_text import write
from tidebook.charts.track import Track


class Cursor:
    """Animated artists: they are drawn over the finished picture, never with it."""

    def __init__(self, figure: Figure, tracks: Sequence[Track], lanes: Sequence[Lane] = ()) -> None:
        self._figure, self._tracks = figure, tracks
        self._bands: tuple[Track | Lane, ...] = (*tracks, *lanes)
        self.day: date | None = None
        palette, sizes = tracks[0].palette, tracks[0].sizes
        self.rule = Line2D([], [], color=palette.accent, linewidth=1.5 * sizes.hairline, animated=True, visible=False)
        self.rule.set_transform(figure.transSubfigure)
        figure.add_artist(self.rule)
        self.rings = [self._ring(track) for track in tracks]
        self.papers = [self._paper() for _band in self._bands]
        self.values = [self._value() for _band in self._bands]
        self._places = [(0.0, 0.0, 0.0)] * len(self._bands)

    @property
    def _all(self) -> tuple[Artist, ...]:
        return (self.rule, *self.rings, *self.papers, *self.values)

    def place(self, at: int, left: float, right: float, y: float) -> None:
        """Say where the words of a band go: after `left`, not beyond `right` (points from the lower left)."""
        self._places[at] = (left, right, y)

    def mark(self, day: date | None) -> list[Artist]:
        """Move to `day` and return what is to be drawn; None takes the cursor away."""
        self.day = day
        return self.follow()

    def follow(self) -> list[Artist]:
        """Move along with the days that are shown."""
        for artist in self._all:
            artist.set_visible(False)
        low, high = self._tracks[0].axes.get_xlim()
        if self.day is None or not low <= self.day.toordinal() <= high:
            return []
        self._draw_rule(self.day)
        for at in range(len(self._tracks)):
            self._draw_ring(at, self.day)
        for at in range(len(self._bands)):
            self._write_value(at, self.day)
        return [artist for artist in self._all if artist.get_visible()]

    def _draw_rule(self, day: date) -> None:
        low, high = self._tracks[0].axes.get_xlim()
        boxes = [band.axes.get_position(original=True) for band in self._bands]
        x = boxes[0].x0 + boxes[0].width * (day.toordinal() - low) / (high - low)
        # It breaks at the names, which it would cross out.
        heights = [y for box in boxes for y in (box.y0, box.y1, nan)]
        self.rule.set(data=([x] * len(heights), heights), visible=True)

    def _draw_ring(self, at: int, day: date) -> None:
        track, ring = self._tracks[at], self.rings[at]
        series = track.series
        if day not in series.period or series.cells[series.period.index(day)] < Cell.ON_TIME:
            return
        inks = (track.palette.accent, track.palette.card)
        fill, rim = inks[::-1] if series.late[series.period.index(day)] else inks
        ring.set_data([day.toordinal()], [float(series.values[series.period.index(day)])])
        ring.set(markerfacecolor=fill, markeredgecolor=rim, visible=True)

    def _write_value(self, at: int, day: date) -> None:
        size = self._tracks[0].sizes.name
        left, right, y = self._places[at]
        words = shortened(self._bands[at].says(day), right, size, BOLD)
        wide = width_of(words, size, BOLD)
        x = max(0.0, min(left, right - wide))
        self.values[at].set(text=words, position=(x / 72, (y - HALF_CAP * size) / 72), visible=bool(words))
        edge = 0.2 * size
        self.papers[at].set_bounds((x - edge) / 72, (y - 0.75 * size) / 72, (wide + 2 * edge) / 72, 1.5 * size / 72)
        self.papers[at].set_visible(bool(words))

    def _ring(self, track: Track) -> Line2D:
        ring = Line2D([], [], linestyle="none", marker="o", markersize=1.8 * track.sizes.dot, clip_on=False, zorder=6)
        ring.set(markeredgewidth=1.3 * track.sizes.line, animated=True, visible=False)
        return track.axes.add_line(ring)

    def _value(self) -> Text:
        palette, sizes = self._tracks[0].palette, self._tracks[0].sizes
        text = write(self._figure, "", **letters(sizes.name, BOLD, palette.accent))
        text.set(animated=True, visible=False)
        return text

    def _paper(self) -> Rectangle:
        # On a narrow screen other words may lie beneath.
        ink = self._tracks[0].palette.card
        paper = Rectangle((0, 0), 0, 0, transform=self._figure.dpi_scale_trans, facecolor=ink, edgecolor="none")
        paper.set(animated=True, visible=False)
        self._figure.add_artist(paper)
        return paper
