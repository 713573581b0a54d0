"""Settings: when a protected journal locks itself."""

from PySide6.QtCore import Signal

from tidebook.language import _, ngettext
from tidebook.ui.button import Button
from tidebook.ui.card import Card
from tidebook.ui.choice_row import ChoiceRow
from tidebook.ui.flow import row
from tidebook.ui.journal import Journal
from tidebook.ui.label import Label
from tidebook.ui.preferences import LOCK_MINUTES, Preferences


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

    def _choose(self, minutes: str) -> None:
        self._preferences.lock_minutes = int(minutes)


def _choice(minutes: int) -> tuple[str, str]:
    words = ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes) if minutes else _("Never")
    return str(minutes), words
