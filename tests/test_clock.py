"""The clock on the wall, in several places."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tidebook import clock

# Written out, so that no list of time zones is needed: the rules of Berlin, Kathmandu and St. John's.
BERLIN, KATHMANDU, ST_JOHNS = "CET-1CEST,M3.5.0,M10.5.0/3", "NPT-5:45", "NST3:30NDT,M3.2.0,M11.1.0"


@pytest.fixture
def live_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    def move(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(("zone", "offset"), [("UTC0", 0), (KATHMANDU, 345), ("NST3:30", -210), ("LMT0:01:15", -2)])
def test_now_is_this_instant_with_the_offset_of_the_wall(
    live_in: Callable[[str], None], zone: str, offset: int
) -> None:
    live_in(zone)
    before = datetime.now(UTC) - timedelta(milliseconds=1)
    stamp = clock.now()
    assert before < stamp.at <= datetime.now(UTC)
    assert stamp.offset_min == offset
    assert clock.today() in {stamp.local.date(), clock.now().local.date()}


@pytest.mark.parametrize(
    ("zone", "began", "ended", "minutes"),
    [
        (BERLIN, datetime(2026, 3, 28, 23), datetime(2026, 3, 29, 7), 60),
        (BERLIN, datetime(2026, 10, 24, 23), datetime(2026, 10, 25, 7), -60),
        (BERLIN, datetime(2026, 3, 27, 23), datetime(2026, 3, 28, 7), 0),
        (BERLIN, datetime(2026, 3, 28, 22), datetime(2026, 3, 29, 1, 30), 0),
        (BERLIN, datetime(2026, 3, 29, 3, 30), datetime(2026, 3, 29, 9), 0),
        (ST_JOHNS, datetime(2026, 3, 7, 23), datetime(2026, 3, 8, 7), 60),
        (KATHMANDU, datetime(2026, 3, 28, 23), datetime(2026, 3, 29, 7), 0),
    ],
)
def test_how_far_the_clock_was_changed(
    live_in: Callable[[str], None], zone: str, began: datetime, ended: datetime, minutes: int
) -> None:
    live_in(zone)
    assert clock.clock_change(began, ended) == minutes
