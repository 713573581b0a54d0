"""One value a day, and the median of the days around it."""

from datetime import UTC, date, datetime, timedelta
from statistics import median
from typing import Any
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tidebook.analysis.daily import Cell, DailySeries, daily_hours_upright, daily_ratings, running_median
from tidebook.bundled import catalogue
from tidebook.domain.asked import Asked, asked_on, my_list
from tidebook.domain.catalogue import own_symptom
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.own_symptom import OwnName, own_key
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.stamp import Source, Stamp

FIRST = date(2026, 3, 1)
CATALOGUE = catalogue()
FATIGUE = CATALOGUE.by_key["fatigue"]
HEADACHE = CATALOGUE.by_key["headache"]
PICKED = CATALOGUE.by_key["light_sensitivity"]
RECORDED = (Cell.ON_TIME, Cell.LATE, Cell.FROM_MEMORY)


def day(n: int) -> date:
    return FIRST + timedelta(days=n)


def typed(n: int, after: int = 0) -> Stamp:
    return Stamp(datetime.combine(day(n + after), datetime.min.time(), UTC) + timedelta(hours=20), 0)


def record(days: int, **kinds: list[object]) -> Record:
    return Record(Period(FIRST, day(days - 1)), **{name: tuple(kind) for name, kind in kinds.items()})  # type: ignore[arg-type]


def cells(series: DailySeries) -> list[Cell]:
    return [Cell(cell) for cell in series.cells]


def plain(values: NDArray[np.float64]) -> list[float | None]:
    return [None if np.isnan(value) else float(value) for value in values]


def test_each_day_says_what_it_holds() -> None:
    series = daily_ratings(
        record(
            7,
            ratings=[
                Rating(day(0), typed(0), "fatigue", 0),
                Rating(day(1), typed(1, 1), "fatigue", 3),
                Rating(day(2), typed(2, 2), "fatigue", 4),
                Rating(day(3), typed(3, 4), "fatigue", 5),
                Rating(day(4), typed(4), "pem", 9),
                Rating(day(6), typed(6), "fatigue", 10),
            ],
            facts=[
                DayFact(day(5), typed(5), Fact.TOO_ILL, 1),
                DayFact(day(6), typed(6), Fact.TOO_ILL, 1),
                DayFact(day(4), typed(4), Fact.TOO_ILL, 0),
                DayFact(day(4), typed(4), Fact.HOURS_UPRIGHT, 3),
            ],
        ),
        FATIGUE,
    )
    assert cells(series) == [
        Cell.ON_TIME, Cell.ON_TIME, Cell.LATE, Cell.FROM_MEMORY, Cell.NOT_ANSWERED, Cell.TOO_ILL, Cell.ON_TIME,
    ]  # fmt: skip
    assert plain(series.values) == [0, 3, 4, 5, None, None, 10]
    assert list(series.recorded) == [True, True, True, True, False, False, True]
    assert list(series.late) == [False, False, True, True, False, False, False]
    assert list(series.counted()) == [0, 3, 4, 10]
    assert list(series.counted(from_memory=True)) == [0, 3, 4, 5, 10]


def test_hours_upright_are_asked_every_day() -> None:
    facts = [DayFact(day(0), typed(0), Fact.HOURS_UPRIGHT, 0.0), DayFact(day(2), typed(2), Fact.TOO_ILL, 1)]
    series = daily_hours_upright(record(3, facts=facts))  # type: ignore[arg-type]
    assert cells(series) == [Cell.ON_TIME, Cell.NOT_ANSWERED, Cell.TOO_ILL]
    assert plain(series.values) == [0, None, None]


def test_a_record_of_nothing() -> None:
    series = daily_ratings(record(3), FATIGUE)
    assert cells(series) == [Cell.NOT_ANSWERED] * 3
    assert not series.counted().size
    assert plain(running_median(series)) == [None] * 3


def test_a_day_on_which_it_was_not_asked_can_hold_a_value_all_the_same() -> None:
    series = daily_ratings(record(2, ratings=[Rating(day(1), typed(1), PICKED.key, 2)]), PICKED)
    assert cells(series) == [Cell.NOT_ASKED, Cell.ON_TIME]


