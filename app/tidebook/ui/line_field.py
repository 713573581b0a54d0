"""A field of one line that knows what Ctrl+Z is about."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from tidebook.overriding import override


class LineField(QLineEdit):
    """Undo takes typing back. Where nothing is left of that, it is the window's: it takes the last step back."""

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_for_all(event):
            event.ignore()
            return False
        return super().event(event)

    def _is_for_all(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self.isUndoAvailable()
        return event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
