"""What Tidebook is made of: a list to search, and the licence of each part to read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QPlainTextEdit

from tidebook.language import _
from tidebook.parts import Part, parts
from tidebook.ui.card import Card
from tidebook.ui.label import Label
from tidebook.ui.line_field import LineField

_LIST_PX, _TEXT_PX = 300, 420


class LicencesCard(Card):
    """Reads the licences from the installed libraries themselves, one at a time."""

    def __init__(self) -> None:
        super().__init__(_("Licences"))
        self._parts = parts()
        self.search = LineField()
        self.search.setAccessibleName(_("Search the parts"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Parts of Tidebook"))
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(_LIST_PX)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        # A text that is only read can be read by keys, too.
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setMinimumHeight(_TEXT_PX)
        label = Label(_("Search"), "quiet")
        label.setBuddy(self.search)
        self.column.addWidget(
            Label(_("Tidebook is free software under the MIT licence, made with these parts."), "quiet")
        )
        for widget in (label, self.search, self.list, self.text):
            self.column.addWidget(widget)
        for part in self._parts:
            QListWidgetItem(_words(part), self.list)
        self.search.textChanged.connect(self._narrow)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)

    def _show(self, row: int) -> None:
        part = self._parts[row]
        self.text.setPlainText(part.text)
        self.text.setAccessibleName(_("Licence of {part}").format(part=part.name))

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not all(word in item.text().casefold() for word in wanted))
        shown = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        if shown and self.list.currentRow() not in shown:
            self.list.setCurrentRow(shown[0])


def _words(part: Part) -> str:
    name = " ".join(filter(None, (part.name, part.version)))
    if part.inside:
        name = _("{part}, inside {library}").format(part=name, library=part.inside)
    return " · ".join(filter(None, (name, part.licence)))
