"""A choice of one among a few: buttons beside each other, or one list where there is little room."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from tidebook.ui.button import Button
from tidebook.ui.flow import Flow

if TYPE_CHECKING:
    # Most rows are never folded.
    from tidebook.ui.choice_box import ChoiceBox


class ChoiceRow(QWidget):
    """Buttons of which exactly one is on. `chosen` carries the key of the one that the person pressed."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Mapping[str, str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.buttons: dict[str, Button] = {}
        self.box: ChoiceBox | None = None
        self._offered = tuple(choices)
        self._is_folded = False
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
        self._follow()

    def offer(self, keys: Iterable[str]) -> None:
        """Let only the choices of `keys` be chosen."""
        self._offered = tuple(keys)
        self._show_parts()

    def fold(self, *, narrow: bool) -> None:
        """Show one list in place of the buttons where it is `narrow`."""
        if narrow == self._is_folded:
            return
        self._is_folded = narrow
        had_focus = any(part.hasFocus() for part in (*self.buttons.values(), self.box) if part is not None)
        if self.box is None:
            self.box = self._made_box()
        self._show_parts()
        if had_focus:
            (self.box if narrow else self.buttons[self.choice]).setFocus()

    def _made_box(self) -> "ChoiceBox":
        from tidebook.ui.choice_box import ChoiceBox

        box = ChoiceBox(self.accessibleName())
        # As wide as its longest choice, where there is room.
        box.setMinimumWidth(box.minimumSizeHint().width())
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        box.activated.connect(self._picked)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(box)
        QWidget.setTabOrder(list(self.buttons.values())[-1], box)
        return box

    def _picked(self, row: int) -> None:
        assert self.box is not None
        key = str(self.box.itemData(row))
        self.buttons[key].setChecked(True)
        self.chosen.emit(key)

    def _show_parts(self) -> None:
        for key, button in self.buttons.items():
            button.setVisible(key in self._offered and not self._is_folded)
        if self.box is not None:
            self.box.setVisible(self._is_folded)
            if [self.box.itemData(row) for row in range(self.box.count())] != list(self._offered):
                self.box.clear()
                for key in self._offered:
                    self.box.addItem(self.buttons[key].text(), key)
            self._follow()

    def _follow(self) -> None:
        if self.box is not None:
            self.box.setCurrentIndex(self.box.findData(self.choice))

    def _keep_one_tab_stop(self) -> None:
        """Let Tab stop at the button that is on; the arrow keys lead to the others."""
        for button in self.buttons.values():
            policy = Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
