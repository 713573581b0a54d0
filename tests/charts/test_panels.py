"""The panels of the page: one width, days under days, gaps open, late ones hollow, nothing over the edge."""

import re
from collections.abc import Callable
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from tidebook.analysis.daily import DailySeries
from tidebook.charts.panels import PanelMarks, PanelSizes, panel_svgs

Daily = Callable[[str], DailySeries]
SIZES = PanelSizes(gutter=16, plot=77, panel=14, lane=0, dates=5)
SVG = "{http://www.w3.org/2000/svg}"


def size(svg: bytes) -> tuple[float, float]:
    root = ET.fromstring(svg)
    return float(root.attrib["width"].removesuffix("mm")), float(root.attrib["height"].removesuffix("mm"))


def told(svg: bytes) -> list[str]:
    return [text.text or "" for text in ET.fromstring(svg).iter(f"{SVG}text")]


def paths(svg: bytes, **look: str) -> list[str]:
    found = ET.fromstring(svg).iter(f"{SVG}path")
    return [path.attrib["d"] for path in found if look.items() <= path.attrib.items()]


def dots(svg: bytes) -> tuple[int, int]:
    """How many are filled, how many hollow."""
    hollow = [d for d in paths(svg, fill="#ffffff") if d.endswith("z") and "a" in d]
    filled = paths(svg, fill="#000000")
    return sum(d.count("z") for d in filled), sum(d.count("z") for d in hollow)


def test_panels_are_one_picture(daily: Daily) -> None:
    panels = panel_svgs([daily(" ".join(["5", "6l", "-", "7"] * 7)) for _ in range(5)], SIZES)
    assert [size(panel) for panel in panels] == [(93, 14)] * 4 + [(93, 19)]
    assert told(panels[0]) == ["0 none", "5", "10 worst"]
    assert told(panels[1]) == ["0", "5", "10"]
    assert told(panels[4]) == ["0", "5", "10", "26 Oct", "2 Nov", "9 Nov", "16 Nov"]


def test_each_day_is_a_dot_and_late_ones_are_hollow(daily: Daily) -> None:
    (panel,) = panel_svgs([daily("5 6l - 7m T 3 0 10")], SIZES)
    assert dots(panel) == (4, 2)


def test_no_line_crosses_a_gap(daily: Daily) -> None:
    (panel,) = panel_svgs([daily("5 6 5 6 - 5 6 5 6")], SIZES)
    (line,) = [d for d in paths(panel) if "L" in d]
    first, second = line.split("M")[1:]
    room = 77 / 9
    xs = [float(x) for x in re.findall(r"(?:^|L)([\d.]+) ", first)]
    assert max(xs) == pytest.approx(16 + 3.5 * room, abs=0.01)
    assert second.startswith(f"{16 + 5.5 * room:.2f} ")


@pytest.mark.parametrize("days", [1, 3, 28, 90, 400])
def test_everything_stays_inside(daily: Daily, days: int) -> None:
    marks = PanelMarks([(at, "m") for at in range(0, days, max(days // 9, 1))], [[(days - 1, 10)]] * 2)
    sizes = PanelSizes(gutter=16, plot=77, panel=12.4, lane=4, dates=5)
    series = [daily(" ".join((["10", "0", "T", "-"] * 100)[:days])) for _ in range(2)]
    for svg in panel_svgs(series, sizes, marks):
        width, height = size(svg)
        for d in paths(svg):
            for x, y in re.findall(r"[ML]([\d.-]+) ([\d.-]+)", d):
                assert 0 <= float(x) <= width
                assert 0 <= float(y) <= height
        texts = list(ET.fromstring(svg).iter(f"{SVG}text"))
        for text in texts:
            assert 0 <= float(text.attrib["x"]) <= width
            assert 2 <= float(text.attrib["y"]) <= height


@pytest.mark.parametrize("first", [0, 40, 84])
def test_letters_of_events_never_touch(daily: Daily, first: int) -> None:
    sizes = PanelSizes(gutter=16, plot=77, panel=14, lane=4, dates=5)
    marks = PanelMarks([(at, letter) for at, letter in enumerate("abcdef", first)])
    panels = panel_svgs([daily(" ".join(["5"] * 90)) for _ in range(2)], sizes, marks)
    letters = [text for text in ET.fromstring(panels[0]).iter(f"{SVG}text") if text.attrib["font-weight"] == "600"]
    assert [text.text for text in letters] == list("abcdef")
    xs = [float(text.attrib["x"]) for text in letters]
    assert all(b - a >= 1.9 for a, b in pairwise(xs))
    assert max(xs) <= 93
    assert size(panels[0]) == (93, 18)
    assert not [text for text in ET.fromstring(panels[1]).iter(f"{SVG}text") if text.attrib["font-weight"] == "600"]


def test_the_same_series_give_the_same_bytes(daily: Daily) -> None:
    series = [daily("4 5 T 6l - 5")]
    assert panel_svgs(series, SIZES) == panel_svgs(series, SIZES)
