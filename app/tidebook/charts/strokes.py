"""Many short lines as one, which is drawn at once; a collection of them is not."""

from collections.abc import Sequence

import numpy as np
from matplotlib.lines import Line2D
from numpy.typing import ArrayLike, NDArray

Points = tuple[NDArray[np.float64], NDArray[np.float64]]


def strokes(ink: str, width: float, zorder: float) -> Line2D:
    """Return a line for `broken` points, upright and level ones on whole pixels."""
    line = Line2D([], [], color=ink, linewidth=width, zorder=zorder, solid_capstyle="butt")
    line.set_snap(True)
    return line


def put(line: Line2D, x: ArrayLike, y: ArrayLike) -> None:
    """Give `line` its points. Without any it is not drawn: many lines of a long time are empty."""
    line.set_data(x, y)
    line.set_visible(bool(np.size(x)))


def broken(segments: Sequence[tuple[float, float, float, float]]) -> Points:
    """Return lines from (x, y) to (x, y), each given as four numbers, as the points of one line with gaps."""
    ends = np.asarray(segments, dtype=np.float64).reshape(-1, 2, 2)
    return joined(ends[:, :, 0], ends[:, :, 1])


def joined(x: NDArray[np.float64], y: NDArray[np.float64]) -> Points:
    """Return lines whose ends are the rows of `x` and `y` (shape (N, 2) each) as the points of one line with gaps."""
    gap = np.full((len(x), 1), np.nan)
    return np.hstack([x, gap]).ravel(), np.hstack([y, gap]).ravel()
