"""How long after an activity an episode began, with the coarser precision of the two."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidebook.domain.activity import Activity
from tidebook.domain.delay import Delay, delay, ending
from tidebook.domain.episode import Episode
from tidebook.domain.moment import Moment, Precision
from tidebook.domain.stamp import Stamp

DAY = date(2026, 3, 4)
STAMP = Stamp(datetime(2026, 4, 1, tzinfo=UTC), 60)
ONE, OTHER = UUID(int=1), UUID(int=2)
HOUR, HALF, WHOLE, UNSURE = Precision


def activity(started: time | None = None, minutes: int | None = None, day: date = DAY) -> Activity:
    return Activity(day, STAMP, ONE, "shopping", started=started, minutes=minutes)


def episode(days: int, precision: Precision, at: time | None = None) -> Episode:
    onset = Moment(DAY + timedelta(days=days), precision, at)
    return Episode(onset.day, STAMP, OTHER, onset)


EXACT = activity(time(14, 30), 45)


@pytest.mark.parametrize(
    ("done", "began", "words"),
    [
        (EXACT, episode(0, HOUR, time(18, 15)), "3 hours (hour precision)"),
        (EXACT, episode(0, HOUR, time(16, 15)), "1 hour (hour precision)"),
        (EXACT, episode(0, HOUR, time(16, 14)), "within an hour (hour precision)"),
        (EXACT, episode(0, HOUR, time(14, 16)), "within an hour (hour precision)"),
        (EXACT, episode(0, HOUR, time(13, 0)), "2 hours before (hour precision)"),
        (EXACT, episode(2, HOUR, time(15, 15)), "48 hours (hour precision)"),
        (EXACT, episode(0, HALF, time(12)), "the same half day (half-day precision)"),
        (EXACT, episode(1, HALF, time(0)), "half a day (half-day precision)"),
        (EXACT, episode(1, HALF, time(12)), "1 day (half-day precision)"),
        (EXACT, episode(2, HALF, time(0)), "1½ days (half-day precision)"),
        (EXACT, episode(0, HALF, time(0)), "half a day before (half-day precision)"),
        (EXACT, episode(1, WHOLE), "1 day (day precision)"),
        (EXACT, episode(0, WHOLE), "the same day (day precision)"),
        (EXACT, episode(-2, WHOLE), "2 days before (day precision)"),
        (EXACT, episode(3, UNSURE), "3 days (unsure)"),
        (activity(), episode(1, HOUR, time(9)), "1 day (day precision)"),
        (activity(time(14, 30)), episode(1, HOUR, time(9)), "1 day (day precision)"),
        (activity(minutes=45), episode(1, HALF, time(0)), "1 day (day precision)"),
        (activity(), episode(2, UNSURE), "2 days (unsure)"),
    ],
)
def test_a_delay_is_as_precise_as_the_coarser_end(done: Activity, began: Episode, words: str) -> None:
    assert delay(done, began).words == words


def test_an_activity_may_end_on_the_next_day() -> None:
    party = activity(time(23, 30), 90)
    assert ending(party) == Moment(date(2026, 3, 5), HOUR, time(1))
    assert delay(party, episode(1, WHOLE)) == Delay(0, WHOLE)
    assert delay(party, episode(1, HOUR, time(4, 30))) == Delay(3, HOUR)


def test_without_start_or_length_only_the_day_of_the_end_is_known() -> None:
    assert ending(activity()) == ending(activity(time(14))) == ending(activity(minutes=20)) == Moment(DAY)


days = st.dates(date(2025, 1, 1), date(2026, 3, 31))


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    precision = draw(st.sampled_from(Precision))
    clocks = {
        HOUR: st.times().map(lambda at: at.replace(second=0, microsecond=0)),
        HALF: st.sampled_from((time(0), time(12))),
    }
    return Moment(
        draw(st.dates(date(2025, 1, 1), date(2026, 3, 31))), precision, draw(clocks.get(precision, st.none()))
    )


@given(
    moments(),
    days,
    st.none() | st.integers(0, 1439).map(lambda minute: time(minute // 60, minute % 60)),
    st.none() | st.integers(0, 1440),
)
def test_no_delay_claims_more_than_is_known(
    onset: Moment, day: date, started: time | None, minutes: int | None
) -> None:
    done = activity(started, minutes, day)
    found = delay(done, Episode(onset.day, STAMP, OTHER, onset))
    order = list(Precision)
    assert order.index(found.precision) == max(order.index(onset.precision), order.index(ending(done).precision))
    # What both ends can have been at the most and at the least holds the delay, give or take the unit that it has.
    unit = timedelta(hours={HOUR: 1, HALF: 12, WHOLE: 24, UNSURE: 24}[found.precision])
    least, most = onset.earliest - ending(done).latest, onset.latest - ending(done).earliest
    assert least - unit < found.count * unit < most + unit
