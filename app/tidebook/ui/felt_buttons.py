"""Which symptoms were worse or new in an episode: a button each that says its state in words."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tidebook.domain.catalogue import Symptom
from tidebook.domain.episode import Felt
from tidebook.language import _
from tidebook.ui.button import Button
from tidebook.ui.flow import Flow

_NEXT = {None: Felt.WORSE, Felt.WORSE: Felt.NEW, Felt.NEW: None}


class FeltButtons(QWidget):
    """Press once for worse, twice for new, a third time to take it back. Emits all that are marked."""

    marked = Signal(frozenset)  # of (key, Felt)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Symptoms that were worse or new"))
        self.buttons: dict[str, Button] = {}
        self._symptoms: Sequence[Symptom] = ()
        self._felt: dict[str, Felt] = {}
        self._flow = Flow(self)

    def show_symptoms(self, symptoms: Sequence[Symptom], felt: Iterable[tuple[str, Felt]]) -> None:
        """Show a button for each of `symptoms`, and how those in `felt` were different."""
        self._felt = dict(felt)
        if [(s.key, s.name) for s in symptoms] != [(s.key, s.name) for s in self._symptoms]:
            self._symptoms = tuple(symptoms)
            self._make()
        for symptom in symptoms:
            self._say(symptom)

    def _make(self) -> None:
        for button in self.buttons.values():
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for symptom in self._symptoms:
            button = self.buttons[symptom.key] = Button()
            button.setCheckable(True)
            button.clicked.connect(lambda _on, key=symptom.key: self._press(key))
            self._flow.addWidget(button)
            button.show()

    def _press(self, key: str) -> None:
        felt = _NEXT[self._felt.pop(key, None)]
        if felt is not None:
            self._felt[key] = felt
        self._say(next(symptom for symptom in self._symptoms if symptom.key == key))
        self.marked.emit(frozenset(self._felt.items()))

    def _say(self, symptom: Symptom) -> None:
        button, felt = self.buttons[symptom.key], self._felt.get(symptom.key)
        words = symptom.name
        if felt is not None:
            words = (_("{symptom}: worse") if felt is Felt.WORSE else _("{symptom}: new")).format(symptom=words)
        # Qt would make a shortcut of an & in the person's own words.
        button.setText(words.replace("&", "&&"))
        button.setAccessibleName(words if felt is not None else _("{symptom}: not marked").format(symptom=words))
        button.setChecked(felt is not None)
        button.updateGeometry()
