"""Letters as marks: many of them are drawn in the time of one written word."""

from functools import cache

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import TextPath

from tidebook.charts.face import BOLD, HALF_CAP, families

EM = 1.5


@cache
def capital_mark(letter: str) -> Path:
    """Return a bold capital as the path of a marker, which is as high as the marker's size."""
    path = _path(letter)
    return _moved(path, (path.get_extents().y0 + path.get_extents().y1) / 2)


@cache
def word_mark(word: str) -> Path:
    """Return a small letter or a number in bold as the path of a marker; its size is EM times that of the letters."""
    # Small letters stand on one line, so they are centred as an x is; the last point makes all of one scale.
    middle = _path("x").get_extents().y1 / 2 if word.islower() else HALF_CAP
    path = _moved(_path(word), middle)
    assert path.codes is not None
    return Path(np.vstack([path.vertices, (EM / 2, 0.0)]), np.r_[path.codes, Path.MOVETO])


def _path(letter: str) -> Path:
    return TextPath((0, 0), letter, size=1, prop=FontProperties(family=list(families()), weight=BOLD))


def _moved(path: Path, middle: float) -> Path:
    box = path.get_extents()
    return Path(np.asarray(path.vertices) - np.array([(box.x0 + box.x1) / 2, middle]), path.codes)
