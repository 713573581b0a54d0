"""A field for one thing that is told in a few characters, with its name above it."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook.domain.errors import EntryError
from tidebook.ui.label import Label
from tidebook.ui.line_field import LineField

_Value = TypeVar("_Value")


class ToldField(QWidget, Generic[_Value]):
    """Reads what is typed with `read`, writes a value with `write`. Empty means not known (None).

    `told` comes when the person has finished and the text has changed. What can not be read stays as it was
    typed, and `problem` says why.
    """

    told = Signal()

    def __init__(
        self, name: str, read: Callable[[str], _Value], write: Callable[[_Value], str], hint: str = ""
    ) -> None:
        super().__init__()
        self.title = name
        self._read = read
        self._write = write
        self._shown = self._seen = ""
        self.field = LineField()
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription(hint)
        self.field.setPlaceholderText(hint)
        label = Label(name, "quiet")
        label.setBuddy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label)
        column.addWidget(self.field)
        column.addStretch()
        self.field.editingFinished.connect(self._finished)

    @property
    def value(self) -> _Value | None:
        """What the field says. Raises EntryError, in words for the person."""
        text = self.field.text().strip()
        return self._read(text) if text else None

    @property
    def problem(self) -> str:
        """Why the text can not be read, or nothing."""
        try:
            _ = self.value
        except EntryError as error:
            return str(error)
        return ""

    @property
    def is_open(self) -> bool:
        """Whether something else stands here than what was last shown: it is being typed, or can not be read."""
        return self.field.text() != self._shown

    def show_value(self, value: _Value | None, *, keep_open: bool = False) -> None:
        """Show `value`, written in one way. With `keep_open`, what was typed and says something else stays."""
        if keep_open and self.is_open and (self.problem or self.value != value):
            return
        self._shown = self._seen = "" if value is None else self._write(value)
        self.field.setText(self._shown)

    def flush(self) -> None:
        """Tell what was typed, if that has not happened yet."""
        self._finished()

    def _finished(self) -> None:
        if self.field.text() != self._seen:
            self._seen = self.field.text()
            self.told.emit()
