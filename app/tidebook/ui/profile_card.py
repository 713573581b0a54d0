"""What a person may say about themselves; all of it may stay open."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook import clock
from tidebook.domain.errors import EntryError
from tidebook.domain.profile import About, ProfileLine
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.entry_words import about_words
from tidebook.ui.fold_card import FoldCard
from tidebook.ui.label import Label
from tidebook.ui.told_field import ToldField
from tidebook.ui.told_paper import ToldPaper


class ProfileCard(FoldCard):
    """Emits each line of the profile that is written or emptied. The folded line names them, never what they say."""

    told = Signal(ProfileLine)
    taken_back = Signal(ProfileLine)

    def __init__(self) -> None:
        super().__init__(_("About me"))
        self._lines: dict[About, ProfileLine] = {}
        self.fields: dict[About, ToldField[str] | ToldPaper] = {}
        self._problem = Label()
        self.show_again()

    def show_profile(self, lines: Iterable[ProfileLine]) -> None:
        """Show the lines as they are now. What is being typed stays."""
        self._lines = {line.about: line for line in lines}
        self.show_again()

    @override
    def make_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(_("Nothing of this leaves this computer unless I tick it at sharing."), "quiet"))
        self.fields = {
            About.NAME: ToldField(about_words(About.NAME), str, str),
            About.BIRTH_DATE: ToldField(about_words(About.BIRTH_DATE), str, str, _("such as 4 May 1985")),
            About.ILL_SINCE: ToldField(about_words(About.ILL_SINCE), str, str, _("such as spring 2019")),
            About.DIAGNOSES: ToldPaper(_("Diagnoses, in my own words, with the year"), _("One a line")),
            About.QUESTIONS: ToldPaper(about_words(About.QUESTIONS), _("One a line")),
        }
        for about, field in self.fields.items():
            column.addWidget(field)
            field.told.connect(lambda about=about: self._tell(about))
        self._problem.hide()
        column.addWidget(self._problem)
        return form

    @override
    def show_form(self) -> None:
        for about, field in self.fields.items():
            line = self._lines.get(about)
            if isinstance(field, ToldPaper):
                field.show_text("" if line is None else line.text)
            else:
                field.show_value(None if line is None else line.text, keep_open=True)

    @override
    def folded_words(self) -> tuple[str, str]:
        if not self._lines:
            return _("Nothing written. All of it may stay open."), _("Add")
        named = ", ".join(about_words(about) for about in About if about in self._lines)
        return _("Written: {lines}").format(lines=named), _("Change")

    @override
    def take_focus(self) -> None:
        field = self.fields[About.NAME]
        assert isinstance(field, ToldField)
        field.field.setFocus()

    @override
    def flush(self) -> None:
        for field in self.fields.values():
            field.flush()

    def _tell(self, about: About) -> None:
        field = self.fields[about]
        text = field.text.strip() if isinstance(field, ToldPaper) else field.value or ""
        before = self._lines.get(about)
        try:
            now = clock.now()
            line = ProfileLine(now.local.date(), now, about, text) if text else None
        except EntryError as error:
            self._problem.setText(_("Not saved yet. {reason}").format(reason=error))
            self._problem.show()
            return
        self._problem.hide()
        if line is None:
            self._lines.pop(about, None)
        else:
            self._lines[about] = line
        self.show_again()
        if line is not None and (before is None or line.text != before.text):
            self.told.emit(line)
        elif line is None and before is not None:
            self.taken_back.emit(before)
