"""The picture in words and in rows says what the picture shows."""

from collections.abc import Callable
from datetime import date
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from tidebook.analysis.daily import DailySeries
from tidebook.charts.sentence import sentence
from tidebook.charts.table import TableRow, spoken_day, table_rows

Daily = Callable[[str], DailySeries]
LAST = date(2026, 11, 22)


def test_a_series_in_one_sentence(daily: Daily) -> None:
    words = " ".join(["6"] * 10 + ["3", "9"] + ["5", "7"] * 6 + ["-", "-", "T", "x"])
    assert sentence("Fatigue", daily(words)) == "Fatigue, 28 days, recorded on 24, median 6, lowest 3, highest 9."


def test_one_day_and_none(daily: Daily) -> None:
    assert sentence("Pain", daily("5")) == "Pain, 1 day, recorded on 1, median 5, lowest 5, highest 5."
    assert sentence("Pain", daily("- T")) == "Pain, 2 days, nothing recorded."


def test_what_is_not_counted_is_said(daily: Daily) -> None:
    series = daily("4 5 10m")
    left_out = "Pain, 3 days, recorded on 3, 1 of them from memory and not counted, median 4.5, lowest 4, highest 5."
    assert sentence("Pain", series) == left_out
    assert (
        sentence("Pain", series, from_memory=True) == "Pain, 3 days, recorded on 3, median 5, lowest 4, highest 10."
    )
    assert sentence("Pain", daily("3m")) == "Pain, 1 day, recorded on 1, 1 of them from memory and not counted."


@given(st.lists(st.integers(0, 10), min_size=1, max_size=30))
def test_the_median_is_that_of_the_standard_library(values: list[int]) -> None:
    import numpy as np

    from tidebook.analysis.daily import Cell
    from tidebook.domain.period import Period

    series = DailySeries(
        Period.ending(LAST, len(values)), np.array(values, float), np.full(len(values), Cell.ON_TIME, np.uint8)
    )
    assert f"median {median(values):g}, lowest {min(values)}, highest {max(values)}." in sentence("Pain", series)


def test_the_table_holds_every_day(daily: Daily) -> None:
    assert table_rows(daily("6 5.5l 3m - T x")) == [
        TableRow(date(2026, 11, 17), "6", "on time"),
        TableRow(date(2026, 11, 18), "5.5", "late"),
        TableRow(date(2026, 11, 19), "3", "from memory"),
        TableRow(date(2026, 11, 20), "", "not answered"),
        TableRow(date(2026, 11, 21), "", "too ill"),
        TableRow(date(2026, 11, 22), "", "not asked"),
    ]


def test_a_day_is_read_out(daily: Daily) -> None:
    named = [("Fatigue", daily("6l 0")), ("Pain overall", daily("- 4m"))]
    assert (
        spoken_day(date(2026, 11, 21), named)
        == "Saturday 21 November: Fatigue 6, typed late; Pain overall not answered"
    )
    assert spoken_day(LAST, named) == "Sunday 22 November: Fatigue 0; Pain overall 4, from memory"
    assert spoken_day(date(2025, 3, 4), named) == "Tuesday 4 March: nothing recorded"
