"""The nights as they were told: the bars end where she fell asleep and woke, and what is missing stays away."""

from datetime import date, time, timedelta
from statistics import median
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_hex

from tests.charts.fitting import assert_fits
from tests.report.records import LAST, invented, typed
from tests.strategies import nights
from tidebook.charts.face import PAPER, on_screen, png_bytes
from tidebook.charts.nights import NightsPicture
from tidebook.charts.palette import LIGHT, PALETTES, PRINT, Palette
from tidebook.charts.picture import Drawing
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.night import Night
from tidebook.domain.period import Period
from tidebook.domain.record import Record

DAYS = list(Period.ending(LAST, 7))


def night(nth: int, later: int = 0, **parts: Any) -> Night:
    told: dict[str, Any] = {k: time.fromisoformat(v) if isinstance(v, str) else v for k, v in parts.items()}
    return Night(DAYS[nth], typed(DAYS[nth], later), **told)


WHOLE: dict[str, Any] = {
    "tried_to_sleep": "23:00",
    "minutes_to_fall_asleep": 30,
    "minutes_awake": 45,
    "woke": "07:00",
}
IN_BED: dict[str, Any] = {"to_bed": "22:00", "got_up": "08:00"}
WEEK = Record(
    Period(DAYS[0], DAYS[-1]),
    nights=(
        night(0, **WHOLE, **IN_BED),
        night(1, 2, **WHOLE),
        night(2, tried_to_sleep="22:00", woke="06:00", minutes_awake=30),
        night(3, woke="06:30"),
        night(4, minutes_awake=90),
    ),
    facts=(DayFact(DAYS[5], typed(DAYS[5]), Fact.TOO_ILL, 1),),
)


def _drawn(picture: NightsPicture, palette: Palette = LIGHT, width: float = 700, scale: float = 1) -> Drawing:
    sizes = on_screen(scale)
    return picture.draw(palette, width, picture.least_height(width, sizes), sizes)


def _bars(drawing: Drawing) -> list[tuple[int, float, float]]:
    """Each bar of the clock: its day number, its beginning and its end in hours."""
    found = [one for one in drawing.figure.axes[1].collections if isinstance(one, PolyCollection)]
    corners = [np.asarray(path.vertices) for one in found for path in one.get_paths()]
    return [(round(float(c[:4, 0].mean())), float(c[:, 1].min()), float(c[:, 1].max())) for c in corners]


def _upright(drawing: Drawing) -> list[tuple[int, float, float]]:
    lines = [one for one in drawing.figure.axes[1].collections if isinstance(one, LineCollection)]
    ends = [np.asarray(path.vertices) for one in lines for path in one.get_paths()]
    return [(round(float(e[0, 0])), float(e[0, 1]), float(e[1, 1])) for e in ends if e[0, 0] == e[1, 0] > 1]


def _texts(drawing: Drawing) -> list[str]:
    return [text.get_text() for text in drawing.figure.axes[0].texts]


def test_bars_go_from_falling_asleep_to_waking() -> None:
    drawing = _drawn(NightsPicture.of(WEEK))
    number = [day.toordinal() for day in DAYS]
    assert _bars(drawing) == [(number[0], -0.5, 7.0), (number[1], -0.5, 7.0), (number[2], -2.0, 6.0)]
    assert _upright(drawing) == [(number[0], -2.0, 8.0)]


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_late_is_hollow_and_told_in_part_is_dashed(palette: Palette) -> None:
    drawing = _drawn(NightsPicture.of(WEEK), palette)
    (bars,) = [one for one in drawing.figure.axes[1].collections if isinstance(one, PolyCollection)]
    fills = [to_hex(fill) for fill in np.atleast_2d(bars.get_facecolor()).tolist()]
    assert fills[0] == palette.accent
    assert fills[1] == palette.card
    assert fills[2] not in {palette.accent, palette.card}
    dashes: list[Any] = list(bars.get_linestyle())
    assert [bool(pattern) for _offset, pattern in dashes] == [False, False, True]


def test_what_is_told_in_part_has_its_own_mark_and_words() -> None:
    drawing = _drawn(NightsPicture.of(WEEK))
    spots = [" ".join(spot.words.split()) for spot in drawing.spots]
    assert [spot.day for spot in drawing.spots] == DAYS
    says = [words.split(": ", 1)[1] for words in spots]
    assert says == [
        "to bed 22:00, asleep 23:30, awake 07:00, up 08:00, 6 h 45 min asleep, 30 min to fall asleep,"
        " 45 min awake in the night.",
        "asleep 23:30, awake 07:00, 6 h 45 min asleep, 30 min to fall asleep, 45 min awake in the night, typed late.",
        "tried to sleep 22:00, awake 06:00, 30 min awake in the night, told in part.",
        "awake 06:30, told in part.",
        "1 h 30 min awake in the night, no times told.",
        "too ill.",
        "night not recorded.",
    ]
    told = _texts(drawing)
    key = ["asleep", "typed late", "falling asleep not told", "in bed", "one time told", "no times told",
           "too ill to fill in"]  # fmt: skip
    assert told[-len(key) :] == key
    squares = [line for line in drawing.figure.axes[1].lines if line.get_marker() == "s"]
    assert [line.get_xdata().tolist() for line in squares] == [[DAYS[4].toordinal()]]  # type: ignore[union-attr]


