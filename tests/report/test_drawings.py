"""The panels have the size that the page keeps for them."""

import re

from tests.report.records import LAST, QUICK, invented
from tidebook.bundled import catalogue
from tidebook.report.drawings import drawings
from tidebook.report.summary import Choices, summarise


def test_each_quick_symptom_has_one_panel_of_the_planned_size() -> None:
    record = invented()
    summary = summarise(record, None, catalogue(), Choices(record.period), LAST)
    drawn = drawings(record, catalogue(), summary)
    assert list(drawn) == [symptom.key for symptom in QUICK]
    for svg in drawn.values():
        size = re.search(rb'width="([\d.]+)pt" height="([\d.]+)pt"', svg)
        assert size is not None
        assert abs(float(size[1]) / 72 * 25.4 - summary.plan.plot_mm - summary.plan.gutter_mm) < 0.1
        assert float(size[2]) / 72 * 25.4 >= summary.plan.panel_mm - 0.1
