"""The whole PDF in one go: the page, the appendix, and the tables that go along."""

from collections.abc import Callable, Mapping
from datetime import date

from tidebook.domain.catalogue import Catalogue
from tidebook.domain.record import Record
from tidebook.report.appendix import appendix
from tidebook.report.appendix_pictures import pictures
from tidebook.report.attached import shown
from tidebook.report.choices import Choices
from tidebook.report.drawings import drawings
from tidebook.report.material import Material
from tidebook.report.page import Summary
from tidebook.report.pdf import PdfResult, make_pdf
from tidebook.report.summary import summarise

# Makes CSV files, by name, of a record.
Tables = Callable[[Record, Catalogue], Mapping[str, bytes]]


def document(
    record: Record, catalogue: Catalogue, choices: Choices, printed_on: date, tables: Tables
) -> tuple[Summary, PdfResult]:
    """Make all that `choices` ask for. `record` holds the days of `choices.reads`; `printed_on` dates the page.

    `tables` is asked, if at all, for the values that are shown, and for no others. Raises ReportError when the
    pages can not be made.
    """
    summary = summarise(record, catalogue, choices, printed_on)
    page = Material.of(record, catalogue, choices, printed_on)
    charts = drawings(page.near, catalogue, summary)
    further = appendix(page)
    if further is not None:
        charts |= pictures(page, further)
    files = tables(shown(page), catalogue) if choices.attach_data else {}
    return summary, make_pdf(summary, charts, further, files)
