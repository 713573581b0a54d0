"""Where the two periods stand: two plots a symptom, between them their middle halves, below them the words."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from tidebook.analysis.daily import Cell
from tidebook.analysis.numbers import Numbers
from tidebook.charts.date_axis import DateAxis
from tidebook.charts.face import BOLD, Sizes, width_of
from tidebook.charts.letter_mark import capital_mark
from tidebook.charts.pair_words import caption
from tidebook.charts.palette import Palette, mix
from tidebook.charts.picture import Drawing
from tidebook.charts.sheet import EDGE_PT, LINE, SWATCH, KeyPlace, Sheet, key_height
from tidebook.charts.track import draw_track
from tidebook.charts.wrapping import lines_of
from tidebook.charts.written import write
from tidebook.language import _

if TYPE_CHECKING:
    from tidebook.charts.two_periods import Row, Side, TwoPeriodsPicture

# In widths of a dot: the least height of a plot, the room between the two plots, a bar of the middle half.
_PLOT, _BETWEEN, _HALF = 17.0, 9.0, 1.5
# The least width of a column of words, and of all plots and words of a symptom where two symptoms stand beside each
# other; the room between these. In heights of letters.
_LEAST_LETTERS, _LEAST_PAIR, _GUTTER = 8.0, 42.0, 4.0
# The bars of both periods stand at these shares of that room.
_PLACES = (0.33, 0.67)


class TwoSheet:
    """The layout at one width (points)."""

    def __init__(self, picture: "TwoPeriodsPicture", width: float, sizes: Sizes) -> None:
        self.picture, self.width, self.sizes = picture, width, sizes
        self.whole = width - 2 * EDGE_PT
        half = (self.whole - _GUTTER * sizes.label) / 2
        is_wide = half >= _LEAST_PAIR * sizes.label and len(picture.rows) > 1
        self.room = half if is_wide else self.whole
        ticks = [f"{tick:g}" for row in picture.rows for tick in row.first.scale.ticks]
        numbers = max((width_of(tick, sizes.label) for tick in ticks), default=0.0) + 0.4 * sizes.label
        self.left = EDGE_PT + numbers + sizes.dot / 2
        self.between = _BETWEEN * sizes.dot
        self.column = (EDGE_PT + self.room - self.left - self.between) / 2
        self.lefts = (self.left, self.left + self.column + self.between)
        # Where a column is too narrow for words, those of both periods stand below each other.
        self.is_narrow = self.column < _LEAST_LETTERS * sizes.label
        self.across = self.room if self.is_narrow else self.column
        self.heads = [self._head(side) for side in picture.sides]
        self.head_heights = [LINE * (sizes.name * len(name) + sizes.label * len(words)) for name, words in self.heads]
        self.head = (sum if self.is_narrow else max)(self.head_heights)
        self.names = [self._lines(row.first.name, sizes.name, BOLD) for row in picture.rows]
        self.halves = [
            [lines_of(words, self.across, sizes.label) for words in self._halves(row)] for row in picture.rows
        ]
        self.pairs = [self._lines(picture.pairs(row), sizes.label) for row in picture.rows]
        self.caption = lines_of(caption(), self.whole, sizes.label)
        self.dates = 1.7 * sizes.label
        self.begins = (0, self._half_way()) if is_wide else (0,)
        self.fixed = [sum(map(self._fixed, rows)) for rows in self._columns()]
        self.frame = (
            2 * EDGE_PT + self.head + sizes.label + self._key_height() + LINE * sizes.label * len(self.caption)
        )
        self.least_height = self.frame + max(
            fixed + _PLOT * sizes.dot * len(rows) for fixed, rows in zip(self.fixed, self._columns(), strict=True)
        )

    def draw(self, palette: Palette, height: float) -> Drawing:
        """Return the drawing, `height` points high."""
        sheet = Sheet(self.width, height, palette, self.sizes)
        label = self.sizes.label
        columns = self._columns()
        free = [height - self.frame - fixed for fixed in self.fixed]
        plot = max(min(one / max(len(rows), 1) for one, rows in zip(free, columns, strict=True)), 9.0)
        foot = 0.0
        for number, rows in enumerate(columns):
            shift = number * (self.room + _GUTTER * label)
            self._draw_heads(sheet, shift)
            top = EDGE_PT + self.head
            for at in rows:
                top = self._draw_row(sheet, at, (shift, top), plot)
            foot = max(foot, top)
        top = foot
        top += 0.6 * label
        kinds = self._kinds()
        places = sheet.key([words for words, _draw in kinds], EDGE_PT, top)
        for place, (_words, draw) in zip(places, kinds, strict=True):
            draw(sheet, place)
        top += self._key_height() + 0.4 * label
        write(sheet, EDGE_PT, top, self.caption, points=label, colour=palette.text)
        return sheet.drawing

    def _draw_heads(self, sheet: Sheet, shift: float) -> None:
        """Say which period stands on the left, and which on the right."""
        ink, quiet = sheet.palette.text, sheet.palette.quiet
        for (left, start), (name, words) in zip(self._stand(EDGE_PT, self.head_heights), self.heads, strict=True):
            below = write(sheet, shift + left, start, name, points=self.sizes.name, colour=ink, weight=BOLD)
            write(sheet, shift + left, below, words, points=self.sizes.label, colour=quiet)

    def _draw_row(self, sheet: Sheet, at: int, corner: tuple[float, float], plot: float) -> float:
        """Draw one symptom from `corner` (how far it is moved to the right, its top) down; return where it ends."""
        row, palette, label = self.picture.rows[at], sheet.palette, self.sizes.label
        (shift, top), edge = corner, EDGE_PT + corner[0]
        top += 0.9 * label
        if self._says_direction(at):
            direction = row.first.scale.direction
            if self._is_beside(at):
                right, middle = edge + self.room, top + LINE * self.sizes.name / 2
                sheet.say(right, middle, direction, ha="right", colour=palette.quiet)
            else:
                sheet.say(edge, top + LINE * label / 2, direction, colour=palette.quiet)
                top += LINE * label
        top = write(sheet, edge, top, self.names[at], points=self.sizes.name, colour=palette.text, weight=BOLD)
        top += 0.5 * label
        foot = top + plot
        self._draw_plots(sheet, row, shift, (top, foot))
        below = foot + self.dates
        heights = [LINE * label * len(lines) for lines in self.halves[at]]
        for (left, at_top), lines in zip(self._stand(below, heights), self.halves[at], strict=True):
            write(sheet, shift + left, at_top, lines, points=label, colour=palette.text)
        below += LINE * label * self._half_lines(at) + 0.2 * label
        below = write(sheet, edge, below, self.pairs[at], points=label, colour=palette.quiet)
        self._name_spots(sheet, row, shift, (foot - plot, foot, below))
        return below

    def _draw_plots(self, sheet: Sheet, row: "Row", shift: float, ends: tuple[float, float]) -> None:
        limits = (0.0, 1.0)
        for side, (strand, left) in enumerate(zip((row.first, row.second), self.lefts, strict=True)):
            axes = self._axes(sheet, shift + left, self.column, ends)
            track = draw_track(axes, strand.series, sheet.palette, sizes=self.sizes, scale=strand.scale)
            # The line of 7 days belongs to the timeline.
            track.line.set_visible(False)
            track.lone.set_visible(False)
            if side:
                track.letter(numbers=False, ends=False)
            period = strand.series.period
            DateAxis(sheet.figure, [axes], sheet.palette, self.sizes).show(period.first, period.last, years=False)
            limits = axes.get_ylim()
        between = self._axes(sheet, shift + self.lefts[1] - self.between, self.between, ends)
        between.set(xlim=(0, 1), ylim=limits)
        between.set_axis_off()
        for found, place in zip((row.found.first, row.found.second), _PLACES, strict=True):
            if found is not None:
                self._draw_half(sheet, between, found, place)

    def _draw_half(self, sheet: Sheet, axes: Axes, found: Numbers, place: float) -> None:
        wide = _HALF / _BETWEEN
        axes.add_patch(
            Rectangle((place - wide / 2, found.lower), wide, found.upper - found.lower, **self._half_look(sheet))
        )
        axes.plot([place - wide, place + wide], [found.median] * 2, **self._median_look(sheet))

    def _half_look(self, sheet: Sheet) -> dict[str, Any]:
        palette = sheet.palette
        return {"facecolor": mix(palette.card, palette.text, 0.3), "edgecolor": palette.text,
                "linewidth": self.sizes.hairline, "zorder": 2}  # fmt: skip

    def _median_look(self, sheet: Sheet) -> dict[str, Any]:
        return {
            "color": sheet.palette.text,
            "linewidth": 1.5 * self.sizes.line,
            "solid_capstyle": "butt",
            "zorder": 3,
        }

    def _name_spots(self, sheet: Sheet, row: "Row", shift: float, tops: tuple[float, float, float]) -> None:
        top, foot, below = tops
        # A frame around a part has a little air, and goes through no word.
        air = min(0.3 * self.sizes.label, EDGE_PT / 2)
        for side, words, left in zip(self.picture.sides, self.picture.halves(row), self.lefts, strict=True):
            place = (shift + left - air / 2, top - air, self.column + air, foot - top + air)
            sheet.spot(f"{row.first.name}, {side.called}: {words}", place)
        place = (EDGE_PT + shift - air, foot + self.dates, self.room + 2 * air, below - foot - self.dates + air)
        sheet.spot(self.picture.pairs(row), place)

    def _head(self, side: "Side") -> tuple[list[str], list[str]]:
        words = f"{side.dates}, {side.recorded_words}" if side.label else side.recorded_words
        return (
            lines_of(side.called, self.across, self.sizes.name, BOLD),
            lines_of(words, self.across, self.sizes.label),
        )

    def _stand(self, top: float, heights: Sequence[float]) -> list[tuple[float, float]]:
        """Return the left and top of the words of both periods: beside each other, or below each other."""
        if self.is_narrow:
            return [(EDGE_PT, top), (EDGE_PT, top + heights[0])]
        return [(left, top) for left in self.lefts]

    def _halves(self, row: "Row") -> tuple[str, ...]:
        """Return the numbers of both periods; where they stand below each other, with what these are called."""
        halves = self.picture.halves(row)
        if not self.is_narrow:
            return halves
        return tuple(f"{side.called}: {words}" for side, words in zip(self.picture.sides, halves, strict=True))

    def _half_lines(self, at: int) -> int:
        return (sum if self.is_narrow else max)(map(len, self.halves[at]))

    def _columns(self) -> list[range]:
        """Return which rows stand below each other, from the left."""
        ends = (*self.begins[1:], len(self.picture.rows))
        return [range(begin, end) for begin, end in zip(self.begins, ends, strict=True)]

    def _half_way(self) -> int:
        """Return the row with which the second column begins, so that both are about as high."""
        self.begins = (0,)
        heights = [self._fixed(at) + _PLOT * self.sizes.dot for at in range(len(self.picture.rows))]
        return min(range(1, len(heights)), key=lambda at: max(sum(heights[:at]), sum(heights[at:])))

    def _fixed(self, at: int) -> float:
        """Return the height of all of a row that is not its plot."""
        name, label = self.sizes.name, self.sizes.label
        lines = self._half_lines(at) + len(self.pairs[at])
        lines += self._says_direction(at) and not self._is_beside(at)
        return LINE * (label * lines + name * len(self.names[at])) + 1.6 * label + self.dates

    def _key_height(self) -> float:
        return key_height([words for words, _draw in self._kinds()], self.whole, self.sizes)

    def _says_direction(self, at: int) -> bool:
        """Return whether a block of one direction begins with this row, or a column."""
        rows = self.picture.rows
        return at in self.begins or rows[at].first.scale.direction != rows[at - 1].first.scale.direction

    def _is_beside(self, at: int) -> bool:
        """Return whether the direction has room beside the name."""
        first, name, label = self.picture.rows[at].first, self.sizes.name, self.sizes.label
        return width_of(first.name, name, BOLD) + width_of(first.scale.direction, label) + 2 * label <= self.room

    def _lines(self, words: str, points: float, weight: int = 400) -> list[str]:
        return lines_of(words, self.room, points, weight)

    def _axes(self, sheet: Sheet, left: float, wide: float, ends: tuple[float, float]) -> Axes:
        top, foot = ends
        place = (left / self.width, 1 - foot / sheet.height, wide / self.width, (foot - top) / sheet.height)
        return sheet.figure.add_axes(place)

    def _kinds(self) -> list[tuple[str, Callable[[Sheet, KeyPlace], None]]]:
        """Return the marks that occur: their words, and how they are drawn."""
        strands = [strand for row in self.picture.rows for strand in (row.first, row.second)]
        cells = {cell for strand in strands for cell in strand.series.cells.tolist()}
        found: list[tuple[str, Callable[[Sheet, KeyPlace], None]]] = []
        if Cell.ON_TIME in cells:
            found.append((_("one day"), lambda sheet, at: self._dot(sheet, at, sheet.palette.accent)))
        if cells & {Cell.LATE, Cell.FROM_MEMORY}:
            found.append((_("typed late"), lambda sheet, at: self._dot(sheet, at, sheet.palette.card)))
        if any(row.found.pairs for row in self.picture.rows):
            found += [(_("median"), self._median), (_("middle half"), self._half)]
        if Cell.TOO_ILL in cells:
            found.append((_("too ill to fill in"), self._tee))
        if Cell.NOT_ASKED in cells:
            found.append((_("not asked"), self._shade))
        return found

    def _dot(self, sheet: Sheet, at: KeyPlace, fill: str) -> None:
        size, ink = self.sizes.dot, sheet.palette.accent
        sheet.axes.plot([at.left + 0.7 * self.sizes.label], [at.middle], marker="o", markersize=0.78 * size,
                        markerfacecolor=fill, markeredgecolor=ink, markeredgewidth=0.22 * size)  # fmt: skip

    def _median(self, sheet: Sheet, at: KeyPlace) -> None:
        ends = [at.left, at.left + SWATCH * self.sizes.label]
        sheet.axes.plot(ends, [at.middle] * 2, **self._median_look(sheet))

    def _half(self, sheet: Sheet, at: KeyPlace) -> None:
        wide, label = _HALF * self.sizes.dot, self.sizes.label
        corner = (at.left + 0.7 * label - wide / 2, at.middle - 0.5 * label)
        sheet.axes.add_patch(Rectangle(corner, wide, label, **self._half_look(sheet)))

    def _tee(self, sheet: Sheet, at: KeyPlace) -> None:
        size = 0.62 * self.sizes.label
        sheet.axes.plot([at.left + 0.7 * self.sizes.label], [at.middle], marker=capital_mark("T"), markersize=size,
                        color=sheet.palette.text, markeredgewidth=0)  # fmt: skip

    def _shade(self, sheet: Sheet, at: KeyPlace) -> None:
        label = self.sizes.label
        sheet.box(at.left, at.middle - 0.5 * label, SWATCH * label, label,
                  facecolor=sheet.palette.shade, linewidth=0)  # fmt: skip
