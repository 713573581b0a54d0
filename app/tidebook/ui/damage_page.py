"""A journal that could not be opened: what happened, what is safe, and the ways on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from tidebook import clock
from tidebook.domain.errors import JournalError, Trouble
from tidebook.language import _
from tidebook.ui.announce import announce
from tidebook.ui.backup_words import count_words
from tidebook.ui.button import Button
from tidebook.ui.card import Card
from tidebook.ui.dates import day_words
from tidebook.ui.flow import row
from tidebook.ui.label import Label
from tidebook.ui.page import Page

if TYPE_CHECKING:
    from tidebook.storage.names import Backup

_WIDEST_PX = 680
# The file itself will not do: a backup may.
_GONE = frozenset(
    {
        Trouble.DAMAGED,
        Trouble.NOT_A_JOURNAL,
        Trouble.FOREIGN,
        Trouble.MISSING,
        Trouble.FAILED,
        Trouble.WRONG_PASSPHRASE,
    }
)


class DamagePage(Page):
    """Stands before all other pages: nothing can be answered that has no place to be kept. Never a dead end."""

    try_again = Signal()
    choose_file = Signal()
    bring_back = Signal(object)  # Backup
    show_backups = Signal()
    salvage = Signal()
    start_new = Signal()

    def __init__(self) -> None:
        super().__init__(_WIDEST_PX)
        self.setObjectName("damage")
        self._newest: Backup | None = None
        self._happened = Label("", "head")
        self._safe, self._next, self._waiting, self._place = Label(), Label(), Label(), Label("", "quiet")
        self._waiting.setText(_("What was just answered is still here. It waits until a journal is open."))
        self.said = Label()
        self.again, self.newest, self.all = Button(_("Try again")), Button(), Button(_("Look at all backups…"))
        self.rescue = Button(_("Save what can be read…"))
        self.other, self.new = Button(_("Open another journal…")), Button(_("Start a new journal…"))
        self.newest.setProperty("primary", True)
        self.new.setAccessibleDescription(_("This file stays, under its own name"))
        card = Card()
        self._buttons = (self.newest, self.again, self.all, self.rescue, self.other, self.new)
        ways = row(*self._buttons)
        for widget in (self._happened, self._safe, self._next, self._waiting, self._place, ways, self.said):
            card.column.addWidget(widget)
        self.column.addWidget(Label(_("The journal is not open"), "title"))
        self.column.addWidget(card)
        self.column.addStretch()
        self.said.hide()
        for button, signal in (
            (self.again, self.try_again),
            (self.all, self.show_backups),
            (self.rescue, self.salvage),
            (self.other, self.choose_file),
            (self.new, self.start_new),
        ):
            button.clicked.connect(signal)
        self.newest.clicked.connect(lambda: self.bring_back.emit(self._newest))

    def show_trouble(self, error: JournalError, place: str, backups: "Sequence[Backup]", *, is_waiting: bool) -> None:
        """Say the error, and offer what can be done about it. `backups`: the newest first."""
        self._happened.setText(error.happened)
        self._safe.setText(error.safe)
        self._next.setText(error.next_step)
        self._place.setText(_("The file: {place}").format(place=place))
        self._waiting.setVisible(is_waiting)
        is_gone = error.trouble in _GONE
        self._newest = backups[0] if backups and is_gone else None
        if self._newest is not None:
            day, entries = day_words(self._newest.made, clock.today()), count_words(self._newest.entries)
            self.newest.setText(_("Bring back the backup of {day} ({entries})").format(day=day, entries=entries))
        self.newest.setVisible(self._newest is not None)
        self.all.setVisible(self._newest is not None)
        self.rescue.setVisible(error.trouble is Trouble.DAMAGED)
        self.say("")

    def take_focus(self) -> None:
        """Put the keyboard on the first way on, and say aloud what happened."""
        (self.newest if self._newest is not None else self.again).setFocus()
        announce(self, " ".join(label.text() for label in (self._happened, self._safe, self._next)))

    def say(self, words: str) -> None:
        """Say how it goes, or went."""
        self.said.setText(words)
        self.said.setVisible(bool(words))
        if words:
            announce(self.said, words)

    def wait_for(self, words: str) -> None:
        """Say what is being done, and take nothing more until `go_on`."""
        for button in self._buttons:
            button.setEnabled(False)
        self.say(words)

    def go_on(self, words: str) -> None:
        """Say how it went; every way on is open again."""
        for button in self._buttons:
            button.setEnabled(True)
        self.say(words)
