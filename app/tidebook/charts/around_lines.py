"""What is drawn of many lines upon each other: each different stretch once, and the dots that stand alone."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tidebook.analysis.around import OFFSETS

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True)
class Stretches:
    """S different stretches from one day to the next.

    offsets: where they begin, shape (S,); values: at their two ends, shape (S, 2); counts: how many events share
    each, shape (S,).
    """

    offsets: Floats
    values: Floats
    counts: NDArray[np.int64]


def stretches_of(values: Floats, chosen: NDArray[np.bool_]) -> Stretches:
    """Return the stretches of the `chosen` rows of `values` (shape (E, 18)); a missing day ends one."""
    mine = values[chosen]
    starts = np.broadcast_to(np.array(OFFSETS[:-1], dtype=np.float64), (len(mine), len(OFFSETS) - 1))
    every = np.stack([starts, mine[:, :-1], mine[:, 1:]], axis=2).reshape(-1, 3)
    found, counts = np.unique(every[~np.isnan(every).any(axis=1)], axis=0, return_counts=True)
    return Stretches(found[:, 0], found[:, 1:], counts)


def dots_of(values: Floats, late: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Return the full and the hollow dots as (offset, value), shape (N, 2) each.

    A full one is a value without a neighbour where no line passes. A hollow one was typed late; where another event
    has the same value on the same day, typed on time, there is none.
    """
    there = np.pad(~np.isnan(values), ((0, 0), (1, 1)))
    lone = there[:, 1:-1] & ~there[:, :-2] & ~there[:, 2:]
    here = there[:, 1:-1]
    hollow = _without(_places(values, late), _places(values, here & ~late))
    full = _without(_places(values, lone), _places(values, here & ~lone))
    return _without(full, hollow), hollow


def _places(values: Floats, chosen: NDArray[np.bool_]) -> Floats:
    rows, at = np.nonzero(chosen)
    places = np.column_stack((np.array(OFFSETS, dtype=np.float64)[at], values[rows, at]))
    return np.unique(places, axis=0)


def _without(places: Floats, others: Floats) -> Floats:
    taken = set(map(tuple, others.tolist()))
    return np.array([place for place in places.tolist() if tuple(place) not in taken]).reshape(-1, 2)
