"""The one road: everything that windows read or write goes through here."""

from collections.abc import Callable, Iterable, Iterator, Sequence
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
    from tidebook.storage.backups import Copied
    from tidebook.storage.bin import Deleted
    from tidebook.storage.keeping import Keeper
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
    protected = Signal()  # under another passphrase, or none, or with another recovery code

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
        # Steps of another file mean nothing here.
        self.undo_stack.clear()
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
    def is_encrypted(self) -> bool:
        """Whether the open file is under a passphrase."""
        return self._store is not None and self._store.is_encrypted

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written into the open file."""
        return self._store is not None and self._store.is_read_only

    @property
    def why_read_only(self) -> JournalError | None:
        """Why nothing can be written into the open file; None when it can."""
        return None if self._store is None else self._store.why_read_only

    @property
    def has_code(self) -> bool:
        """Whether a recovery code opens the file, too."""
        if self._store is None or not self._store.is_encrypted:
            return False
        from tidebook.storage.recovery import place

        return place(self._store.path).exists()

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
        if self.why_read_only is not None:
            self.trouble.emit(self.why_read_only)
            self._forget(_Wish(tuple(changes), words))
            return
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

    def protect(self, passphrase: str | None) -> None:
        """Put the file under `passphrase`, or under none; the recovery code of before is gone. JournalError."""
        assert self._store is not None
        self.save_waiting()
        self._store.change_passphrase(passphrase)
        self.protected.emit()

    def keep_code(self, code: str | None) -> None:
        """Let the recovery code `code` open the file, too; None: no code does from now on. JournalError."""
        assert self._store is not None
        self._store.change_recovery(code)
        self.protected.emit()

    def check_digests(self) -> Iterator[int]:
        """Look, a little at a time, whether every row is as it was written; DAMAGED when one is not."""
        return iter(()) if self._store is None else self._store.check_digests()

    def keeper(self, second: Path | None) -> "Keeper":
        """Return who keeps the backups of the open file, also in the folder `second`."""
        from tidebook.storage.keeping import Keeper

        assert self._store is not None
        return Keeper(self._store, second)

    def begin_backup(self, reason: str) -> "Copied":
        """Begin a backup beside the open file, before something large; another thread may finish it. JournalError."""
        from tidebook.storage.backups import folder_of

        assert self._store is not None
        return self._store.begin_backup(folder_of(self._store.path), reason=reason, today=clock.today())

    def move_to(self, target: Path) -> None:
        """Go on at `target`, where nothing is, with all that the open file holds; the old one stays. JournalError."""
        from tidebook.storage.moving import copy_whole, leave_behind
        from tidebook.storage.store import Store

        assert self._store is not None
        old, passphrase = self._store.path, self._store.passphrase
        copy_whole(self._store, target)
        self._store.close()
        leave_behind(old)
        self._store = Store(target, passphrase)

    @property
    def passphrase(self) -> str | None:
        """The passphrase of the open file; None when it has none."""
        return None if self._store is None else self._store.passphrase

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
