"""Two periods beside each other: the numbers of each, and one day of each set against one of the other."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tidebook.analysis.daily import DailySeries
from tidebook.analysis.numbers import Numbers, numbers
from tidebook.domain.errors import EntryError
from tidebook.domain.period import Period
from tidebook.language import _

# domain.md 4.4: fewer days say too little of a period.
ENOUGH_DAYS = 14


@dataclass(frozen=True, slots=True)
class Pairs:
    """All pairs of one day of the first period with one day of the second.

    `higher`: in how many the day of the second period has the higher value; `equal`, `lower` likewise. Their sum is
    the number of all pairs (the counts behind Mann and Whitney's U).
    """

    higher: int
    equal: int
    lower: int

    @property
    def of_100(self) -> tuple[int, int, int]:
        """Higher, equal and lower of 100 pairs: whole numbers with the sum 100 (largest remainder).

        Of equal remainders, the greater count is rounded up, then *equal*, then *higher*.
        """
        counts = (self.higher, self.equal, self.lower)
        shares = [divmod(100 * count, sum(counts)) for count in counts]
        missing = 100 - sum(whole for whole, _rest in shares)
        order = sorted((0, 1, 2), key=lambda at: (-shares[at][1], -counts[at], at != 1, at))
        raised = order[:missing]
        higher, equal, lower = (shares[at][0] + (at in raised) for at in (0, 1, 2))
        return higher, equal, lower


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two periods say of one symptom. `first`, `second`: their counted values.

    Numbers and pairs are there only if each period has at least ENOUGH_DAYS counted values.
    """

    counted: tuple[int, int]
    first: Numbers | None
    second: Numbers | None
    pairs: Pairs | None

    @property
    def difference(self) -> float | None:
        """The median of the second period minus that of the first."""
        return None if self.first is None or self.second is None else self.second.median - self.first.median


def compare(first: DailySeries, second: DailySeries, *, from_memory: bool = False) -> Comparison:
    """Compare the values that medians are made of; those from memory are left out unless `from_memory`."""
    here, there = (series.counted(from_memory=from_memory) for series in (first, second))
    counted = len(here), len(there)
    if min(counted) < ENOUGH_DAYS:
        return Comparison(counted, None, None, None)
    return Comparison(counted, numbers(here), numbers(there), pairs_of(here, there))


def pairs_of(first: NDArray[np.float64], second: NDArray[np.float64]) -> Pairs:
    """Count all pairs. first: shape (N,), second: shape (M,), no NaN; exact, in about (N + M) log N steps."""
    ordered = np.sort(first)
    below = int(np.searchsorted(ordered, second, "left").sum())
    up_to = int(np.searchsorted(ordered, second, "right").sum())
    return Pairs(below, up_to - below, len(first) * len(second) - up_to)


def refuse_overlap(first: Period, second: Period) -> None:
    """Raise EntryError if a day belongs to both periods."""
    if first.first <= second.last and second.first <= first.last:
        raise EntryError(_("The two periods share days. Please choose periods that do not overlap."))
