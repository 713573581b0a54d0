"""Times and lengths as people write them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidebook.domain.errors import EntryError
from tidebook.domain.spoken import length_words, read_clock, read_count, read_hours, read_minutes


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("23:10", time(23, 10)), ("2310", time(23, 10)), ("23.10", time(23, 10)), ("23h10", time(23, 10)),
        ("23 10", time(23, 10)), ("7", time(7)), ("07", time(7)), ("710", time(7, 10)), ("7.40 am", time(7, 40)),
        ("11 pm", time(23)), ("11pm", time(23)), ("11 P.M.", time(23)), ("12 am", time(0)),
        ("12:30 pm", time(12, 30)),
        ("0:00", time(0)), ("00", time(0)), (" 7:40 ", time(7, 40)), ("7h", time(7)), ("7 h", time(7)),
    ],
)  # fmt: skip
def test_clock(text: str, clock: time) -> None:
    assert read_clock(text) == clock


@pytest.mark.parametrize(
    "text", ["", "24:00", "13 pm", "0 am", "7:60", "7:5", "half past 7", "-7", "12345", "7:40:00"]
)
def test_no_clock(text: str) -> None:
    with pytest.raises(EntryError, match="a time such as 23:10"):
        read_clock(text)


@given(st.times())
def test_every_minute_of_the_day_is_read_as_written(at: time) -> None:
    assert (
        read_clock(f"{at:%H:%M}")
        == read_clock(f"{at:%H%M}")
        == read_clock(f"{at:%I:%M %p}")
        == time(at.hour, at.minute)
    )


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("50", 50), ("50 min", 50), ("50m", 50), ("1:20", 80), ("1 h 20", 80), ("1h20min", 80), ("2h", 120), ("0", 0),
     ("0:05", 5), (" 90 ", 90), ("1:", 60)],
)  # fmt: skip
def test_minutes(text: str, minutes: int) -> None:
    assert read_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "min", "h", ":", "-5", "5.5", "12345", "long"])
def test_no_minutes(text: str) -> None:
    with pytest.raises(EntryError, match="minutes, such as 40"):
        read_minutes(text)


@pytest.mark.parametrize(("text", "count"), [("0", 0), ("3", 3), (" 12 ", 12), ("999", 999)])
def test_count(text: str, count: int) -> None:
    assert read_count(text) == count


@pytest.mark.parametrize("text", ["", "-1", "1.5", "1000", "two"])
def test_no_count(text: str) -> None:
    with pytest.raises(EntryError, match="a number, such as 3"):
        read_count(text)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("4.5", 4.5),
        ("4,5", 4.5),
        ("4:30", 4.5),
        ("4:20", 4.33),
        ("0", 0.0),
        (" 12 ", 12.0),
        ("4.", 4.0),
        ("0.25", 0.25),
    ],
)
def test_hours(text: str, hours: float) -> None:
    assert read_hours(text) == hours


@pytest.mark.parametrize("text", ["", "4:60", "4.555", "-1", "100", "a while", ".5", "1,234"])
def test_no_hours(text: str) -> None:
    with pytest.raises(EntryError, match=r"hours, such as 4\.5"):
        read_hours(text)


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 min"), (50, "50 min"), (60, "1 h"), (380, "6 h 20 min"), (1440, "24 h")]
)
def test_length_words(minutes: int, words: str) -> None:
    assert length_words(minutes) == words


@given(st.integers(0, 16 * 60))
def test_what_is_said_is_read(minutes: int) -> None:
    assert read_minutes(length_words(minutes)) == minutes
