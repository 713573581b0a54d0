"""One square a day, in order."""

import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from tidebook.analysis.coverage import Coverage, DayMark
from tidebook.charts.palette import PRINT
from tidebook.charts.strip import strip_figure

ALL = (DayMark.RECORDED, DayMark.LATE, DayMark.TOO_ILL, DayMark.EMPTY)


def _squares(drawing: Figure) -> list[Rectangle]:
    return [patch for patch in drawing.axes[0].patches if isinstance(patch, Rectangle)]


def test_each_mark_looks_different() -> None:
    drawing = strip_figure(Coverage(ALL), PRINT, width_mm=100)
    squares = _squares(drawing)
    looks = [(square.get_facecolor(), square.get_hatch()) for square in squares]
    assert len(set(looks[:2] + looks[3:])) == 3
    assert looks[2] == looks[3]
    (tee,) = drawing.axes[0].texts
    assert tee.get_text() == "T"
    left, right = squares[2].get_x(), squares[2].get_x() + squares[2].get_width()
    assert left < tee.get_position()[0] < right


@pytest.mark.parametrize(("days", "rows"), [(1, 1), (28, 1), (31, 1), (32, 2), (90, 4), (365, 14)])
def test_long_strips_wrap_and_stay_on_the_sheet(days: int, rows: int) -> None:
    marks = tuple(ALL[n % 4] for n in range(days))
    drawing = strip_figure(Coverage(marks), PRINT, width_mm=120)
    squares = _squares(drawing)
    assert len(squares) == days
    assert len({round(square.get_y(), 3) for square in squares}) == rows
    width, height = drawing.axes[0].get_xlim()[1], drawing.axes[0].get_ylim()[0]
    for square in squares:
        assert square.get_width() == square.get_height() <= 6
        assert square.get_x() + square.get_width() <= width
        assert square.get_y() + square.get_height() <= height
