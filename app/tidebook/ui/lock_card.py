"""Settings: when a protected journal locks itself."""

from PySide6.QtCore import Signal

from tidebook.language import _, ngettext
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.card import Card
from tidebook.ui.choice_row import ChoiceRow
from tidebook.ui.flow import row
from tidebook.ui.journal import Journal
from tidebook.ui.label import Label
from tidebook.ui.preferences import LOCK_MINUTES, Preferences
from tidebook.ui.tasks import Tasks
from tidebook.ui.tick_box import TickBox


class LockCard(Card):
    """There only while the journal has a passphrase. `wanted`: lock it now."""

    wanted = Signal()

    def __init__(self, journal: Journal, preferences: Preferences) -> None:
        super().__init__(_("Lock"))
        self._journal = journal
        self._preferences = preferences
        self.now = Button(_("Lock now"))
        self.now.setAccessibleDescription(_("Ctrl+L locks from everywhere"))
        self.minutes = ChoiceRow(_("Lock by itself when nothing is pressed for"), dict(map(_choice, LOCK_MINUTES)))
        self.column.addWidget(
            Label(_("Locked, Tidebook asks for the passphrase, and keeps nothing in memory."), "quiet")
        )
        self.column.addWidget(row(self.now))
        self.column.addWidget(Label(_("Lock by itself when nothing is pressed for"), "quiet"))
        self.column.addWidget(self.minutes)
        self.column.addWidget(
            Label(_("It also locks with the screen and for sleep, where the desktop tells."), "quiet")
        )
        self.remember = TickBox(_("Remember the passphrase on this computer"))
        self._remembering = Label("", "quiet")
        self.column.addWidget(self.remember)
        self.column.addWidget(self._remembering)
        self._tasks = Tasks(self)
        self.remember.clicked.connect(self._keep)
        journal.protected.connect(self._keep_again)
        self.now.clicked.connect(self.wanted)
        self.minutes.chosen.connect(self._choose)
        preferences.changed.connect(self.show_again)
        journal.opened.connect(self.show_again)
        journal.protected.connect(self.show_again)
        # Shown before it lies on the page, it would be a window of its own.
        self.hide()

    def show_again(self) -> None:
        """Be there, or not, as the journal is."""
        self.setVisible(self._journal.is_encrypted)
        self.minutes.show_choice(str(self._preferences.lock_minutes))
        if not self._tasks.is_busy:
            self.remember.setChecked(self._preferences.remembers)
            self._say(
                _("It then opens by itself, for whoever is signed in here.") if self._preferences.remembers else ""
            )

    def _choose(self, minutes: str) -> None:
        self._preferences.lock_minutes = int(minutes)

    def _keep(self, is_wanted: bool) -> None:
        """Hand the passphrase to the computer, or have it forgotten, beside the window: its own may ask something."""
        from tidebook.ui.remembering import forget, remember

        place, passphrase = self._journal.place, self._journal.passphrase
        if place is None or passphrase is None:
            return
        self._say(_("This takes a moment."))
        if is_wanted:
            self._tasks.start(lambda: remember(place, passphrase), self._kept, _raise)
        else:
            self._tasks.start(lambda: forget(place), self._forgot, _raise)

    def _keep_again(self) -> None:
        """Keep the new passphrase in the place of the old one."""
        if self._preferences.remembers:
            self._keep(self._journal.is_encrypted)

    def _kept(self, is_kept: bool) -> None:
        self._preferences.remembers = is_kept
        if not is_kept:
            self._say(_("This computer has no place for it. Tidebook goes on asking."))

    def _forgot(self, is_gone: bool) -> None:
        self._preferences.remembers = False
        if not is_gone:
            self._say(_("It is no longer used, but this computer did not delete it."))

    def _say(self, words: str) -> None:
        self._remembering.setText(words)
        self._remembering.setVisible(bool(words))
        if words and self.isVisible():
            announce(self._remembering, words)


def _choice(minutes: int) -> tuple[str, str]:
    words = ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes) if minutes else _("Never")
    return str(minutes), words


def _raise(error: Exception) -> None:
    raise error
