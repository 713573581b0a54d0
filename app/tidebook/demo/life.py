"""What happened in an invented person's life beside the illness: medicines, appointments, scores, who they are."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

from tidebook.demo.sitting import Diary, after, new_id
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.event import Event, EventKind
from tidebook.domain.profile import About, ProfileLine
from tidebook.domain.score import Score

_APPOINTMENTS = ("the doctor's surgery", "blood test", "physiotherapist", "eye test")
_PROFILE = {
    About.NAME: "R. E. (invented)",
    About.BIRTH_DATE: "3 May 1984",
    About.ILL_SINCE: "spring 2019, after a fever",
    About.DIAGNOSES: "ME/CFS (2021)\nfibromyalgia (2022)",
    About.QUESTIONS: "Could we look at my nights together?\nIs there anything written about resting heart rate?",
}


def happenings(diary: Diary) -> Iterator[Entry]:
    """Yield events with their facts of the day, scores from elsewhere, and the profile."""
    yield from _medicines(diary)
    yield from _appointments(diary)
    yield from _infections(diary)
    yield from _about_the_person(diary)


def _medicines(diary: Diary) -> Iterator[Event]:
    random, days = diary.dice("events"), len(diary.period)
    for number, kind, what in (
        (5, EventKind.LIFE, "new neighbours overhead"),
        (12, EventKind.STARTED, "new medicine"),
        (max(30, days // 2), EventKind.CHANGED, "new medicine, smaller amount"),
        (max(45, days // 3), EventKind.LIFE, "bed moved to the ground floor"),
        (max(60, days * 3 // 4), EventKind.STOPPED, "new medicine"),
    ):
        sitting = diary.from_day(number)
        if sitting is not None:
            yield Event(sitting.day, after(sitting.stamp, 75), new_id(random), kind, what)
    for sitting in diary.written:
        if sitting.condition.severity > 0.8 and random.random() < 0.25:
            what = random.choice(("tablet for headache", "tablet for headache", "heat pad, =2 hours"))
            yield Event(sitting.day, after(sitting.stamp, 80), new_id(random), EventKind.TAKEN, what)


def _appointments(diary: Diary) -> Iterator[Entry]:
    random = diary.dice("appointments")
    for number in range(18, len(diary.period), 33):
        sitting = diary.from_day(number)
        if sitting is not None:
            what = random.choice(_APPOINTMENTS)
            yield Event(sitting.day, after(sitting.stamp, 90), new_id(random), EventKind.APPOINTMENT, what)
            yield DayFact(sitting.day, after(sitting.stamp, 12), Fact.APPOINTMENT, 1.0)
    # One that lies ahead.
    sitting = diary.from_day(len(diary.period) - 9) if len(diary.period) > 9 else None
    if sitting is not None:
        ahead = diary.period.last + timedelta(days=9)
        yield Event(ahead, after(sitting.stamp, 95), new_id(random), EventKind.APPOINTMENT, "the clinic, results")


def _infections(diary: Diary) -> Iterator[Entry]:
    random = diary.dice("infections")
    had_one = False
    days = zip(diary.period, diary.conditions, strict=True)
    for is_ill, run in groupby(days, key=lambda pair: pair[1].infection >= 0.5):
        ill = [day for day, _condition in run]
        sitting = diary.from_day(diary.period.index(ill[0]))
        if is_ill and sitting is not None and sitting.day in ill:
            until = ill[-1] if ill[-1] < diary.period.last else None
            had_one = True
            yield Event(ill[0], after(sitting.stamp, 99), new_id(random), EventKind.INFECTION, "a cold", until)
    # Some luckier people have a slight one, at least.
    sitting = None if had_one else diary.from_day(33)
    if sitting is not None:
        yield Event(sitting.day, after(sitting.stamp, 99), new_id(random), EventKind.INFECTION, "a slight cold")
        yield DayFact(sitting.day, after(sitting.stamp, 13), Fact.INFECTION, 1.0)


def _about_the_person(diary: Diary) -> Iterator[Entry]:
    random = diary.dice("scores")
    for number, name, score, by_whom in (
        (8, "FIQR", 57.0, "pain clinic"),
        (22, "RAND-36 physical functioning", 32.5, "physiotherapist"),
    ):
        sitting = diary.from_day(number)
        if sitting is not None:
            yield Score(sitting.day, after(sitting.stamp, 105), new_id(random), name, score, by_whom)
    sitting = diary.from_day(0)
    if sitting is not None:
        for number, (about, text) in enumerate(_PROFILE.items()):
            yield ProfileLine(sitting.day, after(sitting.stamp, 120 + 9 * number), about, text)
