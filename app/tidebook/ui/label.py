"""Words on a page: always plain text, never markup."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from tidebook.overriding import override

# Where a path or a file name may go on in a new line, as a word does at a space.
_JOINT = re.compile(r"(?<=[/\\_.-])(?=[^\s/\\_.-])")
_LONG = re.compile(r"\S{16,}")
_MAY_BREAK = "\u200b"


class Label(QLabel):
    """Text in one of the theme's roles ("title", "head", "quiet", "number", "brand", or none for body text)."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A note with <img src=...> would otherwise load a file (storage.md 4).
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(True)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @override
    def setText(self, text: str) -> None:
        super().setText(_LONG.sub(lambda word: _JOINT.sub(_MAY_BREAK, word[0]), text))

    @override
    def text(self) -> str:
        return super().text().replace(_MAY_BREAK, "")
