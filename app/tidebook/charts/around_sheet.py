"""Where the lines around an activity stand: the plot, the number of values under each day, the key, the caption."""

from collections.abc import Callable
from math import ceil
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D

from tidebook.analysis.around import AFTER, BEFORE, OFFSETS, Floats
from tidebook.charts.around_lines import dots_of, stretches_of
from tidebook.charts.around_words import caption
from tidebook.charts.face import Sizes, width_of
from tidebook.charts.head import head_of
from tidebook.charts.palette import Palette, mix
from tidebook.charts.picture import Drawing
from tidebook.charts.sheet import EDGE_PT, LINE, SWATCH, KeyPlace, Sheet, key_height
from tidebook.charts.written import lines_of, write
from tidebook.language import _

if TYPE_CHECKING:
    from tidebook.charts.around import Around

# The plot is as high as this share of its width, but at least and at most so many dots.
_SHARE, _LOWEST, _HIGHEST = 0.34, 28.0, 52.0
_TICK_STEPS = (1, 2, 5, 10)
# From so many events on, a single one is drawn fainter, else all paper would be ink; none is fainter than this.
_MANY, _FAINTEST = 24, 0.45
_DASHES = (0, (3.2, 2.2))


class AroundSheet:
    """The layout at one width (points)."""

    def __init__(self, picture: "Around", width: float, sizes: Sizes) -> None:
        self.picture, self.width, self.sizes = picture, width, sizes
        self.scale, label = picture.strand.scale, sizes.label
        self.room = width - 2 * EDGE_PT
        self.head = head_of(picture.strand.name, self.scale.direction, picture.notice, width, sizes)
        self.thin = max(sizes.thinnest, 0.75 * sizes.line)
        self.left = EDGE_PT + max(width_of(f"{tick:g}", label) for tick in self.scale.ticks) + 0.5 * label
        self.counts = [f"{n}" for n in picture.found.n.tolist()]
        wide = max(width_of(words, label) for words in self.counts)
        # The last number may be wider than its day.
        last = max(wide, width_of(f"{AFTER}", label))
        self.right = width - EDGE_PT - max(last / 2 - (width - EDGE_PT - self.left) / len(OFFSETS) / 2, 0)
        self.pitch = (self.right - self.left) / len(OFFSETS)
        # Numbers too wide to stand beside each other take turns, each a line lower.
        self.turns = ceil((wide + 0.35 * label) / self.pitch)
        self.sides = (_("days before"), _("days after"))
        self.itself = _("activity")
        self.beside = sum(width_of(words, label) for words in self.sides) + 2 * label <= self.right - self.left
        self.caption = lines_of(caption(), self.room, label)
        self.kinds = self._kinds()
        self.below = LINE * label * (1 + (1 if self.beside else 2) + 1.15 + self.turns)
        self.key = key_height([words for words, _draw in self.kinds], self.room, sizes)
        self.fixed = 2 * EDGE_PT + self.head.height + self.below + self.key + (1.6 + LINE * len(self.caption)) * label
        self.least_height = self.fixed + float(np.clip(_SHARE * self.room, _LOWEST * sizes.dot, _HIGHEST * sizes.dot))

    def x(self, offset: float) -> float:
        """Return where a day stands."""
        return self.left + (offset + BEFORE + 0.5) * self.pitch

    def points(self, offsets: Floats, values: Floats) -> tuple[Floats, Floats]:
        """Return where the `values` of some days stand, x and y."""
        return self.left + (offsets + BEFORE + 0.5) * self.pitch, self._y(values)

    def draw(self, palette: Palette, height: float) -> Drawing:
        """Return the drawing, `height` points high."""
        sheet = Sheet(self.width, height, palette, self.sizes)
        label = self.sizes.label
        self.top = EDGE_PT + self.head.height + self.sizes.dot / 2
        self.foot = self.top + max(height - self.fixed, 9.0) - self.sizes.dot / 2
        self.head.draw(sheet)
        self._draw_grid(sheet)
        self._draw_chance(sheet)
        self._draw_events(sheet)
        self._draw_median(sheet)
        self._letter(sheet)
        below = self.foot + self.below + 0.8 * label
        places = sheet.key([words for words, _draw in self.kinds], EDGE_PT, below)
        for (_words, draw), place in zip(self.kinds, places, strict=True):
            draw(sheet, place)
        write(sheet, EDGE_PT, below + self.key + 0.5 * label, self.caption, points=label, colour=palette.text)
        high = self.foot + self.below - self.top
        for at, offset in enumerate(OFFSETS):
            left = self.x(offset) - self.pitch / 2
            sheet.spot(self.picture.says(at), (left, self.top, self.pitch, high))
        return sheet.drawing

    def _y(self, value: Floats) -> Floats:
        return self.foot - value / self.scale.top * (self.foot - self.top)

    def _draw_grid(self, sheet: Sheet) -> None:
        """Draw a line at each tick and one at the day of the activity, with the numbers beside."""
        palette, hairline = sheet.palette, self.sizes.hairline
        heights = self._y(np.array(self.scale.ticks)).tolist()
        rules = [[(self.left, y), (self.right, y)] for y in heights]
        upright = [[(self.x(0), self.top), (self.x(0), self.foot + 0.3 * self.sizes.label)]]
        for segments, ink, order in ((rules, palette.hairline, 0.5), (upright, palette.text, 1.2)):
            lines = LineCollection(segments, colors=[ink], linewidths=hairline, zorder=order)
            sheet.axes.add_collection(lines, autolim=False)
        for y, tick in zip(heights, self.scale.ticks, strict=True):
            sheet.say(self.left - 0.5 * self.sizes.label, y, f"{tick:g}", ha="right", colour=palette.quiet)

    def _draw_chance(self, sheet: Sheet) -> None:
        """Draw the range by chance, day by day: nothing is known between two days."""
        found = self.picture.found
        for at in np.flatnonzero(~np.isnan(found.low)).tolist():
            low, high = self._y(np.array([found.low[at], found.high[at]])).tolist()
            self._box_of_chance(sheet, self.left + at * self.pitch, high, self.pitch, low - high)

    def _box_of_chance(self, sheet: Sheet, left: float, top: float, wide: float, high: float) -> None:
        """Draw the fill under the lines and its two ends over them, so that they are seen among many."""
        palette, hairline = sheet.palette, self.sizes.hairline
        sheet.box(left, top, wide, high, facecolor=_chance_fill(palette), linewidth=0, zorder=0.4)
        ends = [[(left, y), (left + wide, y)] for y in (top, top + high)]
        lines = LineCollection(ends, colors=[palette.quiet], linewidths=hairline, zorder=2, capstyle="butt")
        sheet.axes.add_collection(lines, autolim=False)

    def _draw_events(self, sheet: Sheet) -> None:
        """Draw the line of each event; equal stretches lie upon each other, darker the more they are."""
        found, palette = self.picture.found, sheet.palette
        many = max(len(found.events) / _MANY, 1)
        for dashed, few in ((True, stretches_of(found.values, found.shared)),
                            (False, stretches_of(found.values, ~found.shared))):  # fmt: skip
            if not len(few.counts):
                continue
            ends = np.stack(self.points(few.offsets[:, None] + [0, 1], few.values), axis=2)
            inks = [_ink(palette, count / many) for count in few.counts.tolist()]
            wide = max(self.sizes.thinnest, self.thin / many)
            lines = LineCollection(list(ends), colors=inks, linewidths=wide, zorder=1, capstyle="round")
            if dashed:
                lines.set(linestyle=[_DASHES], capstyle="butt")
            sheet.axes.add_collection(lines, autolim=False)
        for hollow, dots in zip((False, True), dots_of(found.values, found.late), strict=True):
            self._dots(sheet, self.points(dots[:, 0], dots[:, 1]), hollow=hollow)

    def _draw_median(self, sheet: Sheet) -> None:
        median = self.picture.found.median
        x, y = self.points(np.array(OFFSETS, dtype=np.float64), median)
        there = np.r_[False, ~np.isnan(median), False]
        lone = there[1:-1] & ~there[:-2] & ~there[2:]
        thick = 2.4 * self.sizes.line
        for ink, wide, order in ((sheet.palette.card, 2 * thick, 3.0), (sheet.palette.text, thick, 3.1)):
            sheet.axes.add_line(Line2D(x, y, color=ink, linewidth=wide, zorder=order, solid_joinstyle="round"))
        sheet.axes.add_line(
            Line2D(
                x[lone], y[lone], linestyle="none", marker="o", markersize=thick, color=sheet.palette.text, zorder=3.1
            )
        )

    def _dots(self, sheet: Sheet, places: tuple[Floats, Floats], *, hollow: bool) -> None:
        size, palette = 0.62 * self.sizes.dot, sheet.palette
        dots = Line2D(*places, linestyle="none", marker="o", markersize=size, markeredgewidth=0.25 * size, zorder=1.5)
        dots.set(markerfacecolor=palette.card if hollow else palette.edge, markeredgecolor=palette.edge)
        sheet.axes.add_line(dots)

    def _letter(self, sheet: Sheet) -> None:
        """Write below the plot the days, which way they go, and the number of values under each."""
        label, quiet = self.sizes.label, sheet.palette.quiet
        line, middle = LINE * label, self.foot + 0.5 * LINE * label + 0.3 * label
        wide = width_of(f"{AFTER}", label) + 0.5 * label
        step = next((step for step in _TICK_STEPS if step * self.pitch >= wide), AFTER)
        for offset in OFFSETS:
            if offset % step == 0:
                sheet.say(self.x(offset), middle, f"{abs(offset)}", ha="center", colour=sheet.palette.text)
        middle += line
        half = width_of(self.itself, label) / 2 + label
        clear = self.left + width_of(self.sides[0], label) + half <= self.x(0) <= self.right - half
        if clear and (not self.beside or self.x(0) + half <= self.right - width_of(self.sides[1], label)):
            sheet.say(self.x(0), middle, self.itself, ha="center", colour=quiet)
        sheet.say(self.left if self.beside else EDGE_PT, middle, self.sides[0], colour=quiet, room=self.room)
        middle += 0 if self.beside else line
        sheet.say(self.width - EDGE_PT, middle, self.sides[1], ha="right", colour=quiet, room=self.room)
        middle += 1.15 * line
        sheet.say(EDGE_PT, middle, _("values on each day"), colour=quiet, room=self.room)
        for at, words in enumerate(self.counts):
            down = line * (1 + at % self.turns)
            sheet.say(self.x(OFFSETS[at]), middle + down, words, ha="center", colour=sheet.palette.text)

    def _kinds(self) -> list[tuple[str, Callable[[Sheet, KeyPlace], None]]]:
        """Return the marks that occur: their words, and how they are drawn."""
        found = self.picture.found
        kinds: list[tuple[str, Callable[[Sheet, KeyPlace], None]]] = []
        if not found.shared.all():
            kinds.append((_("one such day"), lambda sheet, at: self._stroke(sheet, at, dashed=False)))
        if found.shared.any():
            kinds.append((_("another such day near"), lambda sheet, at: self._stroke(sheet, at, dashed=True)))
        if len(dots_of(found.values, found.late)[1]):
            kinds.append((_("typed late"), self._hollow))
        if not np.isnan(found.median).all():
            kinds.append((_("median"), self._thick))
        if not np.isnan(found.low).all():
            kinds.append((_("range by chance"), self._range))
        return kinds

    def _stroke(self, sheet: Sheet, at: KeyPlace, *, dashed: bool) -> None:
        ends, style = [at.left, at.left + SWATCH * self.sizes.label], _DASHES if dashed else "-"
        sheet.axes.plot(ends, [at.middle] * 2, color=sheet.palette.edge, linewidth=self.thin, linestyle=style)

    def _thick(self, sheet: Sheet, at: KeyPlace) -> None:
        ends = [at.left, at.left + SWATCH * self.sizes.label]
        how: dict[str, Any] = {
            "color": sheet.palette.text,
            "linewidth": 2.4 * self.sizes.line,
            "solid_capstyle": "butt",
        }
        sheet.axes.plot(ends, [at.middle] * 2, **how)

    def _hollow(self, sheet: Sheet, at: KeyPlace) -> None:
        middle = np.array([at.left + SWATCH * self.sizes.label / 2])
        self._dots(sheet, (middle, np.array([at.middle])), hollow=True)

    def _range(self, sheet: Sheet, at: KeyPlace) -> None:
        label = self.sizes.label
        self._box_of_chance(sheet, at.left, at.middle - 0.5 * label, SWATCH * label, label)


def _chance_fill(palette: Palette) -> str:
    return mix(palette.card, palette.text, 0.16)


def _ink(palette: Palette, strength: float) -> str:
    """Return the ink of a stretch that as many events share as `strength` says: 1 is one event among few."""
    if strength < 1:
        return mix(palette.card, palette.edge, max(strength, _FAINTEST))
    return mix(palette.edge, palette.quiet, min((strength - 1) / 2, 1))
