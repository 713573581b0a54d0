"""Where it hurt, and the plain facts of a day, in an invented journal."""

from collections.abc import Iterator
from random import Random

from tidebook.demo.body import noise
from tidebook.demo.sitting import Diary, Sitting, after
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.pain import Area, Pain

# How often each area hurts this person, of ten days.
_AREAS = {
    Area.NECK: 7,
    Area.LOWER_BACK: 7,
    Area.SHOULDER_LEFT: 6,
    Area.SHOULDER_RIGHT: 5,
    Area.UPPER_LEG_LEFT: 4,
    Area.UPPER_LEG_RIGHT: 4,
    Area.HIP_LEFT: 4,
    Area.HIP_RIGHT: 5,
    Area.UPPER_BACK: 4,
    Area.LOWER_LEG_LEFT: 2,
    Area.LOWER_LEG_RIGHT: 2,
    Area.UPPER_ARM_RIGHT: 2,
    Area.LOWER_ARM_RIGHT: 2,
    Area.ABDOMEN: 1,
    Area.JAW_LEFT: 1,
    Area.CHEST: 0.4,
}


def pain_places(diary: Diary) -> Iterator[Pain]:
    """Yield the areas that were marked, on three days of four."""
    random = diary.dice("pain places")
    for sitting in diary.written:
        if random.random() < 0.75:
            yield from _places(random, sitting)


def _places(random: Random, sitting: Sitting) -> Iterator[Pain]:
    ill = 1 + 0.3 * sitting.condition.level + 0.3 * sitting.condition.infection
    with_numbers = random.random() < 0.55
    marked = [area for area, often in _AREAS.items() if random.random() < often / 10 * ill]
    for number, area in enumerate(marked):
        strong = min(max(round(4 + sitting.condition.level + noise(random)), 1), 10)
        yield Pain(sitting.day, after(sitting.stamp, 14 + 1.5 * number), area, strong if with_numbers else None)


def facts(diary: Diary) -> Iterator[DayFact]:
    """Yield naps, and what was so on a day. On the worst days someone else types now and then."""
    random = diary.dice("facts")
    for sitting in diary.sittings:
        told = list(_helped(random, sitting) if sitting.too_ill else _plain(random, diary, sitting))
        for number, (fact, value) in enumerate(told):
            yield DayFact(sitting.day, after(sitting.stamp, 3 + number), fact, float(value))


def _helped(random: Random, _sitting: Sitting) -> Iterator[tuple[Fact, int]]:
    if random.random() < 0.4:
        yield Fact.HELPED, 1


def _plain(random: Random, diary: Diary, sitting: Sitting) -> Iterator[tuple[Fact, int]]:
    if random.random() < 0.45 + 0.1 * (sitting.condition.severity > 1):
        yield Fact.NAPS, 10 * random.randint(2, 12)
    if sitting.condition.infection > 0.4 and random.random() < 0.85:
        yield Fact.INFECTION, 1
    if diary.period.index(sitting.day) % 28 < 4 and random.random() < 0.9:
        yield Fact.PERIOD, 1
    if random.random() < 0.06:
        yield Fact.WEATHER, 1
    if random.random() < 0.02:
        yield Fact.HELPED, 1
