"""Window, saved picture and printed panel draw one and the same running median."""

import re
from datetime import timedelta

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from tests.report.records import LAST, invented
from tidebook.analysis.daily import AROUND_DAYS, daily_ratings, running_median
from tidebook.bundled import catalogue
from tidebook.charts.face import on_screen
from tidebook.charts.palette import LIGHT
from tidebook.charts.timeline import Timeline
from tidebook.domain.period import Period
from tidebook.report.choices import Choices
from tidebook.report.drawings import drawings
from tidebook.report.summary import summarise
from tidebook.ui.timeline_sheet import TimelineSheet

SHOWN = Period.ending(LAST - timedelta(days=20), 28)


def drawn(timeline: Timeline) -> dict[int, float]:
    """The median of each shown day of the first track, by the number of the day."""
    x, y = (np.asarray(part) for part in timeline.tracks[0].line.get_data())
    return {
        round(day) - SHOWN.first.toordinal(): float(value)
        for day, value in zip(x.tolist(), y.tolist(), strict=True)
        if SHOWN.first.toordinal() <= day <= SHOWN.last.toordinal() and not np.isnan(value)
    }


def test_all_draw_the_same_median(qapp: QApplication) -> None:
    whole = invented(120)
    fatigue = catalogue().quick[0]
    series = daily_ratings(whole, fatigue)
    start = series.period.index(SHOWN.first)
    medians = running_median(series)[start : start + len(SHOWN)]
    wanted = {at: float(value) for at, value in enumerate(medians) if not np.isnan(value)}
    # The days around the shown ones count.
    alone = running_median(series.within(SHOWN))
    assert not np.array_equal(alone, medians, equal_nan=True)

    sheet = TimelineSheet()
    sheet.show_record(whole, SHOWN, whole.period, LIGHT, 1.0)
    assert sheet.view.timeline is not None
    assert drawn(sheet.view.timeline) == wanted
    saved = sheet.picture(SHOWN)
    assert drawn(saved._timeline(LIGHT, 900, saved.least_height(900, on_screen()), on_screen())) == wanted
    assert "28 days" in saved.sentence
    assert len(saved.table.rows) == 28

    choices = Choices(SHOWN)
    read = whole.within(choices.reads)
    summary = summarise(read, catalogue(), choices, LAST)
    svg = drawings(read, catalogue(), summary)[fatigue.key].decode()
    found = re.search(r'<path d="([^"]+)" [^>]*stroke-linejoin', svg)
    assert found is not None
    # As in charts/panels.py: from the top of a panel to 10, and from 0 down to its foot.
    top, foot = summary.plan.lane_mm + 1.7, summary.plan.lane_mm + summary.plan.panel_mm - 3.2
    room = summary.plan.plot_mm / len(SHOWN)
    points = re.findall(r"[ML]([\d.]+) ([\d.]+)(?=[ML]|$)", found[1])
    on_page = {
        round((float(x) - summary.plan.gutter_mm) / room - 0.5): 10 * (foot - float(y)) / (foot - top)
        for x, y in points
    }
    assert on_page == {at: pytest.approx(value, abs=0.02) for at, value in wanted.items()}


def test_the_page_reads_the_days_around() -> None:
    assert Choices(SHOWN).reads.last == SHOWN.last + timedelta(days=AROUND_DAYS)
