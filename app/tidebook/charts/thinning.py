"""Leaves out what would lie on the same spot of the screen anyway, and never the highest or the lowest."""

import numpy as np
from numpy.typing import NDArray

Points = tuple[NDArray[np.float64], NDArray[np.float64]]


def columns_of(x: NDArray[np.float64], first: float, last: float, columns: int) -> NDArray[np.int64]:
    """Return the column (0 to columns - 1) that each x falls into when first..last is cut into `columns`."""
    share = (x - first) / max(last - first, 1e-9)
    return np.clip((share * columns).astype(np.int64), 0, columns - 1)


def thin_dots(x: NDArray[np.float64], y: NDArray[np.float64], column: NDArray[np.int64]) -> Points:
    """Return one dot for each height within each column: what is left looks the same.

    x, y, column: shape (N,), no NaN. Every least and greatest y of a column stays.
    """
    order = np.lexsort((y, column))
    new = np.r_[True, (np.diff(column[order]) != 0) | (np.diff(y[order]) != 0)][: len(y)]
    kept = np.sort(order[new])
    return x[kept], y[kept]


def thin_line(x: NDArray[np.float64], y: NDArray[np.float64], column: NDArray[np.int64]) -> Points:
    """Return the first, lowest, highest and last point of each unbroken piece within each column.

    x, y, column: shape (N,). y is NaN at gaps; each gap keeps one NaN, so that no line crosses it.
    """
    if not len(x):
        return x, y
    there = ~np.isnan(y)
    # A piece ends where a gap begins or ends, and at each border between columns.
    begins = np.flatnonzero(np.r_[True, (np.diff(column) != 0) | (np.diff(there.astype(np.int8)) != 0)])
    ends = np.r_[begins[1:], len(y)] - 1
    piece = np.repeat(np.arange(len(begins)), ends - begins + 1)
    order = np.lexsort((y, piece))
    kept = np.zeros(len(y), dtype=np.bool_)
    kept[np.concatenate([begins, ends, order[begins], order[ends]])] = True
    return x[kept], y[kept]
