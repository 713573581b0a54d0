"""The nights of a period in numbers."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

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
