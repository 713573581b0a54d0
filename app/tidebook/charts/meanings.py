"""What the numbers mean to this person, beside the axis, and the days on which that changed."""

from collections.abc import Sequence
from datetime import date

from matplotlib.axes import Axes
from matplotlib.text import Text
from matplotlib.transforms import ScaledTranslation, blended_transform_factory

from tidebook.analysis.lanes import days_of_new_meaning, meanings_on
from tidebook.charts.face import HALF_CAP, PX, Sizes, letters, shortened, width_of
from tidebook.charts.grid import figure_of, size_pt
from tidebook.charts.lane_words import meaning_says
from tidebook.charts.palette import Palette
from tidebook.charts.quick_text import QuickText
from tidebook.charts.track import Track
from tidebook.domain.anchor import Anchor

# Logical pixels at a text size of 100 %: the widest room for words, and the narrowest picture that has any.
WIDEST = 220
_FROM = 1000


class Meanings:
    """The words for the levels of one track, right of it: those in force on the last day shown."""

    def __init__(self, track: Track, anchors: Sequence[Anchor]) -> None:
        self.track, self.anchors = track, anchors
        self.changed = [day.toordinal() for day in days_of_new_meaning(anchors)]
        self.texts: list[Text] = []
        self._room = 0.0

    def fit(self, room: float) -> None:
        """Take over the room (points) right of the axes; 0: there is none."""
        self._room = room

    def show(self, last: date) -> None:
        """Write the words in force on `last`, the highest level first, none on another."""
        track, size = self.track, self.track.sizes.label
        told = meanings_on(last, self.anchors) if self._room else {}
        box = track.axes.get_position(original=True)
        foot, tall = size_pt(track.axes)[1] * box.y0 / box.height, size_pt(track.axes)[1]
        low, high = track.axes.get_ylim()
        free, written = float("inf"), 0
        for level in sorted(told, reverse=True):
            # Where two would lie on each other, the lower one moves down: it says itself which it is.
            y = min(tall * (level - low) / (high - low), free - 1.2 * size)
            if y < 0:
                break
            free = y
            words = shortened(meaning_says(told[level]), self._room, size)
            self._text(written).set(position=(1, (foot + y) / (foot / box.y0)), text=words, visible=True)
            written += 1
        for text in self.texts[written:]:
            text.set_visible(False)

    def _text(self, at: int) -> Text:
        while len(self.texts) <= at:
            axes, sizes, palette = self.track.axes, self.track.sizes, self.track.palette
            self.texts.append(_beside(axes, sizes, palette))
        return self.texts[at]


def room_for(anchors: Sequence[Anchor], width: float, sizes: Sizes) -> float:
    """Return how many logical pixels the words of `anchors` take beside a picture of `width`; 0 in a narrow one."""
    scale = sizes.label / PX / 13
    if not anchors or width < _FROM * scale:
        return 0.0
    widest = max(width_of(meaning_says(anchor), sizes.label) for anchor in anchors) / PX
    return min(widest + 1, WIDEST * scale) + 0.8 * sizes.label / PX


def _beside(axes: Axes, sizes: Sizes, palette: Palette) -> Text:
    figure = figure_of(axes)
    # Across: after the axes; upwards: a share of the figure.
    at = blended_transform_factory(axes.transAxes, figure.transFigure)
    move = ScaledTranslation(0.8 * sizes.label / 72, -HALF_CAP * sizes.label / 72, figure.dpi_scale_trans)
    style = letters(sizes.label, colour=palette.quiet)
    text = QuickText(1, 0, "", transform=at + move, ha="left", va="baseline", **style)
    axes.add_artist(text)
    text.set_clip_on(False)
    return text
