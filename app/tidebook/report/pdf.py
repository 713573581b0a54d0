"""The clinician's page as a PDF: one tagged page, made in memory, with nothing fetched."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from tidebook.report.page import Summary
from tidebook.report.typeset import ReportError, typeset

__all__ = ["PdfResult", "ReportError", "make_pdf"]

_TEMPLATE = ("look.typ", "symptoms.typ", "summary.typ")
_SQUEEZES = (1.0, 0.9, 0.75, 0.6, 0.45)


@dataclass(frozen=True, slots=True)
class PdfResult:
    """The finished file, and what there is to say about it (sentences; mostly none).

    `is_squeezed`: the page ran over as planned, and was set with flatter panels and rows.
    """

    content: bytes
    said: tuple[str, ...] = ()
    is_squeezed: bool = False


def make_pdf(summary: Summary, charts: Mapping[str, bytes]) -> PdfResult:
    """Set the page. `charts`: the SVG of each panel by its symptom's key (see `drawings`).

    The same input gives the same bytes. Safe in any thread, and without Python's lock while it works.
    Raises ReportError when the page can not be made.
    """
    inputs = {
        "page": json.dumps(asdict(summary), ensure_ascii=False),
        "pictures": json.dumps({key: svg.decode() for key, svg in charts.items()}),
    }
    attempts = [inputs | {"squeeze": str(squeeze)} for squeeze in _SQUEEZES]
    made = typeset(_TEMPLATE, attempts, date.fromisoformat(summary.printed_on))
    return PdfResult(made.content, made.said, is_squeezed=made.attempt > 0)
