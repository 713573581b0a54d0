"""The screen's chart: the right days, on one axis, in every light, at every size."""

import re
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.text import Text

from tidebook.analysis.daily import DailySeries
from tidebook.charts.face import SCREEN_DPI, png_bytes, svg_bytes
from tidebook.charts.palette import DARK, DIM, LIGHT, PRINT, Palette
from tidebook.charts.scale import hours_scale
from tidebook.charts.strand import Strand
from tidebook.charts.timeline import Timeline

Daily = Callable[[str], DailySeries]
LAST = date(2026, 11, 22)
NAMES = ["Fatigue", "Pain overall", "Woke up unrefreshed", "Trouble concentrating or remembering", "תשישות $x^$"]
PATTERN = ["6", "5", "7l", "-", "4", "T", "8", "5m", "6", "3", "4"]


def _strands(daily: Daily, days: int) -> list[Strand]:
    strands = [
        Strand(name, daily(" ".join(PATTERN[(n * (at + 1) + at) % len(PATTERN)] for n in range(days))))
        for at, name in enumerate(NAMES)
    ]
    hours = daily(" ".join("4.5" for _ in range(days)))
    return [*strands, Strand("Hours upright", hours, hours_scale([hours]))]


def _shown_texts(timeline: Timeline) -> list[Text]:
    return [t for t in timeline.figure.findobj(Text) if isinstance(t, Text) and t.get_visible() and t.get_text()]


def _drawn(timeline: Timeline, scale: float = 1) -> bytes:
    timeline.figure.set_dpi(SCREEN_DPI * scale)
    return _pixels(_canvas(timeline))


def _canvas(timeline: Timeline) -> FigureCanvasAgg:
    canvas = FigureCanvasAgg(timeline.figure)
    canvas.draw()
    return canvas


def _pixels(canvas: FigureCanvasAgg) -> bytes:
    return bytes(canvas.buffer_rgba())


@pytest.mark.parametrize("palette", [LIGHT, DIM, DARK, PRINT], ids=lambda palette: palette.name)
def test_the_paper_is_that_of_the_theme(daily: Daily, palette: Palette) -> None:
    pixels = np.frombuffer(_drawn(Timeline(_strands(daily, 28), palette, 360, 640)), np.uint8).reshape(-1, 4)
    found, counts = np.unique(pixels[:, :3], axis=0, return_counts=True)
    assert to_hex(found[counts.argmax()] / 255) == palette.card
    if palette.is_dark:
        assert pixels[:, :3].max() < 0xF0


@pytest.mark.parametrize("days", [1, 28, 365])
@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(("width", "height"), [(320, 400), (360, 1200), (1000, 700), (1600, 1200)])
def test_nothing_sticks_out_or_overlaps(daily: Daily, days: int, text_scale: float, width: int, height: int) -> None:
    timeline = Timeline(_strands(daily, days), LIGHT, width, height, text_scale)
    _drawn(timeline)
    for text in _shown_texts(timeline):
        box = text.get_window_extent()
        assert box.x0 >= -1, text.get_text()
        assert box.x1 <= width + 1, text.get_text()
        assert box.y0 >= -1, text.get_text()
        assert box.y1 <= height + 1, text.get_text()
    spread = [t.get_window_extent().padded(-2) for t in _shown_texts(timeline) if t.axes is None]
    assert not [1 for at, one in enumerate(spread) for other in spread[:at] if one.overlaps(other)]
    tops = [axes.get_window_extent() for axes in timeline.axes]
    for upper, lower in pairwise(tops):
        assert upper.y0 > lower.y1
    for name, axes in zip(timeline.names, timeline.axes, strict=True):
        assert name.get_window_extent().y0 > axes.get_window_extent().y1 - 2


def test_dates_do_not_touch(daily: Daily) -> None:
    for days in (1, 2, 7, 12, 28, 60, 92, 200, 365, 900, 3650, 7300):
        for width in (320, 700, 1600):
            timeline = Timeline(_strands(daily, days)[:1], LIGHT, width, 400)
            boxes = [t.get_window_extent() for t in _shown_texts(timeline) if t in timeline.date_texts]
            rows: dict[int, list[tuple[float, float]]] = {}
            for box in boxes:
                rows.setdefault(round(box.y1), []).append((box.x0, box.x1))
            assert rows
            for row in rows.values():
                for (_, right), (left, _) in pairwise(sorted(row)):
                    assert right < left


