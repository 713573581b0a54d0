"""Invented records: ratings that drift, gaps, late entries, days too ill to fill in."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from tidebook.bundled import catalogue
from tidebook.domain.asked import Asked
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.night import Night
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.stamp import Stamp

_Block = TypeVar("_Block")

LAST = date(2026, 11, 22)
QUICK = catalogue().quick
OTHERS = tuple(s for s in catalogue().rated if s.is_folded) + tuple(
    s for s in catalogue().rated if not s.is_folded and not s.is_quick
)


def typed(about: date, days_later: int = 0) -> Stamp:
    """The stamp of something typed in the evening, `days_later` after its day."""
    return Stamp(datetime.combine(about + timedelta(days=days_later), time(21), UTC), 0)


def invented(days: int = 28, others: int = 0, last: date = LAST, seed: int = 3) -> Record:
    """A record of `days` days with the five and `others` more symptoms; the same seed gives the same record."""
    chance = random.Random(seed)
    period = Period.ending(last, days)
    symptoms = (*QUICK, *OTHERS[:others])
    level = {symptom.key: chance.uniform(3, 7) for symptom in symptoms}
    ratings: list[Rating] = []
    nights: list[Night] = []
    facts: list[DayFact] = []
    for day in period:
        dice = chance.random()
        stamp = typed(day, chance.choice((0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 5)))
        if dice < 0.12:
            continue
        if dice < 0.18:
            facts.append(DayFact(day, stamp, Fact.TOO_ILL, 1))
            continue
        for symptom in symptoms:
            level[symptom.key] = 0.75 * level[symptom.key] + 0.25 * 5 + chance.gauss(0, 1.3)
            ratings.append(Rating(day, stamp, symptom.key, max(0, min(10, round(level[symptom.key])))))
        facts.append(DayFact(day, stamp, Fact.HOURS_UPRIGHT, chance.randrange(2, 15) / 2))
        minutes = chance.randrange(5, 95, 5), chance.randrange(5, 95, 5)
        nights.append(Night(day, stamp, time(22), time(23), minutes[0], 2, minutes[1], time(7, 10), time(8)))
    choices = tuple(Asked(period.first, typed(period.first), s.key, True) for s in OTHERS[:others] if not s.is_folded)
    return Record(period, tuple(ratings), tuple(nights), tuple(facts), (), choices)


def before(record: Record, others: int = 0) -> Record:
    """An invented record of the period just before."""
    return invented(len(record.period), others, record.period.before().last, seed=9)


def together(earlier: Record, record: Record) -> Record:
    """One record of two that follow each other, as a journal gives it."""
    both = Period(earlier.period.first, record.period.last)
    return replace(
        record,
        period=both,
        ratings=(*earlier.ratings, *record.ratings),
        nights=(*earlier.nights, *record.nights),
        facts=(*earlier.facts, *record.facts),
        choices=(*earlier.choices, *record.choices),
    )


def there(block: _Block | None) -> _Block:
    """The block of a page, which has to be there."""
    assert block is not None
    return block
