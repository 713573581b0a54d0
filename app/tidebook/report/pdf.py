"""The clinician's page and its appendix as a PDF: tagged, made in memory, with nothing fetched."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from tidebook.report.appendix_page import Appendix
from tidebook.report.page import Summary
from tidebook.report.typeset import ReportError, typeset

__all__ = ["PdfResult", "ReportError", "make_pdf"]

_TEMPLATE: tuple[str, ...] = ("look.typ", "symptoms.typ", "summary.typ")
_SQUEEZES = (1.0, 0.9, 0.75, 0.6, 0.45)


@dataclass(frozen=True, slots=True)
class PdfResult:
    """The finished file, and what there is to say about it (sentences; mostly none).

    `is_squeezed`: the page ran over as planned, and was set with flatter panels and rows.
    """

    content: bytes
    said: tuple[str, ...] = ()
    is_squeezed: bool = False


def make_pdf(
    summary: Summary,
    charts: Mapping[str, bytes],
    appendix: Appendix | None = None,
    tables: Mapping[str, bytes] | None = None,
) -> PdfResult:
    """Set the page, and the appendix on pages of its own.

    `charts`: the SVG of each panel by its symptom's key (see `drawings`), and those of the appendix (`pictures`).
    `tables`: CSV files (UTF-8) by name, which are attached inside the PDF.
    The same input gives the same bytes. Safe in any thread, and without Python's lock while it works.
    Raises ReportError when the page can not be made.
    """
    inputs = {
        "page": json.dumps(asdict(summary), ensure_ascii=False),
        "pictures": json.dumps({key: svg.decode() for key, svg in charts.items()}),
    }
    template = _TEMPLATE
    if tables:
        inputs["tables"] = json.dumps({name: table.decode() for name, table in tables.items()}, ensure_ascii=False)
        template += ("attached.typ",)
    if appendix is not None:
        inputs["appendix"] = json.dumps(asdict(appendix), ensure_ascii=False)
        template += ("appendix.typ",)
    attempts = [inputs | {"squeeze": str(squeeze)} for squeeze in _SQUEEZES]
    made = typeset(template, attempts, date.fromisoformat(summary.printed_on), has_files=bool(tables))
    return PdfResult(made.content, made.said, is_squeezed=made.attempt > 0)
