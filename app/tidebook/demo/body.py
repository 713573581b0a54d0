"""How an invented person's illness goes up and down, day by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

# Errands fall on Tuesdays, visits on Saturdays.
_BUSY = {1: 0.13, 5: 0.22}
_SELDOM_BUSY = 0.06


@dataclass(frozen=True, slots=True)
class Condition:
    """What lies behind one day. All are spreads around 0 or shares from 0 up; nobody ever sees them.

    level: how ill, apart from the rest (spread about 1). exertion: 0, or 1 to 2 on a day with too much.
    payback: what exertion one to three days before left behind. infection: 0, or up to 1.
    """

    level: float
    exertion: float
    payback: float
    infection: float

    @property
    def severity(self) -> float:
        """All of it together."""
        return self.level + 0.8 * self.payback + 1.1 * self.infection


def noise(random: Random) -> float:
    """Return a bell-shaped random number with mean 0 and spread 1, from plain sums: the same on every machine."""
    return (random.random() + random.random() + random.random() + random.random() - 2) * 1.7320508


def live(random: Random, days: Sequence[date]) -> list[Condition]:
    """Return what lies behind each of `days`, which follow one another."""
    spell, quick = noise(random) * 0.5, 0.0
    exertions = [0.0, 0.0, 0.0]
    ill_for, infection = 0, 0.0
    conditions = []
    for day in days:
        spell = 0.98 * spell + 0.2 * noise(random)
        quick = 0.55 * quick + 0.83 * noise(random)
        if ill_for == 0 and random.random() < 0.006:
            ill_for = random.randint(5, 10)
        infection = 0.5 + random.random() / 2 if ill_for else infection * 0.4
        ill_for = max(ill_for - 1, 0)
        level = 0.75 * spell + 0.55 * quick + _season(day)
        payback = 0.7 * exertions[-1] + exertions[-2] + 0.6 * exertions[-3]
        exertion = _exertion(random, day, level + payback + infection)
        conditions.append(Condition(level, exertion, payback, infection))
        exertions.append(exertion)
    return conditions


def _exertion(random: Random, day: date, severity: float) -> float:
    """On easier days people do more."""
    chance = _BUSY.get(day.weekday(), _SELDOM_BUSY) * (1.4 if severity < 0 else 0.5)
    busy, much = random.random() < chance, 1 + random.random()
    return much if busy else 0.0


def _season(day: date) -> float:
    """From -0.4 in mid-July to +0.4 in mid-January, in straight lines."""
    midwinter = date(day.year, 1, 15)
    away = abs((day - midwinter) / timedelta(days=1))
    return 0.4 - 0.8 * min(away, 365 - away) / 182.5
