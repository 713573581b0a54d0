"""A field for a passphrase: hidden unless one asks to see it, and of any length."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from tidebook.overriding import override

# A keyboard that learns words learns none from here.
_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoAutoUppercase
    | Qt.InputMethodHint.ImhNoPredictiveText
)


class PassphraseField(QLineEdit):
    """What is pasted counts as typed. Undo ends here: it does not reach the journal."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.show_letters(on=False)

    def show_letters(self, *, on: bool) -> None:
        """Show what is typed, or a dot for each letter."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        self.setInputMethodHints(_HINTS if on else _HINTS | Qt.InputMethodHint.ImhHiddenText)

    @override
    def event(self, event: QEvent) -> bool:
        # A hidden field undoes nothing, and would leave the key to the window, which undoes the last answer.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoing = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(map(event.matches, undoing)):
                event.accept()
                return True
        return super().event(event)
