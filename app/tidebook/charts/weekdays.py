"""Seven strips of dots, one for each day of the week, with their medians."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from babel import Locale
from babel.dates import format_date
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D

from tidebook.analysis.weekdays import ENOUGH_WEEKS, WEEK, Pile, Weekday, by_weekday, weeks_counted
from tidebook.charts.dates import dated_words, period_words
from tidebook.charts.face import PX, Sizes, width_of
from tidebook.charts.head import head_of
from tidebook.charts.palette import Palette
from tidebook.charts.picture import Drawing, Table
from tidebook.charts.piles import dots_of, grid_for
from tidebook.charts.sentence import sentence
from tidebook.charts.sheet import EDGE_PT, LINE, SWATCH, Corners, Sheet, key_height
from tidebook.charts.strand import Strand, strand_of
from tidebook.charts.table import day_says, number_words
from tidebook.domain.catalogue import Symptom
from tidebook.domain.record import Record
from tidebook.language import _, locale, ngettext

# Names stand beside the strips where they take no more than this share of the width.
_MOST_NAMES = 0.34
_HIGHEST_DOTS = 6.5
# On a wide screen the strips end before a dot is lost in them.
_WIDEST_DOTS = 110
_FINEST_STEP = 0.25


@dataclass(frozen=True, eq=False, slots=True)
class Weekdays:
    """The recorded days of `strand` by the day of the week; `days` holds the seven, Monday first."""

    strand: Strand
    days: tuple[Weekday, ...]
    weeks: int
    from_memory: bool = False

    @classmethod
    def of(cls, record: Record, symptom: Symptom | None, *, from_memory: bool = False) -> "Weekdays":
        """Show the days of `symptom`; None stands for the hours upright.

        Medians leave out values typed more than 3 days later unless `from_memory`.
        """
        strand = strand_of(record, symptom)
        days = by_weekday(strand.series, from_memory=from_memory)
        return cls(strand, days, weeks_counted(strand.series, from_memory=from_memory), from_memory)

    @property
    def title(self) -> str:
        """What the chart is called."""
        period = self.strand.series.period
        words = _("{name} by day of the week, {period}")
        return words.format(name=self.strand.name, period=period_words(period.first, period.last))

    @property
    def sentence(self) -> str:
        """The median of each weekday and of how many days it is, or how much is needed for one."""
        parts = [sentence(self.strand.name, self.strand.series, from_memory=self.from_memory), self.notice]
        parts += [f"{weekday_name(day.weekday)}: {says(day)}." for day in self.in_order]
        return " ".join(part for part in parts if part)

    @property
    def table(self) -> Table:
        """One row a weekday: its median, the days behind it, and the number of days at each value."""
        values = sorted({pile.value for day in self.days for pile in day.piles})
        columns = (_("day of the week"), _("median"), _("days counted"), _("days recorded"), _("typed late"))
        return Table((*columns, *map(number_words, values)), tuple(_row(day, values) for day in self.in_order))

    @property
    def in_order(self) -> list[Weekday]:
        """The seven, from the day on which weeks begin in the person's country."""
        first = Locale.parse(locale()).first_week_day
        return [self.days[(first + at) % WEEK] for at in range(WEEK)]

    @property
    def notice(self) -> str:
        """How much is needed, while it is not there yet."""
        if self.weeks >= ENOUGH_WEEKS:
            return ""
        recorded = ngettext("{count} week", "{count} weeks", self.weeks).format(count=self.weeks)
        return _("Medians need {enough} weeks. Recorded here: {recorded}.").format(
            enough=ENOUGH_WEEKS, recorded=recorded
        )

    def least_height(self, width: float, sizes: Sizes) -> float:
        """Return the height in logical pixels in which all has room at this `width`."""
        return _Arrangement(self, width * PX, sizes).height / PX

    def draw(self, palette: Palette, width: float, height: float, sizes: Sizes) -> Drawing:
        """Return the strips below each other: values from left to right, equal ones piled up."""
        return _Arrangement(self, width * PX, sizes).draw(palette, height * PX)


