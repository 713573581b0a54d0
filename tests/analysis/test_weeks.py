"""Every day has one place in the calendar, under its weekday and in its week."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import periods
from tidebook.analysis.weeks import WEEK, Block, blocks, places
from tidebook.domain.period import Period

MONDAY, SUNDAY = 0, 6


def test_a_week_is_a_column() -> None:
    # 20 November 2026 is a Friday.
    period = Period(date(2026, 11, 20), date(2026, 11, 24))
    found = places(Block(period.first, period), MONDAY)
    assert found.columns.tolist() == [0, 0, 0, 1, 1]
    assert found.rows.tolist() == [4, 5, 6, 0, 1]
    assert places(Block(period.first, period), SUNDAY).rows.tolist() == [5, 6, 0, 1, 2]


def test_years_begin_where_the_calendar_does() -> None:
    period = Period(date(2025, 11, 20), date(2026, 2, 3))
    autumn, spring = blocks(period, 12)
    assert (autumn.start, autumn.period) == (date(2025, 1, 1), Period(period.first, date(2025, 12, 31)))
    assert (spring.start, spring.period) == (date(2026, 1, 1), Period(date(2026, 1, 1), period.last))
    # The first of January 2025 is a Wednesday: its week is the first column, of all years.
    assert places(autumn, MONDAY).columns[0] == (period.first - date(2024, 12, 30)).days // 7
    assert [block.start for block in blocks(period, 3)] == [date(2025, 10, 1), date(2026, 1, 1)]
    assert [block.start for block in blocks(period, 6)] == [date(2025, 7, 1), date(2026, 1, 1)]


@given(periods(longest=900), st.sampled_from((3, 6, 12)), st.integers(0, 6))
def test_no_day_is_lost_or_doubled(period: Period, months: int, first_weekday: int) -> None:
    found = blocks(period, months)
    assert [day for block in found for day in block.period] == list(period)
    for block in found:
        where = places(block, first_weekday)
        at = list(zip(where.columns.tolist(), where.rows.tolist(), strict=True))
        assert at == sorted(set(at))
        assert min(where.rows) >= 0
        assert max(where.columns) < months * 31 // WEEK + 2
        for day, row in zip(block.period, where.rows.tolist(), strict=True):
            assert (day - timedelta(days=row)).weekday() == first_weekday
