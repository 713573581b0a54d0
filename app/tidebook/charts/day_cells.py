"""The square of one day: how dark, with which number, corner or letter; many days at once."""

from dataclasses import dataclass

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.path import Path
from matplotlib.textpath import TextPath
from numpy.typing import NDArray

from tidebook.analysis.daily import Cell
from tidebook.charts.face import BOLD, families, width_of
from tidebook.charts.levels import NOT_ASKED, NOT_RECORDED, level_fill
from tidebook.charts.sheet import Corners, Sheet
from tidebook.charts.table import number_words

# Of the room of a day: the square of a value and of none, its corner, its letter, the dot of a 0.
_SQUARE = 0.88
_EMPTY = 0.5
_CORNER = 0.3
_TEE = 0.62
_ZERO = 0.26
_CUT = np.array([(1 - _CORNER, 0), (1, 0), (1, _CORNER)])


@dataclass(frozen=True, eq=False, slots=True)
class DayCells:
    """N squares. cells: a `Cell` each; levels: 0 to 4, -1 without a value; values: what is written in, or NaN."""

    cells: NDArray[np.uint8]
    levels: NDArray[np.int64]
    values: NDArray[np.float64]


def numbers_fit(values: NDArray[np.float64], pitch: float, points: float) -> bool:
    """Return whether each of `values` can be written into its square, `pitch` from the next."""
    words = [number_words(value) for value in np.unique(values[~np.isnan(values)]).tolist()]
    return max((width_of(word, points, BOLD) for word in words), default=0.0) + 0.3 * points <= _SQUARE * pitch


def draw_cells(sheet: Sheet, days: DayCells, corners: Corners, pitch: float, *, numbers: bool) -> None:
    """Draw the squares at `corners` (left, top; shape (N, 2)).

    A value is a fill, from paper to ink, and with `numbers` the number itself; without, a dot tells 0 from nothing.
    A corner marks what was typed late. Not answered is a small empty square, too ill a T, not asked a shade.
    """
    palette = sheet.palette
    sheet.boxes(corners[days.cells == Cell.NOT_ASKED], pitch, facecolors=[level_fill(palette, NOT_ASKED)],
                linewidths=0, antialiaseds=False)  # fmt: skip
    rim = {"edgecolors": [palette.edge], "linewidths": sheet.sizes.hairline, "joinstyle": "miter"}
    empty = corners[days.cells == Cell.NOT_ANSWERED] + (1 - _EMPTY) / 2 * pitch
    sheet.boxes(empty, _EMPTY * pitch, facecolors="none", **rim)
    fills = np.array([level_fill(palette, level) for level in range(NOT_RECORDED)])
    inks = np.array([palette.ink_on(fill) for fill in fills.tolist()])
    there, late, side = days.levels >= 0, days.cells >= Cell.LATE, _SQUARE * pitch
    inset = corners + (pitch - side) / 2
    sheet.boxes(inset[there], side, facecolors=fills[days.levels[there]].tolist(), **rim)
    sheet.shapes(inset[late, None] + side * _CUT, facecolors=inks[days.levels[late]].tolist(), linewidths=0)
    centres = corners + pitch / 2
    _write(sheet, centres[days.cells == Cell.TOO_ILL], "T", _TEE * pitch / 0.67, palette.text)
    if numbers:
        _write_numbers(sheet, days, centres, inks)
    else:
        dots = centres[days.levels == 0]
        _mark(sheet, dots, marker="o", markersize=_ZERO * pitch, color=palette.text)


def _write_numbers(sheet: Sheet, days: DayCells, centres: Corners, inks: NDArray[np.str_]) -> None:
    for value in np.unique(days.values[~np.isnan(days.values)]).tolist():
        same = days.values == value
        ink = str(inks[days.levels[np.argmax(same)]])
        _write(sheet, centres[same], number_words(value), sheet.sizes.label, ink)


def _write(sheet: Sheet, centres: Corners, words: str, points: float, ink: str) -> None:
    """Write the same few letters at many places: as one shape, since thousands of texts would be slow."""
    path = TextPath((0, 0), words, size=points, prop=FontProperties(family=list(families()), weight=BOLD))
    box = path.get_extents()
    vertices = np.asarray(path.vertices) - ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
    # A marker's size is that of its longer side.
    size = 2 * float(np.abs(vertices).max())
    _mark(sheet, centres, marker=Path(vertices, path.codes), markersize=size, color=ink)


def _mark(sheet: Sheet, centres: Corners, **look: object) -> None:
    if len(centres):
        marks = Line2D(centres[:, 0], centres[:, 1], linestyle="none", markeredgewidth=0)
        marks.set(**look)
        sheet.axes.add_line(marks)
