"""One symptom on the days before and after each activity, one line each, and what chance alone shows."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from tidebook.analysis.around import (
    AFTER,
    BEFORE,
    ENOUGH_DAYS,
    ENOUGH_EVENTS,
    OFFSETS,
    Aligned,
    EffortDays,
    align,
    effort_days,
)
from tidebook.charts.around_sheet import AroundSheet
from tidebook.charts.around_words import caption, offset_words, range_words, stretch_words
from tidebook.charts.dates import period_words
from tidebook.charts.face import PX, Sizes
from tidebook.charts.palette import Palette
from tidebook.charts.picture import Drawing, Table, Value
from tidebook.charts.sentence import sentence
from tidebook.charts.strand import Strand, strand_of
from tidebook.charts.table import number_words, state_words
from tidebook.domain.activity import ActivityKind
from tidebook.domain.catalogue import Symptom
from tidebook.domain.record import Record
from tidebook.language import _, ngettext

# 5 is the person's usual limit: more than usual begins above it.
MORE_THAN_USUAL = 6
# domain.md 3.4: below this, a true rise of 2 points is often not to be seen.
_LITTLE = 12
# Chosen before anything was looked at, the same for everybody: no stretch is picked for what it shows.
_STRETCHES = ((-BEFORE, -1), (0, 0), (1, 3), (4, AFTER))


@dataclass(frozen=True, eq=False, slots=True)
class Around:
    """The days of `strand` around those of `effort`, which have an activity of at least `least_effort`."""

    strand: Strand
    least_effort: int
    kind: ActivityKind | None
    effort: EffortDays
    found: Aligned

    @classmethod
    def of(
        cls,
        record: Record,
        symptom: Symptom | None,
        least_effort: int = MORE_THAN_USUAL,
        kind: ActivityKind | None = None,
    ) -> "Around":
        """Line up the days of `symptom` (None: the hours upright) around activities of `kind` (None: of any).

        Values from memory and activities typed later than the next day are left out (domain.md 3.3, 3.4).
        """
        strand = strand_of(record, symptom)
        effort = effort_days(record.activities, record.period, least_effort, kind)
        return cls(strand, least_effort, kind, effort, align(strand.series, effort))

    @property
    def title(self) -> str:
        """What the chart is called."""
        period = self.strand.series.period
        words = _("{name} around an activity, {period}")
        return words.format(name=self.strand.name, period=period_words(period.first, period.last))

    @property
    def sentence(self) -> str:
        """How many days are lined up, the medians of four stretches that are always the same, and the caption."""
        return " ".join([
            sentence(self.strand.name, self.strand.series), self.notice, *self._stretches(), caption()
        ])  # fmt: skip

    @property
    def table(self) -> Table:
        """One row for each day around each event; beside it what is drawn for all events on that day."""
        columns = (_("activity on"), _("days after"), _("day"), _("value"), _("state"), _("median"), _("values"),
                   _("by chance from"), _("by chance to"))  # fmt: skip
        found, series = self.found, self.strand.series
        states, first = series.cells.tolist(), series.period.first.toordinal()
        every = [
            (_or_none(median), n, _or_none(low), _or_none(high))
            for median, n, low, high in zip(found.median, found.n.tolist(), found.low, found.high, strict=True)
        ]
        rows: list[tuple[Value, ...]] = []
        for event, values in zip(found.events.tolist(), found.values.tolist(), strict=True):
            for offset, value, all_events in zip(OFFSETS, values, every, strict=True):
                at = event + offset
                state = state_words(states[at]) if 0 <= at < len(states) else _("outside the period")
                when = date.fromordinal(first + event), offset, date.fromordinal(first + at)
                rows.append((*when, _or_none(value), state, *all_events))
        return Table(columns, tuple(rows))

    @property
    def notice(self) -> str:
        """How many days are lined up, which are left out, and how much is needed while it is not there."""
        found, parts = self.found, [f"{self.event_words}."]
        shared = int(found.shared.sum())
        if shared:
            words = ngettext(
                "{count} of them has another such day near (dashed).",
                "{count} of them have another such day near (dashed).",
                shared,
            )
            parts.append(words.format(count=shared))
        if self.effort.late:
            words = ngettext(
                "{count} more was typed later than the next day, and is left out.",
                "{count} more were typed later than the next day, and are left out.",
                self.effort.late,
            )
            parts.append(words.format(count=self.effort.late))
        if found.outside:
            words = ngettext(
                "{count} more has no values on both sides, and is left out.",
                "{count} more have no values on both sides, and are left out.",
                found.outside,
            )
            parts.append(words.format(count=found.outside))
        return " ".join([*parts, *self._needed()])

    @property
    def event_words(self) -> str:
        """Return such as "12 days with effort 6 or more (physical)"."""
        count = len(self.found.events)
        words = ngettext(
            "{count} day with effort {effort} or more", "{count} days with effort {effort} or more", count
        )
        words = words.format(count=count, effort=self.least_effort)
        return words if self.kind is None else f"{words} ({self.kind.words})"

    def says(self, at: int) -> str:
        """Return what is known of one of OFFSETS: "2 days after: median 6, of 9 values; by chance 4 to 6.5"."""
        found, n, when = self.found, int(self.found.n[at]), offset_words(OFFSETS[at])
        values = ngettext("{count} value", "{count} values", n).format(count=n)
        if not n:
            return _("{when}: nothing recorded").format(when=when)
        if np.isnan(found.median[at]):
            return _("{when}: {values}, {range}").format(
                when=when, values=values, range=range_words(found.values[:, at])
            )
        median = number_words(float(found.median[at]))
        words = _("{when}: median {median}, of {values}").format(when=when, median=median, values=values)
        if np.isnan(found.low[at]):
            return words
        chance = range_words(np.array([found.low[at], found.high[at]]))
        return _("{words}; by chance {range}").format(words=words, range=chance)

    def least_height(self, width: float, sizes: Sizes) -> float:
        """Return the height in logical pixels in which all has room at this `width`."""
        return AroundSheet(self, width * PX, sizes).least_height / PX

    def draw(self, palette: Palette, width: float, height: float, sizes: Sizes) -> Drawing:
        """Return the lines of all events, the median and the range by chance; below them the caption."""
        return AroundSheet(self, width * PX, sizes).draw(palette, height * PX)

    def _needed(self) -> list[str]:
        found, count = self.found, len(self.found.events)
        if found.too_little:
            words = _("A median needs {events} such days, and {days} days with a value. Here: {count} and {there}.")
            return [words.format(events=ENOUGH_EVENTS, days=ENOUGH_DAYS, count=count, there=found.days)]
        needed = []
        if count < _LITTLE:
            needed.append(_("Fewer than {count} such days say little.").format(count=_LITTLE))
        if found.too_regular:
            needed.append(_("They come too regularly for a range by chance."))
        return needed

    def _stretches(self) -> list[str]:
        """Return between what the median lies before, on and after the day, and between what chance alone does."""
        told = []
        for first, last in _STRETCHES:
            words = range_words(self.found.median[first + BEFORE : last + BEFORE + 1])
            if words:
                told.append(_("{when}: median {range}.").format(when=stretch_words(first, last), range=words))
        chance = range_words(np.concatenate([self.found.low, self.found.high]))
        return [*told, _("By chance: {range}.").format(range=chance)] if chance else told


def _or_none(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
