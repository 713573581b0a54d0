"""The body from the front and from the back, its places shaded, with a number at each."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from tidebook.charts import body
from tidebook.charts.face import Sizes, width_of
from tidebook.charts.sheet import LINE, RIM, Sheet
from tidebook.domain.pain import Area
from tidebook.language import _

# What is drawn of the box of the body: from the hands' edge, from the top of the head to the feet.
_LEFT, _TOP, _FOOT = 22.0, 6.0, 436.0
_WIDE = body.WIDTH - 2 * _LEFT
# Full size, in points to a unit, of a mark's width in points: as large as marks are, not as letters are.
_FULL = 0.14
# A place that reaches less far to the sides has its number beside it.
_ROOMY = 15.0


class Figures:
    """Both figures in a `width` of points; `numbers` are all that may stand on them."""

    def __init__(self, numbers: Sequence[str], width: float, sizes: Sizes) -> None:
        self._sizes = sizes
        full = _FULL * sizes.dot
        self._margin = _margin(numbers, sizes)
        self._scale = min(full, self._scale_in(width))
        # Where letters are so large that the numbers would cover the body, the list alone says them.
        self._is_numbered = self._fits(numbers)
        if not self._is_numbered:
            self._margin = 0.3 * sizes.label
            self._scale = min(full, self._scale_in(width))
        self.share = self._scale / full
        self._across = _WIDE * self._scale + 2 * self._margin
        self._head = LINE * sizes.label
        self.height = self._head + (_FOOT - _TOP) * self._scale

    @staticmethod
    def widest(numbers: Sequence[str], sizes: Sizes) -> float:
        """Return how wide both figures are in full size."""
        return 2 * (_WIDE * _FULL * sizes.dot + 2 * _margin(numbers, sizes))

    def draw(
        self,
        sheet: Sheet,
        corner: tuple[float, float],
        fills: Mapping[Area, str],
        numbers: Mapping[Area, str],
        words: Mapping[Area, str],
    ) -> None:
        """Draw both figures at `corner` (left, top): each place in its colour, with its number and its spot."""
        for at, (name, areas) in enumerate(((_("Front"), body.front()), (_("Back"), body.back()))):
            left, top = corner[0] + at * self._across, corner[1]
            origin = (left + self._margin - _LEFT * self._scale, top + self._head - _TOP * self._scale)
            middle = origin[0] + body.WIDTH / 2 * self._scale
            sheet.say(middle, top + self._head / 2, name, ha="center", colour=sheet.palette.quiet)
            self._draw_silhouette(sheet, origin)
            for area, outline in areas.items():
                path = self._path(outline, origin)
                sheet.axes.add_patch(
                    PathPatch(path, facecolor=fills[area], edgecolor=sheet.palette.edge, linewidth=RIM, zorder=2)
                )
                box = path.get_extents()
                sheet.spot(words[area], (box.x0, box.y0, box.width, box.height))
                if self._is_numbered and area in numbers:
                    self._write(sheet, outline, origin, numbers[area], fills[area])

    def _write(
        self, sheet: Sheet, outline: body.Outline, origin: tuple[float, float], number: str, fill: str
    ) -> None:
        x, y = (origin[n] + outline.middle[n] * self._scale for n in (0, 1))
        if outline.reach >= _ROOMY and not _is_level(outline):
            sheet.say(x, y, number, ha="center", colour=sheet.palette.ink_on(fill))
            return
        side = -1 if outline.middle[0] < body.WIDTH / 2 else 1
        away = outline.reach * self._scale + 0.5 * self._sizes.label
        sheet.say(x + side * away, y, number, ha="right" if side < 0 else "left", colour=sheet.palette.text)

    def _fits(self, numbers: Sequence[str]) -> bool:
        widest = max((width_of(number, self._sizes.label) for number in numbers), default=0.0)
        return widest <= 2 * _ROOMY * self._scale and self._sizes.label <= 24 * self._scale

    def _scale_in(self, width: float) -> float:
        return max((width / 2 - 2 * self._margin) / _WIDE, 0.01)

    def _draw_silhouette(self, sheet: Sheet, origin: tuple[float, float]) -> None:
        whole = Path.make_compound_path(*(self._path(part, origin) for part in body.silhouette()))
        # Twice: the edges of all parts, then all parts over the inner half of them. So they are one body.
        for look in ({"edgecolor": sheet.palette.edge, "linewidth": 2 * RIM}, {"edgecolor": "none", "linewidth": 0}):
            sheet.axes.add_patch(PathPatch(whole, facecolor=sheet.palette.card, zorder=1, **look))

    def _path(self, outline: body.Outline, origin: tuple[float, float]) -> Path:
        return outline_path(outline, origin, self._scale)


def outline_path(outline: body.Outline, origin: tuple[float, float], scale: float) -> Path:
    """Return the shape as matplotlib draws it, `scale` times its size, its box's corner at `origin`."""
    points, codes = [outline.start], [Path.MOVETO]
    for step in outline.steps:
        points += zip(step[::2], step[1::2], strict=True)
        codes += [Path.LINETO] if len(step) == 2 else [Path.CURVE4] * 3
    points.append(outline.start)
    codes.append(Path.CLOSEPOLY)
    return Path(np.array(origin) + scale * np.array(points), codes)


def _margin(numbers: Sequence[str], sizes: Sizes) -> float:
    widest = max((width_of(number, sizes.label) for number in numbers), default=0.0)
    return widest + 0.6 * sizes.label


def _is_level(outline: body.Outline) -> bool:
    """Return whether the place is a shoulder: wide, but not high enough for a number."""
    heights = [outline.start[1], *(step[-1] for step in outline.steps)]
    return max(heights) - min(heights) < 2 * _ROOMY
