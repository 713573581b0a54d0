"""What the marks mean: drawn with the very marks, in as many lines as it takes."""

from collections.abc import Iterable, Sequence

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from tidebook.analysis.daily import ENOUGH_DAYS, WINDOW_DAYS, Cell, DailySeries
from tidebook.charts.face import HALF_CAP, Sizes, letters, width_of
from tidebook.charts.track import Track
from tidebook.language import _


def kinds_in(series: Iterable[DailySeries]) -> list[str]:
    """Return the kinds of marks that occur; dots and the line always do."""
    cells = set(np.unique(np.concatenate([one.cells for one in series])).tolist())
    rare = {"hollow": {Cell.LATE, Cell.FROM_MEMORY}, "tee": {Cell.TOO_ILL}, "shade": {Cell.NOT_ASKED}}
    return ["dot", "line", *(kind for kind, found in rare.items() if cells & found)]


def rows_of(kinds: Sequence[str], width: float, sizes: Sizes) -> int:
    """Return how many lines a key of `kinds` may need in a `width` in points."""
    return max(len(_lines(kinds, width, sizes.label, has_line=has)) for has in (True, False))


class Key:
    """The marks that occur in `tracks`, with their words. It has no place until it is laid out."""

    def __init__(self, figure: Figure, tracks: Sequence[Track]) -> None:
        self._figure = figure
        self._track = tracks[0]
        self._sizes = tracks[0].sizes
        self._kinds = kinds_in([track.series for track in tracks])
        style = letters(self._sizes.label, colour=tracks[0].palette.quiet)
        across = figure.dpi_scale_trans
        self.texts = {kind: figure.text(0, 0, "", transform=across, va="baseline", **style) for kind in self._kinds}
        self.marks = {kind: self._mark(kind) for kind in self._kinds}
        self._has_line = True
        self._place: tuple[float, float | None, float, float] = (0.0, None, 0.0, 0.0)

    def say(self, *, has_line: bool) -> None:
        """Name the median, or say what it takes to have one."""
        self._has_line = has_line
        for kind, text in self.texts.items():
            text.set_text(_words(kind, has_line=has_line))
        self._arrange()

    def rows(self, width: float) -> int:
        """Return how many lines the key may need in a `width` in points."""
        return rows_of(self._kinds, width, self._sizes)

    def place(self, left: float, top: float | None, width: float, row: float) -> None:
        """Set the key at `left`, `top` (points from the lower left), lines `row` apart; None hides it."""
        self._place = (left, top, width, row)
        self._arrange()

    def _arrange(self) -> None:
        left, top, width, row = self._place
        for artist in (*self.texts.values(), *self.marks.values()):
            artist.set_visible(top is not None)
        if top is None:
            return
        label = self._sizes.label
        for number, line in enumerate(_lines(self._kinds, width, label, has_line=self._has_line)):
            middle = top - row * (number + 0.5)
            for start, kind in line:
                x = left + start
                self.texts[kind].set_position(((x + 1.9 * label) / 72, (middle - HALF_CAP * label) / 72))
                self._move(self.marks[kind], x, middle)

    def _move(self, mark: Line2D | Rectangle, x: float, middle: float) -> None:
        label = self._sizes.label
        if isinstance(mark, Rectangle):
            mark.set_bounds(x / 72, (middle - 0.5 * label) / 72, 1.4 * label / 72, label / 72)
        elif mark is self.marks["line"]:
            mark.set_data([x / 72, (x + 1.4 * label) / 72], [middle / 72, middle / 72])
        else:
            mark.set_data([(x + 0.7 * label) / 72], [middle / 72])

    def _mark(self, kind: str) -> Line2D | Rectangle:
        across, palette, sizes = self._figure.dpi_scale_trans, self._track.palette, self._sizes
        if kind == "shade":
            box = Rectangle((0, 0), 0, 0, transform=across, facecolor=palette.shade, edgecolor="none")
            self._figure.add_artist(box)
            return box
        line = Line2D([], [], transform=across, linestyle="none")
        if kind == "line":
            line.set(linestyle="-", color=palette.text, linewidth=sizes.line)
        else:
            like = {"dot": self._track.dots, "hollow": self._track.hollow, "tee": self._track.tees}[kind]
            line.set(marker=like.get_marker(), markerfacecolor=like.get_markerfacecolor(), markeredgewidth=0)
            line.set_markersize(self._track.tee_pt if kind == "tee" else sizes.dot)
            line.set_markerfacecolor({"dot": palette.accent, "hollow": palette.card, "tee": palette.text}[kind])
        if kind == "hollow":
            line.set(markeredgecolor=palette.accent, markeredgewidth=0.22 * sizes.dot, markersize=0.78 * sizes.dot)
        self._figure.add_artist(line)
        return line


def _lines(kinds: Sequence[str], width: float, label: float, *, has_line: bool) -> list[list[tuple[float, str]]]:
    """Return the lines of the key: where each part begins (points), and its kind."""
    found: list[list[tuple[float, str]]] = [[]]
    at = 0.0
    for kind in kinds:
        wide = 1.9 * label + width_of(_words(kind, has_line=has_line), label)
        if found[-1] and at + wide > width:
            found.append([])
            at = 0.0
        found[-1].append((at, kind))
        at += wide + 1.6 * label
    return found


def _words(kind: str, *, has_line: bool) -> str:
    if kind == "line" and not has_line:
        return _("A line needs {enough} of {days} days").format(enough=ENOUGH_DAYS, days=WINDOW_DAYS)
    return {
        "dot": _("one day"),
        "line": _("{days}-day median").format(days=WINDOW_DAYS),
        "hollow": _("typed late"),
        "tee": _("too ill to fill in"),
        "shade": _("not asked"),
    }[kind]
