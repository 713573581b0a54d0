"""Says, before anything leaves, what leaves with the summary and what does not."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from tidebook.language import _
from tidebook.ui.card import Card
from tidebook.ui.label import Label


class LeavesList(Card):
    """Two lists of sentences."""

    def __init__(self) -> None:
        super().__init__(_("What leaves, and what does not"))
        self._leaves, self._stays = _Sentences(), _Sentences()
        for heading, sentences in ((_("Leaves"), self._leaves), (_("Does not leave"), self._stays)):
            self.column.addSpacing(4)
            self.column.addWidget(Label(heading, "quiet"))
            self.column.addLayout(sentences)

    @property
    def leaves(self) -> tuple[str, ...]:
        """What leaves, sentence by sentence."""
        return self._leaves.said

    @property
    def stays(self) -> tuple[str, ...]:
        """What does not leave, sentence by sentence."""
        return self._stays.said

    def show_sentences(self, leaves: Sequence[str], stays: Sequence[str]) -> None:
        """Show what leaves with the page that is on screen, and what does not."""
        self._leaves.say(leaves)
        self._stays.say(stays)


class _Sentences(QVBoxLayout):
    """One below the other; the lines are kept, so that nothing flickers."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(6)
        self.said: tuple[str, ...] = ()
        self._lines: list[Label] = []

    def say(self, sentences: Sequence[str]) -> None:
        self.said = tuple(sentences)
        while len(self._lines) < len(self.said):
            self._lines.append(Label())
            self.addWidget(self._lines[-1])
        for at, line in enumerate(self._lines):
            line.setText(self.said[at] if at < len(self.said) else "")
            line.setVisible(at < len(self.said))