class _Arrangement:
    """Where the strips lie at one width (points)."""

    def __init__(self, picture: Weekdays, width: float, sizes: Sizes) -> None:
        self.picture, self.width, self.sizes = picture, width, sizes
        self.scale = picture.strand.scale
        label, room = sizes.label, width - 2 * EDGE_PT
        names = [width_of(weekday_name(day.weekday), sizes.name) for day in picture.days]
        numbers = [width_of(says(day), label) for day in picture.days]
        column = max(names + numbers) + 1.2 * label
        self.beside = column <= _MOST_NAMES * room
        self.same_line = not self.beside and max(names) + max(numbers) + label <= room
        piles = [pile for day in picture.days for pile in day.piles]
        steps = round(self.scale.top / _step(piles)) + 1
        # The outermost piles are as wide as the others, and half a number stands beyond the last line.
        left = EDGE_PT + (column if self.beside else 0)
        margin = max((width - EDGE_PT - left) / steps / 2, 0.7 * label)
        self.left = left + margin
        self.right = min(width - EDGE_PT - margin, self.left + _WIDEST_DOTS * sizes.dot)
        slot = 0.94 * (self.right - self.left) / (steps - 1)
        counts = [len(pile.days) for pile in piles]
        self.grid = grid_for(counts, slot, _HIGHEST_DOTS * sizes.dot, sizes.dot)
        words = 0.0 if self.beside else LINE * (sizes.name + (0 if self.same_line else label))
        self.words = words
        self.plot = max(self.grid.height, 2.4 * label if self.beside else 2 * sizes.dot)
        self.strip = words + self.plot + 0.75 * label + 0.35 * sizes.dot
        notice = picture.notice if piles else _("Nothing recorded in these days")
        self.head = head_of(picture.strand.name, self.scale.direction, notice, width, sizes)
        self.top = EDGE_PT + self.head.height
        self.axis = self.top + WEEK * self.strip
        self.key_top = self.axis + LINE * label + 0.4 * label
        self.kinds = self._kinds()
        self.height = self.key_top + key_height([w for _k, w in self.kinds], room, sizes) + EDGE_PT

    def x(self, value: float) -> float:
        """Return where a value stands."""
        return self.left + value / self.scale.top * (self.right - self.left)

    def foot(self, at: int) -> float:
        """Return the line on which the dots of the strip `at` stand."""
        return self.top + at * self.strip + self.words + self.plot

    def draw(self, palette: Palette, height: float) -> Drawing:
        sheet = Sheet(self.width, height, palette, self.sizes)
        self.head.draw(sheet)
        self._draw_axis(sheet)
        full: list[Corners] = []
        hollow: list[Corners] = []
        for at, day in enumerate(self.picture.in_order):
            self._letter(sheet, at, day)
            for pile in day.piles:
                dots = dots_of(len(pile.days), self.x(pile.value), self.foot(at), self.grid)
                full.append(dots[: len(dots) - pile.late])
                hollow.append(dots[len(dots) - pile.late :])
                self._name(sheet, at, day, pile)
        self._dots(sheet, full, "dot", self.grid.dot)
        self._dots(sheet, hollow, "hollow", self.grid.dot)
        self._draw_key(sheet)
        return sheet.drawing

    def _draw_axis(self, sheet: Sheet) -> None:
        """Draw the line of each strip, a faint rule at some values through all of them, and their numbers."""
        palette, lines = sheet.palette, []
        for at in range(WEEK):
            foot, high = self.foot(at), self.foot(at) - self.plot
            lines += [np.array([(self.x(tick), foot), (self.x(tick), high)]) for tick in self.scale.ticks]
        feet = [np.array([(self.left, self.foot(at)), (self.right, self.foot(at))]) for at in range(WEEK)]
        for segments, ink in ((lines, palette.hairline), (feet, palette.edge)):
            rules = LineCollection(segments, colors=[ink], linewidths=self.sizes.hairline, zorder=0.5)
            sheet.axes.add_collection(rules, autolim=False)
        none, most = self.scale.ends
        for tick, end in zip(self.scale.ticks, (none, "", most), strict=True):
            words = f"{number_words(tick)} {end}".strip()
            if width_of(words, self.sizes.label) / 2 > min(self.x(tick), self.width - self.x(tick)):
                words = number_words(tick)
            sheet.say(self.x(tick), self.axis + self.sizes.label * LINE / 2, words, ha="center", colour=palette.quiet)

    def _letter(self, sheet: Sheet, at: int, day: Weekday) -> None:
        """Write the name and the numbers of a weekday, and mark its median below its line."""
        sizes, palette = self.sizes, sheet.palette
        name, numbers, top = weekday_name(day.weekday), says(day), self.top + at * self.strip
        middle = top + LINE * sizes.name / 2
        if self.beside:
            middle = self.foot(at) - 1.9 * sizes.label
        room = self.width - 2 * EDGE_PT
        sheet.say(EDGE_PT, middle, name, points=sizes.name, colour=palette.text, room=room)
        if self.same_line:
            sheet.say(self.width - EDGE_PT, middle, numbers, ha="right", colour=palette.quiet)
        else:
            below = middle + LINE * sizes.name / 2 + (0 if self.beside else LINE * sizes.label / 2)
            sheet.say(
                EDGE_PT, below + (0.55 * sizes.label if self.beside else 0), numbers, colour=palette.quiet, room=room
            )
        sheet.spot(f"{name}: {numbers}", (EDGE_PT, top, self.width - 2 * EDGE_PT, self.strip))
        if day.numbers is not None:
            place = np.array([(self.x(day.numbers.median), self.foot(at) + 0.5 * sizes.dot + 0.8)])
            self._dots(sheet, [place], "median", 1.0 * sizes.dot)

    def _name(self, sheet: Sheet, at: int, day: Weekday, pile: Pile) -> None:
        """Let a pile be read out; a pile of one is a day."""
        series, count = self.picture.strand.series, len(pile.days)
        wide = self.grid.width(count)
        high = -(-count // self.grid.across) * self.grid.pitch
        place = self.x(pile.value) - wide / 2, self.foot(at) - high, wide, high
        name = self.picture.strand.name
        if count == 1:
            only = date.fromordinal(series.period.first.toordinal() + pile.days[0])
            sheet.spot(f"{dated_words(only)}: {name} {day_says(series, only)}", place, only)
            return
        days = ngettext("{count} day", "{count} days", count).format(count=count)
        words = f"{weekday_name(day.weekday)}: {name} {number_words(pile.value)}, {days}"
        if pile.late:
            words = _("{words}, {count} of them typed late").format(words=words, count=pile.late)
        sheet.spot(words, place)

    def _dots(self, sheet: Sheet, places: list[Corners], kind: str, size: float) -> None:
        """Draw the marks of one kind at all of `places`."""
        palette, at = sheet.palette, np.concatenate([*places, np.empty((0, 2))])
        if not len(at):
            return
        marks = Line2D(at[:, 0], at[:, 1], linestyle="none", marker="o", markersize=size, markeredgewidth=0)
        marks.set(color={"dot": palette.accent, "hollow": palette.accent, "median": palette.text}[kind])
        if kind == "hollow":
            rim = 0.22 * size
            marks.set(markerfacecolor=palette.card, markeredgewidth=rim, markersize=size - rim)
        elif kind == "median":
            marks.set_marker("^")
        sheet.axes.add_line(marks)

    def _kinds(self) -> list[tuple[str, str]]:
        """Return the marks that occur, and their words."""
        days = self.picture.days
        kinds = [("dot", _("one day"))]
        if any(pile.late for day in days for pile in day.piles):
            kinds.append(("hollow", _("typed late")))
        if any(day.numbers for day in days):
            kinds.append(("median", _("median")))
        return kinds

    def _draw_key(self, sheet: Sheet) -> None:
        places = sheet.key([words for _kind, words in self.kinds], EDGE_PT, self.key_top)
        for (kind, _words), place in zip(self.kinds, places, strict=True):
            middle = np.array([(place.left + SWATCH * self.sizes.label / 2, place.middle)])
            self._dots(sheet, [middle], kind, self.sizes.dot)


def weekday_name(weekday: int) -> str:
    """Return such as "Monday" for 0."""
    # The first of January 2024 was a Monday.
    return str(format_date(date(2024, 1, 1 + weekday), "cccc", locale=locale()))


def says(day: Weekday) -> str:
    """Say the numbers of a weekday: "median 6, 45 days", or only the days."""
    recorded = sum(len(pile.days) for pile in day.piles)
    count = recorded if day.numbers is None else day.numbers.n
    if not recorded:
        return _("nothing recorded")
    days = ngettext("{count} day", "{count} days", count).format(count=count)
    if day.numbers is None:
        return days
    return _("median {number}, {days}").format(number=number_words(day.numbers.median), days=days)


def _row(day: Weekday, values: list[float]) -> tuple[str | float | int | None, ...]:
    at = {pile.value: len(pile.days) for pile in day.piles}
    median, counted = (None, None) if day.numbers is None else (day.numbers.median, day.numbers.n)
    late = sum(pile.late for pile in day.piles)
    return (weekday_name(day.weekday), median, counted, sum(at.values()), late, *(at.get(v, 0) for v in values))


def _step(piles: list[Pile]) -> float:
    """Return the least distance between two values: 1 for scores, half an hour or less for hours."""
    values = np.unique([pile.value for pile in piles])
    return float(np.clip(np.diff(values).min(initial=1.0), _FINEST_STEP, 1.0))
