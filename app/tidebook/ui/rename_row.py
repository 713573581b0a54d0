"""A new name for a symptom of the person's own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.button import Button
from tidebook.ui.flow import Flow
from tidebook.ui.label import Label
from tidebook.ui.line_field import LineField


class RenameRow(QWidget):
    """Closed until it is wanted. `renamed` carries the key and what was typed; `left` comes when it closes."""

    renamed = Signal(str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._key = self._old = ""
        self._label = Label("", "quiet")
        self.field = LineField()
        self.save, self.keep = Button(_("Rename it")), Button(_("Keep the old name"))
        self._label.setBuddy(self.field)
        self._problem = Label()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        buttons = QWidget()
        flow = Flow(buttons)
        flow.addWidget(self.save)
        flow.addWidget(self.keep)
        for widget in (self._label, self.field, self._problem, buttons):
            column.addWidget(widget)
        self.field.returnPressed.connect(lambda: self.renamed.emit(self._key, self.field.text()))
        self.save.clicked.connect(lambda: self.renamed.emit(self._key, self.field.text()))
        self.keep.clicked.connect(self.close_row)
        self.hide()

    def open(self, key: str, name: str) -> None:
        """Ask for a new name of the symptom `key`, which is called `name` now."""
        self._key, self._old = key, name
        self._label.setText(_("New name for '{name}'. Entries before today keep the old one.").format(name=name))
        self.field.setAccessibleName(_("New name for '{name}'").format(name=name))
        self.field.setText(name)
        self._problem.hide()
        self.show()
        self.field.selectAll()
        self.field.setFocus()

    def refuse(self, reason: str) -> None:
        """Say why the name could not be kept. What was typed stays."""
        self._problem.setText(_("Not saved yet. {reason}").format(reason=reason))
        self._problem.show()

    def close_row(self) -> None:
        """Put the row away."""
        self.hide()
        self.left.emit()

    def flush(self) -> None:
        """Tell what was typed, if that has not happened yet."""
        if not self.isHidden() and self.field.text() != self._old:
            self.renamed.emit(self._key, self.field.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_row()
        else:
            super().keyPressEvent(event)
