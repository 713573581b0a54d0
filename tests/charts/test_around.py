"""The picture around an activity: every line, the median, the range by chance, the numbers, and the caption."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

import numpy as np
import pytest
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from tests.charts.fitting import assert_fits
from tests.charts.speaking import speaking
from tests.report.records import LAST, QUICK, typed
from tidebook.charts.around import Around
from tidebook.charts.around_lines import dots_of, stretches_of
from tidebook.charts.face import PAPER, on_screen, png_bytes
from tidebook.charts.palette import DARK, LIGHT, PALETTES, PRINT, Palette
from tidebook.charts.picture import Drawing
from tidebook.domain.activity import Activity, ActivityKind
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record

FATIGUE = QUICK[0]
CAPTION = (
    "This lines up your own entries. It cannot show what caused a change. Resting before a planned effort,"
    " infections, sleep, weather and entering data later can all produce the same picture."
)
# Not quite: days that come too regularly have no range by chance.
EVERY_TEN = (3, 13, 23, 33, 44, 54, 64, 74, 84)


def activities(
    days: Iterable[date], late: int = 0, kind: ActivityKind = ActivityKind.PHYSICAL
) -> tuple[Activity, ...]:
    """Shopping, effort 7, on each of `days`; the first `late` of them typed two days later."""
    return tuple(
        Activity(day, typed(day, 2 if at < late else 0), UUID(int=at, version=4), "Shopping", frozenset([kind]), 7)
        for at, day in enumerate(days)
    )


@cache
def lived(days: int, events: int, late: int = 0) -> Record:
    """A record of a symptom that drifts, some of it missing or typed late, and of some activities."""
    chance = random.Random(days + events)
    period = Period.ending(LAST, days)
    level, ratings = 5.0, []
    for day in period:
        level = 0.6 * level + 0.4 * 5 + chance.gauss(0, 1.6)
        if chance.random() > 1 / 7:
            score = max(0, min(10, round(level)))
            ratings.append(Rating(day, typed(day, 3 if chance.random() < 1 / 14 else 0), FATIGUE.key, score))
    found = sorted(chance.sample(list(period), events))
    return Record(period, tuple(ratings), activities=activities(found, late))


def even(value: int | None, days: int = 90, events: int = 9) -> Record:
    """A record with the same value on every day, and an activity every ten days or so."""
    period = Period.ending(LAST, days)
    ratings = () if value is None else tuple(Rating(day, typed(day), FATIGUE.key, value) for day in period)
    return Record(
        period, ratings, activities=activities([day for at, day in enumerate(period) if at in EVERY_TEN[:events]])
    )


def drawn(picture: Around, palette: Palette = LIGHT, width: float = 700, text_scale: float = 1) -> Drawing:
    sizes = on_screen(text_scale)
    return picture.draw(palette, width, picture.least_height(width, sizes), sizes)


def texts(drawing: Drawing) -> list[str]:
    return [text.get_text() for text in drawing.figure.axes[0].texts]


def lines(drawing: Drawing, kind: Any = Line2D) -> list[Any]:
    return [one for one in drawing.figure.axes[0].get_children() if type(one) is kind]


def test_every_number_is_one_of_the_journal() -> None:
    record = lived(200, 14, 2)
    picture = Around.of(record, FATIGUE)
    scores = {r.day: r.value for r in record.ratings if (r.stamp.local.date() - r.day).days <= 3}
    days = [activity.day for activity in record.activities[2:]]
    rows = picture.table.rows
    assert len(rows) == 18 * 12
    assert [row[0] for row in rows[::18]] == days
    for at, row in enumerate(rows):
        event, offset = days[at // 18], at % 18 - 7
        assert row[:4] == (event, offset, event + timedelta(days=offset), scores.get(event + timedelta(days=offset)))
    for offset in range(-7, 11):
        there = [s for d in days if (s := scores.get(d + timedelta(days=offset))) is not None]
        assert {row[5:7] for row in rows if row[1] == offset} == {(median(there), len(there))}
    for low, high in {row[7:] for row in rows}:
        assert isinstance(low, float)
        assert isinstance(high, float)
        assert 0 <= low < high <= 10
    shown = texts(drawn(picture))
    counts = [str(rows[at][6]) for at in range(18)]
    start = shown.index("values on each day") + 1
    assert shown[start : start + 18] == counts


def test_the_lines_are_those_of_the_events() -> None:
    record = lived(200, 14)
    picture = Around.of(record, FATIGUE)
    found = picture.found
    solid, dashed = stretches_of(found.values, ~found.shared), stretches_of(found.values, found.shared)
    pairs = ~np.isnan(found.values[:, 1:] + found.values[:, :-1])
    assert solid.counts.sum() == pairs[~found.shared].sum() > 0
    assert dashed.counts.sum() == pairs[found.shared].sum() > 0
    collections = [c for c in lines(drawn(picture), LineCollection) if c.get_zorder() == 1]
    by_dash = {c.get_linestyle()[0][1] is not None: c for c in collections}
    assert {key: len(c.get_segments()) for key, c in by_dash.items()} == {
        False: len(solid.counts),
        True: len(dashed.counts),
    }
    for collection, few in ((by_dash[False], solid), (by_dash[True], dashed)):
        ends = np.array(collection.get_segments())
        steps = np.diff(ends[:, :, 0], axis=1)
        assert steps == pytest.approx(steps[0, 0])
        # Higher values stand higher on a sheet whose y grows downwards, in proportion.
        rise, drop = np.diff(few.values, axis=1)[:, 0], -np.diff(ends[:, :, 1], axis=1)[:, 0]
        assert drop == pytest.approx(rise * (drop[rise != 0] / rise[rise != 0])[0])


def test_stretches_and_dots_of_broken_lines() -> None:
    values = np.full((3, 18), np.nan)
    late = np.zeros((3, 18), dtype=np.bool_)
    values[0, 0:3] = 4, 5, 6
    values[1, 1:3] = 5, 6
    values[1, 5] = 9
    values[2, [2, 7, 9]] = 6, 2, 2
    late[2, [2, 7]] = True
    found = stretches_of(values, np.array([True, True, True]))
    assert np.column_stack([found.offsets, found.values, found.counts]).tolist() == [[-7, 4, 5, 1], [-6, 5, 6, 2]]
    assert stretches_of(values, np.array([False, False, True])).counts.tolist() == []
    full, hollow = dots_of(values, late)
    assert full.tolist() == [[-2, 9], [2, 2]]
    assert hollow.tolist() == [[0, 2]]


def test_the_median_and_the_range_stand_where_they_belong() -> None:
    picture = Around.of(lived(400, 30), FATIGUE)
    drawing = drawn(picture)
    (thick,) = [one for one in lines(drawing) if one.get_color() == LIGHT.text and len(one.get_xdata()) == 18]
    boxes = [box for box in lines(drawing, Rectangle) if box.get_zorder() == 0.4][:18]
    found = picture.found
    y = np.asarray(thick.get_ydata(), float)
    per_point = (y.max() - y.min()) / (found.median.max() - found.median.min())
    zero = y[0] + per_point * found.median[0]
    for box, x, low, high in zip(boxes, thick.get_xdata(), found.low, found.high, strict=True):
        assert box.get_x() + box.get_width() / 2 == pytest.approx(x)
        assert box.get_y() == pytest.approx(zero - per_point * high)
        assert box.get_height() == pytest.approx(per_point * (high - low))


def test_spots_say_each_day() -> None:
    picture = Around.of(even(6), FATIGUE)
    words = [spot.words for spot in drawn(picture).spots]
    assert len(words) == 18
    assert words[0] == "7 days before: median 6, of 8 values; by chance 6"
    assert words[6:9] == [
        "1 day before: median 6, of 9 values; by chance 6",
        "the same day: median 6, of 9 values; by chance 6",
        "1 day after: median 6, of 9 values; by chance 6",
    ]
    few = [spot.words for spot in drawn(Around.of(even(4, 40, 3), FATIGUE)).spots]
    assert few[0] == "7 days before: 2 values, 4"
    assert [spot.words for spot in drawn(Around.of(even(None), FATIGUE)).spots][17] == (
        "10 days after: nothing recorded"
    )


def test_too_little_shows_the_lines_and_what_is_needed() -> None:
    picture = Around.of(lived(90, 5), FATIGUE)
    drawing = drawn(picture)
    days = picture.found.days
    assert f"A median needs 8 such days, and 60 days with a value. Here: 5 and {days}." in picture.notice
    assert picture.notice in picture.sentence
    assert not lines(drawing, Rectangle)[1:]
    assert sum(len(one.get_segments()) for one in lines(drawing, LineCollection) if one.get_zorder() == 1) > 30
    assert not {"median", "range by chance"} & set(texts(drawing))
    assert {row[5] for row in picture.table.rows} == {None}


def test_what_is_left_out_is_counted() -> None:
    record = lived(200, 14, 3)
    picture = Around.of(record, FATIGUE)
    assert picture.notice.startswith("11 days with effort 6 or more. ")
    assert "3 more were typed later than the next day, and are left out." in picture.notice
    assert "Fewer than 12 such days say little." in picture.notice
    shared = int(picture.found.shared.sum())
    assert f"{shared} of them have another such day near (dashed)." in picture.notice
    assert Around.of(record, FATIGUE, 8).notice.startswith("0 days with effort 8 or more.")
    physical = Around.of(record, FATIGUE, 7, ActivityKind.PHYSICAL)
    assert physical.notice.startswith("11 days with effort 7 or more (physical).")
    assert not len(Around.of(record, FATIGUE, 7, ActivityKind.TRAVEL).found.events)
    short = replace(
        record, ratings=tuple(r for r in record.ratings if r.day <= record.activities[-1].day - timedelta(1))
    )
    assert "1 more has no values on both sides, and is left out." in Around.of(short, FATIGUE).notice


def test_days_that_come_too_regularly_are_said() -> None:
    period = Period.ending(LAST, 91)
    ratings = tuple(Rating(day, typed(day), FATIGUE.key, at % 10) for at, day in enumerate(period))
    picture = Around.of(Record(period, ratings, activities=activities(list(period)[3::7])), FATIGUE)
    assert "They come too regularly for a range by chance." in picture.notice
    drawing = drawn(picture)
    assert "range by chance" not in texts(drawing)
    assert "median" in texts(drawing)
    assert picture.says(9).startswith("2 days after: median ")
    assert "by chance" not in picture.says(9)


def test_the_sentence_says_four_stretches_and_the_caption() -> None:
    sentence = Around.of(even(6), FATIGUE).sentence
    assert sentence.endswith(
        "1 to 7 days before: median 6. The same day: median 6. 1 to 3 days after: median 6."
        f" 4 to 10 days after: median 6. By chance: 6. {CAPTION}"
    )


@pytest.mark.parametrize("picture", [Around.of(lived(200, 14), FATIGUE), Around.of(even(None), FATIGUE)])
def test_the_caption_is_always_there_word_for_word(picture: Around) -> None:
    assert CAPTION in " ".join(texts(drawn(picture, width=360)))
    assert picture.sentence.endswith(CAPTION)


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_late_values_are_hollow(palette: Palette) -> None:
    picture = Around.of(lived(200, 14), FATIGUE)
    _full, hollow = dots_of(picture.found.values, picture.found.late)
    marks = [one for one in lines(drawn(picture, palette)) if one.get_marker() == "o"]
    open_ones = [one for one in marks if one.get_markerfacecolor() == palette.card]
    assert [len(one.get_xdata()) for one in open_ones] == [len(hollow), 1]
    assert len(hollow) > 0


@pytest.mark.parametrize(
    ("record", "width", "text_scale"),
    [
        (lived(200, 14, 2), 360, 1),
        (lived(400, 40), 1400, 1),
        (lived(400, 40), 360, 2),
        (lived(3650, 500), 360, 3),
        (lived(3650, 500), 1400, 2),
        (lived(90, 4), 360, 3),
        (even(0), 360, 1),
        (even(10), 1400, 3),
        (even(None), 360, 1),
        (even(3, 1, 0), 200, 3),
    ],
)
def test_all_has_room(record: Record, width: float, text_scale: float) -> None:
    picture = Around.of(record, FATIGUE)
    assert_fits(drawn(picture, DARK, width, text_scale), width)
    assert picture.title.startswith("Fatigue around an activity, ")


def test_on_paper_lines_survive_a_bad_printer() -> None:
    picture = Around.of(lived(3650, 500), FATIGUE)
    drawing = picture.draw(PRINT, 680, picture.least_height(680, PAPER), PAPER)
    assert_fits(drawing, 680)
    widths = [wide for one in lines(drawing, LineCollection) for wide in one.get_linewidths()]
    assert min(widths) >= 0.8


def test_hours_upright_have_their_own_scale() -> None:
    record = lived(90, 9)
    upright = tuple(DayFact(day, typed(day), Fact.HOURS_UPRIGHT, 1.5 + day.day % 4) for day in record.period)
    picture = Around.of(replace(record, facts=upright), None)
    drawing = drawn(picture)
    assert "higher = better" in texts(drawing)
    assert picture.found.days == 90
    assert not np.isnan(picture.found.low).any()
    assert_fits(drawing, 700)


def test_numbers_are_written_as_in_the_country(tmp_path: Path) -> None:
    picture = Around.of(lived(200, 14), FATIGUE)
    halves = [at for at in range(18) if picture.found.median[at] % 1]
    assert halves
    with speaking("pt_BR", tmp_path):
        assert f"median {picture.found.median[halves[0]]:g}".replace(".", ",") in picture.says(halves[0])


def test_the_same_picture_gives_the_same_bytes() -> None:
    picture = Around.of(lived(400, 40), FATIGUE)
    first, second = (picture.draw(LIGHT, 500, 700, PAPER).figure for _time in range(2))
    assert png_bytes(first) == png_bytes(second)
