"""When something was typed, and what that makes of it."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tidebook.domain.stamp import Lateness, Source, Stamp


@pytest.mark.parametrize(
    ("at", "offset"),
    [
        (datetime(2026, 3, 4, 20, 10), 0),
        (datetime(2026, 3, 4, 20, 10, tzinfo=timezone(timedelta(hours=1))), 60),
        (datetime(2026, 3, 4, 20, 10, 0, 1, tzinfo=UTC), 0),
        (datetime(2026, 3, 4, 20, 10, tzinfo=UTC), 1440),
        (datetime(2026, 3, 4, 20, 10, tzinfo=UTC), -1440),
    ],
)
def test_only_utc_to_the_millisecond_is_taken(at: datetime, offset: int) -> None:
    with pytest.raises(ValueError, match="a stamp is in UTC"):
        Stamp(at, offset)


@pytest.mark.parametrize(
    ("offset", "shown"),
    [
        (0, datetime(2026, 10, 25, 0, 30)),
        (120, datetime(2026, 10, 25, 2, 30)),
        (60, datetime(2026, 10, 25, 1, 30)),
        (345, datetime(2026, 10, 25, 6, 15)),
        (-210, datetime(2026, 10, 24, 21, 0)),
        (1439, datetime(2026, 10, 26, 0, 29)),
    ],
)
def test_the_clock_is_what_the_person_saw(offset: int, shown: datetime) -> None:
    stamp = Stamp(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), offset)
    assert stamp.local.replace(tzinfo=None) == shown
    assert stamp.local.utcoffset() == timedelta(minutes=offset)


def test_the_repeated_hour_is_told_apart_by_the_offset() -> None:
    first = Stamp(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), 120)
    second = Stamp(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), 60)
    assert first.local.replace(tzinfo=None) == second.local.replace(tzinfo=None)
    assert first != second
    assert first.local < second.local


@pytest.mark.parametrize(
    ("days", "lateness", "late"),
    [
        (0, Lateness.SAME_DAY, False),
        (1, Lateness.NEXT_DAY, False),
        (2, Lateness.LATE, True),
        (3, Lateness.LATE, True),
        (4, Lateness.FROM_MEMORY, True),
        (400, Lateness.FROM_MEMORY, True),
    ],
)
def test_lateness_counts_the_days_on_the_persons_clock(days: int, lateness: Lateness, late: bool) -> None:
    # Half past midnight in Berlin: in UTC it is still the day before.
    stamp = Stamp(datetime(2026, 7, 9, 22, 30, tzinfo=UTC), 120)
    found = stamp.lateness(date(2026, 7, 10) - timedelta(days=days))
    assert found is lateness
    assert found.is_late is late
    assert found.words == ("typed late" if late else "")


@pytest.mark.parametrize("days", [0, 1, 2, 400])
def test_what_was_copied_from_paper_is_never_late(days: int) -> None:
    stamp = Stamp(datetime(2026, 7, 9, 12, tzinfo=UTC), 0, Source.PAPER)
    assert stamp.lateness(date(2026, 7, 9) - timedelta(days=days)) is Lateness.PAPER
    assert Lateness.PAPER.words == "copied from paper"
    assert not Lateness.PAPER.is_late


def test_a_day_to_come_is_not_late() -> None:
    assert Stamp(datetime(2026, 7, 9, tzinfo=UTC), 0).lateness(date(2026, 7, 12)) is Lateness.SAME_DAY
