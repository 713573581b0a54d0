"""Nights: the durations that follow from what the clock showed."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import nights
from tidebook.domain.errors import EntryError
from tidebook.domain.night import LONGEST_SPELL_MIN, Night
from tidebook.domain.stamp import Stamp

DAY = date(2026, 3, 4)
MORNING = Stamp(datetime(2026, 3, 4, 9, 0, tzinfo=UTC), 60)


def clock(text: str) -> time:
    return time.fromisoformat(text)


def night(**parts: Any) -> Night:
    """A night with times written as 23:10."""
    told: dict[str, Any] = {k: clock(v) if isinstance(v, str) else v for k, v in parts.items()}
    return Night(DAY, MORNING, **told)


def test_an_ordinary_night() -> None:
    told = night(
        to_bed="22:30", tried_to_sleep="23:10", minutes_to_fall_asleep=50, awakenings=3, minutes_awake=40,
        woke="07:00", got_up="07:45",
    )  # fmt: skip
    assert told.trying_min == 7 * 60 + 50
    assert told.asleep_min == 6 * 60 + 20
    assert told.in_bed_min == 9 * 60 + 15
    assert told.moments == {
        "to_bed": datetime(2026, 3, 3, 22, 30),
        "tried_to_sleep": datetime(2026, 3, 3, 23, 10),
        "woke": datetime(2026, 3, 4, 7, 0),
        "got_up": datetime(2026, 3, 4, 7, 45),
    }


@pytest.mark.parametrize(
    ("parts", "asleep", "in_bed", "to_bed"),
    [
        # To bed after midnight: all on one date.
        (("00:00", "00:00", "08:00", "08:00"), 480, 480, datetime(2026, 3, 4, 0, 0)),
        (("00:20", "01:00", "08:00", "09:00"), 420, 520, datetime(2026, 3, 4, 0, 20)),
        # To bed before midnight, trying after it.
        (("23:59", "00:00", "06:00", "06:01"), 360, 362, datetime(2026, 3, 3, 23, 59)),
        # Someone who sleeps by day.
        (("08:00", "09:00", "16:30", "17:00"), 450, 540, datetime(2026, 3, 4, 8, 0)),
        # Wakes before midnight, gets up after it.
        (("15:00", "15:30", "23:50", "00:10"), 500, 550, datetime(2026, 3, 4, 15, 0)),
        # The longest nights that can be told.
        (
            ("06:00", "22:00", "21:59", "13:59"),
            23 * 60 + 59,
            16 * 60 + 23 * 60 + 59 + 16 * 60,
            datetime(2026, 3, 3, 6),
        ),
        # No time at all between two of them is no day between them.
        (("23:00", "23:00", "23:00", "23:00"), 0, 0, datetime(2026, 3, 4, 23, 0)),
    ],
)
def test_nights_at_any_hour(parts: tuple[str, str, str, str], asleep: int, in_bed: int, to_bed: datetime) -> None:
    names = ("to_bed", "tried_to_sleep", "woke", "got_up")
    told = night(**dict(zip(names, parts, strict=True)), minutes_to_fall_asleep=0, minutes_awake=0)
    assert told.asleep_min == asleep
    assert told.in_bed_min == in_bed
    assert told.moments["to_bed"] == to_bed


@pytest.mark.parametrize(
    ("missing", "trying", "asleep"),
    [
        ("tried_to_sleep", None, None),
        ("woke", None, None),
        ("minutes_to_fall_asleep", 470, None),
        ("minutes_awake", 470, None),
        ("to_bed", 470, 380),
        ("got_up", 470, 380),
        ("awakenings", 470, 380),
    ],
)
def test_what_is_not_known_gives_no_number(missing: str, trying: int | None, asleep: int | None) -> None:
    parts: dict[str, Any] = {
        "to_bed": "22:30", "tried_to_sleep": "23:10", "minutes_to_fall_asleep": 50, "awakenings": 3,
        "minutes_awake": 40, "woke": "07:00", "got_up": "07:45",
    }  # fmt: skip
    told = night(**(parts | {missing: None}))
    assert told.trying_min == trying
    assert told.asleep_min == asleep
    assert (told.in_bed_min is None) == (missing in {"to_bed", "got_up"})
    assert told.moments.get(missing) is None


def test_got_up_without_the_last_waking() -> None:
    told = night(to_bed="22:30", tried_to_sleep="23:10", got_up="07:45")
    assert told.moments == {
        "to_bed": datetime(2026, 3, 3, 22, 30),
        "tried_to_sleep": datetime(2026, 3, 3, 23, 10),
        "woke": None,
        "got_up": datetime(2026, 3, 4, 7, 45),
    }
    assert told.in_bed_min == 9 * 60 + 15
    assert told.trying_min is None


def test_an_evening_alone() -> None:
    assert night(to_bed="22:30").moments["to_bed"] == datetime(2026, 3, 3, 22, 30)
    assert night(to_bed="00:30").moments["to_bed"] == datetime(2026, 3, 4, 0, 30)


@pytest.mark.parametrize("part", ["to_bed", "tried_to_sleep", "woke", "got_up"])
def test_one_time_is_enough(part: str) -> None:
    told = night(**{part: "06:00"})
    assert not told.is_empty
    assert told.moments[part] == datetime(2026, 3, 4, 6, 0)
    assert (told.trying_min, told.asleep_min, told.in_bed_min) == (None, None, None)


@pytest.mark.parametrize("part", ["minutes_to_fall_asleep", "awakenings", "minutes_awake"])
def test_one_number_is_enough_and_0_is_one(part: str) -> None:
    assert getattr(night(**{part: 0}), part) == 0


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({}, "Nothing is known"),
        ({"clock_change_min": 60}, "Nothing is known"),
        ({"awakenings": -1}, "below 0"),
        ({"minutes_awake": -1}, "below 0"),
        ({"minutes_to_fall_asleep": -5}, "below 0"),
        ({"minutes_awake": LONGEST_SPELL_MIN + 1}, "16 hours"),
        ({"minutes_to_fall_asleep": LONGEST_SPELL_MIN + 1}, "16 hours"),
        (
            {"tried_to_sleep": "23:00", "woke": "00:00", "minutes_to_fall_asleep": 40, "minutes_awake": 21},
            "less than no sleep",
        ),
        ({"tried_to_sleep": "02:30", "woke": "03:00", "clock_change_min": 60}, "less than no sleep"),
        ({"to_bed": "23:10", "tried_to_sleep": "22:30"}, "not in order"),
        ({"woke": "07:45", "got_up": "07:00"}, "not in order"),
        ({"to_bed": "06:59", "tried_to_sleep": "23:00"}, "not in order"),
    ],
)
def test_nights_that_can_not_be_right(parts: dict[str, Any], words: str) -> None:
    with pytest.raises(EntryError, match=words):
        night(**parts)


def test_the_limits_themselves_are_fine() -> None:
    assert night(minutes_awake=LONGEST_SPELL_MIN, minutes_to_fall_asleep=LONGEST_SPELL_MIN).asleep_min is None
    told = night(tried_to_sleep="23:00", woke="00:00", minutes_to_fall_asleep=40, minutes_awake=20)
    assert told.asleep_min == 0
    assert night(to_bed="07:00", tried_to_sleep="23:00").moments["to_bed"] == datetime(2026, 3, 3, 7, 0)


@pytest.mark.parametrize("odd", [time(7, 0, 1), time(7, 0, 0, 1), time(7, 0, tzinfo=UTC)])
def test_times_are_to_the_minute(odd: time) -> None:
    with pytest.raises(ValueError, match="to the minute") as refused:
        Night(DAY, MORNING, woke=odd)
    assert not isinstance(refused.value, EntryError)


@given(nights())
def test_any_night_keeps_its_order(told: Night) -> None:
    known = [at for at in told.moments.values() if at is not None]
    assert known == sorted(known)
    assert told.asleep_min is None or told.asleep_min >= 0
    for name, at in told.moments.items():
        assert (None if at is None else at.time()) == getattr(told, name)
    if told.woke is not None:
        assert told.moments["woke"] == datetime.combine(told.day, told.woke)


@given(
    start=st.integers(0, 24 * 60 - 1),
    spells=st.tuples(st.integers(0, 180), st.integers(130, 14 * 60), st.integers(0, 180)),
    awake=st.tuples(st.integers(0, 60), st.integers(0, 60)),
    change=st.sampled_from((60, -60, 30, -30, 0)),
    when=st.floats(0, 1),
)
def test_lengths_are_true_when_the_clock_changes(
    start: int, spells: tuple[int, int, int], awake: tuple[int, int], change: int, when: float
) -> None:
    """Live a night on a true clock, with the wall clock being changed at some moment while sleep is tried."""
    true = [datetime(2026, 3, 28) + timedelta(minutes=start)]
    for spell in spells:
        true.append(true[-1] + timedelta(minutes=spell))
    changed = true[1] + timedelta(minutes=max(1, int(spells[1] * when)))
    shown = [at + timedelta(minutes=change if at >= changed else 0) for at in true]
    to_bed, tried, woke, got_up = (at.time() for at in shown)
    told = Night(
        shown[2].date(),
        Stamp(datetime(2026, 4, 1, tzinfo=UTC), 0),
        to_bed, tried, awake[0], 2, awake[1], woke, got_up,
        clock_change_min=change,
    )  # fmt: skip
    assert told.trying_min == spells[1]
    assert told.asleep_min == spells[1] - sum(awake)
    assert told.in_bed_min == sum(spells)
    assert list(told.moments.values()) == shown
