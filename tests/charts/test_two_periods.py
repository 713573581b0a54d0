"""Two periods: the days of each, their medians, and the sentence that counts pairs of days."""

import re
from collections.abc import Sequence
from datetime import timedelta
from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from matplotlib.patches import Rectangle

from tests.charts.fitting import assert_fits
from tests.report.records import LAST, QUICK, before, invented, typed
from tidebook.charts.face import PAPER, on_screen, png_bytes
from tidebook.charts.pair_words import caption
from tidebook.charts.palette import LIGHT, PALETTES, PRINT, Palette
from tidebook.charts.picture import Drawing
from tidebook.charts.two_periods import TwoPeriodsPicture
from tidebook.domain.errors import EntryError
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record

FATIGUE = QUICK[0]
LABELS = ("Before", "After")


def _record(scores: Sequence[int | None], days_ago: int = 0, later: int = 0) -> Record:
    period = Period.ending(LAST - timedelta(days_ago), len(scores))
    told = zip(period, scores, strict=True)
    ratings = tuple(Rating(day, typed(day, later), FATIGUE.key, n) for day, n in told if n is not None)
    return Record(period, ratings)


def _drawn(picture: TwoPeriodsPicture, palette: Palette = LIGHT, width: float = 800, scale: float = 1) -> Drawing:
    sizes = on_screen(scale)
    return picture.draw(palette, width, picture.least_height(width, sizes), sizes)


def _texts(drawing: Drawing) -> str:
    return " ".join(text.get_text() for text in drawing.figure.axes[0].texts)


def _dots(drawing: Drawing) -> list[list[tuple[float, float]]]:
    """The dots of each plot, filled and hollow together, in order of day."""
    plots = [axes for axes in drawing.figure.axes[1:] if len(axes.lines) > 3]
    return [
        sorted(
            tuple(point)
            for line in axes.lines
            if line.get_marker() == "o"
            for point in np.asarray(line.get_xydata()).tolist()
        )
        for axes in plots
    ]


scores = st.lists(st.none() | st.integers(0, 10), min_size=1, max_size=30)


@given(scores, scores)
@hypothesis_settings(max_examples=60)
def test_each_number_is_recounted(then: list[int | None], now: list[int | None]) -> None:
    picture = TwoPeriodsPicture.of(_record(then, days_ago=len(now)), _record(now), [FATIGUE], LABELS)
    here, there = ([n for n in told if n is not None] for told in (then, now))
    said = picture.pairs(picture.rows[0])
    if min(len(here), len(there)) < 14:
        assert said == f"A comparison needs 14 counted days in each period: here {len(here)} and {len(there)}."
        assert "median" not in " ".join(picture.halves(picture.rows[0]))
        return
    found = re.search(r"higher in “After” in (\d+) of 100 pairs, equal in (\d+), lower in (\d+)\.$", said)
    assert found is not None
    told = [int(n) for n in found.groups()]
    signs = [(b > a) - (b < a) for a in here for b in there]
    assert sum(told) == 100
    assert all(abs(n - 100 * signs.count(s) / len(signs)) < 1 for n, s in zip(told, (1, 0, -1), strict=True))
    difference = median(there) - median(here)
    if difference:
        way = "higher" if difference > 0 else "lower"
        assert said.startswith(f"The median was {abs(difference):g} {way} in “After”. ")
    else:
        assert said.startswith("The medians are equal. ")
    assert picture.halves(picture.rows[0])[0].startswith(f"median {median(here):g}, middle half ")


def test_the_sentence_is_the_one_of_the_reference() -> None:
    first, second = _record([5] * 10 + [4] * 10, days_ago=20), _record([3] * 8 + [5] * 6 + [6] * 6)
    picture = TwoPeriodsPicture.of(first, second, [FATIGUE], LABELS)
    assert picture.pairs(picture.rows[0]) == (
        "The median was 0.5 higher in “After”. If you pick one day from each period at random, Fatigue was higher in"
        " “After” in 45 of 100 pairs, equal in 15, lower in 40."
    )
    assert picture.halves(picture.rows[0]) == (
        "median 4.5, middle half 4 to 5, 20 days", "median 5, middle half 3 to 6, 20 days"
    )  # fmt: skip


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_every_day_is_a_dot_in_its_own_plot(palette: Palette) -> None:
    first, second = _record([5, 4, None] * 6, days_ago=18), _record([3, None, 7] * 6)
    drawing = _drawn(TwoPeriodsPicture.of(first, second, [FATIGUE], LABELS), palette)
    assert _dots(drawing) == [
        [(float(r.day.toordinal()), float(r.value)) for r in record.ratings] for record in (first, second)
    ]


