"""The two buttons that take the last step back, and take it again."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from tidebook.language import _
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.journal import Journal

_MOST_WORDS = 12


class StepButtons(QWidget):
    """*Undo* and *Redo* name their step. *Redo* is there only while there is something to take again."""

    def __init__(self) -> None:
        super().__init__()
        self._journal: Journal | None = None
        self.undo, self.redo = Button(_("Undo")), Button(_("Redo"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        self.show_again()

    def follow(self, journal: Journal) -> None:
        """Offer the steps of `journal` from now on."""
        self._journal = journal
        self.undo.clicked.connect(lambda: undo(journal, self))
        self.redo.clicked.connect(lambda: redo(journal, self))
        for signal in (journal.undo_stack.undoTextChanged, journal.undo_stack.redoTextChanged):
            signal.connect(self.show_again)
        self.show_again()

    def show_again(self) -> None:
        """Name the steps anew. One that waits to be saved has no signal of its own."""
        back = again = ""
        if self._journal is not None:
            back, again = _newest(self._journal), self._journal.undo_stack.redoText()
        had_keyboard = self.redo.hasFocus()
        self.redo.setVisible(bool(again))
        self.redo.setAccessibleName(_("Redo: {step}").format(step=again))
        self.redo.setToolTip(again)
        # The one that disappears leaves the keyboard to the other.
        self.undo.setEnabled(bool(back))
        self.undo.setAccessibleName(_("Undo: {step}").format(step=back) if back else _("Undo"))
        self.undo.setToolTip(back)
        if had_keyboard and not again:
            self.undo.setFocus()


def undo(journal: Journal, at: QWidget) -> None:
    """Take the newest step back, and say which, on the page and aloud."""
    _retrace(journal, at, journal.undo, _("Taken back: {step}"), _newest(journal))


def redo(journal: Journal, at: QWidget) -> None:
    """Take the step that was undone again, and say which, on the page and aloud."""
    _retrace(journal, at, journal.redo, _("Done again: {step}"), journal.undo_stack.redoText())


def _retrace(journal: Journal, at: QWidget, go: Callable[[], None], sentence: str, step: str) -> None:
    count = journal.undo_stack.count()
    go()
    # A step that could not be undone is gone from the stack.
    if step and journal.undo_stack.count() == count:
        words = sentence.format(step=_short(step))
        journal.retraced.emit(words)
        announce(at, words)


def _short(step: str) -> str:
    words = step.split()
    return step if len(words) <= _MOST_WORDS else f"{' '.join(words[:_MOST_WORDS])} …"


def _newest(journal: Journal) -> str:
    return journal.waiting_words or journal.undo_stack.undoText()
