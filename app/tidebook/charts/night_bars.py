"""Each night on the clock: a bar from falling asleep to the last waking, and a thin line for the time in bed."""

from collections.abc import Sequence
from math import ceil, floor
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.transforms import ScaledTranslation

from tidebook.analysis.sleep import NightTimes
from tidebook.charts.face import HALF_CAP, Sizes, letters
from tidebook.charts.grid import figure_of, size_pt
from tidebook.charts.night_words import clock_words
from tidebook.charts.palette import Palette, mix
from tidebook.charts.track import CROWDED_PT

# Where no night is told: from nine in the evening to nine in the morning.
_USUAL = (-3.0, 9.0)
_STEPS = (1, 2, 3, 4, 6, 12, 24)
# A bar is this share of its day wide, but not wider than so many dots.
_BAR, _WIDEST = 0.68, 3.4
# Below this room for a night there is none for a rim: what is hollow or dashed is drawn lighter.
FINE_PT = 2.4 * CROWDED_PT


def hours_shown(nights: Sequence[NightTimes]) -> tuple[float, float]:
    """Return the whole hours in which all nights lie, from the midnight at which their days begin."""
    told = [at for night in nights for at in night.hours]
    return (float(floor(min(told))), float(ceil(max(told)))) if told else _USUAL


def look_of(night: NightTimes, palette: Palette, sizes: Sizes, *, is_fine: bool) -> dict[str, Any]:
    """Return how the bar of a night is drawn: hollow if it was typed late, dashed if it is told in part."""
    late = night.night.lateness.is_late
    if is_fine:
        pale = mix(palette.card, palette.accent, 0.5)
        return {"facecolor": palette.accent if night.is_whole and not late else pale, "linewidth": 0.0}
    if night.is_whole and not late:
        return {"facecolor": palette.accent, "edgecolor": palette.accent, "linewidth": sizes.hairline}
    fill = palette.card if late else mix(palette.card, palette.accent, 0.3)
    dashes = "-" if night.is_whole else (0, (2.0, 1.6))
    return {"facecolor": fill, "edgecolor": palette.accent, "linewidth": 1.4 * sizes.hairline, "linestyle": dashes}


def square_of(palette: Palette, size: float) -> dict[str, Any]:
    """Return how a night without times is marked; `size` in points."""
    return {"marker": "s", "markersize": size, "linestyle": "none", "markerfacecolor": palette.card,
            "markeredgecolor": palette.accent, "markeredgewidth": 0.22 * size}  # fmt: skip


