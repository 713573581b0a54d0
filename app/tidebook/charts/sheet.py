"""A sheet measured in points from its top left corner, to set boxes, words and a key on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from tidebook.charts.face import HALF_CAP, PX, Sizes, figure, letters, shortened, width_of
from tidebook.charts.palette import Palette
from tidebook.charts.picture import Drawing, Spot

RIM = 0.8
EDGE_PT = 10 * PX
# How much higher a line of words is than its letters, and how much wider a swatch of a key.
LINE = 1.5
SWATCH = 1.4
_AFTER_SWATCH = 0.5
_BETWEEN = 1.2

Corners = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where one part of a key stands: the left end of its swatch, the middle of its line."""

    left: float
    middle: float


class Sheet:
    """A figure of `width` by `height` points on the palette's card, with axes over all of it, and its spots."""

    def __init__(self, width: float, height: float, palette: Palette, sizes: Sizes) -> None:
        self.palette, self.sizes = palette, sizes
        self.width, self.height = width, height
        self.figure: Figure = figure(width / 72, height / 72, palette.card)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set(xlim=(0, width), ylim=(height, 0), autoscale_on=False)
        self._spots: list[Spot] = []

    def box(self, left: float, top: float, width: float, height: float, **look: Any) -> None:  # noqa: ANN401
        """Draw a box with a thin rim; `look` holds matplotlib's own keywords."""
        how: dict[str, Any] = {"edgecolor": self.palette.edge, "linewidth": RIM, "joinstyle": "miter"}
        self.axes.add_patch(Rectangle((left, top), width, height, **how | look))

    def boxes(self, corners: Corners, side: float, **look: Any) -> None:  # noqa: ANN401
        """Draw one square for each of `corners` (left, top; shape (N, 2)) at once."""
        self.shapes(corners[:, None] + side * np.array([(0, 0), (1, 0), (1, 1), (0, 1)]), **look)

    def shapes(self, outlines: NDArray[np.float64], **look: Any) -> None:  # noqa: ANN401
        """Draw one closed shape for each of `outlines` (shape (N, corners, 2)) at once."""
        if len(outlines):
            self.axes.add_collection(PolyCollection(list(outlines), **look), autolim=False)

    def say(self, x: float, middle: float, words: str, *, points: float = 0.0, **style: Any) -> float:  # noqa: ANN401
        """Write `words`, their figures and capitals centred on `middle`; return how wide they are.

        style: weight, colour, ha, and `room`, the width that they are shortened to.
        """
        points = points or self.sizes.label
        weight, colour, side = style.get("weight", 400), style.get("colour"), style.get("ha", "left")
        words = shortened(words, style.get("room", float("inf")), points, weight)
        self.axes.text(
            x, middle + HALF_CAP * points, words, ha=side, va="baseline", **letters(points, weight, colour)
        )
        return width_of(words, points, weight)

    def spot(self, words: str, place: tuple[float, float, float, float], day: date | None = None) -> None:
        """Let a `place` (left, top, width, height) be pointed at and read out."""
        left, top, width, height = (side / PX for side in place)
        self._spots.append(Spot(words, left, top, width, height, day))

    @property
    def drawing(self) -> Drawing:
        """The figure and its spots, in the order in which they were named."""
        return Drawing(self.figure, tuple(self._spots))

    def key(self, words: Sequence[str], left: float, top: float) -> list[KeyPlace]:
        """Write the words of a key, line by line from `left`, `top` on; return where their swatches belong."""
        label = self.sizes.label
        places = [
            KeyPlace(left + start, top + (line + 0.5) * LINE * label)
            for start, line in _flow(words, self.width - EDGE_PT - left, label)
        ]
        for place, part in zip(places, words, strict=True):
            start = place.left + (SWATCH + _AFTER_SWATCH) * label
            room = self.width - EDGE_PT - start
            self.say(start, place.middle, part, colour=self.palette.quiet, room=room)
        return places


def key_height(words: Sequence[str], room: float, sizes: Sizes) -> float:
    """Return how high a key of `words` is where it has `room` to the right."""
    return (max((line for _start, line in _flow(words, room, sizes.label)), default=-1) + 1) * LINE * sizes.label


def _flow(words: Sequence[str], room: float, label: float) -> list[tuple[float, int]]:
    """Return for each part of a key where it begins, and in which line."""
    found: list[tuple[float, int]] = []
    at, line = 0.0, 0
    for part in words:
        wide = (SWATCH + _AFTER_SWATCH) * label + width_of(part, label)
        if at and at + wide > room:
            at, line = 0.0, line + 1
        found.append((at, line))
        at += wide + _BETWEEN * label
    return found
