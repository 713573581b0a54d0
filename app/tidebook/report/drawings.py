"""The pictures on the clinician's page."""

from tidebook.analysis.daily import daily_ratings
from tidebook.domain.catalogue import Catalogue
from tidebook.domain.record import Record
from tidebook.report.page import Summary


def drawings(record: Record, catalogue: Catalogue, summary: Summary) -> dict[str, bytes]:
    """Return the SVG of each panel of block D, by the symptom's key, in the size that the page has for it."""
    from tidebook.charts.face import svg_bytes
    from tidebook.charts.panels import panel_figures

    sizes = summary.plan
    keys = [line.key for line in summary.symptoms.lines]
    series = [daily_ratings(record, catalogue.by_key[key]) for key in keys]
    figures = panel_figures(
        series, width_mm=sizes.gutter_mm + sizes.plot_mm, panel_mm=sizes.panel_mm, gutter_mm=sizes.gutter_mm
    )
    return {key: svg_bytes(figure) for key, figure in zip(keys, figures, strict=True)}