class NightBars:
    """The artists of the nights in their own axes, the evening at the top; a night is at its `day.toordinal()`."""

    def __init__(self, axes: Axes, nights: Sequence[NightTimes], palette: Palette, sizes: Sizes) -> None:
        self.axes, self.nights, self.palette, self.sizes = axes, nights, palette, sizes
        axes.set_axis_off()
        axes.set_autoscale_on(False)
        self.first, self.last = hours_shown(nights)
        self.numbers: list[Any] = []

    def draw(self, first: int, last: int) -> None:
        """Draw the nights of the days `first` to `last` (day numbers) into the present size of the axes."""
        width, height = size_pt(self.axes)
        self.axes.set(xlim=(first - 0.5, last + 0.5), ylim=(self.last, self.first))
        self.room = width / (last - first + 1)
        self.per_hour = height / (self.last - self.first)
        self._draw_hours()
        self._draw_beds()
        self._draw_bars()
        self._draw_moments()
        self._draw_timeless()

    @property
    def is_fine(self) -> bool:
        """Whether the nights stand so close that a bar has no rim."""
        return self.room < FINE_PT

    @property
    def lone_pt(self) -> float:
        """How thick the line of a time is that is told alone."""
        return self.sizes.hairline if self.is_fine else 1.3 * self.sizes.line

    @property
    def _half(self) -> float:
        return min(_BAR, _WIDEST * self.sizes.dot / self.room) / 2

    def _draw_hours(self) -> None:
        label = self.sizes.label
        step = next((one for one in _STEPS if one * self.per_hour >= 1.7 * label), _STEPS[-1])
        ticks = range(ceil(self.first / step) * step, floor(self.last) + 1, step)
        beside = self.axes.get_yaxis_transform() + ScaledTranslation(
            -0.6 * label / 72, -HALF_CAP * label / 72, figure_of(self.axes).dpi_scale_trans
        )
        style = letters(label, colour=self.palette.quiet)
        for tick in ticks:
            words = clock_words(tick)
            self.numbers.append(
                self.axes.text(0, tick, words, transform=beside, ha="right", va="baseline", clip_on=False, **style)
            )
        self._lines(
            [((0.0, tick), (1.0, tick)) for tick in ticks],
            transform=self.axes.get_yaxis_transform(),
            colors=[self.palette.edge if tick == 0 else self.palette.hairline for tick in ticks],
            linewidths=self.sizes.hairline,
            zorder=1,
        )

    def _draw_beds(self) -> None:
        beds = [
            ((night.night.day.toordinal(), night.to_bed), (night.night.day.toordinal(), night.got_up))
            for night in self.nights
            if night.to_bed is not None and night.got_up is not None
        ]
        thick = min(self.sizes.line, 0.3 * self.room)
        self._lines(beds, colors=[self.palette.quiet], linewidths=thick, zorder=2, capstyle="butt", snap=False)

    def _draw_bars(self) -> None:
        # Where several nights share a pixel, bars are as wide as their days: the ink says how many were asleep.
        half = 0.5 if self.room < CROWDED_PT else self._half
        least = self.sizes.hairline / self.per_hour
        boxes, looks = [], []
        for night in self.nights:
            if night.began is None or night.ended is None:
                continue
            at, began, ended = night.night.day.toordinal(), night.began, max(night.ended, night.began + least)
            boxes.append([(at - half, began), (at + half, began), (at + half, ended), (at - half, ended)])
            looks.append(look_of(night, self.palette, self.sizes, is_fine=self.is_fine))
        if boxes:
            self.axes.add_collection(
                PolyCollection(
                    boxes,
                    facecolors=[look["facecolor"] for look in looks],
                    edgecolors=[look.get("edgecolor", "none") for look in looks],
                    linewidths=[look["linewidth"] for look in looks],
                    linestyles=[look.get("linestyle", "-") for look in looks],
                    zorder=3,
                    snap=False,
                ),
                autolim=False,
            )

    def _draw_moments(self) -> None:
        """Draw a short line at each time that is told alone."""
        half = max(self._half, (0.4 if self.is_fine else 0.8) / self.room)
        alone = [(night.night.day.toordinal(), at) for night in self.nights for at in lone_hours(night)]
        marks = [((day - half, at), (day + half, at)) for day, at in alone]
        self._lines(marks, colors=[self.palette.accent], linewidths=self.lone_pt, zorder=4)

    def _draw_timeless(self) -> None:
        """Draw a hollow square at the foot for each night that is told without any time."""
        days = [night.night.day.toordinal() for night in self.nights if not night.hours]
        size = min(0.8 * self.sizes.dot, max(0.6 * self.room, 0.4 * self.sizes.dot))
        self.axes.plot(days, [0.0] * len(days), **square_of(self.palette, size),
                       transform=self.axes.get_xaxis_transform(), clip_on=False, zorder=4)  # fmt: skip

    def _lines(self, ends: Sequence[Any], **how: Any) -> None:  # noqa: ANN401 (matplotlib's own keywords)
        if ends:
            self.axes.add_collection(LineCollection([np.array(one) for one in ends], **how), autolim=False)


def lone_hours(night: NightTimes) -> tuple[float, ...]:
    """Return the times of a night that neither its bar nor its line in bed shows."""
    pairs = ((night.began, night.ended), (night.to_bed, night.got_up))
    return tuple(at for pair in pairs if None in pair for at in pair if at is not None)
