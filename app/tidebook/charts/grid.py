"""The lines and numbers behind marks whose height means something."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import ScaledTranslation

from tidebook.charts.face import HALF_CAP, Sizes, letters
from tidebook.charts.palette import Palette
from tidebook.charts.quick_text import QuickText
from tidebook.charts.scale import Scale
from tidebook.charts.strokes import broken, strokes


class Grid:
    """A line at each tick of `scale`, its number on the left. `axes` loses all else that it has of its own."""

    def __init__(self, axes: Axes, scale: Scale, palette: Palette, sizes: Sizes) -> None:
        self._axes, self._scale, self._sizes = axes, scale, sizes
        axes.set_axis_off()
        axes.set_autoscale_on(False)
        across = axes.get_yaxis_transform()
        away = (0.4 * sizes.label + sizes.dot / 2) / 72
        beside = across + ScaledTranslation(-away, -HALF_CAP * sizes.label / 72, figure_of(axes).dpi_scale_trans)
        self.numbers = tuple(
            QuickText(0, tick, f"{tick:g}", transform=beside, ha="right", va="baseline", clip_on=False,
                      **letters(sizes.label, colour=palette.quiet))
            for tick in scale.ticks
        )  # fmt: skip
        for number in self.numbers:
            axes.add_artist(number)
            number.set_clip_on(False)
        self.rules = (strokes(palette.hairline, sizes.hairline, 0.9), strokes(palette.edge, sizes.hairline, 1))
        for rule, ticks in zip(self.rules, (scale.ticks[1:], scale.ticks[:1]), strict=True):
            rule.set_transform(across)
            rule.set_data(*broken([(0.0, tick, 1.0, tick) for tick in ticks]))
            axes.add_artist(rule)

    def fit(self, below: float) -> float:
        """Leave `below` points under 0, and room for half a number at the top; return the units in a point."""
        height = max(size_pt(self._axes)[1], 1.0)
        above = max(self._sizes.dot / 2, HALF_CAP * self._sizes.label) + 1
        per_point = self._scale.top / max(height - above - below, 0.3 * height)
        self._axes.set_ylim(-below * per_point, self._scale.top + above * per_point)
        # Where there is no room for all numbers, the middle one goes first; the highest stays.
        self.numbers[1].set_visible(self._scale.ticks[1] / per_point > 1.2 * self._sizes.label)
        self.numbers[0].set_visible(self._scale.top / per_point > 0.8 * self._sizes.label)
        return per_point


def size_pt(axes: Axes) -> tuple[float, float]:
    """Return the width and height of `axes` in points."""
    width, height = figure_of(axes).get_size_inches()
    place = axes.get_position(original=True)
    return 72 * width * place.width, 72 * height * place.height


def figure_of(axes: Axes) -> Figure:
    """Return the figure that `axes` lies in."""
    found = axes.get_figure(root=True)
    assert found is not None
    return found