def test_hours_and_minutes_stand_at_their_days_and_nothing_is_smoothed() -> None:
    picture = NightsPicture.of(WEEK)
    asleep, awake = (strand.series for strand in picture.strands)
    np.testing.assert_equal(asleep.values, [6.75, 6.75, *[np.nan] * 5])
    np.testing.assert_equal(awake.values, [45, 45, 30, np.nan, 90, np.nan, np.nan])
    drawing = _drawn(picture)
    for axes in drawing.figure.axes[2:]:
        shown = [line for line in axes.lines if line.get_visible() and str(line.get_linestyle()).lower() != "none"]
        # What is left of lines are the rules of the grid.
        assert LIGHT.text not in {line.get_color() for line in shown}
    told = _texts(drawing)
    assert "median 6 h 45 min, middle half 6 h 45 min, 2 nights" in told
    assert "median 45 min, middle half 38 min to 1 h 8 min, 4 nights" in told


@given(st.lists(nights(st.sampled_from(DAYS)), max_size=7, unique_by=lambda one: one.day))
@hypothesis_settings(max_examples=25)
def test_every_night_that_can_be_told_can_be_drawn(told: list[Night]) -> None:
    picture = NightsPicture.of(Record(Period(DAYS[0], DAYS[-1]), nights=tuple(told)))
    drawing = _drawn(picture, width=420)
    axes = drawing.figure.axes[1]
    latest, earliest = axes.get_ylim()
    times = [at for one in picture.nights for at in one.hours]
    assert earliest < latest
    assert all(earliest <= at <= latest for at in times)
    with_both = [one for one in told if one.tried_to_sleep is not None and one.woke is not None]
    assert len(_bars(drawing)) == len(with_both)
    known = [one.asleep_min for one in told if one.asleep_min is not None]
    assert int(picture.asleep.recorded.sum()) == len(known)
    assert len(picture.table.rows) == len(drawing.spots) == 7
    assert {len(row) for row in picture.table.rows} == {len(picture.table.columns)}


def test_the_numbers_are_those_of_the_nights() -> None:
    record = invented(90)
    picture = NightsPicture.of(record, from_memory=True)
    minutes = [one.asleep_min for one in record.nights if one.asleep_min is not None]
    assert picture.numbers.asleep is not None
    assert picture.numbers.asleep.median == median(minutes)
    assert f"{len(record.nights)} of 90 nights recorded." in picture.sentence
    assert [row[6] for row in picture.table.rows if row[6] is not None] == minutes
    left = NightsPicture.of(record)
    assert left.numbers.asleep is not None
    assert left.left_out == f"Left out of the median, from memory: {len(minutes) - left.numbers.asleep.n} nights."


def test_a_night_outside_the_usual_hours_widens_the_clock() -> None:
    record = Record(WEEK.period, nights=(night(0, tried_to_sleep="08:00", minutes_to_fall_asleep=0, woke="16:20"),))
    assert _drawn(NightsPicture.of(record)).figure.axes[1].get_ylim() == (17.0, 8.0)


def test_no_nights_are_said() -> None:
    picture = NightsPicture.of(Record(WEEK.period))
    assert picture.sentence == "No night is recorded in these days."
    drawing = _drawn(picture)
    assert "No night is recorded in these days." in _texts(drawing)
    assert _bars(drawing) == []
    assert {row[-1] for row in picture.table.rows} == {"not recorded"}


@pytest.mark.parametrize("palette", [LIGHT, PRINT], ids=lambda palette: palette.name)
@pytest.mark.parametrize(("width", "scale"), [(240, 1), (360, 1), (360, 3), (1400, 1), (1400, 2)])
def test_all_words_have_room(palette: Palette, width: float, scale: float) -> None:
    for record in (WEEK, Record(WEEK.period), invented(1), invented(28), invented(365)):
        assert_fits(_drawn(NightsPicture.of(record), palette, width, scale), width)


def test_more_height_goes_to_the_plots() -> None:
    picture, sizes = NightsPicture.of(WEEK), on_screen()
    least = picture.least_height(700, sizes)
    low, high = (picture.draw(LIGHT, 700, least + more, sizes).figure.axes[1:] for more in (0, 200))
    grown = [b.get_window_extent().height - a.get_window_extent().height for a, b in zip(low, high, strict=True)]
    assert sum(grown) == pytest.approx(200)
    assert grown[0] > grown[1] > grown[2] > 0


def test_ten_years_show_every_night() -> None:
    period = Period.ending(LAST, 3650)
    told = tuple(
        Night(day, typed(day), None, time(23), 20, None, 30, time(7), None) for day in period if day.toordinal() % 3
    )
    drawing = _drawn(NightsPicture.of(Record(period, nights=told)), width=1400)
    assert len(_bars(drawing)) == len(told)
    assert len({at for at, _began, _ended in _bars(drawing)}) == len(told)
    missing = date.fromordinal(next(n for n in range(period.first.toordinal(), 10**6) if n % 3 == 0))
    (spot,) = [spot for spot in drawing.spots if spot.day == missing]
    assert spot.words.endswith("night not recorded.")
    assert missing - period.first < timedelta(3)


def test_the_same_record_gives_the_same_file() -> None:
    first, second = (NightsPicture.of(WEEK).draw(PRINT, 700, 600, PAPER).figure for _ in range(2))
    assert png_bytes(first) == png_bytes(second)
