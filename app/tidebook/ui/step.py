"""One step on the way back: what undo takes away and redo brings again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from tidebook.domain.change import Change
from tidebook.domain.note import Note
from tidebook.domain.profile import ProfileLine
from tidebook.overriding import override

if TYPE_CHECKING:
    from tidebook.ui.journal import Journal

_WRITING = 1


class Step(QUndoCommand):
    """Changes that are undone together. They are written before the step is pushed, never by pushing it.

    An exception inside push() would leave a step on the stack that never happened (architecture.md).
    """

    def __init__(self, journal: "Journal", words: str, changes: Sequence[Change]) -> None:
        super().__init__(words)
        self._journal = journal
        self.changes = tuple(changes)
        self._is_written = False

    @override
    def redo(self) -> None:
        if self._is_written:
            self._go(self.changes)
        self._is_written = True

    @override
    def undo(self) -> None:
        self._go([change.inverse() for change in reversed(self.changes)])

    @override
    def id(self) -> int:
        """Let the saves of one text while it is being written become one step."""
        return _WRITING if all(isinstance(change.entry, Note | ProfileLine) for change in self.changes) else -1

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        assert isinstance(other, Step)
        mine, newer = self.changes[0], other.changes[0]
        if mine.entry.id != newer.entry.id or mine.after is None or newer.after is None:
            return False
        self.changes = (Change(mine.before, newer.after),)
        # What it is called is what is written there now.
        self.setText(other.text())
        return True

    def _go(self, changes: Sequence[Change]) -> None:
        if not self._journal.write(changes):
            self.setObsolete(True)
