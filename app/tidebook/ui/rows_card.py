"""A card for things of which a day may hold several: a line for each, and a form for one."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook import clock
from tidebook.domain.entry import Entry
from tidebook.language import _
from tidebook.ui.button import Button
from tidebook.ui.card import Card
from tidebook.ui.dates import day_words
from tidebook.ui.entry_editor import EntryEditor
from tidebook.ui.label import Label
from tidebook.ui.tab_order import chain_before


class RowsCard(Card):
    """Each entry is a button that opens it. `told` and `taken_back` carry one entry.

    A form with something that can not be saved yet is kept for its day, as it stands, while another day is shown.
    """

    told = Signal(Entry)
    taken_back = Signal(Entry)

    def __init__(self, heading: str, none: str, add: str) -> None:
        super().__init__(heading)
        self.day = date.min
        self._entries: tuple[Entry, ...] = ()
        self._said = Label(none)
        self._unsaved = Label("", "quiet")
        self._unsaved.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._by_id: dict[UUID, Button] = {}
        self._in_order: list[QWidget] = []
        self.add = Button(add)
        self.add.setAccessibleName(_("{action}: {heading}").format(action=add, heading=heading))
        self.editor: EntryEditor[Any] | None = None
        self._kept: dict[date, EntryEditor[Any]] = {}
        self.column.addWidget(self._said)
        self.column.addLayout(self._rows)
        self.column.addWidget(self._unsaved)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch()
        self.add.clicked.connect(lambda: self.open_entry(None))

    @property
    def buttons(self) -> list[Button]:
        """The buttons of the entries, from top to bottom."""
        return list(self._by_id.values())

    @property
    def is_unfolded(self) -> bool:
        """Whether the form is open."""
        return self.editor is not None and not self.editor.isHidden()

    def make_editor(self) -> EntryEditor[Any]:
        """Make the form; each card says which."""
        raise NotImplementedError

    def words(self, entry: Entry) -> str:
        """Say an entry in one line; each card says how."""
        raise NotImplementedError

    def show_entries(self, day: date, entries: Sequence[Entry]) -> None:
        """Show what is recorded about `day`."""
        if day != self.day:
            self._turn_to(day)
        self._entries = tuple(entries)
        # An entry keeps its button: the keyboard may be on it, or the mouse button down on it.
        before, self._by_id = self._by_id, {}
        for entry in entries:
            button = before.pop(entry.id) if entry.id in before else self._make_button(entry.id)
            self._by_id[entry.id] = button
            button.setText(self.words(entry))
            button.setAccessibleName(_("Change {entry}").format(entry=self.words(entry)))
        for button in before.values():
            if button.hasFocus():
                self.add.setFocus()
            self._rows.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._said.setVisible(not entries)
        if self.editor is not None and not self.editor.isHidden() and not self.editor.follow(entries):
            # Undo took it away: there is nothing left to tell.
            self._put_away()
        self._arrange()

    def open_entry(self, entry: Entry | None) -> None:
        """Open the form on `entry`, or empty for a new one; what can not be saved yet is not wiped by it."""
        self.flush()
        if self.editor is None:
            # Made when it is first wanted: the window opens sooner without it.
            self.editor = self._make_editor()
        if not self.is_unfolded or not self.editor.problem:
            self.editor.show_entry(self.day, entry)
            self._arrange()
            self.editor.show()
            self._say_once()
            self.add.hide()
        self.editor.take_focus()

    def flush(self) -> None:
        """Tell what was typed, if that has not happened yet."""
        if self.editor is not None and not self.editor.isHidden():
            self.editor.flush()

    def _turn_to(self, day: date) -> None:
        self.flush()
        if self.editor is not None and self.is_unfolded and self.editor.problem:
            self._kept[self.day], self.editor = self.editor, None
            self._rows.removeWidget(self._kept[self.day])
            self._kept[self.day].hide()
        self.day = day
        if day in self._kept:
            if self.editor is not None:
                self._rows.removeWidget(self.editor)
                self.editor.hide()
                self.editor.deleteLater()
            self.editor = self._kept.pop(day)
            self.editor.show()
        elif self.editor is not None:
            self.editor.hide()
        self.add.setVisible(not self.is_unfolded)
        days = ", ".join(day_words(kept, clock.today()) for kept in sorted(self._kept))
        self._unsaved.setText(_("Not saved yet, but kept: {days}.").format(days=days))
        self._unsaved.setVisible(bool(days))

    def _make_editor(self) -> EntryEditor[Any]:
        editor = self.make_editor()
        editor.told.connect(self.told)
        editor.deleted.connect(self._delete)
        editor.done.connect(self._put_away)
        return editor

    def _make_button(self, one: UUID) -> Button:
        button = Button()
        button.setProperty("role", "row")
        button.clicked.connect(lambda: self.open_entry(next(e for e in self._entries if e.id == one)))
        self._rows.addWidget(button)
        button.show()
        return button

    def _arrange(self) -> None:
        """Put the rows in order, and the form in the place of the row that it is about."""
        in_order: list[QWidget] = []
        for one, button in self._by_id.items():
            in_order.append(button)
            if self.editor is not None and self.editor.is_about(one):
                in_order.append(self.editor)
        if self.editor is not None and self.editor not in in_order:
            in_order.append(self.editor)
        if in_order != self._in_order:
            self._in_order = in_order
            for at, widget in enumerate(in_order):
                self._rows.insertWidget(at, widget)
                chain_before(widget, self.add)
        self._say_once()

    def _say_once(self) -> None:
        """Hide the row whose form is open: that says it all."""
        for one, button in self._by_id.items():
            button.setVisible(not (self.editor is not None and self.is_unfolded and self.editor.is_about(one)))

    def _put_away(self) -> None:
        if self.editor is not None:
            self.editor.hide()
        self._say_once()
        self.add.show()
        self.add.setFocus()

    def _delete(self, entry: Entry) -> None:
        self._put_away()
        self.taken_back.emit(entry)
