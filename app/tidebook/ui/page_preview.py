"""One page of the finished PDF on screen, in the ink and paper of the theme."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.pdf_document import PdfDocument, picture

_A4 = 297 / 210
_RING_PX = 2
_HIT_STRENGTH = 70
_KEYS = {
    Qt.Key.Key_PageUp: "earlier",
    Qt.Key.Key_PageDown: "later",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
    Qt.Key.Key_Plus: "larger",
    Qt.Key.Key_Equal: "larger",
    Qt.Key.Key_Minus: "smaller",
    Qt.Key.Key_0: "fit",
}


class PagePreview(QWidget):
    """Draws a page as large as the widget. White paper would blind in a dark room: the theme's is used.

    `wanted` carries what a key asks for: another page or another size.
    """

    wanted = Signal(str)

    def __init__(self, document: PdfDocument) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.document = document
        self.number = 0
        self._picture = QImage()
        self._picture_key: tuple[object, ...] = ()
        self._hits: Sequence[QRectF] = ()
        self._hit: Sequence[QRectF] = ()
        self.setAccessibleName(_("Preview of the page"))

    def show_page(self, number: int) -> None:
        """Show a page of the document, from 0."""
        self.number = number
        self._hits = self._hit = ()
        self._picture_key = ()
        pages = self.document.pageCount()
        if pages > 1:
            self.setAccessibleName(_("Preview, page {page} of {pages}").format(page=number + 1, pages=pages))
        else:
            self.setAccessibleName(_("Preview of the page"))
        # A screen reader can not look into a picture: it gets the words of the page.
        self.setAccessibleDescription(self.document.getAllText(number).text())
        self.update()

    def mark(self, hits: Sequence[QRectF], hit: Sequence[QRectF]) -> None:
        """Mark what was searched for, in points from the page's upper left; `hit` is the one that is read now."""
        self._hits, self._hit = hits, hit
        self.update()

    def height_for(self, width: int) -> int:
        """Return how high the page is in a width."""
        size = self.document.pagePointSize(self.number)
        return round(width * (size.height() / size.width() if size.width() > 0 else _A4))

    def on_screen(self, points: QRectF) -> QRectF:
        """Return where a place of the page lies in the widget."""
        width = self.document.pagePointSize(self.number).width()
        by = self.width() / width if width > 0 else 1.0
        return QRectF(points.x() * by, points.y() * by, points.width() * by, points.height() * by)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, 200)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        wanted = _KEYS.get(Qt.Key(event.key())) if not held else None
        if wanted is None:
            event.ignore()
        else:
            self.wanted.emit(wanted)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self.palette().color
        painter.fillRect(event.rect(), colour(QPalette.ColorRole.Base))
        if self.document.pageCount():
            painter.drawImage(self.rect(), self._page())
        self._draw_hits(painter)
        if self.hasFocus():
            painter.setPen(QPen(colour(QPalette.ColorRole.Text), _RING_PX))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        else:
            painter.setPen(colour(QPalette.ColorRole.Midlight))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _draw_hits(self, painter: QPainter) -> None:
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        veil = QColor(accent)
        veil.setAlpha(_HIT_STRENGTH)
        for hit in self._hits:
            painter.fillRect(self.on_screen(hit), veil)
        painter.setPen(QPen(accent, _RING_PX))
        for hit in self._hit:
            painter.drawRect(self.on_screen(hit).adjusted(-2, -2, 2, 2))

    def _page(self) -> QImage:
        ink, paper = (self.palette().color(role) for role in (QPalette.ColorRole.Text, QPalette.ColorRole.Base))
        size = self.size() * self.devicePixelRatioF()
        key = size.width(), size.height(), ink.rgb(), paper.rgb()
        if self._picture_key != key:
            self._picture = tinted(picture(self.document, self.number, size), ink, paper)
            self._picture_key = key
        return self._picture


def tinted(page: QImage, ink: QColor, paper: QColor) -> QImage:
    """Return a grey page with its black as `ink` and its white as `paper`, and what is between between."""
    dark_paper = paper.lightness() < ink.lightness()
    page = page.copy()
    if dark_paper:
        page.invertPixels()
    low, high = (paper, ink) if dark_paper else (ink, paper)
    span = QColor(high.red() - low.red(), high.green() - low.green(), high.blue() - low.blue())
    painter = QPainter(page)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(page.rect(), span)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    painter.fillRect(page.rect(), low)
    painter.end()
    return page
