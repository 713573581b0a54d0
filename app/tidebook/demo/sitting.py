"""The moments at which an invented person sat down with the journal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import NamedTuple
from uuid import UUID

from tidebook.demo.body import Condition
from tidebook.domain.period import Period
from tidebook.domain.stamp import Stamp


class Sitting(NamedTuple):
    """One of them: the day written about, what lay behind it, when that was, and whether they were too ill for it."""

    day: date
    condition: Condition
    stamp: Stamp
    too_ill: bool


@dataclass(frozen=True)
class Diary:
    """What the days were like, and when something was written about them. The last day is still to be written."""

    period: Period
    conditions: Sequence[Condition]
    sittings: Sequence[Sitting]
    seed: int

    def dice(self, about: str) -> Random:
        """Return the dice for one kind of entry: one more of them leaves all the others as they are."""
        return Random(f"{self.seed} {about}")

    @property
    def written(self) -> Iterator[Sitting]:
        """The sittings with strength for more than a cross."""
        return (sitting for sitting in self.sittings if not sitting.too_ill)

    def from_day(self, number: int) -> Sitting | None:
        """Return the first sitting with strength about day `number` of the journal (from 0) or a later one."""
        return next((s for s in self.written if self.period.index(s.day) >= number), None)


def after(stamp: Stamp, seconds: float) -> Stamp:
    """Return the moment so many seconds after `stamp`."""
    return Stamp(stamp.at + timedelta(milliseconds=round(seconds * 1000)), stamp.offset_min)


def new_id(random: Random) -> UUID:
    """Return an id that is nobody else's, the same on every machine."""
    return UUID(int=random.getrandbits(128), version=4)
