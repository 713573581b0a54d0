"""The panels of the page: one width, days under days, letters only where they are asked for."""

from collections.abc import Callable

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from tidebook.analysis.daily import DailySeries
from tidebook.charts.face import HALF_CAP, PAPER, PX, svg_bytes
from tidebook.charts.panels import dates_mm, panel_figures

Daily = Callable[[str], DailySeries]


def _told(drawing: Figure) -> list[str]:
    return [t.get_text() for t in drawing.findobj(Text) if isinstance(t, Text) and t.get_visible() and t.get_text()]


def _mm(drawing: Figure) -> list[float]:
    return [float(side) * 25.4 for side in drawing.get_size_inches()]


def test_panels_are_one_picture(daily: Daily) -> None:
    series = [daily(" ".join(["5", "6l", "-", "7"] * 7)) for _ in range(5)]
    panels = panel_figures(series, width_mm=110, panel_mm=18)
    assert [_mm(panel) for panel in panels[:4]] == [pytest.approx([110, 18])] * 4
    assert _mm(panels[4]) == pytest.approx([110, 18 + dates_mm()])
    for panel in panels:
        box = panel.axes[0].get_window_extent()
        assert (box.x0, box.width, box.height) == pytest.approx((16 / 25.4 * 100, 94 / 25.4 * 100, 18 / 25.4 * 100))
    assert _told(panels[0]) == ["0 none", "5", "10 worst"]
    assert _told(panels[1]) == ["0", "5", "10"]
    assert set(_told(panels[4])) == {"26 Oct", "2 Nov", "9 Nov", "16 Nov", "0", "5", "10"}


def test_letters_stay_inside_the_panel(daily: Daily) -> None:
    series = [daily(" ".join(["5", "10", "-", "T"] * 7)) for _ in range(2)]
    for panel in panel_figures(series, width_mm=110, panel_mm=18):
        for number in (text for text in panel.axes[0].texts if text.get_text()):
            box = number.get_window_extent()
            foot = number.get_transform().transform(number.get_position())[1]
            assert box.x0 >= 0 and box.x1 <= panel.bbox.width
            assert foot >= 0 and foot + 2 * HALF_CAP * PAPER.label / PX <= panel.bbox.height
        for written in panel.texts:
            box = written.get_window_extent()
            assert box.x0 >= 0 and box.x1 <= panel.bbox.width and box.y0 >= -4


def test_without_a_gutter_there_are_no_letters(daily: Daily) -> None:
    panels = panel_figures([daily("4 5 6 5"), daily("4 - T 5")], width_mm=92, panel_mm=18, gutter_mm=0)
    for panel in panels:
        assert b"<text" not in svg_bytes(panel)
        assert _mm(panel) == pytest.approx([92, 18])
        assert panel.axes[0].get_window_extent().width == pytest.approx(92 / 25.4 * 100)
