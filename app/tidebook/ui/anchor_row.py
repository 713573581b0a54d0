"""What one number means to this person, and what it meant before."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from tidebook.language import _
from tidebook.ui.label import Label
from tidebook.ui.line_field import LineField


class AnchorRow(QWidget):
    """The number, its words to be typed, and their history below. `told` when the person has changed them."""

    told = Signal(str)

    def __init__(self, level: int) -> None:
        super().__init__()
        self._shown = self._seen = ""
        number = Label(str(level), "head")
        number.setWordWrap(False)
        number.setMinimumWidth(2 * number.fontMetrics().horizontalAdvance("0") + 8)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.field = LineField()
        self.field.setAccessibleName(_("What {level} means").format(level=level))
        number.setBuddy(self.field)
        self.history = Label("", "quiet")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(number, 0, 0)
        grid.addWidget(self.field, 0, 1)
        grid.addWidget(self.history, 1, 1)
        self.field.editingFinished.connect(self.flush)

    def show_words(self, words: str, history: str, *, keep_open: bool) -> None:
        """Show what the number means now and meant before. With `keep_open`, what is being typed stays."""
        self.history.setText(history)
        self.history.setVisible(bool(history))
        self.field.setAccessibleDescription(history)
        if keep_open and self.field.text() not in {self._shown, words}:
            return
        self._shown = self._seen = words
        self.field.setText(words)
        # Where they are longer than the field, they are read from their beginning.
        self.field.setCursorPosition(0)

    def flush(self) -> None:
        """Tell what was typed, if that has not happened yet."""
        if self.field.text() != self._seen:
            self._seen = self.field.text()
            self.told.emit(self._seen)
