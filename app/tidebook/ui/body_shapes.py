"""The drawing of the body, as the window paints and hits it."""

from collections.abc import Mapping
from functools import cache

from PySide6.QtGui import QPainterPath

from tidebook.charts import body
from tidebook.domain.pain import Area

WIDTH, HEIGHT = body.WIDTH, body.HEIGHT


@cache
def front() -> Mapping[Area, QPainterPath]:
    """Return the areas that are marked on the front, where the person's left is at the right."""
    return {area: _path(outline) for area, outline in body.front().items()}


@cache
def back() -> Mapping[Area, QPainterPath]:
    """Return the areas that are marked on the back, where the person's left is at the left."""
    return {area: _path(outline) for area, outline in body.back().items()}


@cache
def silhouette() -> QPainterPath:
    """Return the whole body, drawn behind the areas."""
    whole = QPainterPath()
    for part in body.silhouette():
        whole |= _path(part)
    return whole.simplified()


def _path(outline: body.Outline) -> QPainterPath:
    path = QPainterPath()
    path.moveTo(*outline.start)
    for step in outline.steps:
        if len(step) == 2:
            path.lineTo(*step)
        else:
            path.cubicTo(*step)
    path.closeSubpath()
    return path
