"""The nights of a period in numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

import numpy as np

from tidebook.analysis.daily import DailySeries, daily_values
from tidebook.analysis.numbers import Numbers, numbers
from tidebook.domain.night import Night
from tidebook.domain.record import Record
from tidebook.domain.stamp import Lateness


@dataclass(frozen=True, slots=True)
class SleepNumbers:
    """Minutes asleep, to fall asleep and awake in the night, and awakenings, each of the nights that tell it."""

    nights: int
    asleep: Numbers | None
    to_fall_asleep: Numbers | None
    awake: Numbers | None
    awakenings: Numbers | None


def sleep_numbers(record: Record, *, from_memory: bool = False) -> SleepNumbers:
    """Count the nights; those typed more than 3 days later are left out of the medians unless `from_memory`."""
    counted = [n for n in record.nights if from_memory or n.lateness is not Lateness.FROM_MEMORY]

    def of(part: Callable[[Night], int | None]) -> Numbers | None:
        return numbers(np.array([minutes for night in counted if (minutes := part(night)) is not None], float))

    return SleepNumbers(
        len(record.nights),
        of(lambda night: night.asleep_min),
        of(lambda night: night.minutes_to_fall_asleep),
        of(lambda night: night.minutes_awake),
        of(lambda night: night.awakenings),
    )


@dataclass(frozen=True, slots=True)
class NightTimes:
    """One night on the clock, in hours from the midnight at which its day begins (the evening before is below 0).

    `began`: when she fell asleep; where it is not told how long that took (`is_sure` False), when she tried to.
    `ended`: the last waking. The times are as the clock showed them, also in the nights in which it was changed.
    None: not told.
    """

    night: Night
    began: float | None
    ended: float | None
    is_sure: bool
    to_bed: float | None
    got_up: float | None

    @property
    def is_whole(self) -> bool:
        """Whether it is told when she fell asleep and when she woke."""
        return self.is_sure and self.began is not None and self.ended is not None

    @property
    def hours(self) -> tuple[float, ...]:
        """All times that are told."""
        return tuple(at for at in (self.to_bed, self.began, self.ended, self.got_up) if at is not None)


def night_times(night: Night) -> NightTimes:
    """Return the night on the clock."""
    midnight = datetime.combine(night.day, time())

    def hours(at: datetime | None) -> float | None:
        return None if at is None else (at - midnight) / timedelta(hours=1)

    told = {name: hours(at) for name, at in night.moments.items()}
    began, ended, falling = told["tried_to_sleep"], told["woke"], night.minutes_to_fall_asleep
    is_sure = began is not None and falling is not None
    if began is not None and falling is not None:
        began += falling / 60
        # Where the clock was put forward meanwhile, it may show more than there was.
        began = began if ended is None else min(began, ended)
    return NightTimes(night, began, ended, is_sure, told["to_bed"], told["got_up"])


def nightly(record: Record, part: Callable[[Night], int | None]) -> DailySeries:
    """Return one number of each night at its waking day; NaN where it is not told."""
    found = ((night, part(night)) for night in record.nights)
    return daily_values(record, ((night, float(told)) for night, told in found if told is not None))
