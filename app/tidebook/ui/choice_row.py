"""A choice of one among a few, as buttons beside each other."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from tidebook.ui.button import Button
from tidebook.ui.flow import Flow


class ChoiceRow(QWidget):
    """Buttons of which exactly one is on. `chosen` carries the key of the one that the person pressed."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Mapping[str, str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.buttons: dict[str, Button] = {}
        group = QButtonGroup(self)
        flow = Flow(self)
        for key, words in choices.items():
            button = self.buttons[key] = Button(words)
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {words}")
            button.clicked.connect(lambda _checked, key=key: self.chosen.emit(key))
            group.addButton(button)
            flow.addWidget(button)
        group.buttonToggled.connect(self._keep_one_tab_stop)

    @property
    def choice(self) -> str:
        """The key of the button that is on."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")

    def show_choice(self, key: str) -> None:
        """Turn the button of `key` on."""
        self.buttons[key].setChecked(True)

    def _keep_one_tab_stop(self) -> None:
        """Let Tab stop at the button that is on; the arrow keys lead to the others."""
        for button in self.buttons.values():
            policy = Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
