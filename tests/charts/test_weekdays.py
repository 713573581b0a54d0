"""Seven strips: each value a dot under its weekday, and a median only after eight weeks."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import numpy as np
import pytest
from matplotlib.lines import Line2D

from tests.charts.fitting import assert_fits
from tests.charts.speaking import speaking
from tests.report.records import LAST, QUICK, invented, typed
from tidebook.charts.face import PAPER, on_screen, png_bytes
from tidebook.charts.palette import DARK, LIGHT, PALETTES, Palette
from tidebook.charts.picture import Drawing
from tidebook.charts.weekdays import Weekdays
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record

FATIGUE = QUICK[0]
Value = Callable[[int], int | None]


def _record(days: int, value: Value, late: frozenset[int] = frozenset()) -> Record:
    period = Period.ending(LAST, days)
    told = [(at, day, value(at)) for at, day in enumerate(period)]
    return Record(
        period,
        tuple(
            Rating(day, typed(day, 2 if at in late else 0), FATIGUE.key, score)
            for at, day, score in told
            if score is not None
        ),
    )


def _drawn(picture: Weekdays, palette: Palette = LIGHT, width: float = 700, text_scale: float = 1) -> Drawing:
    sizes = on_screen(text_scale)
    return picture.draw(palette, width, picture.least_height(width, sizes), sizes)


def _marks(drawing: Drawing) -> list[Line2D]:
    """The marks in the strips, without those of the key: filled dots, hollow dots, medians."""
    return [line for line in drawing.figure.axes[0].lines if isinstance(line, Line2D)]


def _texts(drawing: Drawing) -> list[str]:
    return [text.get_text() for text in drawing.figure.axes[0].texts]


def test_every_value_is_a_dot() -> None:
    record = invented(90)
    picture = Weekdays.of(record, FATIGUE)
    marks = _marks(_drawn(picture))
    rated = [rating for rating in record.ratings if rating.symptom == FATIGUE.key]
    late = [rating for rating in rated if rating.lateness.is_late]
    dots = [line for line in marks if line.get_marker() == "o" and len(np.atleast_1d(line.get_xdata())) > 1]
    assert sorted(len(np.atleast_1d(line.get_xdata())) for line in dots) == sorted(
        [len(rated) - len(late), len(late)]
    )


def test_medians_are_those_of_the_standard_library() -> None:
    record = invented(90)
    picture = Weekdays.of(record, FATIGUE)
    for row, at in zip(picture.table.rows, range(7), strict=True):
        told = [r for r in record.ratings if r.symptom == FATIGUE.key and r.day.weekday() == at]
        scores = [r.value for r in told if (r.stamp.local.date() - r.day).days <= 3]
        assert row[0] == date.strftime(date(2024, 1, 1 + at), "%A")
        assert row[1:5] == (median(scores), len(scores), len(told), sum(r.lateness.is_late for r in told))
        assert sum(count for count in row[5:] if isinstance(count, int)) == len(told)
    texts = _texts(_drawn(picture))
    assert [words for words in texts if words.startswith("median ")] == [
        f"median {row[1]:g}, {row[2]} days" for row in picture.table.rows
    ]


def test_below_eight_weeks_the_dots_are_there_and_what_is_needed() -> None:
    picture = Weekdays.of(_record(28, lambda at: at % 11), FATIGUE)
    drawing = _drawn(picture)
    assert "Medians need 8 weeks. Recorded here: 4 weeks." in _texts(drawing)
    assert "Medians need 8 weeks. Recorded here: 4 weeks." in picture.sentence
    assert not any(words.startswith("median") for words in _texts(drawing))
    assert all(line.get_marker() == "o" for line in _marks(drawing))
    assert sum(len(np.atleast_1d(line.get_xdata())) for line in _marks(drawing)) == 28 + 1
    assert {row[1] for row in picture.table.rows} == {None}
    enough = Weekdays.of(_record(56, lambda at: at % 11), FATIGUE)
    assert enough.notice == ""
    assert any(line.get_marker() == "^" for line in _marks(_drawn(enough)))


def test_medians_stand_under_their_value() -> None:
    # Each weekday has one value only: Monday 0, …, Sunday 6 (the last day is a Sunday).
    drawing = _drawn(Weekdays.of(_record(63, lambda at: at % 7), FATIGUE))
    lines = _marks(drawing)
    medians = [line for line in lines if line.get_marker() == "^"][:7]
    places = [float(np.asarray(line.get_xdata())[0]) for line in medians]
    assert np.diff(places) == pytest.approx([places[1] - places[0]] * 6)
    (dots,) = [line for line in lines if line.get_marker() == "o" and len(np.atleast_1d(line.get_xdata())) == 63]
    for place, spread in zip(places, np.asarray(dots.get_xdata()).reshape(7, 9), strict=True):
        assert spread.mean() == pytest.approx(place, abs=3)


def test_spots_say_the_dots() -> None:
    late = frozenset({7, 14})
    drawing = _drawn(Weekdays.of(_record(70, lambda at: 9 if at == 0 else 5, late), FATIGUE))
    words = [spot.words for spot in drawing.spots]
    assert words[:3] == [
        "Monday: median 5, 10 days",
        "Monday: Fatigue 5, 9 days, 2 of them typed late",
        "Monday, 14 September 2026: Fatigue 9",
    ]
    assert [spot.day for spot in drawing.spots if spot.day is not None] == [LAST - timedelta(days=69)]
    strip, pile, single = drawing.spots[:3]
    for spot in (pile, single):
        assert strip.left <= spot.left <= spot.left + spot.width <= strip.left + strip.width
        assert strip.top - 1 <= spot.top <= spot.top + spot.height <= strip.top + strip.height


def test_weeks_begin_where_they_do_in_the_country(tmp_path: Path) -> None:
    record = _record(63, lambda at: 5)
    assert Weekdays.of(record, FATIGUE).table.rows[0][0] == "Monday"
    with speaking("pt_BR", tmp_path):
        assert Weekdays.of(record, FATIGUE).table.rows[0][0] == "domingo"


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_hollow_dots_are_of_paper(palette: Palette) -> None:
    drawing = _drawn(Weekdays.of(_record(63, lambda at: 5, frozenset({3})), FATIGUE), palette)
    hollow = [line for line in _marks(drawing) if line.get_markerfacecolor() == palette.card]
    assert len(hollow) == 2
    assert {line.get_markeredgecolor() for line in hollow} == {palette.accent}


@pytest.mark.parametrize(
    ("days", "value", "width", "text_scale"),
    [
        (28, lambda at: at % 11, 360, 1),
        (365, lambda at: at * 7 % 11, 1400, 1),
        (3650, lambda at: at * 7 % 11, 360, 1),
        (365, lambda _at: 0, 360, 2),
        (365, lambda _at: 10, 1400, 3),
        (365, lambda at: 5 if at % 2 else None, 360, 3),
        (28, lambda _at: None, 360, 1),
        (1, lambda _at: 3, 200, 3),
    ],
)
def test_all_has_room(days: int, value: Value, width: float, text_scale: float) -> None:
    picture = Weekdays.of(_record(days, value), FATIGUE)
    drawing = _drawn(picture, DARK, width, text_scale)
    assert_fits(drawing, width)
    assert picture.table.columns[0] == "day of the week"


def test_nothing_recorded_is_said() -> None:
    picture = Weekdays.of(Record(Period.ending(LAST, 70)), FATIGUE)
    texts = _texts(_drawn(picture))
    assert "Nothing recorded in these days" in texts
    assert texts.count("nothing recorded") == 7


def test_hours_upright_have_their_own_direction() -> None:
    picture = Weekdays.of(invented(90), None)
    drawing = _drawn(picture)
    assert "higher = better" in _texts(drawing)
    assert picture.title.startswith("Hours upright by day of the week")
    assert_fits(drawing, 700)


def test_the_same_picture_gives_the_same_bytes() -> None:
    picture = Weekdays.of(invented(90), FATIGUE)
    first, second = (picture.draw(LIGHT, 500, 700, PAPER).figure for _time in range(2))
    assert png_bytes(first) == png_bytes(second)
