"""What the numbers mean to this person, in their own words."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook import clock
from tidebook.domain.anchor import Anchor
from tidebook.domain.errors import EntryError
from tidebook.domain.rating import HIGHEST, LOWEST
from tidebook.language import _, ngettext
from tidebook.overriding import override
from tidebook.ui.anchor_row import AnchorRow
from tidebook.ui.choice_box import ChoiceBox
from tidebook.ui.dates import day_words
from tidebook.ui.fold_card import FoldCard
from tidebook.ui.label import Label


class AnchorEditor(FoldCard):
    """Emits the words of a number, dated from today, or takes back the newest where they are emptied."""

    told = Signal(Anchor)
    taken_back = Signal(Anchor)

    def __init__(self) -> None:
        super().__init__(_("What the numbers mean to me"))
        self._names: dict[str, str] = {}
        self._anchors: tuple[Anchor, ...] = ()
        self._symptom = ""
        self.rows: list[AnchorRow] = []
        self.show_again()

    def show_anchors(self, names: Mapping[str, str], anchors: Iterable[Anchor]) -> None:
        """Show the words of every number: `names` of the symptoms asked, by key and in order; all anchors ever."""
        self._names = dict(names)
        self._anchors = tuple(sorted(anchors, key=lambda anchor: anchor.day))
        self.show_again()

    @override
    def make_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.choice = ChoiceBox(_("Symptom"))
        label = Label(_("Symptom"), "quiet")
        label.setBuddy(self.choice)
        self._problem = Label()
        self._problem.hide()
        column.addWidget(label)
        column.addWidget(self.choice)
        column.addWidget(
            Label(_("0 is none, 10 the worst I can imagine. Words for a few numbers are enough."), "quiet")
        )
        for level in range(LOWEST, HIGHEST + 1):
            row = AnchorRow(level)
            row.told.connect(lambda text, level=level: self._tell(level, text))
            self.rows.append(row)
            column.addWidget(row)
        column.addWidget(self._problem)
        self.choice.activated.connect(lambda _index: self.show_form())
        return form

    @override
    def show_form(self) -> None:
        self._show_names()
        symptom = str(self.choice.currentData() or "")
        is_same, self._symptom = symptom == self._symptom, symptom
        for level, row in enumerate(self.rows):
            words = self._of(level)
            row.setEnabled(bool(symptom))
            row.show_words(words[-1].words if words else "", _history(words), keep_open=is_same)
        if not is_same:
            self._problem.hide()

    @override
    def folded_words(self) -> tuple[str, str]:
        count = len({(anchor.symptom, anchor.level) for anchor in self._anchors if anchor.symptom in self._names})
        if not count:
            return _("No words yet, such as 6: can leave the house briefly"), _("Add")
        return ngettext("{count} number has words", "{count} numbers have words", count).format(count=count), _(
            "Change"
        )

    @override
    def take_focus(self) -> None:
        self.choice.setFocus()

    @override
    def flush(self) -> None:
        for row in self.rows:
            row.flush()

    def _show_names(self) -> None:
        chosen = self.choice.currentData()
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for key, name in self._names.items():
                self.choice.addItem(name, key)
            self.choice.setCurrentIndex(max(self.choice.findData(chosen, Qt.ItemDataRole.UserRole), 0))

    def _of(self, level: int) -> list[Anchor]:
        return [anchor for anchor in self._anchors if (anchor.symptom, anchor.level) == (self._symptom, level)]

    def _tell(self, level: int, text: str) -> None:
        now, words = clock.now(), self._of(level)
        newest = words[-1] if words else None
        try:
            anchor = Anchor(now.local.date(), now, self._symptom, level, text) if text.strip() else None
        except EntryError as error:
            self._problem.setText(_("Not saved yet. {reason}").format(reason=error))
            self._problem.show()
            return
        self._problem.hide()
        same = newest is not None and anchor is not None and anchor.words == newest.words
        gone = anchor or newest
        if not same and gone is not None:
            kept = [old for old in self._anchors if old.id != gone.id]
            self._anchors = tuple(kept if anchor is None else [*kept, anchor])
        self.rows[level].show_words(text, "", keep_open=False)
        self.show_again()
        if anchor is None and newest is not None:
            self.taken_back.emit(newest)
        elif anchor is not None and not same:
            self.told.emit(anchor)


def _history(words: list[Anchor]) -> str:
    """Say since when the newest words hold, and what stood before them, the newest first."""
    today = clock.today()
    said = [
        _("Since {day}").format(day=day_words(anchor.day, today))
        if anchor is words[-1]
        else _("From {day}: '{words}'").format(day=day_words(anchor.day, today), words=anchor.words)
        for anchor in reversed(words)
    ]
    return "\n".join(said)
