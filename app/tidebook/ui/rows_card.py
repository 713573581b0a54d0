"""A card for things of which a day may hold several: a line for each, and a form for one."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook.domain.entry import Entry
from tidebook.language import _
from tidebook.ui.button import Button
from tidebook.ui.card import Card
from tidebook.ui.label import Label
from tidebook.ui.tab_order import chain_before


class Editor(Protocol):
    """What a form for one entry can do."""

    told: Any
    deleted: Any
    done: Any

    def show_entry(self, day: date, entry: Entry | None) -> None: ...

    def take_focus(self) -> None: ...

    def flush(self) -> None: ...


class RowsCard(Card):
    """Each entry is a button that opens it. `told` and `taken_back` carry one entry."""

    told = Signal(Entry)
    taken_back = Signal(Entry)

    def __init__(self, heading: str, none: str, add: str) -> None:
        super().__init__(heading)
        self._heading, self._none = heading, none
        self.day = date.min
        self._entries: tuple[Entry, ...] = ()
        self._said = Label(none)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.buttons: list[Button] = []
        self.add = Button(add)
        self.add.setAccessibleName(_("{action}: {heading}").format(action=add, heading=heading))
        self.editor: Any = None
        self.column.addWidget(self._said)
        self.column.addLayout(self._rows)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch()
        self.add.clicked.connect(lambda: self.open_entry(None))

    def make_editor(self) -> QWidget:
        """Make the form; each card says which."""
        raise NotImplementedError

    def words(self, entry: Entry) -> str:
        """Say an entry in one line; each card says how."""
        raise NotImplementedError

    def show_entries(self, day: date, entries: Sequence[Entry]) -> None:
        """Show what is recorded about `day`."""
        if day != self.day:
            self.close_editor()
        self.day = day
        self._entries = tuple(entries)
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.buttons = []
        for entry in entries:
            button = Button(self.words(entry))
            button.setAccessibleName(_("Change {entry}").format(entry=self.words(entry)))
            button.clicked.connect(lambda _checked, entry=entry: self.open_entry(entry))
            self._rows.addWidget(button)
            self.buttons.append(button)
        self._said.setVisible(not entries)

    def open_entry(self, entry: Entry | None) -> None:
        """Open the form on `entry`, or empty for a new one."""
        if self.editor is None:
            # Made when it is first wanted: the window opens sooner without it.
            self.editor = self.make_editor()
            self.editor.told.connect(self.told)
            self.editor.deleted.connect(self._delete)
            self.editor.done.connect(self._done)
            self.column.insertWidget(self.column.indexOf(self.add), self.editor)
            chain_before(self.editor, self.add)
        self.editor.show_entry(self.day, entry)
        self.editor.show()
        self.add.hide()
        self.editor.take_focus()

    def close_editor(self) -> None:
        """Put the form away; what was typed in it is told first."""
        if self.editor is not None and not self.editor.isHidden():
            self.editor.flush()
            self.editor.hide()
        self.add.show()

    def flush(self) -> None:
        """Tell what was typed, if that has not happened yet."""
        if self.editor is not None and not self.editor.isHidden():
            self.editor.flush()

    def _done(self) -> None:
        self.close_editor()
        self.add.setFocus()

    def _delete(self, entry: Entry) -> None:
        self.editor.hide()
        self.add.show()
        self.add.setFocus()
        self.taken_back.emit(entry)
