"""A folded card full of boxes to tick, in groups with headings."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.fold_card import FoldCard
from tidebook.ui.label import Label
from tidebook.ui.summary_ticks import Groups
from tidebook.ui.tick_box import TickBox

_FEW = 3


class TicksCard(FoldCard):
    """`ticked`: the keys that are on. `changed`: the person ticked something."""

    changed = Signal()

    def __init__(self, heading: str, groups: Groups) -> None:
        super().__init__(heading)
        self._groups = groups
        self._remarks: Mapping[str, str] = {}
        self.words = {key: words for ticks in groups.values() for key, words in ticks.items()}
        self.boxes: dict[str, TickBox] = {}
        self.ticked: frozenset[str] = frozenset()
        self.show_again()

    def show_ticks(self, ticked: frozenset[str], remarks: Mapping[str, str]) -> None:
        """Show what is on. `remarks`: what else there is to say of a tick, by its key."""
        self.ticked, self._remarks = ticked & frozenset(self.words), remarks
        self.show_again()

    @override
    def make_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for heading, ticks in self._groups.items():
            column.addSpacing(8)
            column.addWidget(Label(heading, "quiet"))
            for key, words in ticks.items():
                box = self.boxes[key] = TickBox(words)
                box.toggled.connect(lambda on, key=key: self._tick(key, on=on))
                column.addWidget(box)
        return form

    @override
    def folded_words(self) -> tuple[str, str]:
        on = [words for key, words in self.words.items() if key in self.ticked]
        if not on:
            return _("Nothing is ticked."), _("Choose…")
        if len(on) <= _FEW:
            return "; ".join(on), _("Choose…")
        return _("{count} of {all} ticked").format(count=len(on), all=len(self.words)), _("Choose…")

    @override
    def show_form(self) -> None:
        for key, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(key in self.ticked)
            remark = self._remarks.get(key, "")
            box.setText(f"{self.words[key]} ({remark})" if remark else self.words[key])

    @override
    def take_focus(self) -> None:
        next(iter(self.boxes.values())).setFocus()

    def _tick(self, key: str, *, on: bool) -> None:
        self.ticked = self.ticked | {key} if on else self.ticked - {key}
        self.show_again()
        self.changed.emit()
