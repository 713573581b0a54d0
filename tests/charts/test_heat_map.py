"""Every day has its square, and each kind of square is told apart by its shape."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from tests.charts.fitting import assert_fits
from tests.charts.speaking import speaking
from tests.report.records import LAST, QUICK, invented
from tidebook.analysis.daily import Cell, DailySeries
from tidebook.charts.face import PAPER, on_screen, png_bytes
from tidebook.charts.heat_map import HeatMap
from tidebook.charts.levels import level_fill
from tidebook.charts.palette import DARK, LIGHT, PALETTES, PRINT, Palette
from tidebook.charts.picture import Drawing
from tidebook.charts.scale import hours_scale
from tidebook.charts.strand import Strand
from tidebook.domain.period import Period

Daily = Callable[[str], DailySeries]
Value = Callable[[int], float]


def _map(series: DailySeries, name: str = "Fatigue") -> HeatMap:
    return HeatMap(Strand(name, series))


def _of(days: int, value: Value, last: date = LAST) -> HeatMap:
    values = np.array([value(at) for at in range(days)])
    cells = np.where(np.isnan(values), Cell.NOT_ANSWERED, Cell.ON_TIME).astype(np.uint8)
    return _map(DailySeries(Period.ending(last, days), values, cells))


def _drawn(picture: HeatMap, palette: Palette = LIGHT, width: float = 1400, text_scale: float = 1) -> Drawing:
    sizes = on_screen(text_scale)
    return picture.draw(palette, width, picture.least_height(width, sizes), sizes)


def _shapes(figure: Figure) -> list[tuple[str, Any]]:
    """The fill and the outline of each square and corner, as drawn."""
    found = []
    for collection in figure.axes[0].collections:
        if isinstance(collection, PolyCollection):
            fills = np.asarray(collection.get_facecolor())
            for at, path in enumerate(collection.get_paths()):
                fill = "none" if len(fills) == 0 else to_hex(tuple(fills[at % len(fills)].tolist()))
                found.append((fill, np.asarray(path.vertices)[:-1]))
    return found


def _texts(drawing: Drawing) -> list[str]:
    return [text.get_text() for text in drawing.figure.axes[0].texts]


def _at(drawing: Drawing, day: date) -> list[tuple[str, float]]:
    """The fill of each shape that lies in the place of `day`, and how wide it is compared with the place."""
    (spot,) = [spot for spot in drawing.spots if spot.day == day]
    left, top, side = (0.72 * number for number in (spot.left, spot.top, spot.width))
    inside = []
    for fill, corners in _shapes(drawing.figure):
        middle = (corners.min(axis=0) + corners.max(axis=0)) / 2
        if left < middle[0] < left + side and top < middle[1] < top + side:
            inside.append((fill, round(float(np.ptp(corners[:, 0])) / side, 2)))
    return inside


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_every_kind_of_day_has_its_own_shape(daily: Daily, palette: Palette) -> None:
    drawing = _drawn(_map(daily("0 2 5 8 10 2l 10m - T x")), palette, 360)
    kinds = [_at(drawing, LAST - timedelta(days=9 - at)) for at in range(10)]
    fills = [level_fill(palette, level) for level in range(5)]
    assert kinds[:5] == [[(fill, 0.88)] for fill in fills]
    assert [[part[1] for part in kind] for kind in kinds[5:7]] == [[0.88, 0.26], [0.88, 0.26]]
    assert (kinds[5][0][0], kinds[6][0][0]) == (fills[1], fills[4])
    # A corner is as far from its square as a number is.
    assert kinds[5][1][0] == palette.ink_on(fills[1])
    assert kinds[7] == [("none", 0.5)]
    assert kinds[8] == []
    assert kinds[9] == [(palette.shade, 1.0)]


def test_the_numbers_stand_in_squares_that_are_large_enough(daily: Daily) -> None:
    picture = _map(daily("0 2 5 2 10 2l 10m - T x"))
    marks = [line for line in _drawn(picture, width=360).figure.axes[0].lines if isinstance(line, Line2D)]
    counts = sorted(len(np.atleast_1d(line.get_xdata())) for line in marks)
    # 0, 2, 5, 10 and T; and in the key 0 and T.
    assert counts == [1, 1, 1, 1, 1, 2, 3]
    small = _of(1200, lambda at: float(at % 2 * 7))
    marks = [line for line in _drawn(small, width=620).figure.axes[0].lines if isinstance(line, Line2D)]
    # Too small for numbers: a dot says that a 0 is a value.
    assert [line.get_marker() for line in marks] == ["o", "o"]
    assert [len(np.atleast_1d(line.get_xdata())) for line in marks] == [600, 1]


def test_days_stand_in_weeks() -> None:
    # 1 November 2026 is a Sunday, the last row.
    drawing = _drawn(_of(28, lambda at: 5.0))
    places = {spot.day: (spot.left, spot.top) for spot in drawing.spots}
    assert list(places) == [LAST - timedelta(days=27 - at) for at in range(28)]
    side = drawing.spots[0].width
    for one, other in pairwise(places):
        assert one is not None
        (left, top), (beside, below) = places[one], places[other]
        if one.weekday() == 6:
            assert (beside - left, below - top) == pytest.approx((side, -6 * side))
        else:
            assert (beside - left, below - top) == pytest.approx((0, side))


def test_years_stand_below_each_other() -> None:
    drawing = _drawn(_of(1200, lambda at: float(at % 11)))
    places = {spot.day: spot for spot in drawing.spots}
    # The first of January is in the first column of its year, whichever weekday it is.
    starts = [places[date(year, 1, 1)] for year in (2024, 2025, 2026)]
    assert len({spot.left for spot in starts}) == 1
    assert [round((spot.top - starts[0].top) // (7 * spot.width)) for spot in starts] == [0, 1, 2]
    years = [words for words in _texts(drawing) if words in {"2023", "2024", "2025", "2026"}]
    assert years == ["2023", "2024", "2025", "2026"]


def test_a_year_in_one_row_says_where_the_next_begins() -> None:
    texts = _texts(_drawn(_of(365, lambda at: 5.0)))
    assert "2025" in texts
    assert texts[texts.index("Dec") + 1] == "Jan 2026"


def test_weeks_begin_where_they_do_in_the_country(tmp_path: Path) -> None:
    def uppermost() -> set[int]:
        spots = _drawn(_of(28, lambda at: 5.0)).spots
        top = min(spot.top for spot in spots)
        return {spot.day.weekday() for spot in spots if spot.day is not None and spot.top == top}

    assert uppermost() == {0}
    with speaking("pt_BR", tmp_path):
        assert uppermost() == {6}


def test_a_day_is_read_out_with_its_year(daily: Daily) -> None:
    drawing = _drawn(_map(daily("6 5l 4m - T x")))
    assert [spot.words for spot in drawing.spots] == [
        "Tuesday, 17 November 2026: Fatigue 6",
        "Wednesday, 18 November 2026: Fatigue 5, typed late",
        "Thursday, 19 November 2026: Fatigue 4, from memory",
        "Friday, 20 November 2026: Fatigue not answered",
        "Saturday, 21 November 2026: Fatigue too ill",
        "Sunday, 22 November 2026: Fatigue not asked",
    ]


def test_sentence_and_table_say_what_is_drawn(daily: Daily) -> None:
    picture = _map(daily("6 5l 4m - T x x"))
    assert picture.title == "Fatigue, day by day, 16\u201322 Nov 2026"
    assert picture.sentence == (
        "Fatigue, 7 days, recorded on 3, 1 of them from memory and not counted, median 5.5, lowest 5, highest 6. "
        "Typed late: 2 days. Too ill to fill in: 1 day. Not asked: 2 days."
    )
    assert picture.table.columns == ("day", "Fatigue", "state")
    assert picture.table.rows[0] == (LAST - timedelta(days=6), 6.0, "on time")
    assert picture.table.rows[3] == (LAST - timedelta(days=3), None, "not answered")
    assert len(picture.table.rows) == 7


def test_the_key_names_what_occurs(daily: Daily) -> None:
    levels = ["0", "1 to 3", "4 to 6", "7 to 8", "9 to 10"]
    assert _texts(_drawn(_map(daily("6 5 4"))))[-5:] == levels
    all_kinds = _texts(_drawn(_map(daily("6 5l - T x"))))
    assert all_kinds[-9:] == [*levels, "not answered", "too ill to fill in", "typed late", "not asked"]


def test_hours_have_steps_of_their_own() -> None:
    values = np.array([0.0, 0.5, 2.0, 2.5, 8.0, np.nan])
    cells = np.array([Cell.ON_TIME] * 5 + [Cell.NOT_ANSWERED], dtype=np.uint8)
    series = DailySeries(Period.ending(LAST, 6), values, cells)
    drawing = _drawn(HeatMap(Strand("Hours upright", series, hours_scale([series]))), PRINT)
    assert _texts(drawing)[-6:] == ["0", "up to 2 h", "up to 4 h", "up to 6 h", "up to 8 h", "not answered"]
    assert "higher = better" in _texts(drawing)
    fills = [_at(drawing, LAST - timedelta(days=5 - at))[0][0] for at in range(5)]
    assert fills == [level_fill(PRINT, level) for level in (0, 1, 1, 2, 4)]
    assert HeatMap.of(invented(28), None).title.startswith("Hours upright")


def test_nothing_recorded_is_said() -> None:
    drawing = _drawn(_of(90, lambda at: np.nan))
    assert "Nothing recorded in these days" in _texts(drawing)
    assert {fill for fill, _corners in _shapes(drawing.figure)[:1]} == {"none"}


@pytest.mark.parametrize(
    ("days", "value", "width", "text_scale"),
    [
        (1, lambda at: 5.0, 360, 1),
        (28, lambda at: float(at % 11), 360, 3),
        (365, lambda at: float(at % 11), 360, 1),
        (365, lambda at: 0.0, 1400, 2),
        (365, lambda at: 10.0, 200, 3),
        (365, lambda at: 5.0 if at % 2 else np.nan, 700, 2),
        (3650, lambda at: float(at % 11), 360, 1),
        (365, lambda at: np.nan, 360, 2),
    ],
)
def test_all_has_room(days: int, value: Value, width: float, text_scale: float) -> None:
    drawing = _drawn(_of(days, value), DARK, width, text_scale)
    assert_fits(drawing, width)
    assert len(drawing.spots) == days


def test_ten_years_are_few_artists() -> None:
    drawing = _drawn(_of(3650, lambda at: float(at % 11)))
    axes = drawing.figure.axes[0]
    assert len(axes.collections) + len(axes.lines) < 40
    assert len(axes.texts) < 11 * (7 + 12 + 1) + 20
    (rules,) = [one for one in axes.collections if isinstance(one, LineCollection)]
    assert len(rules.get_paths()) == sum(spot.day is not None and spot.day.day == 1 for spot in drawing.spots) - 10


def test_the_same_picture_gives_the_same_bytes() -> None:
    picture = HeatMap.of(invented(90), QUICK[0])
    first, second = (picture.draw(LIGHT, 500, 400, PAPER).figure for _time in range(2))
    assert png_bytes(first) == png_bytes(second)
