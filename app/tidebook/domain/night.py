"""A night, as the person tells it in the morning, and the durations that follow from it."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from tidebook.domain.entry import Entry
from tidebook.domain.errors import EntryError
from tidebook.language import _
from tidebook.overriding import override

LONGEST_SPELL_MIN = 16 * 60
TIMES = ("to_bed", "tried_to_sleep", "woke", "got_up")
COUNTS = ("minutes_to_fall_asleep", "awakenings", "minutes_awake")


@dataclass(frozen=True, slots=True)
class Night(Entry):
    """The night that ended on `day`. Every part may be unknown (None).

    Times are what the clock showed; the dates follow, since each lies less than 24 hours from the next.
    `clock_change_min` is how far the clock was put forward (+60) or back (-60) in that night, so that the
    durations stay true when summer time begins or ends. Durations follow the Consensus Sleep Diary
    (domain.md 2.3): asleep = (woke - tried to sleep) - minutes to fall asleep - minutes awake.
    """

    to_bed: time | None = None
    tried_to_sleep: time | None = None
    minutes_to_fall_asleep: int | None = None
    awakenings: int | None = None
    minutes_awake: int | None = None
    woke: time | None = None
    got_up: time | None = None
    clock_change_min: int = 0

    @override
    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        times = [at for name in TIMES if (at := getattr(self, name)) is not None]
        if any(at != time(at.hour, at.minute) for at in times):
            raise ValueError("a night's times are to the minute")
        if self.is_empty:
            raise EntryError(_("Nothing is known of this night yet."))
        counts = [count for name in COUNTS if (count := getattr(self, name)) is not None]
        if any(count < 0 for count in counts):
            raise EntryError(_("A number of minutes or times can not be below 0."))
        if max(self.minutes_to_fall_asleep or 0, self.minutes_awake or 0) > LONGEST_SPELL_MIN:
            raise EntryError(_("More than 16 hours awake in bed: please look at the minutes again."))
        asleep = self.trying_min if self.asleep_min is None else self.asleep_min
        if asleep is not None and asleep < 0:
            raise EntryError(_("That makes less than no sleep: please look at the times and minutes again."))
        for spell in (self._spell(self.to_bed, self.tried_to_sleep), self._spell(self.woke, self.got_up)):
            if spell is not None and spell > LONGEST_SPELL_MIN:
                raise EntryError(_("These times are not in order: please look at morning and evening again."))

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is known."""
        return all(getattr(self, name) is None for name in (*TIMES, *COUNTS))

    @property
    def asleep_min(self) -> int | None:
        """Total sleep time in minutes; None unless both times and both numbers of minutes are known."""
        trying = self.trying_min
        if trying is None or self.minutes_to_fall_asleep is None or self.minutes_awake is None:
            return None
        return trying - self.minutes_to_fall_asleep - self.minutes_awake

    @property
    def trying_min(self) -> int | None:
        """Minutes from trying to sleep to the last waking, the clock's change taken into account."""
        civil = self._spell(self.tried_to_sleep, self.woke)
        return None if civil is None else civil - self.clock_change_min

    @property
    def in_bed_min(self) -> int | None:
        """Minutes from going to bed to getting up, the clock's change taken into account."""
        began, ended = self.moments["to_bed"], self.moments["got_up"]
        if began is None or ended is None:
            return None
        return int((ended - began).total_seconds()) // 60 - self.clock_change_min

    @property
    def moments(self) -> dict[str, datetime | None]:
        """The four times with their dates, as the clock showed them. The last waking is on `day`."""
        woke = None if self.woke is None else datetime.combine(self.day, self.woke)
        anchor = woke or datetime.combine(self.day, self.got_up or time(12))
        tried = _latest_before(anchor, self.tried_to_sleep)
        got_up = None if self.got_up is None else _first_after(anchor, self.got_up)
        return {
            "to_bed": _latest_before(tried or anchor, self.to_bed),
            "tried_to_sleep": tried,
            "woke": woke,
            "got_up": got_up,
        }

    @staticmethod
    def _spell(start: time | None, end: time | None) -> int | None:
        if start is None or end is None:
            return None
        return ((end.hour - start.hour) * 60 + end.minute - start.minute) % (24 * 60)


def _latest_before(moment: datetime, clock: time | None) -> datetime | None:
    if clock is None:
        return None
    at = datetime.combine(moment.date(), clock)
    return at if at <= moment else at - timedelta(days=1)


def _first_after(moment: datetime, clock: time) -> datetime:
    at = datetime.combine(moment.date(), clock)
    return at if at >= moment else at + timedelta(days=1)
