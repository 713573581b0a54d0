"""The body from the front and from the back, as simple as a drawing on a napkin."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import acos, asin, atan2, ceil, cos, pi, sin, tan

from tidebook.domain.pain import Area

# Both figures are drawn in a box of this size; y grows downwards.
WIDTH, HEIGHT = 200.0, 440.0
_MIDDLE = WIDTH / 2
_HEAD = (_MIDDLE, 38.0, 24.0, 30.0)
_JAW_TOP = 44.0

Point = tuple[float, float]
# To where a line runs straight (2 numbers), or the two handles and the end of a cubic curve (6 numbers).
Step = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A closed shape: the start of its edge, the steps from there, and its reach to each side of `middle`."""

    start: Point
    steps: tuple[Step, ...]
    middle: Point
    reach: float


# A limb is a line with a width: (x, y) to (x, y) of the half that is drawn at the left, and how thick it is.
_Limb = tuple[Point, Point, float]
_SHOULDER: _Limb = ((80.0, 95.0), (59.0, 101.0), 22.0)
_UPPER_ARM: _Limb = ((49.5, 121.0), (43.0, 170.0), 20.0)
_LOWER_ARM: _Limb = ((40.0, 192.0), (34.0, 244.0), 17.0)
_UPPER_LEG: _Limb = ((83.0, 262.0), (81.0, 322.0), 28.0)
_LOWER_LEG: _Limb = ((80.0, 352.0), (79.0, 404.0), 22.0)
_JOINING: tuple[_Limb, ...] = (
    ((59.0, 101.0), (43.0, 170.0), 20.0),
    ((43.0, 170.0), (32.0, 258.0), 16.0),
    ((83.0, 248.0), (80.0, 352.0), 27.0),
    ((80.0, 352.0), (79.0, 418.0), 21.0),
    ((79.0, 420.0), (70.0, 426.0), 16.0),
)


@cache
def front() -> Mapping[Area, Outline]:
    """Return the areas that are marked on the front, where the person's left is at the right."""
    areas = {
        Area.CHEST: _block(70, 108, 60, 44, 14),
        Area.ABDOMEN: _block(70, 157, 60, 54, 14),
    }
    for limb, right, left in (
        (_SHOULDER, Area.SHOULDER_RIGHT, Area.SHOULDER_LEFT),
        (_UPPER_ARM, Area.UPPER_ARM_RIGHT, Area.UPPER_ARM_LEFT),
        (_LOWER_ARM, Area.LOWER_ARM_RIGHT, Area.LOWER_ARM_LEFT),
        (_UPPER_LEG, Area.UPPER_LEG_RIGHT, Area.UPPER_LEG_LEFT),
        (_LOWER_LEG, Area.LOWER_LEG_RIGHT, Area.LOWER_LEG_LEFT),
    ):
        areas[right], areas[left] = _capsule(limb), _capsule(_mirrored(limb))
    areas[Area.JAW_RIGHT], areas[Area.JAW_LEFT] = _jaw(-1), _jaw(+1)
    return areas


@cache
def back() -> Mapping[Area, Outline]:
    """Return the areas that are marked on the back, where the person's left is at the left."""
    return {
        Area.NECK: replace(_block(88, 66, 24, 26, 8), middle=(_MIDDLE, 73.0)),  # above the shoulders
        Area.UPPER_BACK: _block(68, 98, 64, 52, 14),
        Area.LOWER_BACK: _block(70, 155, 60, 50, 14),
        Area.HIP_LEFT: _block(68, 210, 31, 38, 13),
        Area.HIP_RIGHT: _block(101, 210, 31, 38, 13),
    }


@cache
def silhouette() -> tuple[Outline, ...]:
    """Return the parts of the whole body, to be drawn as one: all of their edges run the same way round."""
    limbs = (_SHOULDER, _UPPER_ARM, _LOWER_ARM, _UPPER_LEG, _LOWER_LEG, *_JOINING)
    drawn = (_capsule(one) for limb in limbs for one in (limb, _mirrored(limb)))
    return (_head(), _block(88, 62, 24, 36, 8), _block(66, 94, 68, 158, 18), *drawn)


def _head() -> Outline:
    x, y, across, _down = _HEAD
    return Outline((x + across, y), _arc(_HEAD, 0, 2 * pi), (x, y), across)


def _jaw(side: int) -> Outline:
    """Return the lower part of the head at one side: -1 is drawn at the left, +1 at the right."""
    x, y, across, down = _HEAD
    half, level = acos(1 / across), asin((_JAW_TOP - y) / down)
    begins, ends = (level, half) if side > 0 else (pi - level, pi - half)
    start = (x + across * cos(begins), _JAW_TOP)
    steps = (*_arc(_HEAD, begins, ends), (x + side, _JAW_TOP))
    return Outline(start, steps, (x + side * across / 2, y + down / 2), across / 2)


def _block(x: float, y: float, width: float, height: float, radius: float) -> Outline:
    right, foot, r = x + width, y + height, radius
    corners = ((right - r, y + r, -pi / 2), (right - r, foot - r, 0.0), (x + r, foot - r, pi / 2), (x + r, y + r, pi))
    steps: list[Step] = []
    for across, down, turned in corners:
        steps.append((across + r * cos(turned), down + r * sin(turned)))
        steps += _arc((across, down, r, r), turned, turned + pi / 2)
    return Outline((x + r, y), tuple(steps), (x + width / 2, y + height / 2), width / 2)


def _capsule(limb: _Limb) -> Outline:
    (x, y), (to_x, to_y), width = limb
    r, turned = width / 2, atan2(to_y - y, to_x - x)
    first = (x + r * cos(turned + pi / 2), y + r * sin(turned + pi / 2))
    second = (to_x + r * cos(turned - pi / 2), to_y + r * sin(turned - pi / 2))
    steps = (
        *_arc((x, y, r, r), turned + pi / 2, turned + 3 * pi / 2),
        second,
        *_arc((to_x, to_y, r, r), turned - pi / 2, turned + pi / 2),
    )
    # A slanting limb reaches as far as its edge, a level one as far as its end.
    reach = min(r / max(abs(sin(turned)), 1e-9), r + abs(to_x - x) / 2)
    return Outline(first, steps, ((x + to_x) / 2, (y + to_y) / 2), reach)


def _mirrored(limb: _Limb) -> _Limb:
    (x, y), (to_x, to_y), width = limb
    return (WIDTH - x, y), (WIDTH - to_x, to_y), width


def _arc(ellipse: tuple[float, float, float, float], begins: float, ends: float) -> tuple[Step, ...]:
    """Return the curves along an ellipse (middle, half its width and height), a quarter of it at most each."""
    x, y, across, down = ellipse
    pieces = max(ceil(abs(ends - begins) / (pi / 2) - 1e-9), 1)
    piece = (ends - begins) / pieces
    handle = 4 / 3 * tan(piece / 4)
    steps = []
    for at in (begins + piece * n for n in range(pieces)):
        to = at + piece
        steps.append((
            x + across * (cos(at) - handle * sin(at)), y + down * (sin(at) + handle * cos(at)),
            x + across * (cos(to) + handle * sin(to)), y + down * (sin(to) - handle * cos(to)),
            x + across * cos(to), y + down * sin(to),
        ))  # fmt: skip
    return tuple(steps)
