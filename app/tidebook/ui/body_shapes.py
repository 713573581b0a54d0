"""The outlines of a body from the front and from the back, as simple as a drawing on a napkin."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker

from tidebook.domain.pain import Area

# Both figures are drawn in a box of this size.
WIDTH, HEIGHT = 200.0, 440.0
_MIDDLE = WIDTH / 2

# A limb is a line with a width: (x, y) to (x, y) of the half that is drawn at the left, and how thick it is.
_SHOULDER = ((80.0, 95.0), (59.0, 101.0), 22.0)
_UPPER_ARM = ((50.0, 118.0), (43.0, 170.0), 20.0)
_LOWER_ARM = ((40.0, 192.0), (34.0, 244.0), 17.0)
_UPPER_LEG = ((83.0, 262.0), (81.0, 322.0), 28.0)
_LOWER_LEG = ((80.0, 352.0), (79.0, 404.0), 22.0)
_Limb = tuple[tuple[float, float], tuple[float, float], float]


@cache
def front() -> dict[Area, QPainterPath]:
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
        areas[right], areas[left] = _capsule(limb), _capsule(limb, mirrored=True)
    jaw = _head() & _box(0, 44, WIDTH, 60)
    areas[Area.JAW_RIGHT] = jaw & _box(0, 0, _MIDDLE - 1, HEIGHT)
    areas[Area.JAW_LEFT] = jaw & _box(_MIDDLE + 1, 0, _MIDDLE, HEIGHT)
    return areas


@cache
def back() -> dict[Area, QPainterPath]:
    """Return the areas that are marked on the back, where the person's left is at the left."""
    return {
        Area.NECK: _block(88, 66, 24, 26, 8),
        Area.UPPER_BACK: _block(68, 98, 64, 52, 14),
        Area.LOWER_BACK: _block(70, 155, 60, 50, 14),
        Area.HIP_LEFT: _block(68, 210, 31, 38, 13),
        Area.HIP_RIGHT: _block(101, 210, 31, 38, 13),
    }


@cache
def silhouette() -> QPainterPath:
    """Return the whole body, drawn behind the areas."""
    body = _head() | _block(88, 62, 24, 36, 8) | _block(66, 94, 68, 158, 18)
    for limb in (_SHOULDER, _UPPER_ARM, _LOWER_ARM, _UPPER_LEG, _LOWER_LEG):
        for mirrored in (False, True):
            body |= _capsule(limb, mirrored=mirrored)
    for start, end, width in (
        ((59.0, 101.0), (43.0, 170.0), 20.0),
        ((43.0, 170.0), (32.0, 258.0), 16.0),
        ((83.0, 248.0), (80.0, 352.0), 27.0),
        ((80.0, 352.0), (79.0, 418.0), 21.0),
        ((79.0, 420.0), (70.0, 426.0), 16.0),
    ):
        for mirrored in (False, True):
            body |= _capsule((start, end, width), mirrored=mirrored)
    return body.simplified()


def _head() -> QPainterPath:
    head = QPainterPath()
    head.addEllipse(QPointF(_MIDDLE, 38), 24, 30)
    return head


def _box(x: float, y: float, width: float, height: float) -> QPainterPath:
    box = QPainterPath()
    box.addRect(QRectF(x, y, width, height))
    return box


def _block(x: float, y: float, width: float, height: float, radius: float) -> QPainterPath:
    block = QPainterPath()
    block.addRoundedRect(QRectF(x, y, width, height), radius, radius)
    return block


def _capsule(limb: _Limb, *, mirrored: bool = False) -> QPainterPath:
    start, end, width = limb
    bone = QPainterPath(_point(start, mirrored=mirrored))
    bone.lineTo(_point(end, mirrored=mirrored))
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    return stroker.createStroke(bone)


def _point(at: tuple[float, float], *, mirrored: bool) -> QPointF:
    return QPointF(WIDTH - at[0] if mirrored else at[0], at[1])
