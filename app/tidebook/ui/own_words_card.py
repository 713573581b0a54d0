"""What the person says on the page themselves: their name, what they want to talk about, what changed."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from tidebook.domain.profile import About, ProfileLine
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.choice_box import ChoiceBox
from tidebook.ui.dates import day_words
from tidebook.ui.fold_card import FoldCard
from tidebook.ui.label import Label

_LINES = 3
# Longer than any line that has room on paper; what is pasted by mistake stays bearable.
_LONGEST = 2000


def _answers() -> tuple[str, ...]:
    """Return the levels of the change question, in its own order (domain.md 2.3)."""
    return (
        _("very much better"),
        _("much better"),
        _("a little better"),
        _("no change"),
        _("a little worse"),
        _("much worse"),
        _("very much worse"),
    )


class OwnWordsCard(FoldCard):
    """Nothing here is kept: it is for the page that is being made. `changed`: the person typed or chose."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("In my own words"))
        self._is_typed = False
        self._questions: tuple[str, ...] = ()
        self.name = QLineEdit()
        self.lines = [QLineEdit() for _line in range(_LINES)]
        self.change = ChoiceBox(_("My ability to function is"))
        self.change.addItem(_("No answer"))
        self.change.addItems(list(_answers()))
        self._since = Label("", "quiet")
        for number, line in enumerate(self.lines, 1):
            line.setAccessibleName(_("What I want to talk about, line {number}").format(number=number))
            line.textEdited.connect(self._typed)
        self.name.setAccessibleName(_("Name or initials, for this page"))
        self.name.textEdited.connect(lambda _text: self._tell())
        self.change.currentIndexChanged.connect(lambda _at: self._tell())
        for field in (self.name, *self.lines):
            field.setMaxLength(_LONGEST)
        self.show_again()

    @property
    def talk(self) -> tuple[str, ...] | None:
        """The lines to talk about; None for those of the profile. What has no field here is kept behind."""
        if not self._is_typed:
            return None
        return (*(line.text() for line in self.lines), *self._questions[_LINES:])

    def answer(self, since: date, today: date) -> str:
        """Return the change question with the person's answer, or nothing."""
        at = self.change.currentIndex()
        if at <= 0:
            return ""
        sentence = _("Since {day} my ability to function is: {answer}")
        return sentence.format(day=day_words(since, today), answer=_answers()[at - 1])

    def show_record(self, profile: Sequence[ProfileLine], since: date, today: date) -> None:
        """Fill in the questions of the profile, unless something was typed here; and the day the question names."""
        self._questions = tuple(
            text
            for line in profile
            if line.about is About.QUESTIONS
            for text in line.text.splitlines()
            if text.strip()
        )
        if not self._is_typed:
            for at, line in enumerate(self.lines):
                with QSignalBlocker(line):
                    line.setText(self._questions[at] if at < len(self._questions) else "")
                    # A long line is read from its beginning.
                    line.setCursorPosition(0)
        self._since.setText(_("Since {day} my ability to function is").format(day=day_words(since, today)))
        self.change.setAccessibleName(self._since.text())
        self.show_again()

    @override
    def make_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        talk = Label(_("What I want to talk about"), "quiet")
        name = Label(_("Name or initials, for this page"), "quiet")
        name.setBuddy(self.name)
        self._since.setBuddy(self.change)
        kept = Label(_("Not kept. Questions for next time are kept under Me."), "quiet")
        for widget in (talk, self._numbered(), kept, self._since, self.change, name, self.name):
            column.addWidget(widget)
        return form

    def _numbered(self) -> QWidget:
        """Return the lines with their numbers, as they stand on the page."""
        block = QWidget()
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        for at, line in enumerate(self.lines):
            number = Label(str(at + 1), "quiet")
            number.setBuddy(line)
            grid.addWidget(number, at, 0)
            grid.addWidget(line, at, 1)
        grid.setColumnStretch(1, 1)
        return block

    @override
    def folded_words(self) -> tuple[str, str]:
        first = next(filter(None, (line.text().strip() for line in self.lines)), "")
        said = [_("To talk about: {first}").format(first=first) if first else _("Nothing to talk about is written.")]
        if self.change.currentIndex() > 0:
            said.append(self.change.currentText())
        if self.name.text().strip():
            said.append(self.name.text().strip())
        return " · ".join(said), _("Write…")

    @override
    def show_form(self) -> None:
        """The fields hold what there is."""

    @override
    def take_focus(self) -> None:
        self.lines[0].setFocus()

    def _typed(self) -> None:
        self._is_typed = True
        self._tell()

    def _tell(self) -> None:
        self.show_again()
        self.changed.emit()
