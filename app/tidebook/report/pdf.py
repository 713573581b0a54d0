"""The clinician's page as a PDF: one tagged page, made in memory, with nothing fetched."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from typing import TYPE_CHECKING

from tidebook import paths
from tidebook.language import _
from tidebook.report.page import Summary

if TYPE_CHECKING:
    import typst
    from typst import PDFStandard

_NO_GLYPH = "could not be displayed with font"
_TOO_LONG = "more than one page"
_SQUEEZES = (1.0, 0.85, 0.7, 0.55)


class ReportError(Exception):
    """The page could not be made. The message is one sentence for the person."""


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

    The same input gives the same bytes. Safe in any thread, and without Python's lock while it works. Letters
    that the bundled font lacks come from the computer's fonts; if none has them, the page is made without the
    standards, and `said` tells. Raises ReportError when the page can not be made.
    """
    import typst

    inputs = {
        "page": json.dumps(asdict(summary), ensure_ascii=False),
        "pictures": json.dumps({key: svg.decode() for key, svg in charts.items()}),
    }
    printed = datetime.combine(date.fromisoformat(summary.printed_on), time(12), UTC)
    boxes = (_("Some characters may show as boxes: no font here has them."),)
    # Archivable and readable with a screen reader: the typesetter refuses what would break either.
    rungs: tuple[tuple[bool, list[PDFStandard], tuple[str, ...]], ...] = (
        (False, ["a-2a", "ua-1"], ()),
        (True, ["a-2a", "ua-1"], ()),
        (True, [], boxes),
    )
    for system_fonts, standards, said in rungs:
        for squeeze in _SQUEEZES:
            try:
                content = _set(inputs | {"squeeze": str(squeeze)}, printed, standards, system_fonts=system_fonts)
            except typst.TypstError as trouble:
                # What the typesetter says quotes the person's text: it is neither shown nor passed on.
                if _TOO_LONG in str(trouble):
                    continue
                if _NO_GLYPH in str(trouble):
                    break
                raise _sorry() from None
            return PdfResult(content, said, is_squeezed=squeeze < 1)
    raise _sorry()


def _set(inputs: dict[str, str], printed: datetime, standards: "list[PDFStandard]", *, system_fonts: bool) -> bytes:
    import typst

    # A new one each time: a compiler keeps the last text that it was given.
    compiler = typst.Compiler(font_paths=_fonts(system_fonts), ignore_system_fonts=not system_fonts)
    content = compiler.compile(
        _template(), format="pdf", sys_inputs=inputs, pdf_standards=list(standards), timestamp=printed
    )
    assert isinstance(content, bytes)
    return content


@cache
def _template() -> bytes:
    return (paths.REPORT / "summary.typ").read_bytes()


@cache
def _fonts(system_fonts: bool) -> "typst.Fonts":
    import typst

    return typst.Fonts(
        include_system_fonts=system_fonts, include_embedded_fonts=system_fonts, font_paths=[paths.FONTS]
    )


def _sorry() -> ReportError:
    return ReportError(_("The page could not be made. Your journal is safe."))
