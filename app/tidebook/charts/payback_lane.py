"""Payback episodes as bars, one above the other where they overlap; an end that is not sure is soft."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from uuid import UUID

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from tidebook.analysis.lanes import day_number, reach, rows_without_overlap
from tidebook.charts.face import BOLD, PX, Sizes, width_of
from tidebook.charts.grid import size_pt
from tidebook.charts.lane_words import episodes_say
from tidebook.charts.letter_mark import EM, word_mark
from tidebook.charts.palette import Palette, mix
from tidebook.charts.sign import Sign
from tidebook.charts.strokes import broken, put, strokes
from tidebook.domain.episode import Episode
from tidebook.domain.moment import Moment, Precision
from tidebook.domain.payback import touching
from tidebook.language import _

MOST_ROWS = 4
# Logical pixels at a text size of 100 %.
ROW = 21
_BAR = 15
_STEPS = 8
_SHARP = frozenset({Precision.HOUR, Precision.HALF_DAY})
# A fade that is narrower than this is not seen as one (points).
_LEAST_FADE = 4.0

Box = tuple[float, float, float, str]


class PaybackLane:
    """The bars of `episodes` in axes whose y is logical pixels from the top; open ones reach `today`."""

    def __init__(self, axes: Axes, episodes: Sequence[Episode], today: date, palette: Palette, sizes: Sizes) -> None:
        self.axes, self.palette, self.sizes = axes, palette, sizes
        self.name, self.aside = _("Payback"), ""
        axes.set_axis_off()
        axes.set_autoscale_on(False)
        self.episodes = sorted(episodes, key=lambda episode: (episode.onset.earliest, episode.id))
        self._places = {episode.id: at for at, episode in enumerate(self.episodes)}
        self._today = today.toordinal() + 0.5
        self.starts = [reach(episode.onset)[0] for episode in self.episodes]
        self.ends = [self._end(episode) for episode in self.episodes]
        self._softness = [
            (_softness(one.onset, (end - start) / 2), _softness(one.ended, (end - start) / 2))
            for one, start, end in zip(self.episodes, self.starts, self.ends, strict=True)
        ]
        self._worst = [None if one.worst is None else _middle(one.worst) for one in self.episodes]
        self.rows = [min(row, MOST_ROWS - 1) for row in rows_without_overlap(self.starts, self.ends)]
        self.fill = mix(palette.card, palette.text, 0.2)
        # The bars themselves, then the shades of their soft ends, from the palest.
        self._inks = (self.fill, *(mix(palette.card, self.fill, (n + 0.5) / _STEPS) for n in range(_STEPS)))
        self.bars = [axes.add_line(strokes(tone, 1, 2)) for tone in self._inks]
        # Pale bars carry dark numbers; the line at their foot is what is seen on a bad printer.
        self.sill = axes.add_line(strokes(palette.edge, 1.5 * sizes.hairline, 3))
        ink = palette.text
        self.worst = axes.add_line(
            Line2D([], [], linestyle="none", marker="v", color=ink, markeredgewidth=0, zorder=4)
        )
        self.open = axes.add_line(
            Line2D([], [], linestyle="none", marker=">", color=ink, markeredgewidth=0, zorder=4, clip_on=False)
        )
        severities = {e.worst_severity for e in self.episodes if e.worst_severity is not None}
        self.numbers = {
            n: axes.add_line(Line2D([], [], linestyle="none", marker=word_mark(str(n)), color=ink, markeredgewidth=0,
                                    markersize=EM * self._letters, zorder=4))
            for n in sorted(severities)
        }  # fmt: skip

    @property
    def height(self) -> float:
        """How high the lane is, in logical pixels at a text size of 100 %."""
        return float(ROW * (max(self.rows, default=0) + 1))

    def signs(self) -> list[Sign]:
        """Return what the key says of the bars."""
        signs = [Sign("bar", _("payback"), lambda: Rectangle((0, 0), 0, 0, facecolor=self.fill, edgecolor="none"), 1)]
        if any(episode.worst is not None for episode in self.episodes):
            signs.append(Sign("worst", _("worst point, and how bad it was"), lambda: self._like(self.worst), 1))
        if any(episode.ended is None for episode in self.episodes):
            signs.append(Sign("open", _("goes on"), lambda: self._like(self.open), 1))
        return signs

    def fit(self) -> None:
        """Take over a new size of the axes."""
        self._tall = size_pt(self.axes)[1] / PX
        self._pitch = self._tall / (max(self.rows, default=0) + 1)
        self._bar = self._pitch * _BAR / ROW
        self.axes.set_ylim(self._tall, 0)

    def show(self, first: int, last: int) -> None:
        """Show the days `first` to `last` (day numbers)."""
        self.axes.set_xlim(first - 0.5, last + 0.5)
        room = size_pt(self.axes)[0] / (last - first + 1)
        seen = [
            at for at in range(len(self.episodes)) if self.starts[at] <= last + 0.5 and self.ends[at] >= first - 0.5
        ]
        boxes = [box for at in seen for box in self._boxes(at, room)]
        for ink, bars in zip(self._inks, self.bars, strict=True):
            put(
                bars,
                *broken([(a, y + self._bar / 2, b, y + self._bar / 2) for a, b, y, tone in boxes if tone == ink]),
            )
            bars.set_linewidth(self._bar * PX)
        sills = [(a, y + self._bar, b, y + self._bar) for a, b, y, tone in boxes if tone == self.fill]
        put(self.sill, *broken(sills))
        self._mark_worst(seen, room)
        self._mark_open(seen, room, last)
        self._write_numbers(seen, room, first, last)

    def says(self, day: date) -> str:
        """Return which episodes there were on `day`, in words."""
        return episodes_say(day, touching(day, self.episodes))

    def foot_of(self, episode: UUID) -> tuple[float, float] | None:
        """Return where a bar begins: its day number, and its top as a share of the axes from below."""
        at = self._places.get(episode)
        return None if at is None else (self.starts[at], 1 - self._top(at) / self._tall)

    def _top(self, at: int) -> float:
        return self.rows[at] * self._pitch + self._pitch * (1 - _BAR / ROW) / 2

    def _is_open(self, at: int) -> bool:
        return self.episodes[at].ended is None

    def _end(self, episode: Episode) -> float:
        if episode.ended is None:
            return max(self._today, reach(episode.onset)[1])
        return max(reach(episode.ended)[1], reach(episode.onset)[1])

    def _boxes(self, at: int, room: float) -> list[Box]:
        """Return the parts of a bar: from, to, top, colour."""
        episode, start, end, y = self.episodes[at], self.starts[at], self.ends[at], self._top(at)
        end = max(end, start + 2 / room)
        before, after = (soft if soft * room >= _LEAST_FADE else 0.0 for soft in self._softness[at])
        boxes: list[Box] = [(start + before, end - after, y, self.fill)]
        boxes += self._soft(start, start + before, y, episode.onset.precision)
        if after and episode.ended is not None:
            boxes += self._soft(end, end - after, y, episode.ended.precision)
        return boxes

    def _soft(self, outer: float, inner: float, y: float, precision: Precision) -> list[Box]:
        """Return the parts of a soft end: it fades away to `outer`, or breaks into strokes where it is unsure."""
        if outer == inner:
            return []
        edges = np.linspace(outer, inner, _STEPS + 1).tolist()
        pairs = [(min(a, b), max(a, b)) for a, b in pairwise(edges)]
        if precision is Precision.UNSURE:
            return [(a, b, y, self.fill) for a, b in pairs[::2]]
        return [(a, b, y, ink) for (a, b), ink in zip(pairs, self._inks[1:], strict=True)]

    def _mark_worst(self, seen: Sequence[int], room: float) -> None:
        points = [(worst, self._top(at)) for at in seen if (worst := self._worst[at]) is not None]
        size = float(np.clip(2 * room, 0.25 * self.sizes.label, 0.45 * self.sizes.label))
        self.worst.set(markersize=size)
        put(self.worst, [x for x, _y in points], [y for _x, y in points])

    def _mark_open(self, seen: Sequence[int], room: float, last: int) -> None:
        bar = self._bar
        size = 0.75 * bar * PX
        ends = [(min(self.ends[at], last + 0.5), self._top(at) + bar / 2) for at in seen if self._is_open(at)]
        points = [(x - size / 2 / room, y) for x, y in ends]
        self.open.set(markersize=size)
        put(self.open, [x for x, _y in points], [y for _x, y in points])

    def _write_numbers(self, seen: Sequence[int], room: float, first: int, last: int) -> None:
        """Write how bad it was into the bar, under its worst point, where the bar is wide enough for it."""
        places: dict[int, list[tuple[float, float]]] = {severity: [] for severity in self.numbers}
        for at in seen:
            severity, worst = self.episodes[at].worst_severity, self._worst[at]
            if severity is None:
                continue
            low, high = max(self.starts[at], first - 0.5), min(self.ends[at], last + 0.5)
            # The mark of one that goes on has the end of the bar.
            high -= 0.75 * self._bar * PX / room if self._is_open(at) else 0.0
            half = (width_of(str(severity), self._letters, BOLD) / 2 + 1.5) / room
            if high - low < 2 * half:
                continue
            x = min(max((low + high) / 2 if worst is None else worst, low + half), high - half)
            places[severity].append((x, self._top(at) + 0.56 * self._bar))
        for severity, points in places.items():
            put(self.numbers[severity], [x for x, _y in points], [y for _x, y in points])

    @property
    def _letters(self) -> float:
        return 0.85 * self.sizes.label

    def _like(self, mark: Line2D) -> Line2D:
        return Line2D([], [], linestyle="none", marker=mark.get_marker(), markersize=0.5 * self.sizes.label,
                      color=self.palette.text, markeredgewidth=0)  # fmt: skip


def _softness(moment: Moment | None, most: float) -> float:
    """Return how many days a soft end takes, `most` of them: the time within which it can have been."""
    if moment is None or moment.precision in _SHARP:
        return 0.0
    low, high = reach(moment)
    return min(high - low, most)


def _middle(moment: Moment) -> float:
    return (day_number(moment.earliest) + day_number(moment.latest)) / 2
