"""Where the nights, their hours, their minutes awake, the dates and the key stand."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from tidebook.analysis.daily import Cell
from tidebook.analysis.sleep import NightTimes
from tidebook.charts.date_axis import DateAxis
from tidebook.charts.face import BOLD, Sizes, width_of
from tidebook.charts.letter_mark import capital_mark
from tidebook.charts.night_bars import FINE_PT, NightBars, hours_shown, lone_hours, look_of, square_of
from tidebook.charts.night_words import clock_words, night_says, numbers_words
from tidebook.charts.palette import Palette
from tidebook.charts.picture import Drawing
from tidebook.charts.sheet import EDGE_PT, LINE, SWATCH, KeyPlace, Sheet, key_height
from tidebook.charts.track import Track, draw_track
from tidebook.charts.written import lines_of, write
from tidebook.language import _

if TYPE_CHECKING:
    from tidebook.charts.nights import NightsPicture

# The least heights of the three plots, in widths of a dot: they grow as marks do.
_LEAST = (38.0, 15.0, 11.0)
# How they share what there is beyond that.
_SHARES = (0.65, 0.2, 0.15)


# A part of the key: its words, and how its mark is drawn.
Kind = tuple[str, Callable[[Sheet, KeyPlace], None]]


class NightSheet:
    """The layout at one width (points)."""

    def __init__(self, picture: "NightsPicture", width: float, sizes: Sizes) -> None:
        self.picture, self.width, self.sizes = picture, width, sizes
        self.room = width - 2 * EDGE_PT
        numbers = picture.numbers
        asleep = ". ".join(filter(None, [numbers_words(numbers.asleep), picture.left_out]))
        heads = (
            (_("From falling asleep to waking"), "" if picture.nights else _("No night is recorded in these days.")),
            (picture.strands[0].name, asleep),
            (picture.strands[1].name, numbers_words(numbers.awake)),
        )
        self.heads = [
            (lines_of(name, self.room, sizes.name, BOLD), lines_of(words, self.room, sizes.label))
            for name, words in heads
        ]
        self.left = EDGE_PT + max(width_of(words, sizes.label) for words in self._beside()) + 0.9 * sizes.label
        self.is_fine = (width - EDGE_PT - self.left) / len(picture.period) < FINE_PT
        self.kinds = self._kinds()
        self.key = key_height([words for words, _draw in self.kinds], self.room, sizes)
        self.dates = 3.2 * sizes.label
        self.fixed = sum(map(self._head, range(3))) + self.dates + self.key + 2 * EDGE_PT
        self.least_height = self.fixed + sum(_LEAST) * sizes.dot

    def draw(self, palette: Palette, height: float) -> Drawing:
        """Return the drawing, `height` points high."""
        sheet = Sheet(self.width, height, palette, self.sizes)
        axes, top = [], float(EDGE_PT)
        for at, (name, words) in enumerate(self.heads):
            foot = top + self._head(at) + self._plot(at, height - self.fixed)
            start = top + (1.3 * self.sizes.label if at else 0)
            below = write(sheet, EDGE_PT, start, name, points=self.sizes.name, colour=palette.text, weight=BOLD)
            write(sheet, EDGE_PT, below, words, points=self.sizes.label, colour=palette.quiet)
            axes.append(self._axes(sheet, top + self._head(at), foot))
            top = foot
        self._draw_plots(sheet, axes)
        self._draw_key(sheet, top + self.dates)
        self._name_spots(sheet, axes)
        return sheet.drawing

    def _draw_plots(self, sheet: Sheet, axes: Sequence[Axes]) -> None:
        picture = self.picture
        bars = NightBars(axes[0], picture.nights, sheet.palette, self.sizes)
        bars.draw(picture.period.first.toordinal(), picture.period.last.toordinal())
        tracks = []
        for strand, one in zip(picture.strands, axes[1:], strict=True):
            track = draw_track(one, strand.series, sheet.palette, sizes=self.sizes, scale=strand.scale)
            _without_median(track)
            tracks.append(track)
        # Once is enough.
        tracks[1].tees.set_visible(False)
        tracks[1].ill.set_visible(False)
        DateAxis(sheet.figure, axes, sheet.palette, self.sizes).show(picture.period.first, picture.period.last)

    def _name_spots(self, sheet: Sheet, axes: Sequence[Axes]) -> None:
        period = self.picture.period
        nights = {night.night.day: night for night in self.picture.nights}
        top = (1 - axes[0].get_position().y1) * sheet.height
        foot = (1 - axes[-1].get_position().y0) * sheet.height
        wide = (self.width - EDGE_PT - self.left) / len(period)
        for at, day in enumerate(period):
            says = night_says(nights[day]) if day in nights else self.picture.missing_says(at)
            sheet.spot(says, (self.left + at * wide, top, wide, foot - top), day)

    def _beside(self) -> list[str]:
        """Return all that is written beside the axes."""
        first, last = hours_shown(self.picture.nights)
        ticks = [f"{tick:g}" for strand in self.picture.strands for tick in strand.scale.ticks]
        return ticks + [clock_words(at) for at in range(int(first), int(last) + 1)]

    def _head(self, at: int) -> float:
        """Return how much room the words above a plot take, with the air above and below them."""
        name, words = self.heads[at]
        letters = LINE * (len(name) * self.sizes.name + len(words) * self.sizes.label)
        return letters + (1.9 if at else 0.6) * self.sizes.label

    def _plot(self, at: int, plots: float) -> float:
        """Return the height of one plot where there are so many points for all three."""
        least = _LEAST[at] * self.sizes.dot
        spare = plots - sum(_LEAST) * self.sizes.dot
        return least + _SHARES[at] * spare if spare > 0 else max(least * plots / sum(_LEAST) / self.sizes.dot, 6.0)

    def _axes(self, sheet: Sheet, top: float, foot: float) -> Axes:
        across = (self.width - EDGE_PT - self.left) / self.width
        return sheet.figure.add_axes(
            (self.left / self.width, 1 - foot / sheet.height, across, (foot - top) / sheet.height)
        )

    def _kinds(self) -> list[Kind]:
        """Return the marks that occur: their words, and how they are drawn."""
        nights = self.picture.nights
        found = self._bar_kinds()
        if any(None not in (night.to_bed, night.got_up) for night in nights):
            found.append((_("in bed"), lambda sheet, at: self._line(sheet, at, sheet.palette.quiet, self.sizes.line)))
        if any(map(lone_hours, nights)):
            thick = 1.3 * self.sizes.line
            found.append((_("one time told"), lambda sheet, at: self._line(sheet, at, sheet.palette.accent, thick)))
        if any(not night.hours for night in nights):
            found.append((_("no times told"), self._square))
        if (self.picture.asleep.cells == Cell.TOO_ILL).any():
            found.append((_("too ill to fill in"), self._tee))
        return found

    def _bar_kinds(self) -> list[Kind]:
        """Return the looks of bars that occur."""
        bars = [night for night in self.picture.nights if None not in (night.began, night.ended)]
        plain = [night for night in bars if night.is_whole and not night.night.lateness.is_late]
        late = [night for night in bars if night.night.lateness.is_late]
        partly = [night for night in bars if not night.is_whole]
        named = [(_("asleep"), plain), (_("typed late"), late), (_("falling asleep not told"), partly)]
        if self.is_fine and late and partly:
            named[1:] = [(_("typed late, or told in part"), late)]
        return [(words, partial(self._swatch, found[0])) for words, found in named if found]

    def _draw_key(self, sheet: Sheet, top: float) -> None:
        places = sheet.key([words for words, _draw in self.kinds], EDGE_PT, top)
        for place, (_words, draw) in zip(places, self.kinds, strict=True):
            draw(sheet, place)

    def _swatch(self, night: NightTimes, sheet: Sheet, at: KeyPlace) -> None:
        label = self.sizes.label
        look = look_of(night, sheet.palette, self.sizes, is_fine=self.is_fine)
        sheet.box(at.left + 0.3 * label, at.middle - 0.5 * label, 0.6 * label, label, **look)

    def _line(self, sheet: Sheet, at: KeyPlace, ink: str, thick: float) -> None:
        ends = [at.left, at.left + SWATCH * self.sizes.label]
        sheet.axes.plot(ends, [at.middle] * 2, color=ink, linewidth=thick, solid_capstyle="butt")

    def _square(self, sheet: Sheet, at: KeyPlace) -> None:
        middle = at.left + 0.6 * self.sizes.label
        sheet.axes.plot([middle], [at.middle], **square_of(sheet.palette, 0.8 * self.sizes.dot))

    def _tee(self, sheet: Sheet, at: KeyPlace) -> None:
        size, ink = 0.62 * self.sizes.label, sheet.palette.text
        middle = at.left + 0.6 * self.sizes.label
        sheet.axes.plot(
            [middle], [at.middle], marker=capital_mark("T"), markersize=size, color=ink, markeredgewidth=0
        )


def _without_median(track: Track) -> None:
    # Sleep is never smoothed (domain.md 5).
    track.line.set_visible(False)
    track.lone.set_visible(False)
