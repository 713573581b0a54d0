"""Printing: the very PDF goes to the printer."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from tidebook.language import _

_POINTS_PER_INCH = 72
_MOST_DPI = 600


def print_pdf(parent: QWidget, document: QPdfDocument) -> str:
    """Ask for the printer and print; return the sentence that says how it went, or nothing if called off."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = document.pagePointSize(0)
    printer.setPageSize(QPageSize(size, QPageSize.Unit.Point))
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return ""
    return paint(document, printer)


def paint(document: QPdfDocument, printer: QPrinter) -> str:
    """Put every page of `document` on `printer`, edge to edge, and return the sentence that says so."""
    printer.setFullPage(True)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    painter = QPainter()
    if not painter.begin(printer):
        return _("The printer did not take the page.")
    dpi = min(printer.resolution(), _MOST_DPI)
    for number in range(document.pageCount()):
        if number:
            printer.newPage()
        points = document.pagePointSize(number)
        pixels = QSize(
            round(points.width() * dpi / _POINTS_PER_INCH), round(points.height() * dpi / _POINTS_PER_INCH)
        )
        page = QImage(pixels, QImage.Format.Format_RGB32)
        page.fill(Qt.GlobalColor.white)
        # What comes from the PDF has transparent paper, which some printers turn black.
        over = QPainter(page)
        over.drawImage(0, 0, document.render(number, pixels))
        over.end()
        painter.drawImage(QRectF(painter.viewport()), page)
    painter.end()
    return _("Sent to the printer.")
