"""The list from which a person picks what they want to be asked."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tidebook import bundled, clock
from tidebook.domain.asked import Asked, asked_on
from tidebook.domain.catalogue import Symptom
from tidebook.language import _
from tidebook.ui.button import Button
from tidebook.ui.label import Label

_ROWS_SHOWN = 9


def _groups() -> dict[str, str]:
    return {
        "fatigue": _("Fatigue"),
        "post_exertional": _("After activity"),
        "sleep": _("Sleep"),
        "pain": _("Pain"),
        "cognitive": _("Thinking"),
        "autonomic": _("Upright, heart, warmth"),
        "immune": _("Immune"),
        "neurosensory": _("Senses and muscles"),
        "gut": _("Gut"),
        "mood": _("Mood"),
    }


class SymptomList(QWidget):
    """Every symptom with a box to tick; the field above narrows the list as one types."""

    told = Signal(Asked)
    own_wanted = Signal(str)  # the name of a symptom that is not in the list

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setAccessibleName(_("Search symptoms"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Symptoms I am asked about"))
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        label = Label(_("Search"), "quiet")
        label.setBuddy(self.search)
        column.addWidget(label)
        column.addWidget(self.search)
        column.addWidget(self.list)
        column.addWidget(self._made_otherwise())
        self._items: dict[str, QListWidgetItem] = {}
        groups = _groups()
        for symptom in bundled.catalogue().rated:
            self._items[symptom.key] = self._item(symptom, groups[symptom.group])
        for part in (self.list, self._otherwise):
            part.setMinimumHeight(_ROWS_SHOWN * 46)
        self.search.textChanged.connect(self._narrow)
        self.list.itemChanged.connect(self._ticked)
        self._shown: set[str] = set()

    def show_choices(self, choices: Iterable[Asked]) -> None:
        """Tick what is asked today."""
        self._shown = {symptom.key for symptom in asked_on(clock.today(), choices, bundled.catalogue())}
        self.list.blockSignals(True)
        for key, item in self._items.items():
            item.setCheckState(Qt.CheckState.Checked if key in self._shown else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)

    def _item(self, symptom: Symptom, group: str) -> QListWidgetItem:
        words = _("{symptom}  ·  {group}").format(symptom=symptom.words, group=group)
        item = QListWidgetItem(words, self.list)
        item.setData(Qt.ItemDataRole.UserRole, symptom.key)
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if symptom.is_quick:
            item.setText(_("{words} (always asked)").format(words=words))
        else:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags)
        return item

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().split()
        for item in self._items.values():
            words = item.text().casefold()
            item.setHidden(not all(word in words for word in wanted))
        is_found = any(not item.isHidden() for item in self._items.values())
        self.list.setVisible(is_found)
        self._otherwise.setVisible(not is_found)
        words = _("Add “{name}” as my own symptom").format(name=text.strip())
        # Qt would make a shortcut of an & in the person's own words.
        self.add_own.setText(words.replace("&", "&&"))
        self.add_own.setAccessibleName(words)

    def _made_otherwise(self) -> QWidget:
        """Make what stands in the list's place while nothing in it is called so."""
        self._otherwise, self.add_own = QWidget(), Button()
        column = QVBoxLayout(self._otherwise)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(_("Not in the list.")))
        column.addWidget(self.add_own, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self._otherwise.hide()
        self.add_own.clicked.connect(self._want_own)
        return self._otherwise

    def _want_own(self) -> None:
        name = self.search.text().strip()
        self.search.clear()
        self.own_wanted.emit(name)

    def _ticked(self, item: QListWidgetItem) -> None:
        key = item.data(Qt.ItemDataRole.UserRole)
        asked = item.checkState() is Qt.CheckState.Checked
        if asked != (key in self._shown):
            now = clock.now()
            self.told.emit(Asked(now.local.date(), now, key, asked))
