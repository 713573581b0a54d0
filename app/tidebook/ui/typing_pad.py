"""The keys of the typing grid as buttons, for the mouse."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from tidebook.domain.rating import HIGHEST, LOWEST
from tidebook.language import _
from tidebook.ui.button import Button
from tidebook.ui.flow import Flow

HALF = ".5"
GO_ON = "\n"


class TypingPad(QWidget):
    """Emits the keys that each button stands for; GO_ON for the one that leaves a box as it is."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Values for the box that is marked"))
        flow = Flow(self)
        self.buttons: dict[str, Button] = {}
        words = {("t" if n == HIGHEST else str(n)): str(n) for n in range(LOWEST, HIGHEST + 1)}
        words |= {HALF: _("+ ½ hour"), "x": _("Empty"), "i": _("Too ill"), GO_ON: _("Go on")}
        for key, word in words.items():
            button = self.buttons[key] = Button(word)
            # The keyboard stays in the grid, where each of these is one key.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked, key=key: self.pressed.emit(key))
            flow.addWidget(button)
