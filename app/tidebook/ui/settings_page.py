"""Settings: how the window looks, what is asked, where the journal lies."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QWidget

from tidebook import bundled, clock
from tidebook.domain.asked import Asked
from tidebook.domain.change import Change
from tidebook.domain.errors import JournalError
from tidebook.domain.period import Period
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.button import Button
from tidebook.ui.card import Card
from tidebook.ui.choice_row import ChoiceRow
from tidebook.ui.flow import Flow, row
from tidebook.ui.journal import Journal
from tidebook.ui.label import Label
from tidebook.ui.lock_card import LockCard
from tidebook.ui.page import Page
from tidebook.ui.passphrase_card import PassphraseCard
from tidebook.ui.preferences import TEXT_SIZES, Preferences
from tidebook.ui.symptom_list import SymptomList
from tidebook.ui.theme import SYSTEM
from tidebook.ui.tick_box import TickBox

_WIDEST_PX = 760


class SettingsPage(Page):
    """Everything takes effect at once; there is nothing to confirm."""

    own_wanted = Signal(str)  # the name of a symptom of the person's own

    def __init__(self, journal: Journal, preferences: Preferences) -> None:
        super().__init__(_WIDEST_PX)
        self._journal = journal
        self._preferences = preferences
        self.theme = ChoiceRow(
            _("Theme"),
            {SYSTEM: _("Like the system"), "light": _("Light"), "dim": _("Dim"), "dark": _("Dark")},
        )
        self.text_size = ChoiceRow(_("Text size"), {str(s): _("{n} %").format(n=round(s * 100)) for s in TEXT_SIZES})
        self.symptoms = SymptomList()
        self.around = TickBox(_("Offer the chart “Around an activity”"))
        self.passphrase = PassphraseCard(journal)
        self.lock = LockCard(journal, preferences)
        self.about = Button(_("About Tidebook, and its licences"))
        self._place = Label()
        self._folder = Button(_("Open folder"))
        self._copy = Button(_("Copy"))
        self._copy.setAccessibleName(_("Copy where my journal lies"))
        ways = QWidget()
        flow = Flow(ways)
        flow.addWidget(self._folder)
        flow.addWidget(self._copy)
        self.column.addWidget(Label(_("Settings"), "title"))
        for heading, words, widgets in (
            (_("Theme"), "", [self.theme]),
            (_("Text size"), "", [self.text_size]),
            (_("What I am asked"), _("Five questions are always asked. The others are my choice."), [self.symptoms]),
            (
                _("Charts"),
                _("It lines up my own entries around my activities."),
                [self.around],
            ),
            (_("Where my journal lies"), "", [self._place, ways]),
        ):
            card = Card(heading)
            if words:
                card.column.addWidget(Label(words, "quiet"))
            for widget in widgets:
                card.column.addWidget(widget)
            self.column.addWidget(card)
        self.column.addWidget(self.passphrase)
        self.column.addWidget(self.lock)
        self.column.addWidget(row(self.about))
        self.lock.show_again()
        self.column.addStretch()
        self.theme.chosen.connect(self._wear)
        self.text_size.chosen.connect(self._resize_text)
        self.symptoms.told.connect(self._ask)
        self.symptoms.own_wanted.connect(self.own_wanted)
        self.around.toggled.connect(self._offer_around)
        self._folder.clicked.connect(self._open_folder)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._place.text()))
        preferences.changed.connect(self._show_preferences)
        journal.changed.connect(self._changed)
        journal.opened.connect(self._show_choices)
        self._show_preferences()

    def add(self, card: Card) -> None:
        """Show another card, beside those about the journal as a file."""
        self.column.insertWidget(self.column.indexOf(self.passphrase), card)
        self._lay_out()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_choices()

    def _show_preferences(self) -> None:
        self.theme.show_choice(self._preferences.theme if self._preferences.theme in self.theme.buttons else SYSTEM)
        self.text_size.show_choice(str(min(TEXT_SIZES, key=lambda s: abs(s - self._preferences.text_scale))))

        with QSignalBlocker(self.around):
            self.around.setChecked(self._preferences.offers_around)

    def _offer_around(self, on: bool) -> None:
        self._preferences.offers_around = on

    def _show_choices(self) -> None:
        today = clock.today()
        try:
            self.symptoms.show_choices(self._journal.read(Period(today, today)).choices)
        except JournalError as error:
            self._journal.trouble.emit(error)
        self.symptoms.setEnabled(not self._journal.is_read_only)
        place = self._journal.place
        self._place.setText("" if place is None else str(place))
        for button in (self._folder, self._copy):
            button.setEnabled(place is not None)

    def _changed(self, changes: tuple[Change, ...]) -> None:
        if self.isVisible() and any(isinstance(change.entry, Asked) for change in changes):
            self._show_choices()

    def _wear(self, theme: str) -> None:
        self._preferences.theme = theme

    def _resize_text(self, scale: str) -> None:
        self._preferences.text_scale = float(scale)

    def _ask(self, choice: Asked) -> None:
        name = bundled.catalogue().by_key[choice.symptom].name
        words = _("ask about {symptom}") if choice.asked else _("ask no longer about {symptom}")
        self._journal.record(choice, words.format(symptom=name))

    def _open_folder(self) -> None:
        place: Path | None = self._journal.place
        if place is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(place.parent)))
