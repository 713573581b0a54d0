"""Side by side and in rows: nothing lies on another, and nothing is left out."""

from datetime import date, time
from itertools import combinations
from uuid import uuid4

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report.records import typed
from tidebook.analysis.lanes import (
    days_of_new_meaning,
    meanings_on,
    reach,
    rows_without_overlap,
    same_events,
    turn_on_day,
)
from tidebook.domain.anchor import Anchor
from tidebook.domain.event import Event, EventKind
from tidebook.domain.moment import Moment, Precision

DAY = date(2026, 11, 10)


def _event(day: int, what: str, kind: EventKind = EventKind.TAKEN) -> Event:
    about = date(2026, 11, day)
    return Event(about, typed(about), uuid4(), kind, what)


def _anchor(day: int, level: int, words: str) -> Anchor:
    about = date(2026, 11, day)
    return Anchor(about, typed(about), "fatigue", level, words)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12)), max_size=25))
def test_bars_in_one_row_never_overlap_and_no_row_is_wasted(given_spans: list[tuple[int, int]]) -> None:
    spans = sorted((start, start + length) for start, length in given_spans)
    rows = rows_without_overlap([a for a, _ in spans], [b for _, b in spans])
    for (one, row), (other, other_row) in combinations(zip(spans, rows, strict=True), 2):
        assert row != other_row or one[1] <= other[0] or other[1] <= one[0]
    at_once = [sum(a <= start < b for a, b in spans) for start, _end in spans]
    assert max(rows, default=0) < max([*at_once, 1]) + sum(a == b for a, b in spans)


@given(st.lists(st.integers(0, 9), max_size=30))
def test_each_of_a_day_has_its_own_turn(given_days: list[int]) -> None:
    days = np.sort(np.array(given_days, dtype=np.float64))
    turn, count = turn_on_day(days)
    for day in set(given_days):
        here = days == day
        assert sorted(turn[here].tolist()) == list(range(given_days.count(int(day))))
        assert set(count[here].tolist()) == {given_days.count(int(day))}


@pytest.mark.parametrize(
    ("moment", "low", "high"),
    [
        (Moment(DAY, Precision.HOUR, time(18)), 0.25, 0.25),
        (Moment(DAY, Precision.HALF_DAY, time(12)), 0.0, 0.5),
        (Moment(DAY), -0.5, 0.5),
        (Moment(DAY, Precision.UNSURE), -1.5, 1.5),
    ],
)
def test_a_moment_reaches_as_far_as_it_is_unknown(moment: Moment, low: float, high: float) -> None:
    assert reach(moment) == pytest.approx((DAY.toordinal() + low, DAY.toordinal() + high))


def test_the_same_words_are_one_group_and_what_is_taken_often_gives_way() -> None:
    events = [
        _event(4, "tablet"),
        _event(2, "Tablet"),
        _event(3, "eye test", EventKind.APPOINTMENT),
        _event(9, "tablet", EventKind.STARTED),
    ]
    groups = same_events(events, 9)
    assert [[e.day.day for e in group] for group in groups] == [[2, 4], [3], [9]]
    assert [group[0].day.day for group in same_events(events, 2)] == [3, 9]
    assert same_events([], 3) == []


def test_words_for_numbers_hold_until_others_come() -> None:
    anchors = [_anchor(1, 6, "out briefly"), _anchor(1, 3, "cooking"), _anchor(8, 6, "at the table")]
    assert meanings_on(date(2026, 10, 31), anchors) == {}
    assert {level: a.words for level, a in meanings_on(DAY, anchors).items()} == {3: "cooking", 6: "at the table"}
    assert meanings_on(date(2026, 11, 7), anchors)[6].words == "out briefly"


def test_only_other_words_are_a_change() -> None:
    first = [_anchor(1, 6, "out briefly"), _anchor(1, 3, "cooking")]
    assert days_of_new_meaning(first) == []
    later = [*first, _anchor(5, 3, "cooking"), _anchor(8, 6, "at the table"), _anchor(9, 8, "bed")]
    assert days_of_new_meaning(later) == [date(2026, 11, 8), date(2026, 11, 9)]
    assert days_of_new_meaning([]) == []
