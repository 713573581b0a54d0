"""The symptoms of the printed page: one picture a symptom, all of one width, days under days."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from tidebook.analysis.daily import DailySeries
from tidebook.charts.date_axis import DateAxis
from tidebook.charts.face import MM, PAPER, Sizes, figure
from tidebook.charts.palette import PRINT, Palette
from tidebook.charts.scale import SCORE, Scale
from tidebook.charts.track import draw_track

_PT = 25.4 / 72


def panel_figures(
    series: Sequence[DailySeries],
    palette: Palette = PRINT,
    *,
    width_mm: float,
    panel_mm: float,
    gutter_mm: float = 16.0,
    scale: Scale = SCORE,
    sizes: Sizes = PAPER,
) -> list[Figure]:
    """Return one figure a series, each `width_mm` wide and `panel_mm` high; the last is higher by its dates.

    Set one below the other they are one picture: the dates stand below the last, ruled up through all. The first
    `gutter_mm` hold the numbers of the axis; the first figure says in words what the lowest and highest mean.
    With a `gutter_mm` of 0 there are no letters and no dates: only what is drawn, to be lettered by the caller.
    """
    figures = []
    for at, one in enumerate(series):
        below_mm = dates_mm(sizes) if gutter_mm and at == len(series) - 1 else 0.0
        height_mm, left = panel_mm + below_mm, gutter_mm / width_mm
        drawing = figure(width_mm * MM, height_mm * MM, palette.card)
        axes = drawing.add_axes((left, below_mm / height_mm, 1 - left, panel_mm / height_mm))
        draw_track(axes, one, palette, sizes=sizes, scale=scale).letter(numbers=gutter_mm > 0, ends=at == 0)
        dates = DateAxis(drawing, [axes], palette, sizes)
        dates.show(one.period.first, one.period.last, years=False)
        dates.letter(visible=below_mm > 0)
        figures.append(drawing)
    return figures


def dates_mm(sizes: Sizes = PAPER) -> float:
    """Return how much higher the last panel is than the others."""
    return 1.6 * sizes.label * _PT
