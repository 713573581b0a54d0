"""One square a day: recorded, typed late, too ill to fill in, or empty."""

from math import ceil

from matplotlib.figure import Figure

from tidebook.analysis.coverage import Coverage, DayMark
from tidebook.charts.face import BOLD, PAPER, Sizes
from tidebook.charts.palette import Palette, mix
from tidebook.charts.sheet import PT, RIM, Sheet

LONGEST_ROW = 31
WEEKS_ROW = 28
HATCH = "//////"


def strip_figure(
    coverage: Coverage, palette: Palette, *, width_mm: float, square_mm: float = 6.0, sizes: Sizes = PAPER
) -> Figure:
    """Return the squares of the days in order: one row of up to 31, or rows of four weeks each.

    A square is `square_mm` wide and high, or less when the row would be wider than `width_mm`.
    """
    columns = coverage.days if coverage.days <= LONGEST_ROW else WEEKS_ROW
    rows = ceil(coverage.days / columns)
    rim = RIM * PT
    side = min(square_mm, (width_mm - rim) / columns)
    pitch = 1.15 * side
    sheet = Sheet(width_mm, pitch * (rows - 1) + side + rim, palette, sizes)
    for at, mark in enumerate(coverage.marks):
        row, column = divmod(at, columns)
        _draw_square(sheet, mark, (rim / 2 + column * side, rim / 2 + row * pitch), side)
    return sheet.figure


def mark_fill(palette: Palette, mark: DayMark) -> str:
    """Return the colour of a day's square: only one of a recorded day is filled, late ones are striped."""
    return mix(palette.card, palette.text, 0.66) if mark is DayMark.RECORDED else palette.card


def _draw_square(sheet: Sheet, mark: DayMark, corner: tuple[float, float], side: float) -> None:
    palette = sheet.palette
    hatch = HATCH if mark is DayMark.LATE else None
    sheet.box(*corner, side, side, facecolor=mark_fill(palette, mark), hatch=hatch, hatchcolor=palette.text,
              hatch_linewidth=0.8)  # fmt: skip
    if mark is DayMark.TOO_ILL:
        points = min(sheet.sizes.label, 0.75 * side / PT)
        middle = (corner[0] + side / 2, corner[1] + side / 2)
        sheet.say(*middle, "T", points=points, ha="center", weight=BOLD, colour=palette.text)
