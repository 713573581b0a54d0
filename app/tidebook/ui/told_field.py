"""A field for one thing that is told in a few characters, with its name above it."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook.domain.errors import EntryError
from tidebook.ui.label import Label
from tidebook.ui.line_field import LineField
from tidebook.ui.number_field import NumberField
from tidebook.ui.stride import Stride

_Value = TypeVar("_Value")

# After the last press of − or +: several of them are one thing that was told.
_TOLD_AFTER_MS = 700


class ToldField(QWidget, Generic[_Value]):
    """Reads what is typed with `read`, writes a value with `write`. Empty means not known (None).

    `told` comes when the person has finished and the text has changed. What can not be read stays as it was
    typed, and `problem` says why. With a `stride`, − and + and the Up and Down keys change the value, too.
    """

    told = Signal()

    def __init__(
        self,
        name: str,
        read: Callable[[str], _Value],
        write: Callable[[_Value], str],
        hint: str = "",
        stride: Stride[_Value] | None = None,
    ) -> None:
        super().__init__()
        self.title = name
        self._read = read
        self._write = write
        self._shown = self._seen = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_TOLD_AFTER_MS)
        self._soon.timeout.connect(self._finished)
        self.field = LineField() if stride is None else self._make_number_field(stride, hint)
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

    def _make_number_field(self, stride: Stride[_Value], hint: str) -> NumberField:
        less, more = (words.format(field=self.title) for words in (stride.less, stride.more))
        field = NumberField(hint, less, more)
        field.stepped.connect(lambda by: self._step(stride, by))
        return field

    def _step(self, stride: Stride[_Value], by: int) -> None:
        # What can not be read is the person's to mend.
        if not self.problem:
            self.field.setText(self._write(stride.go(self.value, by)))
            self._soon.start()

    def _finished(self) -> None:
        self._soon.stop()
        if self.field.text() != self._seen:
            self._seen = self.field.text()
            self.told.emit()
