"""The line above a chart: how to read it, what is pointed at, and that another one is on its way."""

from PySide6.QtWidgets import QWidget

from tidebook.language import _
from tidebook.ui.announce import announce
from tidebook.ui.label import Label


class ReadOut(Label):
    """Says one thing at a time about the chart below it."""

    def __init__(self) -> None:
        super().__init__("", "quiet")
        self.setObjectName("read_out")

    def say_how(self, *, by_day: bool) -> None:
        """Say how a chart is read: day by day, or part by part."""
        if by_day:
            how = _("Point at a day, or press the arrow keys, to read it.")
            self.setText(f"{how} {_('A click or Enter opens it in History.')}")
        else:
            self.setText(_("Point at a part, or press the arrow keys, to read it."))

    def say_drawing(self) -> None:
        """Say that a chart is being drawn."""
        self.setText(_("Drawing…"))

    def say(self, words: str, view: QWidget) -> None:
        """Say what is pointed at in `view`; aloud where the keyboard is there."""
        self.setText(words)
        if view.hasFocus():
            announce(view, words)
