"""A card that is folded to one line of words and one button, until it is wanted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tidebook.language import _
from tidebook.ui.button import Button
from tidebook.ui.card import Card
from tidebook.ui.label import Label
from tidebook.ui.tab_order import chain_before


class FoldCard(Card):
    """`said` is the line, `fold` the button, `form` what unfolds in place between the two."""

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self._heading = heading
        self.said = Label()
        self.fold = Button()
        self.form: QWidget | None = None
        self.fold.clicked.connect(lambda: self.unfold(open_=not self.is_unfolded))
        self.column.addWidget(self.said)
        self.column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch()

    @property
    def is_unfolded(self) -> bool:
        """Whether the form is open."""
        return self.form is not None and not self.form.isHidden()

    def make_form(self) -> QWidget:
        """Make what unfolds; each card says what."""
        raise NotImplementedError

    def folded_words(self) -> tuple[str, str]:
        """Return the line, and the word on the button while the card is folded; each card says which."""
        raise NotImplementedError

    def show_form(self) -> None:
        """Show in the form what is recorded; each card says how."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Move the keyboard to where one begins in the form."""
        raise NotImplementedError

    def flush(self) -> None:
        """Tell what was typed, if that has not happened yet."""

    def unfold(self, *, open_: bool) -> None:
        """Open or close the form. What was typed in it is told first."""
        if open_ and self.form is None:
            # Made when it is first wanted: the window opens sooner without it.
            self.form = self.make_form()
            self.column.insertWidget(self.column.indexOf(self.fold), self.form)
            chain_before(self.form, self.fold)
        if not open_:
            self.flush()
        if self.form is not None:
            self.form.setVisible(open_)
        self.show_again()
        if open_:
            self.take_focus()

    def show_again(self) -> None:
        """Show what is recorded: in the form if it is open, and in the line."""
        if self.is_unfolded:
            self.show_form()
        words, action = self.folded_words()
        self.said.setText(words)
        self.fold.setText(_("Done") if self.is_unfolded else action)
        self.fold.setAccessibleName(_("{action}: {heading}").format(action=self.fold.text(), heading=self._heading))