def test_where_there_is_room_nothing_is_left_out(daily: Daily) -> None:
    for text_scale in (1.0, 2.0):
        timeline = Timeline(_strands(daily, 28), LIGHT, 360, 400, text_scale)
        roomy = Timeline(_strands(daily, 28), LIGHT, 360, timeline.least_height, text_scale)
        told = [text.get_text() for text in _shown_texts(roomy)]
        assert {"one day", "7-day median", "typed late", "too ill to fill in", "2026", *NAMES[:3]} <= set(told)
        assert roomy.names[0].get_fontsize() == pytest.approx(text_scale * 15 * 0.72)


def test_each_direction_is_said_once_for_its_block(daily: Daily) -> None:
    timeline = Timeline(_strands(daily, 28), LIGHT, 800, 800)
    said = [text.get_text() for text in timeline.directions]
    assert said == ["higher = worse", "", "", "", "", "higher = better"]
    assert [axes.get_xlim() for axes in timeline.axes] == [timeline.axes[0].get_xlim()] * 6
    told = [text.get_text() for text in _shown_texts(timeline)]
    assert told.count("10 worst") == told.count("0 none") == 1


def test_names_reach_the_file_as_they_are(daily: Daily) -> None:
    svg = svg_bytes(Timeline(_strands(daily, 28), PRINT, 800, 800).figure).decode()
    told = re.findall("<text[^>]*>([^<]*)</text>", svg)
    assert set(NAMES) <= set(told)


def test_the_same_days_give_the_same_file(daily: Daily) -> None:
    first, second = (Timeline(_strands(daily, 28), LIGHT, 500, 500).figure for _ in range(2))
    assert svg_bytes(first) == svg_bytes(second)
    assert png_bytes(first) == png_bytes(second)


def test_show_moves_to_other_days_without_new_axes(daily: Daily) -> None:
    timeline = Timeline(_strands(daily, 365), LIGHT, 800, 600)
    axes, artists = list(timeline.axes), len(timeline.figure.findobj())
    timeline.show(date(2026, 3, 1), date(2026, 3, 28))
    days = [date.fromordinal(int(day)) for track in timeline.tracks for day in np.atleast_1d(track.dots.get_xdata())]
    assert min(days) >= date(2026, 3, 1) and max(days) <= date(2026, 3, 28)
    told = [text.get_text() for text in _shown_texts(timeline)]
    assert "2 Mar" in told and "2026" in told
    assert timeline.axes == axes
    assert len(timeline.figure.findobj()) <= artists + 30


def test_the_pointer_finds_the_day_that_is_drawn_there(daily: Daily) -> None:
    timeline = Timeline(_strands(daily, 28), LIGHT, 500, 500)
    for back in (0, 1, 13, 27):
        day = LAST - timedelta(days=back)
        x = timeline.axes[0].transData.transform((day.toordinal(), 0))[0]
        assert timeline.day_at(float(x)) == day
    assert timeline.day_at(-50) == LAST - timedelta(days=27)
    assert timeline.day_at(9999) == LAST


def test_the_cursor_reads_out_the_day(daily: Daily) -> None:
    strands = [Strand("Fatigue", daily("4 5l -")), Strand("Pain", daily("- T 6"))]
    timeline = Timeline(strands, LIGHT, 500, 500)
    plain = _drawn(timeline)
    told = {
        back: [a.get_text() for a in timeline.mark(LAST - timedelta(days=back)) if isinstance(a, Text)]
        for back in (2, 1, 0)
    }
    assert told == {2: ["4", "not answered"], 1: ["5, typed late", "too ill"], 0: ["not answered", "6"]}
    artists = timeline.mark(LAST)
    assert artists and all(artist.get_animated() for artist in artists)
    # The canvas leaves the cursor out; over the saved background it is seen.
    assert _drawn(timeline) == plain
    canvas = _canvas(timeline)
    for artist in artists:
        timeline.figure.draw_artist(artist)
    assert _pixels(canvas) != plain
    assert timeline.marked == LAST
    assert timeline.mark(None) == [] and timeline.marked is None
    assert timeline.mark(LAST + timedelta(days=9)) == []


