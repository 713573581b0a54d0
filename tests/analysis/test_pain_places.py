"""Days on which each place was marked, against counting them one by one."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.report.records import LAST, QUICK, typed
from tests.strategies import pains
from tidebook.analysis.pain_places import pain_places
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.pain import Area, Pain
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record

PERIOD = Period.ending(LAST, 12)
days_in = st.dates(PERIOD.first, PERIOD.last)


@given(st.lists(pains(days_in), max_size=40), st.sets(days_in))
def test_each_day_counts_once_for_a_place(marked: list[Pain], rated: set[date]) -> None:
    ratings = tuple(Rating(day, typed(day), QUICK[0].key, 3) for day in sorted(rated))
    found = pain_places(Record(PERIOD, pains=tuple(marked), ratings=ratings))
    for area in Area:
        assert found.days[area] == sum(any(p.day == day and p.area is area for p in marked) for day in PERIOD)
        assert found.share(area) == found.days[area] / max(found.recorded, 1) <= 1
    assert found.marked == sum(any(p.day == day for p in marked) for day in PERIOD)
    assert found.recorded == sum(day in rated or any(p.day == day for p in marked) for day in PERIOD)


def test_a_day_too_ill_to_fill_in_is_a_recorded_day() -> None:
    day = LAST - timedelta(3)
    found = pain_places(Record(PERIOD, facts=(DayFact(day, typed(day), Fact.TOO_ILL, 1),)))
    assert (found.recorded, found.marked, set(found.days.values())) == (1, 0, {0})


def test_nothing_recorded_is_no_share() -> None:
    found = pain_places(Record(PERIOD))
    assert (found.recorded, found.share(Area.NECK)) == (0, 0)
