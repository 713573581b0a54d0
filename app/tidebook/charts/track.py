"""One symptom from day to day: its dots, its 7-day median, its gaps."""

from datetime import date
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import ScaledTranslation
from numpy.typing import NDArray

from tidebook.analysis.daily import Cell, DailySeries, running_median
from tidebook.charts.face import HALF_CAP, PAPER, PX, Sizes, letters, width_of
from tidebook.charts.grid import Grid, figure_of, size_pt
from tidebook.charts.letter_mark import capital_mark
from tidebook.charts.palette import Palette
from tidebook.charts.quick_text import QuickText
from tidebook.charts.scale import SCORE, Scale
from tidebook.charts.strokes import broken, put, strokes
from tidebook.charts.table import day_says
from tidebook.charts.thinning import columns_of, thin_dots, thin_line
from tidebook.language import _

# A column is half a logical pixel: one dot of a sharp screen.
COLUMN_PT = PX / 2
# Below this room for a day, dots stand so close that they step back behind the line.
CROWDED_PT = 2.2

Days = NDArray[np.float64]


class Track:
    """The artists of one track, in its own axes. A day is drawn at its `date.toordinal()`.

    Filled dots were typed on the day or the next, hollow ones later. The line is the 7-day median. T stands
    below 0 on days too ill to fill in; days on which nothing was asked lie on a shade; all else stays empty.
    """

    def __init__(self, axes: Axes, series: DailySeries, palette: Palette, sizes: Sizes, scale: Scale) -> None:
        self.axes, self.series, self.palette, self.sizes, self.scale = axes, series, palette, sizes, scale
        self.days: Days = series.period.first.toordinal() + np.arange(len(series.period), dtype=np.float64)
        self.median = running_median(series)
        self.tee_pt = 0.62 * sizes.label
        self._lane = 0.0
        self.grid = Grid(axes, scale, palette, sizes)
        self._draw_not_asked()
        ink = palette.text
        self.dots = self._marks(marker="o", markeredgewidth=0, zorder=3)
        self.hollow = self._marks(marker="o", markerfacecolor=palette.card, zorder=3)
        self.line = axes.add_line(Line2D([], [], color=ink, linewidth=sizes.line, solid_joinstyle="round", zorder=2))
        self.lone = self._marks(marker="_", markeredgecolor=ink, markeredgewidth=sizes.line)
        self.tees = self._marks(
            marker=capital_mark("T"), markerfacecolor=ink, markeredgewidth=0, markersize=self.tee_pt
        )
        self.ill = axes.add_line(strokes(ink, 1.6, 2))

    @property
    def numbers(self) -> tuple[Text, ...]:
        """The numbers beside the axis."""
        return self.grid.numbers

    def fit(self) -> None:
        """Take over a new size of the axes: the dots and the lane for T below 0 keep theirs."""
        radius = self.sizes.dot / 2
        per_point = self.grid.fit(self.tee_pt + radius + 3)
        self._lane = -(radius + 2 + self.tee_pt / 2) * per_point

    def letter(self, *, numbers: bool, ends: bool) -> None:
        """Say whether the numbers stand beside the axis, and whether words say what its ends mean."""
        words = self.scale.ends if ends else ("", "")
        for at, word in ((0, words[0]), (-1, words[1])):
            self.numbers[at].set_text(f"{self.scale.ticks[at]:g} {word}".strip())
        for number in self.numbers:
            number.set_visible(numbers and number.get_visible())

    def says(self, day: date) -> str:
        """Return what is known of `day`, in words; nothing outside the period."""
        return day_says(self.series, day)

    def show(self, first: int, last: int) -> None:
        """Show the days `first` to `last` (day numbers), with no more dots and points than can be seen."""
        self.axes.set_xlim(first - 0.5, last + 0.5)
        width = size_pt(self.axes)[0]
        room = width / (last - first + 1)
        column = columns_of(self.days, first - 0.5, last + 0.5, max(int(width / COLUMN_PT), 1))
        visible = (self.days >= first) & (self.days <= last)
        for marks, cells in ((self.dots, (Cell.ON_TIME,)), (self.hollow, (Cell.LATE, Cell.FROM_MEMORY))):
            here = visible & (self.series.cells >= cells[0]) & (self.series.cells <= cells[-1])
            put(marks, *thin_dots(self.days[here], self.series.values[here], column[here]))
        self._show_median(first, last, column)
        self._size_marks(room)
        self._show_ill(self.days[visible & (self.series.cells == Cell.TOO_ILL)], room)
        self._show_not_asked(first, last, room)

    def _draw_not_asked(self) -> None:
        axes, palette, sizes = self.axes, self.palette, self.sizes
        self._shaded = runs_of(self.days[self.series.cells == Cell.NOT_ASKED])
        boxes = [[(a - 0.5, 0), (a - 0.5, 1), (b + 0.5, 1), (b + 0.5, 0)] for a, b in self._shaded]
        style = letters(sizes.label, colour=palette.text)
        self.unasked = QuickText(0, 0, "", ha="center", clip_on=True, **style)
        down = ScaledTranslation(0, -HALF_CAP * sizes.label / 72, figure_of(axes).dpi_scale_trans)
        self.unasked.set_transform(axes.transData + down)
        axes.add_artist(self.unasked)
        self.not_asked = PolyCollection(
            boxes, facecolors=[palette.shade], linewidths=0, transform=axes.get_xaxis_transform(), zorder=0
        )
        axes.add_collection(self.not_asked, autolim=False)
        self.not_asked.set_visible(bool(boxes))

    def _marks(self, **how: Any) -> Line2D:  # noqa: ANN401 (matplotlib's own keywords)
        # Not clipped: half a dot more on the first and last day.
        return self.axes.add_line(Line2D([], [], linestyle="none", clip_on=False, **how))

    def _show_median(self, first: int, last: int, column: NDArray[np.int64]) -> None:
        # One day more on either side: the line runs on past the edge.
        near = (self.days >= first - 1) & (self.days <= last + 1)
        visible = (self.days >= first) & (self.days <= last)
        there = np.r_[False, ~np.isnan(self.median), False]
        lone = visible & there[1:-1] & ~there[:-2] & ~there[2:]
        self.line.set_data(*thin_line(self.days[near], self.median[near], column[near]))
        put(self.lone, self.days[lone], self.median[lone])

    def _size_marks(self, room: float) -> None:
        crowded = room < CROWDED_PT
        dot = self.sizes.dot
        size = float(np.clip(0.8 * room, 0.3 * dot, dot))
        rim = min(0.22 * dot, 0.22 * size)
        ink = self.palette.edge if crowded else self.palette.accent
        self.dots.set(markersize=size, color=ink)
        self.hollow.set(markersize=size - rim, markeredgewidth=rim, markeredgecolor=ink)
        above = 4 if crowded else 2
        # A long line is a thin one: several days to a pixel would run into one black band.
        thick = max(self.sizes.thinnest, self.sizes.line * min(room / CROWDED_PT, 1.0))
        self.line.set(zorder=above, linewidth=thick)
        self.tees.set_markersize((0.8 if crowded else 1) * self.tee_pt)
        self.lone.set(markersize=float(np.clip(room, 0.5 * dot, 2 * dot)), zorder=above)

    def _show_ill(self, days: Days, room: float) -> None:
        """Write a T for each day too ill to fill in; a day whose T would touch the one before gets a small bar."""
        written: list[float] = []
        barred: list[float] = []
        for day in days.tolist():
            free = not written or (day - written[-1]) * room >= self.tees.get_markersize()
            (written if free else barred).append(day)
        put(self.tees, written, [self._lane] * len(written))
        half, low = max(0.5, 0.5 * PX / room), self.axes.get_ylim()[0]
        put(self.ill, *broken([(a - half, low, b + half, low) for a, b in runs_of(np.array(barred))]))

    def _show_not_asked(self, first: int, last: int, room: float) -> None:
        """Write "not asked" into the widest shade that is seen, if it fits."""
        words = _("not asked")
        seen = [(max(a, first), min(b, last)) for a, b in self._shaded if b >= first and a <= last]
        start, end = max(seen, key=lambda run: run[1] - run[0], default=(0.0, -1.0))
        fits = (end - start + 1) * room > width_of(words, self.sizes.label) + self.sizes.label
        self.unasked.set(position=((start + end) / 2, self.scale.top / 2), text=words if fits else "")


def draw_track(
    axes: Axes, series: DailySeries, palette: Palette, *, sizes: Sizes = PAPER, scale: Scale = SCORE
) -> Track:
    """Draw all days of `series` into the (empty) axes and return what was drawn."""
    track = Track(axes, series, palette, sizes, scale)
    track.fit()
    track.show(series.period.first.toordinal(), series.period.last.toordinal())
    return track


def runs_of(days: Days) -> list[tuple[float, float]]:
    """Return the first and last day of each unbroken run of `days` (sorted)."""
    if not len(days):
        return []
    breaks = np.flatnonzero(np.diff(days) > 1)
    return list(zip(days[np.r_[0, breaks + 1]].tolist(), days[np.r_[breaks, len(days) - 1]].tolist(), strict=True))
