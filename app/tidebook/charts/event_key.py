"""What the letters stand for: the day, and the person's own words."""

from collections.abc import Sequence
from math import ceil

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from tidebook.charts.dates import date_words
from tidebook.charts.event_lane import EventLane, Lettered
from tidebook.charts.face import HALF_CAP, Sizes, letters, shortened, width_of
from tidebook.charts.lane_words import event_says
from tidebook.charts.quick_text import write
from tidebook.language import _

MOST_ROWS = 12
# The narrowest column, in logical pixels at a text size of 100 %.
_COLUMN = 400


class EventKey:
    """The letters of a lane with their words, in columns. Texts are kept and used again."""

    def __init__(self, figure: Figure, lane: EventLane) -> None:
        self._figure, self._lane, self._sizes = figure, lane, lane.sizes
        self.texts: list[Text] = []
        self._signs: dict[str, Line2D] = {}
        self._place: tuple[float, float | None, float, float, int] = (0.0, None, 0.0, 0.0, 0)

    def place(self, left: float, top: float | None, width: float, row: float, rows: int) -> None:
        """Set the key at `left`, `top` (points from the lower left), `rows` lines `row` apart; None hides it."""
        self._place = (left, top, width, row, rows)
        self._lane.key_room = 0 if top is None else rows * columns_in(width, self._sizes)

    def say(self, below: float | None, *, years: bool) -> None:
        """Say what the lane's letters stand for now; `years` adds the year to each date.

        below: where the other key ends, in points from below the figure; None where it has no place.
        """
        left, top, width, row, rows = self._place
        if top is not None and below is not None:
            top = below - 0.3 * row
        columns = columns_in(width, self._sizes)
        shown = [] if top is None else self._lane.lettered[: rows * columns]
        for sign in self._signs.values():
            sign.set_visible(False)
        for text in self.texts[len(shown) :]:
            text.set_visible(False)
        label, wide = self._sizes.label, width / columns
        # Down the first column, then down the next: as one reads a list.
        down = max(1, ceil(len(shown) / columns))
        for at, one in enumerate(shown):
            x = left + at // down * wide
            y = (top or 0.0) - row * (at % down + 0.5)
            sign = self._sign(one.letter)
            sign.set(data=([(x + 0.4 * label) / 72], [y / 72]), visible=True)
            words = _fitting(one, wide - 2.4 * label, label, years=years)
            place = ((x + 1.2 * label) / 72, (y - HALF_CAP * label) / 72)
            self._text(at).set(position=place, text=words, visible=True)

    def _sign(self, letter: str) -> Line2D:
        if letter not in self._signs:
            self._signs[letter] = sign = self._lane.sign(letter)
            sign.set_transform(self._figure.dpi_scale_trans)
            self._figure.add_artist(sign)
        return self._signs[letter]

    def _text(self, at: int) -> Text:
        while len(self.texts) <= at:
            style = letters(self._sizes.label, colour=self._lane.palette.quiet)
            self.texts.append(write(self._figure, "", **style))
        return self.texts[at]


def columns_in(width: float, sizes: Sizes) -> int:
    """Return how many columns the key has in a `width` in points."""
    return max(1, int(width / (_COLUMN * sizes.label / 13)))


def rows_for(groups: Sequence[object], width: float, sizes: Sizes) -> int:
    """Return how many lines the key of so many letters takes in a `width` in points, MOST_ROWS at most."""
    return min(ceil(len(groups) / columns_in(width, sizes)), MOST_ROWS)


def _fitting(one: Lettered, room: float, label: float, *, years: bool) -> str:
    """Return the day, what kind it was and the person's words; where room is short, the words come first."""
    first, count = one.events[0], len(one.events)
    day = date_words(first.day, years=years)
    if count > 1:
        day = _("{count} times from {day}").format(count=count, day=day)
    says = (_("{day}, {event}").format(day=day, event=words) for words in (event_says(first), first.what))
    return next((words for words in says if width_of(words, label) <= room), shortened(first.what, room, label))