CHOICES = st.lists(
    st.tuples(st.integers(-5, 14), st.sampled_from((FATIGUE, HEADACHE, PICKED)), st.booleans()),
    max_size=12,
    unique_by=lambda told: told[:2],
)


@given(CHOICES)
def test_not_asked_is_what_the_list_of_that_day_says(told: list[tuple[int, object, bool]]) -> None:
    choices = [Asked(day(at), typed(20), symptom.key, on) for at, symptom, on in told]  # type: ignore[attr-defined]
    kept = Record(Period(FIRST, day(9)), choices=tuple(choices))
    for symptom in (FATIGUE, HEADACHE, PICKED):
        asked = [symptom in asked_on(one, choices, CATALOGUE) for one in kept.period]
        expected = [Cell.NOT_ANSWERED if on else Cell.NOT_ASKED for on in asked]
        assert cells(daily_ratings(kept, symptom)) == expected


TINGLING = own_key(UUID(int=1))
OWN_HISTORY = st.lists(
    st.tuples(st.integers(-5, 14), st.sampled_from((True, False, "tingling", "pins"))),
    max_size=8,
    unique_by=lambda told: (told[0], isinstance(told[1], str)),
)


@given(OWN_HISTORY)
def test_an_own_symptom_is_not_asked_before_its_name_nor_while_it_is_archived(told: list[tuple[int, Any]]) -> None:
    kept = Record(
        Period(FIRST, day(9)),
        choices=tuple(Asked(day(at), typed(20), TINGLING, what) for at, what in told if isinstance(what, bool)),
        own_names=tuple(OwnName(day(at), typed(20), TINGLING, what) for at, what in told if isinstance(what, str)),
    )
    listed = [TINGLING in {symptom.key for symptom in my_list(one, kept, CATALOGUE)} for one in kept.period]
    expected = [Cell.NOT_ANSWERED if on else Cell.NOT_ASKED for on in listed]
    assert cells(daily_ratings(kept, own_symptom(TINGLING, "tingling"))) == expected


def test_what_was_copied_from_paper_was_written_down_on_its_day() -> None:
    stamp = Stamp(typed(30).at, 0, Source.PAPER)
    rated = daily_ratings(record(2, ratings=[Rating(day(1), stamp, "fatigue", 2)]), FATIGUE)
    assert cells(rated) == [Cell.NOT_ANSWERED, Cell.ON_TIME]
    assert list(rated.counted()) == [2]


@st.composite
def series(draw: st.DrawFn) -> DailySeries:
    known = draw(st.lists(st.tuples(st.sampled_from(Cell), st.integers(0, 10)), min_size=1, max_size=40))
    values = np.array([value if cell in RECORDED else np.nan for cell, value in known])
    return DailySeries(Period.ending(FIRST, len(known)), values, np.array([cell for cell, _ in known], np.uint8))


@given(series(), st.booleans())
def test_the_running_median_by_hand(known: DailySeries, from_memory: bool) -> None:
    counted = {Cell.ON_TIME, Cell.LATE} | ({Cell.FROM_MEMORY} if from_memory else set())
    values = [float(v) if Cell(c) in counted else None for v, c in zip(known.values, known.cells, strict=True)]
    expected: list[float | None] = []
    for at, value in enumerate(values):
        around = [v for v in values[max(at - 3, 0) : at + 4] if v is not None]
        expected.append(median(around) if value is not None and len(around) >= 4 else None)
    assert plain(running_median(known, from_memory=from_memory)) == expected
    assert list(known.counted(from_memory=from_memory)) == [v for v in values if v is not None]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([5], [None]),
        ([1, 2, 3], [None, None, None]),
        ([1, 2, 3, 4], [2.5, 2.5, 2.5, 2.5]),
        ([1, None, 3, 4, 9], [None, None, 3.5, 3.5, None]),
        ([0, 0, 0, 10, 10, 10, 10], [0, 0, 5, 10, 10, 10, 10]),
    ],
)
def test_ends_are_cut_off_and_gaps_stay(values: list[float | None], expected: list[float | None]) -> None:
    known = np.array([np.nan if v is None else v for v in values], float)
    cells = np.where(np.isnan(known), Cell.NOT_ANSWERED, Cell.ON_TIME).astype(np.uint8)
    period = Period.ending(FIRST, len(values))
    assert plain(running_median(DailySeries(period, known, cells))) == expected
