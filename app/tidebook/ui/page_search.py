"""Finds words in the pages of a PDF: how often they stand there, and one after the other."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtPdf import QPdfLink, QPdfSearchModel
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tidebook.language import _, ngettext
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.flow import Flow
from tidebook.ui.label import Label
from tidebook.ui.pdf_document import PdfDocument

_WAIT_MS = 250


class PageSearch(QWidget):
    """A field and two buttons. `moved`: another place is read now, or there is none any more."""

    moved = Signal()

    def __init__(self, document: PdfDocument) -> None:
        super().__init__()
        self._document = document
        self.model = QPdfSearchModel(self)
        self.model.setDocument(document)
        self.at = -1
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Search in the pages"))
        self.earlier, self.later = Button(_("Previous place")), Button(_("Next place"))
        self.said = Label("", "quiet")
        self.label = Label(_("Search in the pages"), "quiet")
        self.label.setWordWrap(False)
        self.label.setBuddy(self.field)
        row = QWidget()
        flow = Flow(row)
        for tool in (self.label, self.field, self.earlier, self.later):
            flow.addWidget(tool)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (row, self.said):
            column.addWidget(widget)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_WAIT_MS)
        self._settled.timeout.connect(self._say)
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(lambda: self._move(1))
        self.earlier.clicked.connect(lambda: self._move(-1))
        self.later.clicked.connect(lambda: self._move(1))
        self.model.countChanged.connect(self._count_changed)
        self._show_buttons()

    @property
    def hit(self) -> QPdfLink | None:
        """The place that is read now."""
        return self.model.resultAtIndex(self.at) if 0 <= self.at < self.count else None

    @property
    def count(self) -> int:
        """How often the words have been found so far."""
        return self.model.rowCount(self.model.index(-1, -1)) if self.field.text().strip() else 0

    def search_again(self) -> None:
        """Look through the document anew: its pages have changed."""
        self.model.setSearchString("")
        self._search()

    def _search(self) -> None:
        self.at = -1
        self.model.setSearchString(self.field.text().strip())
        self._show_buttons()
        self._settled.start()
        self.moved.emit()

    def _count_changed(self) -> None:
        self._show_buttons()
        # The pages are looked through one by one: it is said once they are through.
        self._settled.start()
        self.moved.emit()

    def _move(self, by: int) -> None:
        if self.count:
            self.at = (self.at + by) % self.count if self.at >= 0 else (0 if by > 0 else self.count - 1)
            self._settled.stop()
            self._say()
            self.moved.emit()

    def _say(self) -> None:
        words = self._words()
        self.said.setText(words)
        self.said.setVisible(bool(words))
        if words and self.isVisible():
            hit = self.hit
            around = "" if hit is None else f"{hit.contextBefore()}{self.field.text()}{hit.contextAfter()}"
            announce(self.said, f"{words} {around}".strip())

    def _words(self) -> str:
        if not self.field.text().strip():
            return ""
        hit, count = self.hit, self.count
        if hit is not None:
            said = _("Place {place} of {count}, on page {page}.")
            return said.format(place=self.at + 1, count=count, page=hit.page() + 1)
        if not count:
            return _("Not found in these pages.")
        return ngettext("Found in {count} place.", "Found in {count} places.", count).format(count=count)

    def _show_buttons(self) -> None:
        wanted = bool(self.field.text().strip())
        for button in (self.earlier, self.later):
            button.setVisible(wanted)
        self.said.setVisible(wanted and bool(self.said.text()))
