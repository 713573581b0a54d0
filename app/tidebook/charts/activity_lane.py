"""Activities at their days: effort by height, kind by shape, side by side where a day holds several."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import partial

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.path import Path
from numpy.typing import NDArray

from tidebook.analysis.lanes import turn_on_day
from tidebook.charts.face import Sizes
from tidebook.charts.grid import Grid, size_pt
from tidebook.charts.lane_words import activities_say
from tidebook.charts.palette import Palette
from tidebook.charts.scale import EFFORT
from tidebook.charts.sign import Sign
from tidebook.charts.strokes import joined, put, strokes
from tidebook.charts.thinning import columns_of
from tidebook.charts.track import COLUMN_PT, CROWDED_PT
from tidebook.domain.activity import Activity, ActivityKind
from tidebook.domain.stamp import Lateness
from tidebook.language import _

# One shape a kind, in the order of ActivityKind; where several hold, the first is drawn. The last: no kind was said.
_SHAPES = ("o", "D", "s", "^", "<", ">", "P", "X", "d")
_KINDS = tuple(ActivityKind)
_LATE = frozenset({Lateness.LATE, Lateness.FROM_MEMORY})


class ActivityLane:
    """The marks of `activities` (ascending by day), in axes of their own. An unknown effort hangs below the 0."""

    height = None  # it shares what is left with the tracks

    def __init__(self, axes: Axes, activities: Sequence[Activity], palette: Palette, sizes: Sizes) -> None:
        self.axes, self.palette, self.sizes = axes, palette, sizes
        self.name, self.aside = _("Activities"), EFFORT.direction
        self.grid = Grid(axes, EFFORT, palette, sizes)
        self.days = np.array([activity.day.toordinal() for activity in activities], dtype=np.float64)
        self.effort = np.array([np.nan if a.effort is None else a.effort for a in activities], dtype=np.float64)
        self.shape = np.array([_shape(activity) for activity in activities], dtype=np.int64)
        self.late = np.array([activity.lateness in _LATE for activity in activities], dtype=np.bool_)
        self._by_day: dict[date, list[Activity]] = defaultdict(list)
        for activity in activities:
            self._by_day[activity.day].append(activity)
        self._turn, self._of = turn_on_day(self.days)
        self._size = 1.15 * sizes.dot
        self._below = self._apart = 0.0
        self._index = {activity.id: at for at, activity in enumerate(activities)}
        self.stems = axes.add_line(strokes(palette.edge, sizes.hairline, 2))
        # Where days stand too close for shapes, all kinds are dots.
        self.is_crowded = False
        self.many = axes.add_line(_mark(0, palette.edge, palette.edge))
        self.many.set(markersize=0.4 * sizes.dot, markeredgewidth=0)
        self.marks = {
            (shape, late): axes.add_line(
                _mark(shape, palette.text if late else palette.card, palette.card if late else palette.text)
            )
            for shape in range(len(_SHAPES))
            for late in (False, True)
            if (here := self.shape == shape).any() and (self.late[here] == late).any()
        }

    def signs(self) -> list[Sign]:
        """Return the shapes that occur, for the key."""
        shapes = sorted({shape for shape, _late in self.marks})
        signs = [Sign(f"kind {shape}", _kind_words(shape), partial(self._sign, shape), 1) for shape in shapes]
        if np.isnan(self.effort).any():
            signs.append(Sign("no effort", _("below the line: effort not said"), self._below_sign, 1))
        return signs

    def fit(self) -> None:
        """Take over a new size of the axes."""
        per_point = self.grid.fit(self._size + 4)
        self._below = -(self._size / 2 + 2.5) * per_point

    def show(self, first: int, last: int) -> None:
        """Show the days `first` to `last` (day numbers)."""
        self.axes.set_xlim(first - 0.5, last + 0.5)
        width = size_pt(self.axes)[0]
        room = width / (last - first + 1)
        size = float(np.clip(0.8 * room, 0.5 * self._size, self._size))
        seen = np.flatnonzero((self.days >= first) & (self.days <= last))
        x, y = self._places(seen, room, size)
        column = columns_of(x, first - 0.5, last + 0.5, max(int(width / COLUMN_PT), 1))
        self.is_crowded = room < CROWDED_PT
        heights = np.where(np.isnan(self.effort[seen]), -1, self.effort[seen])
        for (shape, late), mark in self.marks.items():
            mine = np.flatnonzero((self.shape[seen] == shape) & (self.late[seen] == late) & (not self.is_crowded))
            put(mark, x[mine], y[mine])
            mark.set(markersize=size * (0.8 if late else 1), markeredgewidth=(0.2 if late else 0.12) * size)
        _same, kept = np.unique(column * 12 + heights, return_index=True)
        kept = kept if self.is_crowded else kept[:0]
        put(self.many, x[kept], y[kept])
        self._draw_stems(x, y, column, heights)

    def says(self, day: date) -> str:
        """Return what was done on `day`, in words; nothing where nothing is known."""
        return activities_say(self._by_day.get(day, []))

    def place_of(self, activity: Activity) -> tuple[float, float]:
        """Return where an activity's mark is: its day number, and its height as a share of the axes from below."""
        low, high = self.axes.get_ylim()
        effort = self._below if activity.effort is None else activity.effort
        at = self._index[activity.id]
        x = self.days[at] + (self._turn[at] - (self._of[at] - 1) / 2) * self._apart
        return float(x), float((effort - low) / (high - low))

    def _places(
        self, seen: NDArray[np.int64], room: float, size: float
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return where the marks of `seen` stand: several of one day beside each other, within that day's room."""
        most = max(self._of[seen].max(initial=1) - 1, 1)
        self._apart = min(1.3 * size, 0.85 * room / most) / room
        x = self.days[seen] + (self._turn[seen] - (self._of[seen] - 1) / 2) * self._apart
        return x, np.where(np.isnan(self.effort[seen]), self._below, self.effort[seen])

    def _draw_stems(
        self,
        x: NDArray[np.float64],
        y: NDArray[np.float64],
        column: NDArray[np.int64],
        heights: NDArray[np.float64],
    ) -> None:
        """Draw the line from 0 up to a mark; of those in one column only the highest shows."""
        order = np.lexsort((-heights, column))
        _columns, first = np.unique(column[order], return_index=True)
        kept = order[first]
        kept = kept[heights[kept] > 0]
        put(self.stems, *joined(np.stack([x[kept]] * 2, axis=1), np.stack([0 * kept, y[kept]], axis=1)))
        self.stems.set_color(self.palette.hairline if self.is_crowded else self.palette.edge)

    def _below_sign(self) -> Line2D:
        return Line2D([], [], linestyle="none", marker=_below(), color=self.palette.text, markeredgewidth=0,
                      markersize=0.95 * self.sizes.label)  # fmt: skip

    def _sign(self, shape: int) -> Line2D:
        mark = _mark(shape, self.palette.card, self.palette.text)
        mark.set(markersize=self._size, markeredgewidth=0.12 * self._size)
        return mark


def _below() -> Path:
    """Return a line with a lozenge below it."""
    line = [(-0.5, 0.5), (0.5, 0.5), (0.5, 0.38), (-0.5, 0.38), (-0.5, 0.5)]
    lozenge = [(0, 0.18), (0.32, -0.16), (0, -0.5), (-0.32, -0.16), (0, 0.18)]
    ring = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
    return Path([*line, *lozenge], [*ring, *ring])


def _shape(activity: Activity) -> int:
    return min((_KINDS.index(kind) for kind in activity.kinds), default=len(_KINDS))


def _kind_words(shape: int) -> str:
    return _KINDS[shape].words if shape < len(_KINDS) else _("kind not said")


def _mark(shape: int, edge: str, fill: str) -> Line2D:
    return Line2D([], [], linestyle="none", marker=_SHAPES[shape], color=fill, markerfacecolor=fill,
                  markeredgecolor=edge, zorder=3, clip_on=False)  # fmt: skip