def test_medians_and_middle_halves_stand_between_the_plots() -> None:
    first, second = _record([2, 4, 6, 8] * 4, days_ago=16), _record([3] * 16)
    drawing = _drawn(TwoPeriodsPicture.of(first, second, [FATIGUE], LABELS))
    (between,) = [axes for axes in drawing.figure.axes[1:] if axes.get_xlim() == (0, 1)]
    bars = [(p.get_y(), p.get_y() + p.get_height()) for p in between.patches if isinstance(p, Rectangle)]
    assert bars == [(3, 7), (3, 3)]
    assert [np.asarray(line.get_ydata()).tolist() for line in between.lines] == [[5, 5], [3, 3]]


def test_too_few_days_show_the_dots_only() -> None:
    first, second = _record([5] * 13, days_ago=20), _record([3] * 20)
    drawing = _drawn(TwoPeriodsPicture.of(first, second, [FATIGUE], LABELS))
    assert [len(dots) for dots in _dots(drawing)] == [13, 20]
    assert "A comparison needs 14 counted days in each period: here 13 and 20." in _texts(drawing)
    assert "median" not in _texts(drawing)
    assert not [patch for axes in drawing.figure.axes[1:] for patch in axes.patches]


def test_days_from_memory_are_drawn_and_left_out_unless_wanted() -> None:
    first, second = _record([5] * 14, days_ago=20, later=5), _record([3] * 20)
    left = TwoPeriodsPicture.of(first, second, [FATIGUE], LABELS)
    assert [len(dots) for dots in _dots(_drawn(left))] == [14, 20]
    assert left.halves(left.rows[0]) == ("0 days (14 from memory not counted)", "20 days")
    wanted = TwoPeriodsPicture.of(first, second, [FATIGUE], LABELS, from_memory=True)
    assert "lower in 100." in wanted.pairs(wanted.rows[0])


def test_the_caption_and_the_dates_always_stand_there() -> None:
    assert caption() == (
        "Periods can differ for many reasons. Bad periods are often followed by better ones by chance alone."
    )
    for labels in (LABELS, ("", "")):
        picture = TwoPeriodsPicture.of(_record([5] * 14, days_ago=14), _record([3] * 14), [FATIGUE], labels)
        told = _texts(_drawn(picture))
        assert caption() in told
        assert "26 Oct – 8 Nov 2026" in told
        assert "9–22 Nov 2026" in told
        assert picture.sentence.endswith(caption())
        assert (LABELS[1] in told) == bool(labels[1])


def test_periods_in_either_order_are_the_same_and_shared_days_are_refused() -> None:
    first, second = _record([5] * 14, days_ago=14), _record([3] * 14)
    picture = TwoPeriodsPicture.of(second, first, [FATIGUE], LABELS)
    assert [(side.label, side.period) for side in picture.sides] == [
        ("Before", first.period), ("After", second.period)
    ]  # fmt: skip
    with pytest.raises(EntryError, match="share days"):
        TwoPeriodsPicture.of(first, _record([3] * 15), [FATIGUE], LABELS)


def test_hours_upright_say_their_own_direction() -> None:
    record = invented(28)
    picture = TwoPeriodsPicture.of(before(record), record, [*QUICK[:2], None], LABELS)
    told = _texts(_drawn(picture))
    assert (told.count("higher = worse"), told.count("higher = better")) == (1, 1)
    assert [row.first.name for row in picture.rows] == ["Fatigue", QUICK[1].name, "Hours upright"]
    assert picture.rows[2].first.scale == picture.rows[2].second.scale


def test_the_table_holds_every_day_and_the_spots_all_words() -> None:
    record = invented(28)
    picture = TwoPeriodsPicture.of(before(record), record, QUICK[:2], LABELS)
    assert len(picture.table.rows) == 2 * 56
    told = [row for row in picture.table.rows if row[0] == "Fatigue" and row[3] is not None]
    rated = [r for one in (before(record), record) for r in one.ratings if r.symptom == FATIGUE.key]
    assert [(row[2], row[3]) for row in told] == [(r.day, float(r.value)) for r in rated]
    words = [spot.words for spot in _drawn(picture).spots]
    assert len(words) == 6
    for row in picture.rows:
        assert picture.pairs(row) in words
        assert f"{row.first.name}, Before: {picture.halves(row)[0]}" in words


@pytest.mark.parametrize("palette", [LIGHT, PRINT], ids=lambda palette: palette.name)
@pytest.mark.parametrize(("width", "scale"), [(240, 1), (360, 1), (360, 3), (1400, 1), (1400, 2)])
def test_all_words_have_room(palette: Palette, width: float, scale: float) -> None:
    labels = ("Before", "After the move to the third floor, whichever $x^$ counts")
    for days in (1, 28, 365):
        record = invented(days)
        picture = TwoPeriodsPicture.of(before(record), record, [QUICK[0], None], labels)
        assert_fits(_drawn(picture, palette, width, scale), width)


def test_the_same_records_give_the_same_file() -> None:
    record = invented(28)
    picture = TwoPeriodsPicture.of(before(record), record, QUICK[:2], LABELS)
    first, second = (picture.draw(PRINT, 700, 700, PAPER).figure for _ in range(2))
    assert png_bytes(first) == png_bytes(second)
