"""Eleven buttons in a row, from 0 to 10, and what they are about."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tidebook.domain.rating import HIGHEST, LOWEST
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.scale_button import ScaleButton
from tidebook.ui.scale_face import ScaleFace


class ScaleRow(ScaleFace):
    """Asks for one number. `chosen` when it is given, `cleared` when it is taken back.

    A number key answers. `1` waits for a `0` to make it 10; every other key moves on (`t` is 10 at once).
    Backspace takes the answer back, Left and Right move along the buttons, Space chooses.
    """

    chosen = Signal(int)
    cleared = Signal()
    left = Signal(int)  # +1: on to the next question, -1: back to the one before
    passed_on = Signal(QKeyEvent)  # a key for the next question

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None, *, is_named: bool = True) -> None:
        """`is_named` False: the page says already what it is about."""
        super().__init__(name, hint if is_named else "", parent)
        self._own_hint = hint if is_named else ""
        self.value: int | None = None
        self._may_become_ten = False
        self.setAccessibleName(_("{scale}, 0 to 10").format(scale=name))
        self.setAccessibleDescription(hint)
        if not is_named:
            self.name.hide()
        if not self._own_hint:
            self.hint.hide()
        for button in self.buttons:
            button.clicked.connect(self._clicked)
            button.focus_left.connect(self._forget_ten)
        self._keep_one_tab_stop()

    def show_value(self, value: int | None) -> None:
        """Show which number is chosen, if any."""
        self.value = value
        self._forget_ten()
        for button in self.buttons:
            button.setChecked(button.value == value)
        self._keep_one_tab_stop()

    def take_focus(self, value: int | None = None) -> None:
        """Move the keyboard here: to `value`, or to the answer, or to the first button."""
        self._focus_button(value).setFocus(Qt.FocusReason.OtherFocusReason)

    def take_key(self, event: QKeyEvent) -> None:
        """Treat a key that was pressed elsewhere as if it had been pressed here."""
        self.take_focus()
        self.keyPressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
            return
        key, text = event.key(), event.text()
        if text.isdecimal() and len(text) == 1:
            self._digit(int(text), event)
        elif text.lower() == "t":
            self._digit(HIGHEST, event)
        elif key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self._take_back()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.left.emit(1)
        elif key == Qt.Key.Key_Up:
            self.left.emit(-1)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._step(1 if (key == Qt.Key.Key_Right) == self.isLeftToRight() else -1)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _digit(self, digit: int, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            # A finger that rests on a key answers one question, not all of them.
            return
        if self._may_become_ten and digit != HIGHEST:
            self._forget_ten()
            if digit == 0:
                self._answer(HIGHEST)
                self.left.emit(1)
            else:
                self.passed_on.emit(event)
            return
        self._answer(digit)
        if digit == 1:
            self.buttons[1].setFocus()
            self._may_become_ten = True
            self.hint.setText(_("0 makes it 10. Enter goes on."))
            self.hint.show()
        else:
            self.left.emit(1)

    def _forget_ten(self) -> None:
        self._may_become_ten = False
        if self.hint.text() != self._own_hint:
            self.hint.setText(self._own_hint)
            self.hint.setVisible(bool(self._own_hint))

    def _answer(self, value: int) -> None:
        self.show_value(value)
        self.chosen.emit(value)

    def _take_back(self) -> None:
        if self.value is not None:
            self.show_value(None)
            self.cleared.emit()

    def _clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, ScaleButton)
        # The chosen number again: with the mouse, too, an answer can be taken back.
        if self.value == button.value:
            self._take_back()
        else:
            self._answer(button.value)

    def _step(self, by: int) -> None:
        focused = next((b.value for b in self.buttons if b.hasFocus()), self._focus_button().value)
        self.buttons[min(max(focused + by, LOWEST), HIGHEST)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_button(self, value: int | None = None) -> ScaleButton:
        if value is None:
            value = LOWEST if self.value is None else self.value
        return self.buttons[value]

    def _keep_one_tab_stop(self) -> None:
        """Let Tab go from question to question: only one of the eleven takes part."""
        stop = self._focus_button()
        for button in self.buttons:
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
