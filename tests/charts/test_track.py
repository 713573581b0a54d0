"""What is drawn is what was recorded: dots, median, gaps, T, shade."""

from collections.abc import Callable
from datetime import date
from statistics import median as independent_median

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D

from tidebook.analysis.daily import Cell, DailySeries
from tidebook.charts.face import figure
from tidebook.charts.palette import DARK, DIM, LIGHT, PRINT, Palette
from tidebook.charts.scale import SCORE, Scale, hours_scale
from tidebook.charts.track import Track, draw_track
from tidebook.domain.period import Period

Daily = Callable[[str], DailySeries]
cells = st.sampled_from(list(Cell))


def _draw(series: DailySeries, palette: Palette = PRINT, scale: Scale = SCORE, width: float = 6.0) -> Track:
    axes = figure(width, 1.5, palette.card).add_axes((0.1, 0.1, 0.85, 0.85))
    return draw_track(axes, series, palette, scale=scale)


def _points(line: Line2D) -> list[tuple[date, float]]:
    x, y = (np.atleast_1d(part) for part in (line.get_xdata(), line.get_ydata()))
    return [(date.fromordinal(int(day)), float(value)) for day, value in zip(x, y, strict=True)]


def _median_by_hand(series: DailySeries, at: int) -> float | None:
    """Compute the rule of domain.md 5 day by day, with the standard library."""
    counts = [Cell.ON_TIME <= cell <= Cell.LATE for cell in series.cells]
    around = range(max(at - 3, 0), min(at + 4, len(counts)))
    found = [float(series.values[n]) for n in around if counts[n]]
    return independent_median(found) if counts[at] and len(found) >= 4 else None


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(cells, st.integers(0, 10)), min_size=1, max_size=60))
def test_every_value_is_a_dot_and_every_line_is_the_median(days: list[tuple[Cell, int]]) -> None:
    values = np.array([value if cell >= Cell.ON_TIME else np.nan for cell, value in days])
    period = Period.ending(date(2026, 11, 22), len(days))
    series = DailySeries(period, values, np.array([cell for cell, _ in days], dtype=np.uint8))
    track = _draw(series)
    pairs = list(zip(period, days, strict=True))
    assert _points(track.dots) == [(day, value) for day, (cell, value) in pairs if cell is Cell.ON_TIME]
    assert _points(track.hollow) == [(day, value) for day, (cell, value) in pairs if cell > Cell.ON_TIME]
    by_hand = {day: _median_by_hand(series, at) for at, day in enumerate(period)}
    drawn = {day: value for day, value in _points(track.line) if not np.isnan(value)}
    assert drawn == {day: value for day, value in by_hand.items() if value is not None}
    alone = dict(_points(track.lone))
    assert alone.items() <= drawn.items()


def test_late_dots_are_hollow(daily: Daily) -> None:
    for palette in (LIGHT, DIM, DARK, PRINT):
        track = _draw(daily("3 4l 5m 6"), palette)
        assert [value for _, value in _points(track.hollow)] == [4, 5]
        assert to_hex(track.hollow.get_markerfacecolor()) == palette.card
        assert to_hex(track.hollow.get_markeredgecolor()) == palette.accent
        assert track.hollow.get_markeredgewidth() > 0
        assert to_hex(track.dots.get_markerfacecolor()) == palette.accent


@pytest.mark.parametrize("gap", ["-", "T", "x", "5m"])
def test_no_line_crosses_a_gap(daily: Daily, gap: str) -> None:
    track = _draw(daily(f"4 4 5 6 {gap} 6 6 5 4"))
    drawn = [value for _, value in _points(track.line)]
    assert np.isnan(drawn[4])
    assert not np.isnan(drawn[:4] + drawn[5:]).any()


def test_a_median_without_neighbours_is_still_seen(daily: Daily) -> None:
    track = _draw(daily("4 4 - 6 - 6 7"))
    assert _points(track.lone) == [(date(2026, 11, 19), 6.0)]
    assert track.lone.get_markeredgewidth() == track.line.get_linewidth()


def test_the_line_is_thinner_than_the_dots(daily: Daily) -> None:
    track = _draw(daily(" ".join(["5"] * 28)))
    assert track.line.get_linewidth() < track.dots.get_markersize() / 2


