"""The form for one entry of which a day may hold several: its fields, what is not saved yet, *Done* and *Delete*."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDateEdit, QVBoxLayout, QWidget

from tidebook import clock
from tidebook.domain.entry import Entry
from tidebook.domain.errors import EntryError
from tidebook.domain.stamp import Stamp
from tidebook.language import _
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.flow import Flow
from tidebook.ui.label import Label

_Kind = TypeVar("_Kind", bound=Entry)


class EntryEditor(QWidget, Generic[_Kind]):
    """Emits its entry, whole, at each change that makes sense; a part that can not be read stays as it was.

    What can not be kept yet stays as it was typed, and the form says why. A new entry is told as soon as `begin`
    can make it; what it still lacks is said when the person has done, not while they are at it.
    """

    told = Signal(Entry)
    deleted = Signal(Entry)
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._day = date.min
        self._id = uuid4()
        self._entry: _Kind | None = None
        self._blank: dict[str, tuple[Any, str]] = {}
        self._problem = Label("", "quiet")
        self.finish, self.delete = Button(_("Done")), Button(_("Delete"))
        self.finish.clicked.connect(self._finish)
        self.delete.clicked.connect(self._delete)

    def begin(self, stamp: Stamp) -> _Kind:
        """Make a new entry of what it can not be without; each form says how. Raises EntryError."""
        raise NotImplementedError

    def parts(self) -> Mapping[str, Callable[[], Any]]:
        """Return how to read each part of the entry, by its name; reading one may raise EntryError."""
        raise NotImplementedError

    def fill(self, entry: _Kind | None, *, keep_open: bool) -> None:
        """Show `entry` in the fields, or nothing. With `keep_open`, what is being typed and can stay does."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Move the keyboard to where one begins; each form says where."""
        raise NotImplementedError

    def revised(self, before: _Kind, after: _Kind) -> _Kind:
        """Return `after` with the stamp it is to have: its own, as most of what is told anew is told now."""
        return after

    def lay_out(self, *fields: QWidget) -> None:
        """Put the fields below each other, and the buttons below them."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        buttons = QWidget()
        flow = Flow(buttons)
        for button in (self.finish, self.delete):
            flow.addWidget(button)
        for widget in (*fields, self._problem, buttons):
            column.addWidget(widget)
        # Beside a taller card, what is left over stays below.
        column.addStretch(1)

    @property
    def is_empty(self) -> bool:
        """Whether this is the form of a new entry in which nothing stands yet."""
        return self._entry is None and self._standing() == self._blank

    @property
    def problem(self) -> str:
        """Why what stands here can not be kept as it is, or nothing."""
        return "" if self.is_empty else self._read()[1]

    def is_about(self, one: UUID) -> bool:
        """Whether this is the form of the entry with the id `one`."""
        return one == self._id

    def show_entry(self, day: date, entry: _Kind | None) -> None:
        """Show an entry of `day`, or the empty form of a new one."""
        self._day = day
        self._id = uuid4() if entry is None else entry.id
        self._entry = None
        self.fill(None, keep_open=False)
        self._blank = self._standing()
        self._entry = entry
        if entry is not None:
            self.fill(entry, keep_open=False)
        self._say("")

    def follow(self, entries: Sequence[_Kind]) -> bool:
        """Show what became of the entry, as after undo. False when it is there no more, and nothing else is here."""
        before = self._entry
        self._entry = next((entry for entry in entries if entry.id == self._id), None)
        if self._entry != before:
            self.fill(self._entry, keep_open=True)
            self._say(self.problem)
        return before is None or not self.is_empty

    def flush(self) -> None:
        """Tell what was typed, if that has not happened yet, and say what can not be kept."""
        for field in self.findChildren(QDateEdit):
            field.interpretText()
        self._tell()
        self._say(self.problem)

    def change(self) -> None:
        """Tell what has just been changed. What a new entry still lacks is not a mistake yet."""
        is_said = not self._problem.isHidden()
        self._tell()
        self._say(self.problem if is_said or self._entry is not None else "")

    def _standing(self) -> dict[str, tuple[Any, str]]:
        """Return for each part what stands there, or why it can not be read."""
        standing = {}
        for part, value in self.parts().items():
            try:
                standing[part] = value(), ""
            except EntryError as error:
                standing[part] = None, str(error)
        return standing

    def _read(self) -> tuple[_Kind | None, str]:
        """Return what the form says, and the first thing that is wrong with it."""
        try:
            stamp = clock.now()
            entry = self.begin(stamp) if self._entry is None else replace(self._entry, stamp=stamp)
        except EntryError as error:
            return None, str(error)
        problem = ""
        for part, value in self.parts().items():
            try:
                entry = replace(entry, **{part: value()})
            except EntryError as error:
                problem = problem or str(error)
        return entry, problem

    def _tell(self) -> None:
        before = self._entry
        after = None if self.is_empty else self._read()[0]
        if after is None or (before is not None and replace(after, stamp=before.stamp) == before):
            return
        self._entry = after if before is None else self.revised(before, after)
        # What is told is no longer open: an undo may show something else in its place.
        self.fill(self._entry, keep_open=True)
        self.told.emit(self._entry)

    def _say(self, problem: str) -> None:
        self._problem.setText(_("Not saved yet. {reason}").format(reason=problem) if problem else "")
        self._problem.setVisible(bool(problem))
        self.delete.setVisible(not self.is_empty)

    def _finish(self) -> None:
        self.flush()
        # What can not be kept stays in sight until it is changed or deleted.
        if self.problem:
            announce(self, self._problem.text())
        else:
            self.done.emit()

    def _delete(self) -> None:
        gone = self._entry
        self.show_entry(self._day, None)
        if gone is None:
            self.done.emit()
        else:
            self.deleted.emit(gone)
