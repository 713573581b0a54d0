"""What the height of a dot means, and which way is worse."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

import numpy as np

from tidebook.analysis.daily import DailySeries
from tidebook.domain.activity import MOST_EFFORT
from tidebook.domain.rating import HIGHEST
from tidebook.language import _


@dataclass(frozen=True, slots=True)
class Scale:
    """The axis of a track: from 0 to `top`, with a line at each of `ticks`."""

    top: float
    ticks: tuple[float, ...]
    higher_is_worse: bool
    is_effort: bool = False

    @property
    def direction(self) -> str:
        """Which way is worse, in words; it stands beside every axis."""
        if self.is_effort:
            return _("effort, 5 = my usual limit")
        return _("higher = worse") if self.higher_is_worse else _("higher = better")

    @property
    def ends(self) -> tuple[str, str]:
        """What the lowest and the highest value mean, in a word; nothing where the number says it."""
        return (_("none"), _("worst")) if self.higher_is_worse else ("", "")


EFFORT = Scale(float(MOST_EFFORT), (0.0, 5.0, 10.0), higher_is_worse=False, is_effort=True)
SCORE = Scale(float(HIGHEST), (0.0, 5.0, 10.0), higher_is_worse=True)


def hours_scale(series: Iterable[DailySeries]) -> Scale:
    """Return the axis for hours of the day, just high enough for the most hours in any of `series`."""
    most = max((float(np.nanmax(s.values)) for s in series if s.recorded.any()), default=0.0)
    top = 4.0 * max(1, ceil(most / 4))
    return Scale(top, (0.0, top / 2, top), higher_is_worse=False)