def test_lines_on_paper_survive_a_bad_printer(daily: Daily) -> None:
    for days in (28, 3650):
        track = _draw(daily(" ".join(["5"] * days)))
        assert min(track.line.get_linewidth(), *(rule.get_linewidth() for rule in track.grid.rules)) >= 0.8


def test_a_day_too_ill_is_a_t_below_the_scale(daily: Daily) -> None:
    track = _draw(daily("4 T 5 6"))
    assert [day for day, _ in _points(track.tees)] == [date(2026, 11, 20)]
    assert all(value < 0 for _, value in _points(track.tees))
    assert len(_points(track.dots)) == 3


def test_ill_days_without_room_for_a_t_are_barred(daily: Daily) -> None:
    track = _draw(daily(" ".join(["T", "T", "5"] * 300)))
    ill = {int(day) for day, cell in zip(track.days, track.series.cells, strict=True) if cell == Cell.TOO_ILL}
    barred = {
        day
        for bar in np.asarray(track.ill.get_xdata()).reshape(-1, 3)
        for day in range(round(bar[0] + 0.01), round(bar[1] - 0.01) + 1)
    }
    lettered = {day.toordinal() for day, _ in _points(track.tees)}
    assert 10 < len(lettered) < len(ill)
    assert lettered <= ill <= lettered | barred


def test_days_not_asked_lie_on_a_shade_and_say_so(daily: Daily) -> None:
    track = _draw(daily("x x x x x - - 4 5 6"))
    (box,) = track.not_asked.get_paths()
    left, right = box.get_extents().intervalx
    assert (left, right) == (track.days[0] - 0.5, track.days[4] + 0.5)
    assert track.unasked.get_text() == "not asked"
    assert _draw(daily("- - 4 5 6")).not_asked.get_paths() == []


def test_the_axis_never_moves(daily: Daily) -> None:
    for words in ("0 0 0 0", "10 10 10 10", "- - -", "5"):
        track = _draw(daily(words))
        low, high = track.axes.get_ylim()
        assert low < 0 and 10 < high < 12
        assert [number.get_text() for number in track.numbers] == ["0", "5", "10"]


def test_hours_have_a_scale_of_their_own(daily: Daily) -> None:
    series = daily("3.5 6 9.5l -")
    scale = hours_scale([series])
    track = _draw(series, scale=scale)
    assert scale.ticks == (0, 6, 12)
    assert scale.direction == "higher = better"
    assert SCORE.direction == "higher = worse"
    assert [value for _, value in _points(track.dots)] == [3.5, 6]
    assert hours_scale([daily("- - T")]).top == 4
    assert hours_scale([daily("24 1")]).top == 24


def test_showing_a_part_shows_that_part(daily: Daily) -> None:
    series = daily(" ".join(str(n % 11) for n in range(60)))
    track = _draw(series)
    first, last = date(2026, 10, 10), date(2026, 10, 20)
    track.show(first.toordinal(), last.toordinal())
    assert [day for day, _ in _points(track.dots)] == list(Period(first, last))
    # The line goes on to the next day on either side, where the edge cuts it.
    assert len(_points(track.line)) == 13


def test_ten_years_lose_no_extreme(daily: Daily) -> None:
    rng = np.random.default_rng(3)
    values = rng.integers(0, 11, 3650).astype(float)
    series = DailySeries(Period.ending(date(2026, 11, 22), 3650), values, np.full(3650, Cell.ON_TIME, dtype=np.uint8))
    track = _draw(series, width=3.0)
    points = _points(track.dots)
    assert len(points) < 3650
    pixels = 510  # half logical pixels: 3 inches x 0.85 x 72 points, 0.36 points each
    pixel = (np.arange(3650) + 0.5) / 3650 * pixels // 1
    day_numbers = np.array([day.toordinal() for day, _ in points])
    shown = (day_numbers - track.days[0] + 0.5) / 3650 * pixels // 1
    drawn = np.array([value for _, value in points])
    for column in range(pixels):
        inside = values[pixel == column]
        assert drawn[shown == column].min() == inside.min()
        assert drawn[shown == column].max() == inside.max()
