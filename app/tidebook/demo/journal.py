"""An invented journal, as a real person might have kept it, to try things on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from tidebook.demo.body import Condition, live, noise
from tidebook.demo.doings import activities
from tidebook.demo.life import happenings
from tidebook.demo.marks import facts, pain_places
from tidebook.demo.notes import Pen
from tidebook.demo.own_list import own_list
from tidebook.demo.paper import copied
from tidebook.demo.paybacks import episodes
from tidebook.demo.sitting import Diary, Sitting, after
from tidebook.demo.typing_times import clock_change_min, evening, later, morning
from tidebook.domain.asked import Asked
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.stamp import Stamp

_WARMING_UP = 60


@dataclass(frozen=True, slots=True)
class _Trait:
    """How one symptom follows the illness: a level of its own, what pulls at it, and how often it is answered."""

    usual: float
    level: float
    payback: float
    infection: float
    own: float
    answered: float


_TRAITS = {
    "fatigue": _Trait(5.8, 1.5, 1.3, 1.5, 0.5, 1.0),
    "pem": _Trait(2.6, 0.9, 2.6, 0.4, 0.8, 0.97),
    "unrefreshing_sleep": _Trait(5.9, 1.0, 0.6, 0.7, 1.2, 0.98),
    "pain_overall": _Trait(4.3, 1.2, 1.0, 0.9, 0.8, 0.98),
    "brain_fog": _Trait(4.6, 1.3, 1.4, 0.8, 0.9, 0.96),
    "muscle_pain": _Trait(4.0, 1.2, 1.2, 0.8, 0.8, 0.8),
    "joint_pain": _Trait(2.5, 0.9, 0.5, 1.0, 0.9, 0.7),
    "widespread_pain": _Trait(3.4, 1.1, 0.9, 0.6, 0.9, 0.65),
    "headache": _Trait(1.4, 1.0, 0.9, 1.6, 2.0, 0.8),
    "upright_intolerance": _Trait(3.5, 1.1, 1.2, 0.8, 0.9, 0.75),
    "sore_throat": _Trait(0.3, 0.6, 0.9, 4.5, 0.7, 0.7),
    "tender_glands": _Trait(0.1, 0.5, 0.8, 3.5, 0.8, 0.7),
    "bowel_upset": _Trait(2.0, 0.7, 0.4, 0.6, 1.7, 0.6),
    "light_sensitivity": _Trait(3.0, 1.1, 1.3, 0.7, 1.0, 0.85),
    "word_finding": _Trait(2.9, 1.0, 1.4, 0.4, 1.0, 0.8),
}
# Day of the journal on which a symptom came onto the list, or went from it.
_CHOICES = ((0, "light_sensitivity", True), (9, "tender_glands", False), (16, "word_finding", True))


def invent(last_day: date, days: int, seed: int) -> list[Entry]:
    """Return the entries of `days` days up to `last_day`, in the order in which they were typed.

    The same arguments give the same journal on every machine. The last day holds its night only, typed in the
    morning: the rest of it is still to come. ValueError when `days` is below 1.
    """
    if days < 1:
        raise ValueError("a journal has at least one day")
    writer = _Writer(Period.ending(last_day, days), Random(seed))
    written = list(writer.entries())
    diary = writer.diary(seed)
    done = list(activities(diary))
    more: list[Entry] = [*done, *episodes(diary, done), *pain_places(diary), *facts(diary)]
    more += [*happenings(diary), *own_list(diary)]
    return sorted(copied([*written, *more], diary), key=lambda entry: entry.stamp.at)


class _Writer:
    """The invented person with the journal in hand."""

    def __init__(self, period: Period, random: Random) -> None:
        self._period = period
        self._random = random
        self._pen = Pen(random)
        self._drift = dict.fromkeys(_TRAITS, 0.0)
        # The illness was there before the journal, so its first day is like any other.
        before = Period.ending(period.last, len(period) + _WARMING_UP)
        self._conditions = live(random, list(before))[_WARMING_UP:]
        self._sittings: list[Sitting] = []

    def diary(self, seed: int) -> Diary:
        """Return when this person wrote about which day, for all that they recorded beside. Only after `entries`."""
        return Diary(self._period, self._conditions, sorted(self._sittings, key=lambda sitting: sitting.day), seed)

    def entries(self) -> Iterator[Entry]:
        gap = 0
        for day, condition in zip(self._period, self._conditions, strict=True):
            self._drift = {key: 0.6 * old + 0.8 * noise(self._random) for key, old in self._drift.items()}
            starts = gap == 0 and self._random.random() < (0.13 if condition.severity > 1.5 else 0.055)
            gap = self._random.choice((1, 1, 2, 2, 3, 3, 4, 5)) if starts else max(gap - 1, 0)
            if day == self._period.last:
                yield self._night(day, condition, morning(self._random, day))
                return
            yield from self._choices(day)
            if gap == 0:
                yield from self._about(day, condition)
            elif self._random.random() < 0.25:
                yield from self._about_later(day, condition)

    def _about(self, day: date, condition: Condition) -> Iterator[Entry]:
        if self._random.random() < (0.55 if condition.severity > 2 else 0.88):
            yield self._night(day, condition, morning(self._random, day))
        stamp = self._sitting(day)
        if stamp is not None:
            yield from self._evening(day, condition, stamp)
            if self._random.random() < 0.16:
                yield Note(day, later(stamp, self._random), self._pen.write(condition))

    def _about_later(self, day: date, condition: Condition) -> Iterator[Entry]:
        """A day of a gap, written down when the gap was over."""
        typed = day + timedelta(days=self._random.choice((2, 2, 3, 4, 6)))
        if typed < self._period.last:
            stamp = evening(self._random, typed)
            if self._random.random() < 0.3:
                yield self._night(day, condition, stamp)
            yield from self._evening(day, condition, stamp)

    def _sitting(self, day: date) -> Stamp | None:
        """When this person sat down to write about `day`; None when that would be in the future."""
        dice = self._random.random()
        if dice < 0.89:
            return evening(self._random, day)
        if dice < 0.965:
            return morning(self._random, day + timedelta(days=1))
        typed = day + timedelta(days=2 if dice < 0.98 else 3 if dice < 0.992 else self._random.randint(4, 6))
        return evening(self._random, typed) if typed < self._period.last else None

    def _evening(self, day: date, condition: Condition, stamp: Stamp) -> Iterator[Entry]:
        too_ill = condition.severity + 0.4 * noise(self._random) > 1.95
        # What comes beside the ratings is typed after them.
        self._sittings.append(Sitting(day, condition, after(stamp, 200), too_ill))
        if too_ill:
            yield DayFact(day, stamp, Fact.TOO_ILL, 1.0)
            if self._random.random() < 0.85:
                return
        for key in list(_TRAITS)[: 1 if too_ill else None]:
            if self._random.random() < _TRAITS[key].answered and self._is_asked(day, key):
                stamp = later(stamp, self._random)
                yield Rating(day, stamp, key, self._value(key, condition))
        if not too_ill and self._random.random() < 0.9:
            yield DayFact(day, later(stamp, self._random), Fact.HOURS_UPRIGHT, self._hours_upright(condition))

    def _value(self, key: str, condition: Condition) -> int:
        trait = _TRAITS[key]
        pull = (
            trait.level * condition.level + trait.payback * condition.payback + trait.infection * condition.infection
        )
        return min(max(round(trait.usual + pull + trait.own * self._drift[key]), 0), 10)

    def _hours_upright(self, condition: Condition) -> float:
        hours = 5.5 - 1.2 * condition.level - 1.3 * condition.payback - condition.infection + 1.2 * condition.exertion
        return min(max(round(2 * (hours + 0.5 * noise(self._random))) / 2, 0.5), 13.0)

    def _is_asked(self, day: date, key: str) -> bool:
        choice = next((one for one in _CHOICES if one[1] == key), None)
        if choice is None:
            return True
        since, _key, asked = choice
        return asked if self._period.index(day) >= since else not asked

    def _choices(self, day: date) -> Iterator[Asked]:
        for since, key, asked in _CHOICES:
            if self._period.index(day) == since:
                yield Asked(day, evening(self._random, day), key, asked)

    def _night(self, day: date, condition: Condition, stamp: Stamp) -> Night:
        random = self._random
        to_bed = datetime.combine(day, datetime.min.time()) + timedelta(minutes=-90 + 5 * round(8 * noise(random)))
        tried = to_bed + timedelta(minutes=5 * random.randint(0, 9))
        falling = max(5 * round(8 + 3 * condition.severity + 3.5 * noise(random)), 5)
        awakenings = max(round(2.2 + 0.7 * condition.severity + noise(random)), 0)
        awake = 5 * awakenings * random.randint(2, 6)
        woke = datetime.combine(day, datetime.min.time()) + timedelta(minutes=425 + 5 * round(6 * noise(random)))
        got_up = woke + timedelta(minutes=5 * random.randint(1, 12))
        parts: dict[str, Any] = {
            "to_bed": to_bed.time(),
            "tried_to_sleep": tried.time(),
            "minutes_to_fall_asleep": min(falling, 90),
            "awakenings": awakenings,
            "minutes_awake": min(awake, 120),
            "woke": woke.time(),
            "got_up": got_up.time(),
        }
        if random.random() < 0.2:
            forgotten = random.sample(list(parts), random.randint(1, 5))
            parts = {name: None if name in forgotten else part for name, part in parts.items()}
        return Night(day, stamp, **parts, clock_change_min=clock_change_min(day))