def test_the_cursor_follows_when_days_move(daily: Daily) -> None:
    timeline = Timeline(_strands(daily, 60), LIGHT, 500, 500)
    rule = timeline.mark(LAST)[0]
    before = rule.get_xdata()[0]  # type: ignore[attr-defined]
    timeline.show(LAST - timedelta(days=3), LAST + timedelta(days=3))
    assert rule.get_xdata()[0] < before  # type: ignore[attr-defined]
    timeline.show(LAST - timedelta(days=30), LAST - timedelta(days=20))
    assert not rule.get_visible()


def test_a_new_size_is_taken_over(daily: Daily) -> None:
    timeline = Timeline(_strands(daily, 28), LIGHT, 320, 400, 2.0)
    small = float(timeline.names[0].get_fontsize())
    timeline.mark(LAST)
    timeline.figure.set_size_inches(12, 16)
    timeline.fit()
    assert float(timeline.names[0].get_fontsize()) > small
    assert timeline.marked == LAST
    assert timeline.axes[-1].get_window_extent().x1 == pytest.approx(1190)


def test_a_resize_keeps_the_artists_where_the_letters_stay(daily: Daily) -> None:
    timeline = Timeline(_strands(daily, 28), LIGHT, 800, 800)
    names, axes = timeline.names, list(timeline.axes)
    timeline.figure.set_size_inches(9, 8)
    timeline.fit()
    assert (timeline.names, timeline.axes) == (names, axes)
    assert axes[0].get_window_extent().x1 == pytest.approx(890)


def test_too_little_for_a_line_says_how_much_it_takes(daily: Daily) -> None:
    few = Timeline([Strand("Fatigue", daily("4 5 - - - 6"))], LIGHT, 500, 400)
    told = [text.get_text() for text in _shown_texts(few)]
    assert "A line needs 4 of 7 days" in told
    assert "7-day median" not in told
    assert len(np.atleast_1d(few.tracks[0].dots.get_xdata())) == 3
    enough = Timeline([Strand("Fatigue", daily("4 5 5 6"))], LIGHT, 500, 400)
    assert "7-day median" in [text.get_text() for text in _shown_texts(enough)]


def test_the_key_names_only_what_occurs(daily: Daily) -> None:
    everything = Timeline([Strand("Fatigue", daily("x 4 5l T 6 - 7m"))], LIGHT, 700, 400)
    told = [text.get_text() for text in _shown_texts(everything)]
    assert {"one day", "typed late", "too ill to fill in", "not asked"} <= set(told)
    plain = Timeline([Strand("Fatigue", daily("4 5 6 7"))], LIGHT, 700, 400)
    assert not {"typed late", "too ill to fill in", "not asked"} & {text.get_text() for text in _shown_texts(plain)}
    low = Timeline(_strands(daily, 28), LIGHT, 320, 400)
    assert "one day" not in {text.get_text() for text in _shown_texts(low)}


def test_nothing_recorded_is_said(daily: Daily) -> None:
    timeline = Timeline([Strand("Fatigue", daily("- - T - 5"))], LIGHT, 500, 400)
    assert timeline.notice.get_text() == ""
    timeline.show(LAST - timedelta(days=4), LAST - timedelta(days=1))
    assert timeline.notice.get_text() == "Nothing recorded in these days"
    timeline.show(LAST + timedelta(days=50), LAST + timedelta(days=60))
    assert timeline.notice.get_text() == "Nothing recorded in these days"


def test_a_sharp_screen_gets_the_same_picture(daily: Daily) -> None:
    timeline = Timeline(_strands(daily, 28), LIGHT, 400, 500)
    assert len(_drawn(timeline, 2)) == 4 * len(_drawn(timeline, 1))


@pytest.mark.parametrize(("days", "times"), [(28, 1.0), (3650, 4.0)])
def test_drawing_stays_quick(daily: Daily, days: int, times: float) -> None:
    # In units of a very plain picture: machines differ.
    plain = Timeline([Strand("Fatigue", daily("4 5 6"))], LIGHT, 1200, 900)
    full = Timeline(_strands(daily, days), LIGHT, 1200, 900)

    def best(timeline: Timeline) -> float:
        spent = []
        for _ in range(5):
            start = time.perf_counter()
            timeline.show(timeline.first, timeline.last)
            _drawn(timeline)
            spent.append(time.perf_counter() - start)
        return min(spent)

    assert best(full) < 8 * times * best(plain)
