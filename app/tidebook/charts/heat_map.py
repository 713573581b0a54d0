"""A calendar of weeks: each day a square, darker the higher what was recorded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil

import numpy as np
from babel import Locale
from babel.dates import format_date
from matplotlib.collections import LineCollection

from tidebook.analysis.daily import Cell
from tidebook.analysis.levels import LEVELS, levels
from tidebook.analysis.weeks import WEEK, Block, Places, blocks, places
from tidebook.charts.dates import dated_words, period_words
from tidebook.charts.day_cells import DayCells, draw_cells, numbers_fit
from tidebook.charts.face import BOLD, PX, Sizes, width_of
from tidebook.charts.head import head_of
from tidebook.charts.levels import level_words
from tidebook.charts.palette import Palette
from tidebook.charts.picture import Drawing, Table
from tidebook.charts.scale import SCORE
from tidebook.charts.sentence import sentence
from tidebook.charts.sheet import EDGE_PT, LINE, SWATCH, Corners, Sheet, key_height
from tidebook.charts.strand import Strand, strand_of
from tidebook.charts.table import day_says, state_words
from tidebook.domain.catalogue import Symptom
from tidebook.domain.record import Record
from tidebook.language import _, locale, ngettext

# How many months a row may hold, and how many rows are few.
_MONTHS = (12, 6, 3, 1)
_FEW_ROWS = 6
# How wide a square is: at least so many dots, at most so many letters, and what is easy to read.
_LEAST_DOTS = 1.2
_EASY_LETTERS = 1.6
_MOST_LETTERS = 3.0
_STEPS = len(LEVELS)


@dataclass(frozen=True, eq=False, slots=True)
class HeatMap:
    """Each day of `strand` in a calendar of weeks, several years below each other."""

    strand: Strand

    @classmethod
    def of(cls, record: Record, symptom: Symptom | None) -> "HeatMap":
        """Show the days of `symptom`; None stands for the hours upright."""
        return cls(strand_of(record, symptom))

    @property
    def title(self) -> str:
        """What the chart is called."""
        period = self.strand.series.period
        words = _("{name}, day by day, {period}")
        return words.format(name=self.strand.name, period=period_words(period.first, period.last))

    @property
    def sentence(self) -> str:
        """The numbers of the symptom, and on how many days it has none."""
        cells = self.strand.series.cells
        late, ill = int((cells >= Cell.LATE).sum()), int((cells == Cell.TOO_ILL).sum())
        unasked = int((cells == Cell.NOT_ASKED).sum())
        parts = [
            (late, ngettext("Typed late: {count} day.", "Typed late: {count} days.", late)),
            (ill, ngettext("Too ill to fill in: {count} day.", "Too ill to fill in: {count} days.", ill)),
            (unasked, ngettext("Not asked: {count} day.", "Not asked: {count} days.", unasked)),
        ]
        said = [words.format(count=count) for count, words in parts if count]
        return " ".join([sentence(self.strand.name, self.strand.series), *said])

    @property
    def table(self) -> Table:
        """One row a day, also those without a value."""
        series = self.strand.series
        days = zip(series.period, series.values.tolist(), series.cells.tolist(), strict=True)
        rows = tuple((day, None if np.isnan(value) else value, state_words(cell)) for day, value, cell in days)
        return Table((_("day"), self.strand.name, _("state")), rows)

    def least_height(self, width: float, sizes: Sizes) -> float:
        """Return the height in logical pixels in which all has room at this `width`."""
        return _Arrangement(self.strand, width * PX, sizes).height / PX

    def draw(self, palette: Palette, width: float, height: float, sizes: Sizes) -> Drawing:
        """Return the calendar: weeks are columns, weekdays rows; below it the key."""
        return _Arrangement(self.strand, width * PX, sizes).draw(palette, height * PX)


class _Arrangement:
    """Where the weeks lie at one width (points)."""

    def __init__(self, strand: Strand, width: float, sizes: Sizes) -> None:
        self.strand, self.width, self.sizes = strand, width, sizes
        period, label = strand.series.period, sizes.label
        self.first_weekday = Locale.parse(locale()).first_week_day
        self.left = EDGE_PT + width_of(_year(period.last), label, BOLD) + 0.6 * label
        room = width - EDGE_PT - self.left
        self.blocks = self._fold(room)
        self.places = [places(block, self.first_weekday) for block in self.blocks]
        self.pitch = min(_MOST_LETTERS * label, room / self._weeks(self.blocks))
        notice = "" if strand.series.recorded.any() else _("Nothing recorded in these days")
        self.head = head_of(strand.name, strand.scale.direction, notice, width, sizes)
        # Squares lower than letters begin further down: the first weekday does not touch the year.
        self.above = LINE * label + max(0.0, 0.55 * label - self.pitch / 2)
        self.block = self.above + WEEK * self.pitch + 0.9 * label
        self.steps = [high for _low, high in LEVELS]
        if strand.scale != SCORE:
            self.steps = [round(strand.scale.top * step / (_STEPS - 1)) for step in range(_STEPS)]
        self.numbered = numbers_fit(strand.series.values, self.pitch, label)
        self.key_top = EDGE_PT + self.head.height + self.block * len(self.blocks)
        self.height = self.key_top + key_height(self._key_words(), width - 2 * EDGE_PT, sizes) + EDGE_PT

    def draw(self, palette: Palette, height: float) -> Drawing:
        sheet = Sheet(self.width, height, palette, self.sizes)
        self.head.draw(sheet)
        series = self.strand.series
        corners = np.concatenate([self._corners(at) for at in range(len(self.blocks))])
        days = DayCells(series.cells, levels(series.values, self.steps), series.values)
        draw_cells(sheet, days, corners, self.pitch, numbers=self.numbered)
        rules: list[Corners] = []
        for at, block in enumerate(self.blocks):
            rules += self._rules(at, block)
            self._letter(sheet, at, block)
        lines = LineCollection(rules, colors=[palette.text], linewidths=1.3 * self.sizes.hairline, capstyle="butt")
        sheet.axes.add_collection(lines, autolim=False)
        for day, (left, top) in zip(series.period, corners.tolist(), strict=True):
            said = f"{dated_words(day)}: {self.strand.name} {day_says(series, day)}"
            sheet.spot(said, (left, top, self.pitch, self.pitch), day)
        self._draw_key(sheet)
        return sheet.drawing

    def _fold(self, room: float) -> list[Block]:
        """Return one block where all weeks fit beside each other, or the calendar's years or parts of them.

        A few rows of large squares go first, then as many weeks in a row as there is room for.
        """
        period = self.strand.series.period
        choices = [[Block(period.first, period)], *(blocks(period, months) for months in _MONTHS)]
        pitches = [room / self._weeks(found) for found in choices]
        least, easy = _LEAST_DOTS * self.sizes.dot, _EASY_LETTERS * self.sizes.label
        sized = list(zip(choices, pitches, strict=True))
        large = [found for found, pitch in sized if pitch >= easy and len(found) <= _FEW_ROWS]
        return [*large, *(found for found, pitch in sized if pitch >= least), choices[-1]][0]

    def _weeks(self, found: list[Block]) -> int:
        """Return how many columns the longest of the blocks has."""
        return 1 + max(int(places(block, self.first_weekday).columns.max()) for block in found)

    def _top(self, at: int) -> float:
        """Return where the squares of a block begin."""
        return EDGE_PT + self.head.height + at * self.block + self.above

    def _corners(self, at: int) -> Corners:
        found = self.places[at]
        return np.column_stack((self.left + found.columns * self.pitch, self._top(at) + found.rows * self.pitch))

    def _letter(self, sheet: Sheet, at: int, block: Block) -> None:
        """Write the year and the weekdays to the left of a block, and the months above it."""
        label, quiet = self.sizes.label, sheet.palette.quiet
        above = self._top(at) - self.above + LINE * label / 2
        if at == 0 or self.blocks[at - 1].period.first.year != block.period.first.year:
            sheet.say(EDGE_PT, above, _year(block.period.first), weight=BOLD, colour=sheet.palette.text)
        for x, words in self._months(at, block):
            sheet.say(x, above, words, colour=quiet)
        rows = [(date(2024, 1, 1 + (self.first_weekday + row) % WEEK), row) for row in range(WEEK)]
        every = ceil(0.95 * label / self.pitch)
        for day, row in rows[::every]:
            letter = str(format_date(day, "ccccc", locale=locale()))
            middle = self._top(at) + (row + 0.5) * self.pitch
            sheet.say(self.left - 0.5 * label, middle, letter, ha="right", colour=quiet)

    def _months(self, at: int, block: Block) -> list[tuple[float, str]]:
        """Return where the name of each month begins; a name without room for it is left out."""
        named: list[tuple[float, str]] = []
        for column, row, day in _month_starts(block, self.places[at]):
            words = str(format_date(day, "LLL", locale=locale()))
            if day.year != block.period.first.year and day.month == 1:
                words = f"{words} {_year(day)}"
            # The line between two months begins above the first week that is wholly of the later one.
            whole = column + (1 if row and named else 0)
            named.append((self.left + whole * self.pitch, words))
        widths = [width_of(words, self.sizes.label) + 0.5 * self.sizes.label for _x, words in named]
        if len(named) > 1 and named[0][0] + widths[0] > named[1][0]:
            del named[0], widths[0]
        found: list[tuple[float, str]] = []
        free = 0.0
        for (x, words), wide in zip(named, widths, strict=True):
            if x >= free and x + wide - 0.5 * self.sizes.label <= self.width:
                found.append((x, words))
                free = x + wide
        return found

    def _rules(self, at: int, block: Block) -> list[Corners]:
        """Return the lines between months, which step from one week to the next."""
        top = self._top(at)
        rules = []
        for column, row, _day in list(_month_starts(block, self.places[at]))[1:]:
            steps = [(column + 1, 0), (column + 1, row), (column, row), (column, WEEK)]
            steps = steps if row else [(column, 0), (column, WEEK)]
            rules.append(np.array([(self.left + x * self.pitch, top + y * self.pitch) for x, y in steps]))
        return rules

    def _key_words(self) -> list[str]:
        return [*self._step_words(), *(words for _cell, words in self._other_kinds())]

    def _step_words(self) -> list[str]:
        if self.strand.scale == SCORE:
            return [level_words(level) for level in range(_STEPS)]
        zero, *higher = self.steps
        spans = [_("up to {hours} h").format(hours=high) for high in higher]
        return [str(zero), *spans]

    def _other_kinds(self) -> list[tuple[Cell, str]]:
        """Return what else the squares show: what has no value, and what was typed late."""
        cells = self.strand.series.cells
        kinds = [
            (Cell.NOT_ANSWERED, _("not answered")),
            (Cell.TOO_ILL, _("too ill to fill in")),
            (Cell.LATE, _("typed late")),
            (Cell.NOT_ASKED, _("not asked")),
        ]
        late = bool((cells >= Cell.LATE).any())
        return [(kind, words) for kind, words in kinds if (cells == kind).any() or (kind is Cell.LATE and late)]

    def _draw_key(self, sheet: Sheet) -> None:
        """Draw one square of each kind, with its words."""
        words, label = self._key_words(), self.sizes.label
        cells = [Cell.ON_TIME] * _STEPS + [kind for kind, _words in self._other_kinds()]
        shown = [*range(_STEPS), *(1 if kind is Cell.LATE else -1 for kind in cells[_STEPS:])]
        zero = np.where(np.array(shown) == 0, 0.0, np.nan)
        days = DayCells(np.array(cells, dtype=np.uint8), np.array(shown), zero)
        spots = sheet.key(words, EDGE_PT, self.key_top)
        side = SWATCH * label
        corners = np.array([(spot.left, spot.middle - side / 2) for spot in spots])
        draw_cells(sheet, days, corners, side, numbers=self.numbered)


def _month_starts(block: Block, found: Places) -> Iterator[tuple[int, int, date]]:
    """Yield the column, the row and the day with which each month of a block begins."""
    for at, day in enumerate(block.period):
        if at == 0 or day.day == 1:
            yield int(found.columns[at]), int(found.rows[at]), day


def _year(day: date) -> str:
    return str(format_date(day, "y", locale=locale()))
