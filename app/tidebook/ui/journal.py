"""The one road: everything that windows read or write goes through here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from tidebook import clock
from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.errors import JournalError
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.domain.search import Text
from tidebook.domain.stamp import Stamp
from tidebook.ui.step import Step

if TYPE_CHECKING:
    from tidebook.storage.bin import Deleted
    from tidebook.storage.store import Store

_TRY_AGAIN_MS = 10_000


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the person wants: changes that belong together, whatever stood in their places before.

    `is_exact`: to the very stamp, and never one step with what was written before.
    """

    changes: tuple[Change, ...]
    words: str
    is_exact: bool = False


class Journal(QObject):
    """The journal as the windows see it.

    A change is first written, then put on the undo stack, then made known. What can not be written yet (the
    file is still being opened, the disk is full) waits, in order, and is tried again; it stays *not saved*
    until it is.
    """

    opened = Signal()
    changed = Signal(tuple)  # of Change
    stepped = Signal(tuple)  # of Change: they were taken back, or brought again
    retraced = Signal(str)  # which step was taken back, or brought again, in words
    saved = Signal(Stamp)
    trouble = Signal(JournalError)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self._store: Store | None = None
        self._waiting: list[_Wish] = []
        self._again = QTimer(self)
        self._again.setInterval(_TRY_AGAIN_MS)
        self._again.timeout.connect(self.save_waiting)

    def open(self, make_store: "Callable[[], Store]") -> None:
        """Open the file, and save what was answered meanwhile. Raises JournalError."""
        self._store = make_store()
        self.save_waiting()
        self.opened.emit()

    @property
    def is_open(self) -> bool:
        """Whether the file is there to be read."""
        return self._store is not None

    @property
    def place(self) -> Path | None:
        """Where the open file lies."""
        return None if self._store is None else self._store.path

    @property
    def is_waiting(self) -> bool:
        """Whether something is on screen that is not in the file yet."""
        return bool(self._waiting)

    @property
    def waiting_words(self) -> str:
        """The name of the newest step that waits to be saved, or nothing."""
        return self._waiting[-1].words if self._waiting else ""

    def record(self, entry: Entry, words: str) -> None:
        """Put `entry` in its place. `words` name the step for undo ("Fatigue 6")."""
        self.take([Change(None, entry)], words)

    def remove(self, entry: Entry, words: str) -> None:
        """Take away what is recorded in the place of `entry`, if anything is."""
        self.take([Change(entry, None)], words)

    def take(self, changes: Iterable[Change], words: str) -> None:
        """Take one step of several changes. What they say of before is found anew: the file knows best."""
        self._waiting.append(_Wish(tuple(changes), words))
        self.save_waiting()

    def restore(self, changes: Iterable[Change], words: str) -> None:
        """Take one step that brings back what was deleted, exactly as it was typed then."""
        self._waiting.append(_Wish(tuple(changes), words, is_exact=True))
        self.save_waiting()

    def read(self, period: Period) -> Record:
        """Return what is recorded about `period`, with what waits to be saved in its place."""
        record = Record(period) if self._store is None else self._store.read(period)
        waiting = {change.entry.id: change.after for wish in self._waiting for change in wish.changes}
        return record.amended(waiting) if waiting else record

    def span(self) -> Period | None:
        """Return the days from the first to the last with an entry."""
        return None if self._store is None else self._store.span()

    def texts(self) -> tuple[Text, ...]:
        """Return everything that was written, to be searched."""
        return () if self._store is None else self._store.texts()

    def deleted(self) -> "tuple[Deleted, ...]":
        """Return what was taken away lately, the newest first."""
        return () if self._store is None else self._store.deleted()

    def undo(self) -> None:
        """Take the newest step back, be it one that waits to be saved."""
        if self._waiting:
            self._forget(self._waiting.pop())
        else:
            self.undo_stack.undo()

    def redo(self) -> None:
        """Take the step that was undone again."""
        self.undo_stack.redo()

    def save_waiting(self) -> None:
        """Try to write what waits, oldest first."""
        while self._waiting and self._store is not None:
            try:
                step = self._step(self._waiting[0], self._store)
                if step is not None:
                    self._store.apply(step.changes)
            except JournalError as error:
                self._again.start()
                self.trouble.emit(error)
                return
            del self._waiting[0]
            if step is not None:
                self.undo_stack.push(step)
                self._tell(step.changes)
        self._again.stop()

    def save_all(self) -> bool:
        """Save what waits. False when something could not be saved."""
        self.save_waiting()
        return not self._waiting

    def close(self) -> None:
        """Let go of the file."""
        self._again.stop()
        if self._store is not None:
            self._store.close()
            self._store = None

    def write(self, changes: Sequence[Change]) -> bool:
        """Write the changes of an undo or a redo. False, and the trouble is told, when it can not be done."""
        assert self._store is not None
        try:
            self._store.apply(changes)
        except JournalError as error:
            self.trouble.emit(error)
            return False
        self._tell(changes)
        self.stepped.emit(tuple(changes))
        return True

    def _forget(self, wish: _Wish) -> None:
        older = {change.entry.id: change.after for other in self._waiting for change in other.changes}
        back = []
        for change in wish.changes:
            try:
                found = self._store.find(change.entry) if self._store is not None else None
            except JournalError as error:
                self.trouble.emit(error)
                found = None
            before = older.get(change.entry.id) or found
            if before is not None or change.after is not None:
                back.append(Change(change.after, before))
        if back:
            self.changed.emit(tuple(back))

    def _step(self, wish: "_Wish", store: "Store") -> Step | None:
        pairs = [(store.find(change.entry), change.after) for change in wish.changes]
        changes = [
            Change(before, after)
            for before, after in pairs
            if (before != after if wish.is_exact else _is_about(before, after))
        ]
        return Step(self, wish.words, changes, may_be_writing=not wish.is_exact) if changes else None

    def _tell(self, changes: Sequence[Change]) -> None:
        self.saved.emit(clock.now())
        self.changed.emit(tuple(changes))


def _is_about(before: Entry | None, after: Entry | None) -> bool:
    """Whether there is anything to change: the same answer again keeps the moment at which it was first typed."""
    if before is None or after is None:
        return before is not after
    return replace(after, stamp=before.stamp) != before
