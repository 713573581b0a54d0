"""The dates below the lowest track, and the faint rules that carry them up through all tracks."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from tidebook.charts.dates import Tick, date_ticks
from tidebook.charts.face import Sizes, letters, width_of
from tidebook.charts.palette import Palette
from tidebook.charts.quick_text import write
from tidebook.charts.strokes import broken, strokes


class DateAxis:
    """Names some days below `axes[-1]` and rules all of `axes` at them; texts are kept and used again."""

    def __init__(self, figure: Figure, axes: Sequence[Axes], palette: Palette, sizes: Sizes) -> None:
        self._figure, self._axes, self._palette, self._sizes = figure, axes, palette, sizes
        self.ticks: list[Tick] = []
        self.texts: list[Text] = []
        self._rules = [strokes(palette.rule, sizes.hairline, 0.5) for _axes in axes]
        for one, rules in zip(axes, self._rules, strict=True):
            rules.set_transform(one.get_xaxis_transform())
            one.add_artist(rules)

    def show(self, first: date, last: date, *, years: bool = True) -> None:
        """Name some of the days `first` to `last`; `years` adds a second line that says the year once."""
        width, height = (72 * float(side) for side in self._figure.get_size_inches())
        place = self._axes[-1].get_position(original=True)
        left, room = width * place.x0, width * place.width
        per_day = room / ((last - first).days + 1)
        gap = self._sizes.label * 1.2

        def centre(tick: Tick) -> float:
            half = self._width(tick) / 2
            at = left + (tick.at - first.toordinal() + 0.5) * per_day
            return float(np.clip(at, half, width - half))

        def fits(ticks: list[Tick]) -> bool:
            needed = (
                (centre(b) - centre(a), (self._width(a) + self._width(b)) / 2 + gap) for a, b in pairwise(ticks)
            )
            return all(there >= least for there, least in needed)

        self.ticks = date_ticks(first, last, fits)
        line = 1.3 * self._sizes.label
        top = height * place.y0 - 1.1 * self._sizes.label
        words = [(centre(tick), top, tick.words) for tick in self.ticks]
        if years:
            words += [(centre(tick), top - line, tick.year) for tick in self.ticks if tick.year]
        self._write(words)
        points = broken([(tick.at, 0.0, tick.at, 1.0) for tick in self.ticks])
        for rules in self._rules:
            rules.set_data(*points)

    def letter(self, *, visible: bool) -> None:
        """Leave the dates out, or not; the rules stay."""
        for text in self.texts:
            text.set_visible(visible)

    def _width(self, tick: Tick) -> float:
        return max(width_of(tick.words, self._sizes.label), width_of(tick.year, self._sizes.label))

    def _write(self, words: list[tuple[float, float, str]]) -> None:
        while len(self.texts) < len(words):
            style = letters(self._sizes.label, colour=self._palette.quiet)
            self.texts.append(write(self._figure, "", ha="center", **style))
        for text in self.texts[len(words) :]:
            text.set_visible(False)
        for text, (x, y, spoken) in zip(self.texts, words, strict=False):
            text.set(position=(x / 72, y / 72), text=spoken, visible=True)
