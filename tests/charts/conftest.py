"""Series that say at a glance what they hold."""

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest

from tidebook.analysis.daily import Cell, DailySeries
from tidebook.domain.period import Period

LAST = date(2026, 11, 22)
Daily = Callable[[str], DailySeries]

_STATES = {"-": Cell.NOT_ANSWERED, "T": Cell.TOO_ILL, "x": Cell.NOT_ASKED, "l": Cell.LATE, "m": Cell.FROM_MEMORY}


@pytest.fixture
def daily() -> Daily:
    """Read "6 5l 4m - T x": values (l: typed late, m: from memory), not answered, too ill, not asked."""

    def read(words: str) -> DailySeries:
        parts = words.split()
        values = np.array([float(p.rstrip("lm")) if p[0].isdigit() else np.nan for p in parts])
        cells = np.array([_STATES.get(p[-1], Cell.ON_TIME) for p in parts], dtype=np.uint8)
        return DailySeries(Period.ending(LAST, len(parts)), values, cells)

    return read
