"""A card for things of which a day may hold several: a line for each, and a form for one."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol
from uuid import UUID

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

    def follow(self, entries: Sequence[Any]) -> bool: ...

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
        self._by_id: dict[UUID, Button] = {}
        self.add = Button(add)
        self.add.setAccessibleName(_("{action}: {heading}").format(action=add, heading=heading))
        self.editor: Any = None
        self.column.addWidget(self._said)
        self.column.addLayout(self._rows)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch()
        self.add.clicked.connect(lambda: self.open_entry(None))

    @property
    def buttons(self) -> list[Button]:
        """The buttons of the entries, from top to bottom."""
        return list(self._by_id.values())

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
        # An entry keeps its button: the keyboard may be on it, or the mouse button down on it.
        before, self._by_id = self._by_id, {}
        for at, entry in enumerate(entries):
            button = before.pop(entry.id) if entry.id in before else self._make_button(entry.id)
            self._by_id[entry.id] = button
            button.setText(self.words(entry))
            button.setAccessibleName(_("Change {entry}").format(entry=self.words(entry)))
            self._rows.insertWidget(at, button)
        for button in before.values():
            if button.hasFocus():
                self.add.setFocus()
            button.hide()
            button.deleteLater()
        self._said.setVisible(not entries)
        if self.editor is not None and not self.editor.isHidden() and not self.editor.follow(entries):
            # Undo took it away: there is nothing left to tell.
            self._put_away()

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
        self.flush()
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

    def _make_button(self, one: UUID) -> Button:
        button = Button()
        button.clicked.connect(lambda: self.open_entry(next(e for e in self._entries if e.id == one)))
        self._rows.addWidget(button)
        button.show()
        chain_before(button, self.add)
        if self.editor is not None:
            chain_before(self.editor, self.add)
        return button

    def _done(self) -> None:
        self.close_editor()
        self.add.setFocus()

    def _put_away(self) -> None:
        self.editor.hide()
        self.add.show()
        self.add.setFocus()

    def _delete(self, entry: Entry) -> None:
        self._put_away()
        self.taken_back.emit(entry)
