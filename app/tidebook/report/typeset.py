"""Sets a page with Typst: in memory, tagged, in any script, with nothing fetched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from typing import TYPE_CHECKING

from tidebook import paths
from tidebook.language import _

if TYPE_CHECKING:
    import typst
    from typst import PDFStandard

_NO_GLYPH = "could not be displayed with font"
_TOO_LONG = "more than one page"


class ReportError(Exception):
    """The page could not be made. The message is one sentence for the person."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """The finished file, what there is to say about it (mostly nothing), and which attempt found room."""

    content: bytes
    said: tuple[str, ...] = ()
    attempt: int = 0


def typeset(
    parts: Sequence[str], attempts: Sequence[Mapping[str, str]], dated: date, *, has_files: bool = False
) -> Typeset:
    """Set the template made of `parts` with the first of `attempts` (its inputs) that does not run over.

    The same input gives the same bytes. Safe in any thread, and without Python's lock while it works. Letters
    that the bundled font lacks come from the computer's fonts; if none has them, the page is made without the
    standards, and `said` tells. `has_files`: the template attaches files, which PDF/A-2 does not allow and PDF/A-3
    does. Raises ReportError when the page can not be made.
    """
    import typst

    at = datetime.combine(dated, time(12), UTC)
    boxes = (_("Some characters may show as boxes: no font here has them."),)
    # Archivable and readable with a screen reader: the typesetter refuses what would break either.
    both: list[PDFStandard] = ["a-3a" if has_files else "a-2a", "ua-1"]
    rungs: tuple[tuple[bool, list[PDFStandard], tuple[str, ...]], ...] = (
        (False, both, ()),
        (True, both, ()),
        (True, [], boxes),
    )
    for system_fonts, standards, said in rungs:
        for number, inputs in enumerate(attempts):
            try:
                content = _set(tuple(parts), dict(inputs), at, standards, system_fonts=system_fonts)
            except typst.TypstError as trouble:
                # What the typesetter says quotes the person's text: it is neither shown nor passed on.
                if _TOO_LONG in str(trouble):
                    continue
                if _NO_GLYPH in str(trouble):
                    break
                raise _sorry() from None
            return Typeset(content, said, number)
    raise _sorry()


def _set(
    parts: tuple[str, ...],
    inputs: dict[str, str],
    at: datetime,
    standards: "list[PDFStandard]",
    *,
    system_fonts: bool,
) -> bytes:
    import typst

    # A new one each time: a compiler keeps the last text that it was given. The root is where templates lie.
    compiler = typst.Compiler(
        root=paths.REPORT, font_paths=_fonts(system_fonts), ignore_system_fonts=not system_fonts
    )
    content = compiler.compile(
        _read(parts), format="pdf", sys_inputs=inputs, pdf_standards=list(standards), timestamp=at
    )
    assert isinstance(content, bytes)
    return content


@cache
def _read(parts: tuple[str, ...]) -> bytes:
    # Put together here, so that no template has to import or read a file.
    return b"\n".join((paths.REPORT / part).read_bytes() for part in ("words.typ", *parts))


@cache
def _fonts(system_fonts: bool) -> "typst.Fonts":
    import typst

    return typst.Fonts(
        include_system_fonts=system_fonts, include_embedded_fonts=system_fonts, font_paths=[paths.FONTS]
    )


def _sorry() -> ReportError:
    return ReportError(_("The page could not be made. Your journal is safe."))
