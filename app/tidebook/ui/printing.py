"""Printing: the very PDF goes to the printer, in its own size."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from tidebook.language import _
from tidebook.ui.pdf_document import picture

_POINTS_PER_INCH = 72
_MOST_DPI = 600
# Papers that differ by less are the same: printers round.
_SAME_POINTS = 6.0


def print_pdf(parent: QWidget, document: QPdfDocument) -> str:
    """Ask for the printer and print; return the sentence that says how it went, or nothing if called off."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(document, printer)
    dialog = QPrintDialog(printer, parent)
    if document.pageCount() > 1:
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, document.pageCount())
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return ""
    return paint(document, printer)


def prepare(document: QPdfDocument, printer: QPrinter) -> None:
    """Ask the printer for the paper that the document is made for, all of it, upright."""
    size = QPageSize(document.pagePointSize(0), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageSize(size)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    # The page has its own margins: those of the printer come not on top of them.
    printer.setFullPage(True)


def paint(document: QPdfDocument, printer: QPrinter) -> str:
    """Put the pages that were chosen on `printer`, and return the sentence that says so."""
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return _("The printer did not take the page.")
    is_first = True
    for number in _numbers(document, printer):
        if not is_first and not printer.newPage():
            painter.end()
            return _("The printer did not take all pages.")
        is_first = False
        _paint_page(document, number, printer, painter)
    if not painter.end():
        return _("The printer did not take the page.")
    return _("Sent to the printer.")


def _numbers(document: QPdfDocument, printer: QPrinter) -> Iterator[int]:
    """Yield the pages in the order in which they leave the printer, copies and all."""
    first, last = 1, document.pageCount()
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        first, last = printer.fromPage(), min(printer.toPage() or last, last)
    chosen = list(range(first - 1, last))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        for _copy in range(copies):
            yield from chosen
    else:
        for number in chosen:
            yield from [number] * copies


def _paint_page(document: QPdfDocument, number: int, printer: QPrinter, painter: QPainter) -> None:
    points = document.pagePointSize(number)
    dpi = min(printer.resolution(), _MOST_DPI)
    pixels = QSizeF(points * (dpi / _POINTS_PER_INCH)).toSize()
    page = picture(document, number, pixels)
    if printer.colorMode() == QPrinter.ColorMode.GrayScale:
        page = page.convertToFormat(QImage.Format.Format_Grayscale8)
    painter.drawImage(_place(points, printer), page)


def _place(points: QSizeF, printer: QPrinter) -> QRectF:
    """Return where a page goes, in the printer's dots: in its own size, or as large as another paper allows."""
    paper = printer.pageLayout().fullRectPoints().toRectF().size()
    dots = printer.resolution() / _POINTS_PER_INCH
    scale = min(paper.width() / points.width(), paper.height() / points.height())
    if abs(paper.width() - points.width()) < _SAME_POINTS and abs(paper.height() - points.height()) < _SAME_POINTS:
        scale = 1.0
    size = points * scale * dots
    left, top = (paper.width() * dots - size.width()) / 2, (paper.height() * dots - size.height()) / 2
    return QRectF(left, top, size.width(), size.height())
