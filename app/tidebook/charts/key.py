"""What the marks mean: drawn with the very marks, in as many lines as it takes."""

from collections.abc import Iterable, Sequence
from functools import partial

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from tidebook.analysis.daily import ENOUGH_DAYS, WINDOW_DAYS, Cell, DailySeries
from tidebook.charts.face import HALF_CAP, Sizes, letters, shortened, width_of
from tidebook.charts.quick_text import write
from tidebook.charts.sign import Sign
from tidebook.charts.track import Track
from tidebook.language import _

_RARE = {"hollow": {Cell.LATE, Cell.FROM_MEMORY}, "tee": {Cell.TOO_ILL}, "shade": {Cell.NOT_ASKED}}


def track_signs(tracks: Sequence[Track]) -> list[Sign]:
    """Return the signs of the marks that occur in `tracks`; dots and the line always do."""
    kinds = _kinds_in(track.series for track in tracks)
    words = {
        "dot": _("one day"),
        "line": _("{days}-day median").format(days=WINDOW_DAYS),
        "hollow": _("typed late"),
        "tee": _("too ill to fill in"),
        "shade": _("not asked"),
    }
    return [Sign(kind, words[kind], partial(_draw, kind, tracks[0])) for kind in kinds]


def rows_of(signs: Sequence[Sign], width: float, sizes: Sizes) -> int:
    """Return how many lines a key of `signs` may need in a `width` in points."""
    return max(len(_lines(signs, width, sizes.label, has_line=has)) for has in (True, False))


class Key:
    """All of `signs` with their words. It has no place until it is laid out."""

    def __init__(self, figure: Figure, signs: Sequence[Sign], sizes: Sizes, ink: str) -> None:
        self.signs, self._sizes = tuple(signs), sizes
        across = figure.dpi_scale_trans
        style = letters(sizes.label, colour=ink)
        self.texts = {s.name: write(figure, "", **style) for s in signs}
        self.marks = {sign.name: sign.draw() for sign in signs}
        for mark in self.marks.values():
            mark.set_transform(across)
            figure.add_artist(mark)
        self._has_line, self._without = True, ""
        self._foot: float | None = None
        self._place: tuple[float, float | None, float, float] = (0.0, None, 0.0, 0.0)

    def say(self, *, has_line: bool, without: str = "") -> None:
        """Name the median, or say what it takes to have one; leave out the signs whose name begins with `without`."""
        self._has_line, self._without = has_line, without
        self._arrange()

    @property
    def foot(self) -> float | None:
        """Where the last line ends, in points from below; None where there is no key."""
        return self._foot

    def rows(self, width: float) -> int:
        """Return how many lines the key may need in a `width` in points."""
        return rows_of(self.signs, width, self._sizes)

    def place(self, left: float, top: float | None, width: float, row: float) -> None:
        """Set the key at `left`, `top` (points from the lower left), lines `row` apart; None hides it."""
        self._place = (left, top, width, row)
        self._arrange()

    def _arrange(self) -> None:
        left, top, width, row = self._place
        shown = [s for s in self.signs if not (self._without and s.name.startswith(self._without))]
        for artist in (*self.texts.values(), *self.marks.values()):
            artist.set_visible(False)
        self._foot = top
        if top is None:
            return
        self._said = {sign.name: _words(sign, has_line=self._has_line) for sign in shown}
        label = self._sizes.label
        for number, line in enumerate(_lines(shown, width, label, has_line=self._has_line)):
            middle = top - row * (number + 0.5)
            for start, name in line:
                x = left + start
                self.texts[name].set_visible(True)
                self.marks[name].set_visible(True)
                self.texts[name].set_position(((x + 1.9 * label) / 72, (middle - HALF_CAP * label) / 72))
                self.texts[name].set_text(shortened(self._said[name], width - 1.9 * label - start, label))
                self._move(self.marks[name], x, middle)
            self._foot = middle - row / 2

    def _move(self, mark: Line2D | Rectangle, x: float, middle: float) -> None:
        label = self._sizes.label
        if isinstance(mark, Rectangle):
            mark.set_bounds(x / 72, (middle - 0.5 * label) / 72, 1.4 * label / 72, label / 72)
        elif mark.get_linestyle() == "-":
            mark.set_data([x / 72, (x + 1.4 * label) / 72], [middle / 72, middle / 72])
        else:
            mark.set_data([(x + 0.7 * label) / 72], [middle / 72])


def _kinds_in(series: Iterable[DailySeries]) -> list[str]:
    cells = set(np.unique(np.concatenate([one.cells for one in series])).tolist())
    return ["dot", "line", *(kind for kind, found in _RARE.items() if cells & found)]


def _draw(kind: str, track: Track) -> Line2D | Rectangle:
    palette, sizes = track.palette, track.sizes
    if kind == "shade":
        return Rectangle((0, 0), 0, 0, facecolor=palette.shade, edgecolor="none")
    if kind == "line":
        return Line2D([], [], color=palette.text, linewidth=sizes.line)
    like = {"dot": track.dots, "hollow": track.hollow, "tee": track.tees}[kind]
    line = Line2D([], [], linestyle="none", marker=like.get_marker(), markeredgewidth=0)
    line.set_markersize(track.tee_pt if kind == "tee" else sizes.dot)
    line.set_markerfacecolor({"dot": palette.accent, "hollow": palette.card, "tee": palette.text}[kind])
    if kind == "hollow":
        line.set(markeredgecolor=palette.accent, markeredgewidth=0.22 * sizes.dot, markersize=0.78 * sizes.dot)
    return line


def _lines(signs: Sequence[Sign], width: float, label: float, *, has_line: bool) -> list[list[tuple[float, str]]]:
    """Return the lines of the key: where each part begins (points), and its name."""
    found: list[list[tuple[float, str]]] = [[]]
    at, block = 0.0, 0
    for sign in signs:
        wide = 1.9 * label + width_of(_words(sign, has_line=has_line), label)
        if found[-1] and (sign.block != block or at + wide > width):
            found.append([])
            at = 0.0
        block = sign.block
        found[-1].append((at, sign.name))
        at += wide + 1.6 * label
    return found


def _words(sign: Sign, *, has_line: bool) -> str:
    if sign.name == "line" and not has_line:
        return _("A line needs {enough} of {days} days").format(enough=ENOUGH_DAYS, days=WINDOW_DAYS)
    return sign.words
