"""A sheet measured in millimetres from its top left corner, to set boxes and words on."""

from typing import Any

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from tidebook.charts.face import HALF_CAP, MM, Sizes, figure, letters, width_of
from tidebook.charts.palette import Palette

PT = 25.4 / 72
RIM = 0.8


class Sheet:
    """A figure of `width_mm` by `height_mm` on the palette's card, with axes over all of it."""

    def __init__(self, width_mm: float, height_mm: float, palette: Palette, sizes: Sizes) -> None:
        self.palette, self.sizes = palette, sizes
        self.figure: Figure = figure(width_mm * MM, height_mm * MM, palette.card)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set(xlim=(0, width_mm), ylim=(height_mm, 0))

    def box(self, left: float, top: float, width: float, height: float, **look: Any) -> None:  # noqa: ANN401
        """Draw a box with a thin rim; `look` holds matplotlib's own keywords."""
        how: dict[str, Any] = {"edgecolor": self.palette.edge, "linewidth": RIM, "joinstyle": "miter"}
        self.axes.add_patch(Rectangle((left, top), width, height, **how | look))

    def say(self, x: float, middle: float, words: str, *, points: float = 0.0, **style: Any) -> float:  # noqa: ANN401
        """Write `words`, their figures and capitals centred on `middle`; return how wide they are (mm)."""
        points = points or self.sizes.label
        weight, colour, side = style.get("weight", 400), style.get("colour"), style.get("ha", "left")
        self.axes.text(
            x, middle + HALF_CAP * points * PT, words, ha=side, va="baseline", **letters(points, weight, colour)
        )
        return width_of(words, points, weight) * PT
