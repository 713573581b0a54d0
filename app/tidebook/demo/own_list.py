"""How an invented person made the list their own: symptoms under their own names, an order, words for numbers."""

from collections.abc import Iterator

from tidebook.demo.body import noise
from tidebook.demo.sitting import Diary, after, new_id
from tidebook.domain.anchor import Anchor
from tidebook.domain.asked import Asked
from tidebook.domain.entry import Entry
from tidebook.domain.own_symptom import ListOrder, OwnName, own_key
from tidebook.domain.rating import Rating

_ORDER = ("pain_overall", "fatigue", "brain_fog", "pem", "unrefreshing_sleep", "muscle_pain")
_ANCHORS = ((3, "can cook something simple"), (6, "can leave the house briefly"), (8, "bathroom and bed"))


def own_list(diary: Diary) -> Iterator[Entry]:
    """Yield two own symptoms with their ratings (one renamed, one archived), an order, anchors (one changed)."""
    days = len(diary.period)
    renamed, archived, reworded = max(15, days // 4), max(24, days // 3), max(20, days // 2)
    random = diary.dice("own symptoms")
    buzzing, ringing = own_key(new_id(random)), own_key(new_id(random))
    yield from _named(diary, 3, buzzing, "Buzzing legs")
    yield from _named(diary, 6, ringing, "Ringing ears (left)")
    yield from _named(diary, renamed, buzzing, "Buzzing in legs and feet")
    until = diary.from_day(archived)
    if until is not None:
        yield Asked(until.day, after(until.stamp, 150), ringing, asked=False)
    for key, first, last in ((buzzing, 3, days), (ringing, 6, archived if until is not None else days)):
        for sitting in diary.written:
            if first < diary.period.index(sitting.day) < last and random.random() < 0.85:
                value = min(max(round(3 + 1.2 * sitting.condition.level + noise(random)), 0), 10)
                yield Rating(sitting.day, after(sitting.stamp, 1 + (key is ringing)), key, value)
    ordered = diary.from_day(18)
    if ordered is not None:
        yield ListOrder(ordered.day, after(ordered.stamp, 160), (*_ORDER, buzzing))
    yield from _anchored(diary, 2, _ANCHORS)
    yield from _anchored(diary, reworded, ((6, "can sit at the table for a meal"),))


def _named(diary: Diary, number: int, key: str, name: str) -> Iterator[OwnName]:
    sitting = diary.from_day(number)
    if sitting is not None:
        yield OwnName(sitting.day, after(sitting.stamp, 140), key, name)


def _anchored(diary: Diary, number: int, anchors: tuple[tuple[int, str], ...]) -> Iterator[Anchor]:
    sitting = diary.from_day(number)
    if sitting is not None:
        for place, (level, words) in enumerate(anchors):
            yield Anchor(sitting.day, after(sitting.stamp, 170 + 8 * place), "fatigue", level, words)
