"""The screen's chart: every chosen symptom from day to day, one below the other, on one axis of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from tidebook.analysis.daily import DailySeries
from tidebook.charts.cursor import Cursor
from tidebook.charts.date_axis import DateAxis
from tidebook.charts.face import BOLD, PX, SCREEN_DPI, Sizes, figure, letters, on_screen, shortened, width_of
from tidebook.charts.key import Key, kinds_in, rows_of
from tidebook.charts.layout import EDGE, LABEL_ROW, NAME_ROW, Row, fitting_scale, lay_out, least_height
from tidebook.charts.palette import Palette
from tidebook.charts.scale import SCORE, Scale
from tidebook.charts.track import Track
from tidebook.language import _


@dataclass(frozen=True, eq=False, slots=True)
class Strand:
    """What one track shows: a name (the person's own words, maybe), a series, and what its height means."""

    name: str
    series: DailySeries
    scale: Scale = SCORE


class Timeline:
    """The figure and its axes, one for each of `strands` (at least one, all of the same period).

    Tracks of the same direction form a block, which says its direction once. All pixels are logical ones, of
    which the figure has 100 to the inch; a canvas may draw it at any other `dpi`.
    """

    figure: Figure
    axes: list[Axes]
    tracks: tuple[Track, ...]
    names: tuple[Text, ...]
    directions: tuple[Text, ...]
    notice: Text

    def __init__(
        self, strands: Sequence[Strand], palette: Palette, width: float, height: float, text_scale: float = 1.0
    ) -> None:
        self.palette, self.text_scale, self.strands = palette, text_scale, tuple(strands)
        period = self.strands[0].series.period
        self.first, self.last = period.first, period.last
        self._starts = tuple(
            at == 0 or strand.scale.higher_is_worse != strands[at - 1].scale.higher_is_worse
            for at, strand in enumerate(strands)
        )
        self.figure = figure(width / SCREEN_DPI, height / SCREEN_DPI, palette.card)
        self._built_at = 0.0
        self.fit()

    @property
    def least_height(self) -> float:
        """The height in logical pixels in which all has room; below it the key, the years, the letters give way."""
        width, sizes = self._size()[0], on_screen(self.text_scale)
        key = rows_of(kinds_in(s.series for s in self.strands), (width - 2 * EDGE) * PX, sizes)
        return least_height(self._captions(width, sizes), self._starts, key, self.text_scale)

    def fit(self) -> None:
        """Take over the figure's present size. To be called after each change of it.

        Where the window is too low for letters of `text_scale`, they are drawn smaller rather than on each other;
        a window that scrolls the figure at its `least_height` never needs that.
        """
        width, height = self._size()
        captions = self._captions(width, on_screen(self.text_scale))
        scale = fitting_scale(height, captions, self._starts, self.text_scale)
        if scale != self._built_at:
            self._build(scale)
        self._arrange(width, height)
        self.show(self.first, self.last)

    def show(self, first: date, last: date) -> None:
        """Show the days `first` to `last` (they may lie beyond what is recorded)."""
        self.first, self.last = first, last
        for track in self.tracks:
            track.show(first.toordinal(), last.toordinal())
        self._dates.show(first, last, years=self._years)
        dots = any(len(np.atleast_1d(marks.get_xdata())) for t in self.tracks for marks in (t.dots, t.hollow))
        medians = any(np.isfinite(t.line.get_ydata()).any() for t in self.tracks)
        self.notice.set_text("" if dots else _("Nothing recorded in these days"))
        self._key.say(has_line=medians or not dots)
        self._cursor.follow()

    def day_at(self, x: float) -> date:
        """Return the visible day that lies `x` logical pixels from the left; the nearest one where none does."""
        left, right = self._left(), self._size()[0] - EDGE
        days = (self.last - self.first).days + 1
        nth = int((x - left) / max(right - left, 1) * days // 1)
        return date.fromordinal(self.first.toordinal() + min(max(nth, 0), days - 1))

    def mark(self, day: date | None) -> Sequence[Artist]:
        """Put the cursor on `day` (None takes it away) and return the artists to draw over the saved background.

        They are `animated`: a canvas leaves them out of its own drawing, so that restore, draw and blit suffice.
        A saved file may hold them: take the cursor away before saving.
        """
        return self._cursor.mark(day)

    @property
    def date_texts(self) -> Sequence[Text]:
        """The dates below the lowest track."""
        return self._dates.texts

    @property
    def marked(self) -> date | None:
        """The day under the cursor, if there is one."""
        return self._cursor.day

    def _build(self, scale: float) -> None:
        marked = self.marked if self._built_at else None
        self.figure.clear()
        self._built_at = scale
        self.sizes = on_screen(scale)
        palette = self.palette
        self.axes = [self.figure.add_axes((0, 0, 1, 1)) for _strand in self.strands]
        self.tracks = tuple(
            Track(axes, strand.series, palette, self.sizes, strand.scale)
            for axes, strand in zip(self.axes, self.strands, strict=True)
        )
        bold, quiet = letters(self.sizes.name, BOLD, palette.text), letters(self.sizes.label, colour=palette.quiet)
        self.names = tuple(self._text(strand.name, **bold) for strand in self.strands)
        self.directions = tuple(
            self._text(strand.scale.direction if starts else "", **quiet)
            for strand, starts in zip(self.strands, self._starts, strict=True)
        )
        self.notice = self._text("", **{"ha": "center"} | letters(self.sizes.name, colour=palette.quiet))
        self._key = Key(self.figure, self.tracks)
        self._dates = DateAxis(self.figure, self.axes, palette, self.sizes)
        self._cursor = Cursor(self.figure, self.tracks)
        self._cursor.day = marked

    def _arrange(self, width: float, height: float) -> None:
        captions = self._captions(width, self.sizes)
        room, row = (width - 2 * EDGE) * PX, LABEL_ROW * self._built_at
        layout = lay_out(height, self._starts, captions, self._key.rows(room), self._built_at)
        left = self._left()
        for at, place in enumerate(layout.rows):
            across = (width - EDGE - left) / width
            self.axes[at].set_position(
                (left / width, 1 - place.foot / height, across, (place.foot - place.plot) / height)
            )
            self._place_name(at, place, width)
            self.tracks[at].fit()
            self.tracks[at].letter(numbers=True, ends=at == 0 and self._says_ends())
        key = None if layout.key is None else (height - layout.key) * PX
        self._key.place(EDGE * PX, key, room, row * PX)
        top = layout.rows[0]
        self._put(self.notice, (left + width - EDGE) / 2, top.plot + 0.4 * (top.foot - top.plot))
        self._years = layout.years

    def _place_name(self, at: int, place: Row, width: float) -> None:
        middle = place.name + 0.5 * NAME_ROW * self._built_at
        room = (width - 2 * EDGE) * PX
        name, direction = self.names[at], self.directions[at]
        name.set_text(shortened(self.strands[at].name, room, self.sizes.name, BOLD))
        self._put(name, EDGE, middle)
        if place.caption is None:
            direction.set_horizontalalignment("right")
            self._put(direction, width - EDGE, middle)
        else:
            self._put(direction, EDGE, place.caption + 0.5 * LABEL_ROW * self._built_at)
        after = EDGE * PX + width_of(name.get_text(), self.sizes.name, BOLD) + 0.7 * self.sizes.name
        self._cursor.place(at, after, (width - EDGE) * PX, (self._size()[1] - middle) * PX)

    def _size(self) -> tuple[float, float]:
        width, height = self.figure.get_size_inches()
        return float(width) * SCREEN_DPI, float(height) * SCREEN_DPI

    def _says_ends(self) -> bool:
        return self._size()[0] >= 640 * self._built_at

    def _left(self) -> float:
        """Return where the plots begin, in pixels: after the widest number of an axis."""
        words = [f"{tick:g}" for track in self.tracks for tick in track.scale.ticks]
        if self._says_ends():
            scale = self.strands[0].scale
            words += [f"{tick:g} {word}".strip() for tick, word in zip((0, scale.top), scale.ends, strict=True)]
        widest = max(width_of(word, self.sizes.label) for word in words)
        return EDGE + (widest + 0.4 * self.sizes.label + self.sizes.dot / 2) / PX

    def _captions(self, width: float, sizes: Sizes) -> tuple[bool, ...]:
        """Return for each track whether its direction needs a row of its own, above its name."""
        room = (width - 2 * EDGE) * PX

        def wide(strand: Strand) -> float:
            direction = width_of(strand.scale.direction, sizes.label)
            return width_of(strand.name, sizes.name, BOLD) + direction + 2 * sizes.label

        return tuple(starts and wide(s) > room for s, starts in zip(self.strands, self._starts, strict=True))

    def _put(self, text: Text, x: float, y: float) -> None:
        text.set_position((x / SCREEN_DPI, (self._size()[1] - y) / SCREEN_DPI))

    def _text(self, words: str, **style: Any) -> Text:  # noqa: ANN401 (matplotlib's own keywords)
        return self.figure.text(0, 0, words, transform=self.figure.dpi_scale_trans, va="center_baseline", **style)
