"""Slow work beside the window: it runs on plain data, and the window hears how it ended."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal
from shiboken6 import isValid


@dataclass(frozen=True, eq=False)
class _Task:
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]


class Tasks(QObject):
    """Runs work for its owner in other threads. Only the newest counts: what it overtakes is forgotten."""

    _ended = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._newest: _Task | None = None
        # Queued, so that an ending is heard in the window's thread, whoever tells it.
        self._ended.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether work that still counts is under way."""
        return self._newest is not None

    def start(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        """Run `work` in another thread, then `done` or `failed` in this one."""
        task = self._newest = _Task(work, done, failed)
        QThreadPool.globalInstance().start(lambda: self._run(task))

    def cancel(self) -> None:
        """Forget the work that is under way: neither `done` nor `failed` will be called."""
        self._newest = None

    def _run(self, task: _Task) -> None:
        try:
            outcome = task.work()
        except Exception as error:  # whatever it was, the window has to hear of it
            outcome = error
        # The window may have gone meanwhile; then nobody is left to tell.
        if isValid(self):
            self._ended.emit(task, outcome)

    def _settle(self, task: _Task, outcome: object) -> None:
        if task is not self._newest:
            return
        self._newest = None
        if isinstance(outcome, Exception):
            task.failed(outcome)
        else:
            task.done(outcome)
