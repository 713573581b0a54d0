"""What an invented person did, most days: small things, and sometimes too much."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from random import Random

from tidebook.demo.sitting import Diary, Sitting, after, new_id
from tidebook.domain.activity import Activity, ActivityKind

_BODY, _MIND, _HEART = ActivityKind.PHYSICAL, ActivityKind.COGNITIVE, ActivityKind.EMOTIONAL
_FEET, _NOISE, _WAY = ActivityKind.UPRIGHT, ActivityKind.SENSORY, ActivityKind.TRAVEL


@dataclass(frozen=True, slots=True)
class _Doing:
    """Something to do: its words and kinds, the efforts and minutes that it takes, and the share spent upright."""

    what: str
    kinds: frozenset[ActivityKind]
    efforts: tuple[int, int]
    minutes: tuple[int, ...]
    upright: float
    hours: tuple[int, int]


_SMALL = (
    _Doing("shower", frozenset({_BODY, _FEET}), (3, 5), (10, 15, 20), 1.0, (9, 11)),
    _Doing("cooking", frozenset({_BODY, _FEET}), (3, 6), (20, 30, 40), 0.7, (16, 18)),
    _Doing("phone call", frozenset({_MIND, _HEART}), (2, 5), (10, 20, 30), 0.0, (13, 17)),
    _Doing("letters and forms", frozenset({_MIND}), (3, 6), (20, 30, 45), 0.0, (10, 15)),
    _Doing("laundry", frozenset({_BODY, _FEET}), (3, 5), (15, 20), 1.0, (10, 14)),
    _Doing("short walk", frozenset({_BODY, _FEET}), (3, 6), (5, 10, 15), 1.0, (10, 16)),
    _Doing("reading", frozenset({_MIND}), (1, 3), (10, 20, 30), 0.0, (14, 18)),
    _Doing("Geschichte vorgelesen", frozenset({_MIND, _HEART}), (2, 4), (10, 15), 0.0, (17, 18)),
    _Doing('tidied "the" drawer, +1 shelf', frozenset({_BODY}), (2, 4), (10, 25), 0.5, (11, 15)),
    _Doing("played with the cat", frozenset({ActivityKind.OTHER}), (1, 3), (5, 10), 0.0, (10, 18)),
    _Doing("sat in the garden", frozenset(), (1, 2), (15, 30, 60), 0.3, (12, 16)),
)
_MUCH = (
    _Doing("shopping", frozenset({_BODY, _FEET, _NOISE}), (6, 9), (40, 60, 75), 0.9, (10, 15)),
    _Doing("visit from friends", frozenset({_HEART, _MIND, _NOISE}), (6, 9), (90, 120, 150), 0.2, (13, 16)),
    _Doing("dentist", frozenset({_NOISE, _WAY, _FEET}), (6, 8), (60, 90), 0.4, (9, 14)),
    _Doing("family meal", frozenset({_HEART, _NOISE}), (6, 9), (90, 120, 150), 0.3, (12, 15)),
    _Doing("town hall, forms", frozenset({_MIND, _FEET, _WAY}), (7, 10), (75, 120), 0.6, (9, 12)),
    _Doing("train to the clinic", frozenset({_WAY, _NOISE}), (7, 10), (120, 180), 0.3, (8, 12)),
)
_COLD = _Doing("a cold", frozenset({ActivityKind.INFECTION}), (5, 8), (), 0.0, (8, 9))


def activities(diary: Diary) -> Iterator[Activity]:
    """Yield what was done and written down, in the order of its days."""
    random = diary.dice("activities")
    for sitting in diary.written:
        chosen = list(_chosen(random, sitting))
        for number, doing in enumerate(chosen):
            yield _activity(random, sitting, doing, 6 + 7 * number)


def _chosen(random: Random, sitting: Sitting) -> Iterator[_Doing]:
    condition = sitting.condition
    if condition.exertion:
        yield random.choice(_MUCH)
    if condition.infection > 0.5 and random.random() < 0.3:
        yield _COLD
    count = random.choice((0, 1, 1, 2)) if condition.severity > 1.2 else random.choice((1, 1, 2, 2, 3))
    yield from random.sample(_SMALL, count)


def _activity(random: Random, sitting: Sitting, doing: _Doing, seconds: float) -> Activity:
    minutes = random.choice(doing.minutes) if doing.minutes and random.random() < 0.75 else None
    started = time(random.randint(*doing.hours), 5 * random.randint(0, 11)) if random.random() < 0.6 else None
    upright = 5 * round(doing.upright * minutes / 5) if minutes is not None and random.random() < 0.6 else None
    return Activity(
        sitting.day,
        after(sitting.stamp, seconds),
        new_id(random),
        doing.what,
        doing.kinds,
        random.randint(*doing.efforts) if random.random() < 0.94 else None,
        started,
        minutes,
        upright,
    )
