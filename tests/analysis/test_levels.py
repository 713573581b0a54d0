"""Days are counted at the level of their value, and what has none is told apart."""

import numpy as np
import pytest

from tests.report.records import LAST
from tidebook.analysis.daily import Cell, DailySeries
from tidebook.analysis.levels import LEVELS, level_days, levels
from tidebook.domain.period import Period


@pytest.mark.parametrize("value", range(11))
def test_each_score_has_its_level(value: int) -> None:
    (at,) = levels(np.array([float(value)]), [high for _low, high in LEVELS]).tolist()
    low, high = LEVELS[at]
    assert low <= value <= high


def test_what_has_no_value_has_no_level() -> None:
    assert levels(np.array([np.nan, 0.0, 0.5, 3.0, 3.5, 12.0]), [0, 3, 6, 9, 12]).tolist() == [-1, 0, 1, 1, 2, 4]
    assert levels(np.array([]), [0, 3]).tolist() == []


def test_every_day_is_counted_once() -> None:
    nan = np.nan
    values = np.array([0, 1, 3, 4, 6, 7, 8, 9, 10, nan, nan, nan, nan])
    cells = [Cell.ON_TIME] * 7 + [Cell.LATE, Cell.FROM_MEMORY, Cell.NOT_ANSWERED, Cell.TOO_ILL, *[Cell.NOT_ASKED] * 2]
    found = level_days(DailySeries(Period.ending(LAST, 13), values, np.array(cells, dtype=np.uint8)))
    assert found.days == (1, 2, 2, 2, 2)
    assert (found.not_recorded, found.not_asked) == (4, 2)
    assert sum(found.days) + found.not_recorded == 13
