"""The screen's chart: every chosen symptom from day to day, and below what was done and what happened."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from tidebook.charts.cursor import Cursor
from tidebook.charts.date_axis import DateAxis
from tidebook.charts.face import (
    BOLD,
    HALF_CAP,
    PX,
    SCREEN_DPI,
    Sizes,
    figure,
    letters,
    on_screen,
    shortened,
    width_of,
)
from tidebook.charts.key import Key, rows_of, track_signs
from tidebook.charts.lanes import Lanes
from tidebook.charts.layout import (
    EDGE,
    GOOD_PLOT,
    LABEL_ROW,
    LEAST_PLOT,
    NAME_ROW,
    Band,
    Row,
    fitting_scale,
    height_of,
    lay_out,
)
from tidebook.charts.meanings import room_for
from tidebook.charts.palette import Palette
from tidebook.charts.quick_text import write
from tidebook.charts.strand import Strand
from tidebook.charts.track import Track
from tidebook.domain.record import Record
from tidebook.language import _


class Timeline:
    """The figure and its axes, one for each of `strands` (at least one, all of the same period).

    Tracks of the same direction form a block, which says its direction once. Below them lie the lanes of what
    `record` holds of the same days: activities, payback episodes, events. All pixels are logical ones, of which the
    figure has 100 to the inch; a canvas may draw it at any other `dpi`.
    """

    figure: Figure
    axes: list[Axes]
    tracks: tuple[Track, ...]
    names: tuple[Text, ...]
    directions: tuple[Text, ...]
    notice: Text
    lanes: Lanes

    def __init__(
        self,
        strands: Sequence[Strand],
        palette: Palette,
        width: float,
        height: float,
        text_scale: float = 1.0,
        *,
        record: Record | None = None,
    ) -> None:
        self.palette, self.text_scale, self.strands = palette, text_scale, tuple(strands)
        self._period = self.strands[0].series.period
        self._record = record or Record(self._period)
        self.first, self.last = self._period.first, self._period.last
        self._starts = tuple(
            at == 0 or strand.scale.higher_is_worse != strands[at - 1].scale.higher_is_worse
            for at, strand in enumerate(strands)
        )
        self.figure = figure(width / SCREEN_DPI, height / SCREEN_DPI, palette.card)
        self._fitted: tuple[float, float, date, date] | None = None
        self._build(text_scale)
        self.fit()

    @property
    def least_height(self) -> float:
        """The height in logical pixels in which all has room; below it the keys, the years, the letters give way."""
        return self._height(LEAST_PLOT)

    @property
    def good_height(self) -> float:
        """The height in logical pixels in which each track is high enough to be read with ease."""
        return self._height(GOOD_PLOT)

    def _height(self, plot: float) -> float:
        width, sizes = self._size()[0], on_screen(self.text_scale)
        room = (width - 2 * EDGE) * PX
        named = self.lanes.letter_rows(self.first, self.last, room, sizes)
        return height_of(
            self._bands(width, sizes), rows_of(self._key.signs, room, sizes), named, self.text_scale, plot
        )

    @property
    def is_cramped(self) -> bool:
        """Whether the days shown have more letters than the key has room for: `fit` makes it, if there is any."""
        return self._letter_rows() > self._rows_of_letters and self._has_letters

    @property
    def record(self) -> Record:
        """What the lanes show."""
        return self._record

    def fit(self) -> None:
        """Take over the figure's present size. To be called after each change of it.

        Where the window is too low for letters of `text_scale`, they are drawn smaller rather than on each other;
        a window that scrolls the figure at its `least_height` never needs that.
        """
        width, height = self._size()
        taken = (width, height, self.first, self.last)
        if taken == self._fitted:
            # A canvas tells of one change more than once, and this is the slowest part of opening Charts.
            return
        self._fitted = taken
        scale = fitting_scale(height, self._bands(width, on_screen(self.text_scale)), self.text_scale)
        if scale != self._built_at:
            self._build(scale)
        self._arrange(width, height)
        self.show(self.first, self.last)

    def show(self, first: date, last: date) -> None:
        """Show the days `first` to `last` (they may lie beyond what is recorded)."""
        self.first, self.last = first, last
        for track in self.tracks:
            track.show(first.toordinal(), last.toordinal())
        self.lanes.show(first, last)
        self._dates.show(first, last, years=self._years)
        dots = any(len(np.atleast_1d(marks.get_xdata())) for t in self.tracks for marks in (t.dots, t.hollow))
        medians = any(np.isfinite(t.line.get_ydata()).any() for t in self.tracks)
        self.notice.set_text("" if dots else _("Nothing recorded in these days"))
        self._key.say(has_line=medians or not dots, without=self.lanes.shapeless)
        self.lanes.name_letters(first, last, self._key.foot)
        self._cursor.follow()

    def day_at(self, x: float) -> date:
        """Return the visible day that lies `x` logical pixels from the left; the nearest one where none does."""
        left, right = self._left(), self._right()
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
    def moving(self) -> list[tuple[float, float, float, float]]:
        """The parts that move with the days, dates included: left, top, width, height in logical pixels."""
        width, height = self._size()
        places = [axes.get_position(original=True) for axes in self._frames]
        parts = [(p.x0 * width, (1 - p.y1) * height, p.width * width, p.height * height) for p in places]
        left, top, across, down = parts[-1]
        lines = 2 if self._years else 1
        return [*parts, (left, top + down, across, (lines + 0.2) * LABEL_ROW * self._built_at)]

    @property
    def date_texts(self) -> Sequence[Text]:
        """The dates below the lowest track."""
        return self._dates.texts

    @property
    def marked(self) -> date | None:
        """The day under the cursor, if there is one."""
        return self._cursor.day

    def _build(self, scale: float) -> None:
        marked = self.marked if self.figure.axes else None
        self.figure.clear()
        self._built_at = scale
        self._rows_of_letters = 0
        self.sizes = on_screen(scale)
        palette = self.palette
        self.axes = [self.figure.add_axes((0, 0, 1, 1)) for _strand in self.strands]
        self.tracks = tuple(
            Track(axes, strand.series, palette, self.sizes, strand.scale)
            for axes, strand in zip(self.axes, self.strands, strict=True)
        )
        self.lanes = Lanes(self.figure, self._record, self._period, palette, self.sizes)
        self.lanes.bind(self.tracks, [strand.anchors for strand in self.strands])
        bold, quiet = letters(self.sizes.name, BOLD, palette.text), letters(self.sizes.label, colour=palette.quiet)
        self.names = tuple(self._text(name, **bold) for name, _aside in self._named())
        self.directions = tuple(self._text(aside, **quiet) for _name, aside in self._named())
        self.notice = self._text("", **{"ha": "center"} | letters(self.sizes.name, colour=palette.quiet))
        self._key = Key(self.figure, [*track_signs(self.tracks), *self.lanes.signs()], self.sizes, palette.quiet)
        self._dates = DateAxis(self.figure, self._frames, palette, self.sizes)
        self._cursor = Cursor(self.figure, self.tracks, self.lanes.all)
        self._cursor.day = marked

    @property
    def _frames(self) -> list[Axes]:
        return [*self.axes, *(lane.axes for lane in self.lanes.all)]

    def _named(self) -> list[tuple[str, str]]:
        """Return the name of each track and lane, and the quiet words that stand beside it."""
        tracks = [
            (strand.name, strand.scale.direction if starts else "")
            for strand, starts in zip(self.strands, self._starts, strict=True)
        ]
        return [*tracks, *((lane.name, lane.aside) for lane in self.lanes.all)]

    def _bands(self, width: float, sizes: Sizes) -> list[Band]:
        """Return what is to be placed; quiet words that do not fit beside a name get a row of their own."""
        room = (width - 2 * EDGE) * PX
        wide = [
            bool(aside) and width_of(name, sizes.name, BOLD) + width_of(aside, sizes.label) + 2 * sizes.label > room
            for name, aside in self._named()
        ]
        lanes = self.lanes.plots
        starts = [*self._starts, *(at == 0 for at in range(len(lanes)))]
        plots = [*(None for _strand in self.strands), *lanes]
        return [Band(*band) for band in zip(starts, wide, plots, strict=True)]

    def _letter_rows(self) -> int:
        width = self._size()[0]
        return self.lanes.letter_rows(self.first, self.last, (width - 2 * EDGE) * PX, self.sizes)

    def _arrange(self, width: float, height: float) -> None:
        room, row = (width - 2 * EDGE) * PX, LABEL_ROW * self._built_at
        # Only here: the tracks do not jump while days move.
        self._rows_of_letters = self._letter_rows()
        layout = lay_out(
            height, self._bands(width, self.sizes), self._key.rows(room), self._rows_of_letters, self._built_at
        )
        left, right = self._left(), self._right()
        across = max(right - left, 1) / width
        for at, (axes, place) in enumerate(zip(self._frames, layout.rows, strict=True)):
            axes.set_position((left / width, 1 - place.foot / height, across, (place.foot - place.plot) / height))
            self._place_name(at, place, width)
        for at, track in enumerate(self.tracks):
            track.fit()
            track.letter(numbers=True, ends=at == 0 and self._says_ends())
        self.lanes.fit(
            self._frames, left / width, across, max(0.0, (width - EDGE - right) * PX - 0.8 * self.sizes.label)
        )
        key, named = ((None if top is None else (height - top) * PX) for top in (layout.key, layout.letters))
        self._key.place(EDGE * PX, key, room, row * PX)
        self._has_letters = named is not None
        self.lanes.place_key(EDGE * PX, named, room, row * PX, self._rows_of_letters)
        top = layout.rows[0]
        self._put(self.notice, (left + right) / 2, top.plot + 0.4 * (top.foot - top.plot))
        self._years = layout.years

    def _place_name(self, at: int, place: Row, width: float) -> None:
        middle = place.name + 0.5 * NAME_ROW * self._built_at
        room = (width - 2 * EDGE) * PX
        name, direction = self.names[at], self.directions[at]
        words, aside = self._named()[at]
        name.set_text(shortened(words, room, self.sizes.name, BOLD))
        direction.set_text(shortened(aside, room, self.sizes.label))
        self._put(name, EDGE, middle)
        if place.caption is None:
            direction.set_horizontalalignment("right")
            self._put(direction, self._right(), middle)
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

    def _right(self) -> float:
        """Return where the plots end, in pixels: before the person's own words for the numbers."""
        anchors = [anchor for strand in self.strands for anchor in strand.anchors]
        width = self._size()[0]
        return width - EDGE - room_for(anchors, width, self.sizes)

    def _put(self, text: Text, x: float, y: float) -> None:
        foot = self._size()[1] - y - HALF_CAP * float(text.get_fontsize()) / PX
        text.set_position((x / SCREEN_DPI, foot / SCREEN_DPI))

    def _text(self, words: str, **style: Any) -> Text:  # noqa: ANN401 (matplotlib's own keywords)
        return write(self.figure, words, **style)
