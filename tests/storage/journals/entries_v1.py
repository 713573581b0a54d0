"""What tests/storage/journals/v1.tidebook holds. Neither is ever changed: people's journals look like this one."""

from datetime import UTC, date, datetime, time

from tidebook.domain.asked import Asked
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.rating import Rating
from tidebook.domain.stamp import Stamp

_FIRST, _SUMMER_TIME, _LEAP = date(2024, 2, 28), date(2026, 3, 29), date(2024, 2, 29)
_EVENING = Stamp(datetime(2024, 2, 28, 20, 10, 0, 1000, tzinfo=UTC), 60)
_NEPAL = Stamp(datetime(2024, 2, 28, 18, 30, 59, 999000, tzinfo=UTC), 345)
_CHATHAM = Stamp(datetime(2026, 3, 29, 8, 0, tzinfo=UTC), 825)
_MARQUESAS = Stamp(datetime(2026, 4, 12, 3, 0, tzinfo=UTC), -570)

ENTRIES: tuple[Entry, ...] = (
    Rating(_FIRST, _EVENING, "fatigue", 0),
    Rating(_FIRST, _EVENING, "pem", 10),
    Rating(_LEAP, _NEPAL, "fatigue", 7),
    Rating(_SUMMER_TIME, _MARQUESAS, "light_sensitivity", 5),
    Night(_LEAP, _NEPAL, awakenings=0),
    Night(
        _SUMMER_TIME,
        _CHATHAM,
        to_bed=time(22, 30),
        tried_to_sleep=time(23, 10),
        minutes_to_fall_asleep=50,
        awakenings=3,
        minutes_awake=40,
        woke=time(7),
        got_up=time(7, 45),
        clock_change_min=60,
    ),
    DayFact(_FIRST, _EVENING, Fact.HOURS_UPRIGHT, 4.25),
    DayFact(_FIRST, _EVENING, Fact.TOO_ILL, 0.0),
    DayFact(_LEAP, _NEPAL, Fact.TOO_ILL, 1.0),
    Note(_FIRST, _EVENING, 'She said "so?",\n\tand =1+1 <b>&</b> %s \'); DROP TABLE note;--'),
    Note(_LEAP, _NEPAL, "שלום · नमस्ते · 今日は · 👩‍👩‍👧 · e\u0301"),
    Asked(_FIRST, _EVENING, "headache", asked=False),
    Asked(_SUMMER_TIME, _CHATHAM, "light_sensitivity", asked=True),
    Asked(date(2026, 4, 11), _MARQUESAS, "headache", asked=True),
)
