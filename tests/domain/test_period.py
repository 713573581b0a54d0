"""Stretches of days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import days, periods
from tidebook.domain.errors import EntryError
from tidebook.domain.period import Period

TODAY = date(2026, 3, 28)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("28d", date(2026, 3, 1), TODAY),
        ("1d", TODAY, TODAY),
        ("90d", date(2025, 12, 29), TODAY),
        ("2026-03-01..2026-03-28", date(2026, 3, 1), TODAY),
        ("2024-02-29..2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2030-01-01..2030-01-02", date(2030, 1, 1), date(2030, 1, 2)),
    ],
)
def test_periods_are_read(text: str, first: date, last: date) -> None:
    assert Period.parse(text, TODAY) == Period(first, last)


@pytest.mark.parametrize(
    "text",
    ["", "d", "0d", "-3d", "28", "28 d", "028d", "100000d", "28d\n", "..", "2026-03-01..", "..2026-03-01",
     "2026-03-01",
     "2026-02-30..2026-03-01", "2026-03-01...2026-03-28", "2026-03-01..2026-03-28..", "yesterday"],
)  # fmt: skip
def test_other_words_are_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(EntryError) as refused:
        Period.parse(text, TODAY)
    assert str(refused.value) == "A period is written as 28d, or as 2026-03-01..2026-03-28."


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(EntryError, match="ends before it begins"):
        Period.parse("2026-03-02..2026-03-01", TODAY)
    with pytest.raises(EntryError, match="ends before it begins"):
        Period.ending(TODAY, 0)


@given(days(), days())
def test_what_is_written_is_read(one: date, other: date) -> None:
    period = Period(min(one, other), max(one, other))
    assert Period.parse(f"{period.first}..{period.last}", TODAY) == period


@given(periods(), st.integers(-70, 70))
def test_length_order_and_membership_agree(period: Period, shift: int) -> None:
    listed = list(period)
    assert len(listed) == len(period) == (period.last - period.first).days + 1
    assert (listed[0], listed[-1]) == (period.first, period.last)
    day = period.first + timedelta(days=shift)
    assert (day in period) == (day in listed)
    assert period.index(day) == shift
    assert [period.index(one) for one in listed] == list(range(len(period)))


@given(periods())
def test_the_period_before_is_as_long_and_just_before(period: Period) -> None:
    before = period.before()
    assert len(before) == len(period)
    assert before.last + timedelta(days=1) == period.first
