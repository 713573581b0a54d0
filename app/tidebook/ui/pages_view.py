"""The finished PDF, page by page, with its size and a search."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.flow import Flow
from tidebook.ui.label import Label
from tidebook.ui.page_preview import PagePreview
from tidebook.ui.page_search import PageSearch
from tidebook.ui.pdf_document import PdfDocument

# Times the width that there is.
_SIZES = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_FIT = 1.0
# Above this a picture takes longer than one waits.
_WIDEST_PX = 2800


class _Sideways(QScrollArea):
    """Scrolls to the sides only; up and down is the affair of the page that it stands on."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().x() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            super().wheelEvent(event)
        else:
            event.ignore()


class PagesView(QWidget):
    """One page at a time. `looked_at`: a place on the page, in its own coordinates, that is to be in sight."""

    looked_at = Signal(QRectF)

    def __init__(self) -> None:
        super().__init__()
        self.document = PdfDocument(self)
        self.page = PagePreview(self.document)
        self.search = PageSearch(self.document)
        self.earlier, self.later = Button(_("‹ Previous page")), Button(_("Next page ›"))
        self.earlier.setAccessibleName(_("Previous page"))
        self.later.setAccessibleName(_("Next page"))
        self.place = Label("", "quiet")
        self.fit, self.smaller, self.larger = Button(_("Fit width")), Button(_("Smaller")), Button(_("Larger"))
        self.smaller.setAccessibleName(_("Show the page smaller"))
        self.larger.setAccessibleName(_("Show the page larger"))
        self.scale = _FIT
        self._area = _Sideways()
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._area.setWidget(self.page)
        self._build()

    def _build(self) -> None:
        self.place.setWordWrap(False)
        tools = QWidget()
        flow = Flow(tools)
        for widget in (self.earlier, self.place, self.later, self.smaller, self.larger, self.fit):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (tools, self.search, self._area):
            column.addWidget(part)
        self.earlier.clicked.connect(lambda: self.do("earlier"))
        self.later.clicked.connect(lambda: self.do("later"))
        self.fit.clicked.connect(lambda: self.do("fit"))
        self.smaller.clicked.connect(lambda: self.do("smaller"))
        self.larger.clicked.connect(lambda: self.do("larger"))
        self.page.wanted.connect(self.do)
        self.search.moved.connect(self._show_hit)
        self._show_place()

    def show_pdf(self, content: bytes) -> None:
        """Show a PDF file; the page that was shown stays, if there is one of its number."""
        self.document.take(content)
        self._turn_to(min(self.page.number, self.document.pageCount() - 1))
        self.search.search_again()

    def do(self, wanted: str) -> None:
        """Do what a button or a key asks for."""
        pages = self.document.pageCount()
        turns = {"earlier": self.page.number - 1, "later": self.page.number + 1, "first": 0, "last": pages - 1}
        if wanted in turns:
            self._turn_to(min(max(turns[wanted], 0), pages - 1))
            announce(self.page, self.place.text() or _("Page 1 of 1"))
        else:
            self._resize(wanted)

    def _resize(self, wanted: str) -> None:
        at = _SIZES.index(self.scale)
        by = {"smaller": -1, "larger": 1}.get(wanted)
        self.scale = _FIT if by is None else _SIZES[min(max(at + by, 0), len(_SIZES) - 1)]
        self._lay_out()
        announce(self.page, _("{percent} percent of the width").format(percent=round(self.scale * 100)))

    def _turn_to(self, number: int) -> None:
        self.page.show_page(max(number, 0))
        self._show_place()
        self._lay_out()
        self._mark()

    def _show_place(self) -> None:
        pages = self.document.pageCount()
        self.place.setText(_("Page {page} of {pages}").format(page=self.page.number + 1, pages=pages))
        for widget in (self.earlier, self.place, self.later):
            widget.setVisible(pages > 1)

    def _show_hit(self) -> None:
        hit = self.search.hit
        if hit is not None and hit.page() != self.page.number:
            self._turn_to(hit.page())
        self._mark()
        if hit is not None and hit.rectangles():
            place = self.page.on_screen(hit.rectangles()[0])
            self._area.ensureVisible(round(place.center().x()), 0, round(place.width()), 0)
            self.looked_at.emit(place)

    def _mark(self) -> None:
        hit, number = self.search.hit, self.page.number
        found = self.search.model.resultsOnPage(number) if self.search.count else []
        here = hit.rectangles() if hit is not None and hit.page() == number else []
        self.page.mark([place for one in found for place in one.rectangles()], here)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        # Words beside buttons stand at half their height.
        self.place.setMinimumHeight(self.earlier.sizeHint().height())
        self.search.label.setMinimumHeight(self.search.field.sizeHint().height())
        room = self._area.width() - 2 * self._area.frameWidth()
        width = min(round(room * self.scale), max(_WIDEST_PX, room))
        height = self.page.height_for(width)
        self.page.setFixedSize(width, height)
        bar = self._area.horizontalScrollBar().sizeHint().height() if width > room else 0
        self._area.setFixedHeight(height + bar + 2 * self._area.frameWidth())
