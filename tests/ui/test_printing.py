"""What comes out of the printer is the page: in its size, on its paper, as often and as far as it was asked for."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from tests.report.records import invented
from tidebook.bundled import catalogue
from tidebook.report.choices import Choices
from tidebook.report.document import document
from tidebook.report.layout import Paper
from tidebook.ui.pdf_document import PdfDocument, picture
from tidebook.ui.printing import paint, prepare

PIXELS_PER_POINT = 2
SENT = "Sent to the printer."
Print = Callable[..., QPdfDocument]


@pytest.fixture(scope="module")
def pages() -> dict[str, bytes]:
    """A page and its appendix on both papers."""
    record = invented(28)
    made = {}
    for paper in Paper:
        choices = Choices(record.period, paper, appendix=frozenset({"symptoms", "days", "numbers"}))
        made[paper.name] = document(record, catalogue(), choices, date(2026, 11, 22), lambda _r, _c: {})[1].content
    return made


@pytest.fixture
def opened(qapp: QObject, pages: dict[str, bytes]) -> Callable[[str], PdfDocument]:
    def open_(paper: str) -> PdfDocument:
        found = PdfDocument(qapp)
        found.take(pages[paper])
        return found

    return open_


@pytest.fixture
def printed(qapp: QObject, tmp_path: Path) -> Print:
    """Print to a file, as set up by `change`, and read it again."""

    def print_(what: PdfDocument, change: Callable[[QPrinter], object] = lambda _printer: None) -> QPdfDocument:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setResolution(150)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "print.pdf"))
        prepare(what, printer)
        change(printer)
        assert paint(what, printer) == SENT
        found = QPdfDocument(qapp)
        found.load(str(tmp_path / "print.pdf"))
        return found

    return print_


def seen(pdf: QPdfDocument, page: int = 0) -> QImage:
    points = pdf.pagePointSize(page)
    size = QSize(round(points.width() * PIXELS_PER_POINT), round(points.height() * PIXELS_PER_POINT))
    return picture(pdf, page, size)


def ink(image: QImage) -> tuple[float, float, float, float]:
    """Where the ink lies, in points from the paper's upper left: left, top, right, bottom."""
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    dark = pixels[:, : image.width(), 1] < 140
    across, down = (np.flatnonzero(dark.any(axis=axis)) / PIXELS_PER_POINT for axis in (0, 1))
    return float(across[0]), float(down[0]), float(across[-1]), float(down[-1])


@pytest.mark.parametrize("paper", ["A4", "LETTER"])
def test_it_lies_on_the_paper_as_in_the_file(
    opened: Callable[[str], PdfDocument], printed: Print, paper: str
) -> None:
    page = opened(paper)
    out = printed(page)
    assert out.pageCount() == page.pageCount() > 1
    for number in (0, 1):
        assert out.pagePointSize(number).width() == pytest.approx(page.pagePointSize(number).width(), abs=1)
        assert out.pagePointSize(number).height() == pytest.approx(page.pagePointSize(number).height(), abs=1)
        # Half a millimetre.
        assert ink(seen(out, number)) == pytest.approx(ink(seen(page, number)), abs=1.5)


def test_another_paper_shrinks_it_and_never_stretches_it(
    opened: Callable[[str], PdfDocument], printed: Print
) -> None:
    page = opened("A4")
    out = printed(page, lambda printer: printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter)))
    assert out.pagePointSize(0).height() == pytest.approx(792, abs=1)
    left, top, right, bottom = ink(seen(out))
    was = ink(seen(page))
    scale = 792 / 841.9
    assert right - left == pytest.approx((was[2] - was[0]) * scale, abs=3)
    assert bottom - top == pytest.approx((was[3] - was[1]) * scale, abs=3)
    # In the middle.
    assert left - was[0] * scale == pytest.approx((612 - 595.3 * scale) / 2, abs=3)


def test_a_page_stands_upright_whatever_the_printer_is_used_to(
    opened: Callable[[str], PdfDocument], printed: Print
) -> None:
    out = printed(opened("A4"), lambda printer: printer.setPageOrientation(QPageLayout.Orientation.Landscape))
    size = out.pagePointSize(0)
    left, top, right, bottom = ink(seen(out))
    assert size.width() > size.height()
    assert bottom - top > right - left
    assert (left, top) > (0, 0)
    assert right < size.width()
    assert bottom < size.height()


def test_only_the_pages_that_were_asked_for(opened: Callable[[str], PdfDocument], printed: Print) -> None:
    page = opened("A4")

    def second(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, 2)

    out = printed(page, second)
    assert out.pageCount() == 1
    assert ink(seen(out)) == pytest.approx(ink(seen(page, 1)), abs=1.5)


@pytest.mark.parametrize(("collated", "order"), [(True, (0, 1, 0, 1)), (False, (0, 0, 1, 1))])
def test_copies(opened: Callable[[str], PdfDocument], printed: Print, collated: bool, order: tuple[int, ...]) -> None:
    page = opened("A4")

    def twice(printer: QPrinter) -> None:
        printer.setCopyCount(2)
        printer.setCollateCopies(collated)
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(1, 2)

    out = printed(page, twice)
    places = [ink(seen(page, number)) for number in (0, 1)]
    assert places[0] != pytest.approx(places[1], abs=1.5)
    assert out.pageCount() == 4
    for number, which in enumerate(order):
        assert ink(seen(out, number)) == pytest.approx(places[which], abs=1.5)


def test_in_grey(opened: Callable[[str], PdfDocument], printed: Print) -> None:
    out = printed(opened("A4"), lambda printer: printer.setColorMode(QPrinter.ColorMode.GrayScale))
    image = seen(out)
    colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert all(QColor(colour).saturation() == 0 for colour in colours)
    assert len(colours) > 8


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_said(opened: Callable[[str], PdfDocument], qapp: QObject) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName("/proc/no/printer.pdf")
    assert paint(opened("A4"), printer) == "The printer did not take the page."
