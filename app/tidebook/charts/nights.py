"""The nights: when asleep on the clock, how long in all, and how long awake in between."""

from dataclasses import dataclass
from math import ceil

import numpy as np

from tidebook.analysis.daily import Cell, DailySeries
from tidebook.analysis.sleep import NightTimes, SleepNumbers, night_times, nightly, sleep_numbers
from tidebook.charts.dates import dated_words, period_words
from tidebook.charts.face import PX, Sizes
from tidebook.charts.night_sheet import NightSheet
from tidebook.charts.night_words import clock_words, nights_words, numbers_words, state_of
from tidebook.charts.palette import Palette
from tidebook.charts.picture import Drawing, Table, Value
from tidebook.charts.scale import Scale, hours_scale
from tidebook.charts.strand import Strand
from tidebook.charts.table import state_words
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.domain.stamp import Lateness
from tidebook.language import _, ngettext


@dataclass(frozen=True, eq=False, slots=True)
class NightsPicture:
    """Every night of `period`. A night belongs to the day on which it ended; nothing is smoothed.

    asleep: hours; awake: minutes awake in the night; both NaN where they are not told.
    """

    period: Period
    nights: tuple[NightTimes, ...]
    asleep: DailySeries
    awake: DailySeries
    numbers: SleepNumbers

    @classmethod
    def of(cls, record: Record, *, from_memory: bool = False) -> "NightsPicture":
        """Show the nights of `record`; those typed over 3 days later are left out of medians unless `from_memory`."""
        minutes = nightly(record, lambda night: night.asleep_min)
        return cls(
            record.period,
            tuple(night_times(night) for night in record.nights),
            DailySeries(record.period, minutes.values / 60, minutes.cells),
            nightly(record, lambda night: night.minutes_awake),
            sleep_numbers(record, from_memory=from_memory),
        )

    @property
    def title(self) -> str:
        """What the chart is called."""
        return _("Nights, {period}").format(period=period_words(self.period.first, self.period.last))

    @property
    def sentence(self) -> str:
        """How many nights are told, how long she was asleep and awake, in medians."""
        if not self.nights:
            return _("No night is recorded in these days.")
        in_part = sum(not night.is_whole for night in self.nights)
        parts = [
            ngettext("{n} of {count} night recorded.", "{n} of {count} nights recorded.", len(self.period)).format(
                n=len(self.nights), count=len(self.period)
            ),
            _("Told in part: {nights}.").format(nights=nights_words(in_part)) if in_part else "",
            _("Asleep: {numbers}.").format(numbers=numbers_words(self.numbers.asleep)),
            _("Awake in the night: {numbers}.").format(numbers=numbers_words(self.numbers.awake)),
            self.left_out,
        ]
        return " ".join(filter(None, parts))

    @property
    def left_out(self) -> str:
        """How many nights the medians leave out because they were typed from memory; nothing if none."""
        told = int(self.asleep.recorded.sum())
        counted = 0 if self.numbers.asleep is None else self.numbers.asleep.n
        if told == counted or not (self.asleep.cells == Cell.FROM_MEMORY).any():
            return ""
        return _("Left out of the median, from memory: {nights}.").format(nights=nights_words(told - counted))

    @property
    def table(self) -> Table:
        """One row a day, also those without a night."""
        columns = (_("day"), _("to bed"), _("tried to sleep"), _("asleep"), _("awake"), _("up"),
                   _("minutes asleep"), _("minutes awake"), _("state"))  # fmt: skip
        by_day = {night.night.day: night for night in self.nights}
        ill = {day for day, cell in zip(self.period, self.asleep.cells, strict=True) if cell == Cell.TOO_ILL}
        empty = (None,) * (len(columns) - 2)
        rows: list[tuple[Value, ...]] = []
        for day in self.period:
            if day in by_day:
                rows.append((day, *_cells(by_day[day])))
            else:
                rows.append((day, *empty, state_words(Cell.TOO_ILL) if day in ill else _("not recorded")))
        return Table(columns, tuple(rows))

    @property
    def strands(self) -> tuple[Strand, Strand]:
        """The hours asleep and the minutes awake as tracks. Neither more nor less is called better."""
        most = float(np.nanmax(self.awake.values)) if self.awake.recorded.any() else 0.0
        top = 60.0 * max(1, ceil(most / 60))
        return (
            Strand(_("Hours asleep"), self.asleep, hours_scale([self.asleep])),
            Strand(
                _("Minutes awake in the night"), self.awake, Scale(top, (0.0, top / 2, top), higher_is_worse=False)
            ),
        )

    def least_height(self, width: float, sizes: Sizes) -> float:
        """Return the height in logical pixels in which all has room at this `width`."""
        return NightSheet(self, width * PX, sizes).least_height / PX

    def draw(self, palette: Palette, width: float, height: float, sizes: Sizes) -> Drawing:
        """Return the nights on the clock, below them the hours asleep and the minutes awake."""
        return NightSheet(self, width * PX, sizes).draw(palette, height * PX)

    def missing_says(self, day_number: int) -> str:
        """Read out a day without a night."""
        cell = Cell(int(self.asleep.cells[day_number]))
        day = self.period.first.fromordinal(self.period.first.toordinal() + day_number)
        state = state_words(cell) if cell == Cell.TOO_ILL else _("night not recorded")
        return f"{dated_words(day)}: {state}."


def _cells(night: NightTimes) -> tuple[Value, ...]:
    tried = night.night.moments["tried_to_sleep"]
    clocks = (
        night.to_bed,
        None if tried is None else tried.hour + tried.minute / 60,
        night.began if night.is_sure else None,
        night.ended,
        night.got_up,
    )
    state = state_of(night) or {Lateness.PAPER: _("from paper")}.get(night.night.lateness, _("on time"))
    told = (None if at is None else clock_words(at) for at in clocks)
    return (*told, night.night.asleep_min, night.night.minutes_awake, state)
