"""The pictures on the clinician's page."""

from datetime import date

from tidebook.analysis.daily import AROUND_DAYS, daily_ratings
from tidebook.charts.panels import PanelMarks, PanelSizes, panel_svgs
from tidebook.domain.catalogue import Catalogue, own_symptom
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.report.page import Summary


def drawings(record: Record, catalogue: Catalogue, summary: Summary) -> dict[str, bytes]:
    """Return the SVG of each panel of block D, by the symptom's key, in the size that the page has for it.

    `record` holds what the recipient may see, of the days around the period too: the running median counts them.
    """
    block, plan = summary.symptoms, summary.plan
    if block is None:
        return {}
    period = Period(date.fromisoformat(summary.first), date.fromisoformat(summary.last))
    around = record.within(period.wider(AROUND_DAYS))
    symptoms = [catalogue.by_key.get(line.key) or own_symptom(line.key, line.name) for line in block.lines]
    sizes = PanelSizes(plan.gutter_mm, plan.plot_mm, plan.panel_mm, plan.lane_mm, plan.dates_mm)
    marks = PanelMarks([(mark.at, mark.letter) for mark in block.marks], [line.changed for line in block.lines])
    drawn = panel_svgs([daily_ratings(around, symptom) for symptom in symptoms], sizes, marks, period)
    return {line.key: svg for line, svg in zip(block.lines, drawn, strict=True)}
