"""Nights on the clock, against plain dates and times."""

from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from tests.report.records import LAST, typed
from tests.strategies import nights
from tidebook.analysis.daily import Cell
from tidebook.analysis.sleep import night_times, nightly
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.night import Night
from tidebook.domain.period import Period
from tidebook.domain.record import Record


def night(day: date = LAST, later: int = 0, **parts: Any) -> Night:
    told: dict[str, Any] = {k: time.fromisoformat(v) if isinstance(v, str) else v for k, v in parts.items()}
    return Night(day, typed(day, later), **told)


def test_a_night_across_midnight() -> None:
    found = night_times(
        night(to_bed="22:30", tried_to_sleep="23:15", minutes_to_fall_asleep=30, woke="07:00", got_up="07:45")
    )
    assert (found.to_bed, found.began, found.ended, found.got_up) == (-1.5, -0.25, 7.0, 7.75)
    assert found.is_whole
    assert found.hours == (-1.5, -0.25, 7.0, 7.75)


@pytest.mark.parametrize(
    ("parts", "began", "ended"),
    [
        ({"tried_to_sleep": "23:00", "woke": "06:00"}, -1.0, 6.0),
        ({"tried_to_sleep": "23:00", "minutes_to_fall_asleep": 60}, 0.0, None),
        ({"minutes_to_fall_asleep": 60, "woke": "06:00"}, None, 6.0),
        ({"minutes_awake": 30}, None, None),
    ],
)
def test_a_night_told_in_part_is_not_whole(parts: dict[str, Any], began: float | None, ended: float | None) -> None:
    found = night_times(night(**parts))
    assert (found.began, found.ended, found.is_whole) == (began, ended, False)


def test_a_day_sleeper_lies_on_its_waking_day() -> None:
    found = night_times(night(tried_to_sleep="08:00", minutes_to_fall_asleep=30, woke="16:00"))
    assert (found.began, found.ended) == (8.5, 16.0)


@given(nights())
def test_the_clock_shows_what_was_told(told: Night) -> None:
    found = night_times(told)
    midnight = datetime.combine(told.day, time())
    for at, clock in ((found.to_bed, told.to_bed), (found.ended, told.woke), (found.got_up, told.got_up)):
        assert (at is None) == (clock is None)
        if at is not None:
            assert (midnight + timedelta(minutes=round(60 * at))).time() == clock
    assert (found.began is None) == (told.tried_to_sleep is None)
    if found.began is not None and found.ended is not None:
        assert found.began <= found.ended <= 24
        if found.is_whole and told.asleep_min is not None and told.clock_change_min == 0:
            awake = told.minutes_awake
            assert awake is not None
            assert round(60 * (found.ended - found.began)) == told.asleep_min + awake


def test_each_night_stands_at_its_waking_day() -> None:
    period = Period.ending(LAST, 5)
    days = list(period)
    record = Record(
        period,
        nights=(night(days[0], minutes_awake=20), night(days[1], 5, minutes_awake=40), night(days[2], woke="07:00")),
        facts=(DayFact(days[3], typed(days[3]), Fact.TOO_ILL, 1),),
    )
    found = nightly(record, lambda one: one.minutes_awake)
    assert found.cells.tolist() == [
        Cell.ON_TIME, Cell.FROM_MEMORY, Cell.NOT_ANSWERED, Cell.TOO_ILL, Cell.NOT_ANSWERED,
    ]  # fmt: skip
    np.testing.assert_equal(found.values, [20, 40, np.nan, np.nan, np.nan])
