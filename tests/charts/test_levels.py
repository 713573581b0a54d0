"""The bars are as long as the days, and the numbers and the key say so."""

import re
from collections.abc import Callable

import pytest
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from tidebook.analysis.daily import DailySeries
from tidebook.analysis.levels import LevelDays, level_days
from tidebook.charts.face import svg_bytes
from tidebook.charts.levels import level_fill, levels_figure
from tidebook.charts.palette import DARK, PRINT

Daily = Callable[[str], DailySeries]
WORDS = ["days at", "0", "1 to 3", "4 to 6", "7 to 8", "9 to 10", "not recorded"]


def _texts(drawing: Figure) -> list[str]:
    return [text.get_text() for text in drawing.axes[0].texts]


def _boxes(drawing: Figure, height: float) -> list[Rectangle]:
    boxes = [patch for patch in drawing.axes[0].patches if isinstance(patch, Rectangle)]
    return [box for box in boxes if abs(box.get_height() - height) < 1e-6]


def test_a_bar_is_as_long_as_its_days(daily: Daily) -> None:
    days = level_days(daily("0 0 2 5 6 5 8 9 - T"))
    drawing = levels_figure([("Fatigue", days)], PRINT, width_mm=100, row_mm=10)
    boxes = _boxes(drawing, 7.4)
    widths = [box.get_width() for box in boxes]
    assert [round(10 * width / sum(widths)) for width in widths] == [2, 1, 3, 1, 1, 2]
    assert sum(widths) == pytest.approx(100, abs=0.5)
    assert [bool(box.get_hatch()) for box in boxes] == [False] * 5 + [True]
    assert _texts(drawing) == ["2", "1", "3", "1", "1", "2", *WORDS]


def test_a_number_without_room_is_left_out() -> None:
    drawing = levels_figure([("Fatigue", LevelDays((1, 0, 363, 0, 0), 1))], PRINT, width_mm=60)
    assert _texts(drawing) == ["363", *WORDS]


def test_the_key_shows_the_very_fills() -> None:
    drawing = levels_figure([("Pain", LevelDays((1, 1, 1, 1, 1), 1))], DARK, width_mm=180)
    patches = [patch for patch in drawing.axes[0].patches if isinstance(patch, Rectangle) and patch.get_linewidth()]
    drawn = [patch for patch in patches if to_rgba(patch.get_edgecolor())[3]]
    assert [patch.get_facecolor() for patch in drawn[:6]] == [patch.get_facecolor() for patch in drawn[6:]]
    assert [patch.get_hatch() for patch in drawn[:6]] == [patch.get_hatch() for patch in drawn[6:]]
    assert len({level_fill(DARK, level) for level in range(5)}) == 5


@pytest.mark.parametrize(("width_mm", "label_mm"), [(180, 60), (180, 0), (80, 20), (60, 0)])
def test_the_key_stays_on_the_sheet(width_mm: float, label_mm: float) -> None:
    days = LevelDays((1, 2, 3, 4, 5), 6)
    drawing = levels_figure([("A", days), ("B", days)], PRINT, width_mm=width_mm, label_mm=label_mm)
    for text in drawing.axes[0].texts:
        box = text.get_window_extent()
        assert box.x0 >= -1
        assert box.x1 <= drawing.bbox.width + 1
        assert box.y0 >= 0


def test_names_are_written_or_left_to_the_caller() -> None:
    days = LevelDays((1, 2, 3, 4, 5), 6)
    assert "Brain $x^$ fog" in _texts(levels_figure([("Brain $x^$ fog", days)], PRINT, width_mm=180, label_mm=60))
    assert "Brain fog" not in _texts(levels_figure([("Brain fog", days)], PRINT, width_mm=180))


def test_the_numbers_are_letters_in_the_file() -> None:
    drawing = levels_figure([("Pain", LevelDays((3, 0, 19, 0, 2), 4))], PRINT, width_mm=180, label_mm=50)
    told = re.findall(rb"<text[^>]*>([^<]*)</text>", svg_bytes(drawing))
    assert told == [b"Pain", b"3", b"19", b"2", b"4", *(word.encode() for word in WORDS)]
