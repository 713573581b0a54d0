"""Everything that the person chooses for the summary, from top to bottom."""

from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook.domain.period import Period
from tidebook.domain.profile import About
from tidebook.domain.record import Record
from tidebook.language import _
from tidebook.report.choices import Choices, Part
from tidebook.report.layout import Paper
from tidebook.ui.card import Card
from tidebook.ui.choice_row import ChoiceRow
from tidebook.ui.label import Label
from tidebook.ui.own_words_card import OwnWordsCard
from tidebook.ui.period_choice import PeriodChoice
from tidebook.ui.preferences import Preferences
from tidebook.ui.summary_memory import SummaryMemory
from tidebook.ui.summary_ticks import (
    Shown,
    about,
    appendix_groups,
    known,
    page_part,
    shown_groups,
    usual_ticks,
    with_notes,
)
from tidebook.ui.tick_box import TickBox
from tidebook.ui.ticks_card import TicksCard


class SummaryChoices(QWidget):
    """`changed`: any of them. What each recipient gets to see is remembered, as keys."""

    changed = Signal()

    def __init__(self, preferences: Preferences, today: date) -> None:
        super().__init__()
        self._preferences = preferences
        self._memory = SummaryMemory(preferences)
        self._known = known()
        self._ticks: frozenset[str] = frozenset()
        self._remarks: dict[str, str] = {}
        self.days = PeriodChoice(today)
        self.recipient = ChoiceRow(_("For"), {key: who.name for key, who in self._known.items()})
        self.paper = ChoiceRow(_("Paper"), {"a4": "A4", "letter": "Letter"})
        self.paper.show_choice(preferences.paper if preferences.paper in self.paper.buttons else _usual_paper())
        self.from_memory = TickBox(_("Count what I typed more than 3 days later"))
        self.shown = TicksCard(_("What is shown"), shown_groups())
        self.appendix = TicksCard(_("Appendix"), appendix_groups())
        self.words = OwnWordsCard()
        self._build()
        self._turn_to(self._memory.last_recipient(self._known))

    def _build(self) -> None:
        card = Card()
        for words, row in ((_("For"), self.recipient), (_("Days"), self.days), (_("Paper"), self.paper)):
            card.column.addWidget(Label(words, "quiet"))
            card.column.addWidget(row)
        card.column.addWidget(self.from_memory)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (card, self.words, self.shown, self.appendix):
            column.addWidget(part)
        self.days.changed.connect(self.changed)
        self.recipient.chosen.connect(self._choose_recipient)
        self.paper.chosen.connect(self._choose_paper)
        self.from_memory.toggled.connect(lambda _on: self.changed.emit())
        self.words.changed.connect(self.changed)
        for ticks in (self.shown, self.appendix):
            ticks.changed.connect(self._tick)

    def choices(self, span: Period | None, today: date) -> Choices:
        """Return what is chosen. `span`: all days of the journal."""
        shown = Shown.of(self.recipient.choice, self._ticks)
        period = self.days.period
        return Choices(
            period,
            Paper.named(self.paper.choice),
            recipient=shown.recipient,
            name=self.words.name.text().strip(),
            covers=span if shown.covers else None,
            talk=self.words.talk,
            change=self.words.answer(period.first, today),
            compare=self.days.compare,
            since_appointment=self.days.is_since,
            include_from_memory=self.from_memory.isChecked(),
            appendix=shown.appendix,
            attach_data=shown.tables,
        )

    def show_record(self, record: Record, today: date) -> None:
        """Show what the journal knows already: the questions, and which lines of the profile are still empty."""
        self.words.show_record(record.profile, self.days.period.first, today)
        written = {line.about for line in record.profile}
        empty = _("nothing is written yet")
        self._remarks = {about(line): empty for line in About if line not in written}
        self._show_ticks()

    def _turn_to(self, key: str) -> None:
        self.recipient.show_choice(key)
        everything = frozenset(self.shown.words) | frozenset(self.appendix.words)
        self._ticks = self._memory.ticks_of(key, usual_ticks(self._known[key]), everything)
        self._show_ticks()

    def _show_ticks(self) -> None:
        for card in (self.shown, self.appendix):
            card.show_ticks(self._ticks, self._remarks)
        # What is compared stands in that block.
        self.days.compare_box.setVisible(page_part(Part.CHANGES) in self._ticks)

    def _choose_recipient(self, key: str) -> None:
        self._memory.keep_recipient(key)
        self._turn_to(key)
        self.changed.emit()

    def _choose_paper(self, paper: str) -> None:
        self._preferences.paper = paper
        self.changed.emit()

    def _tick(self) -> None:
        self._ticks = with_notes(self._ticks, self.shown.ticked | self.appendix.ticked)
        self._show_ticks()
        self._memory.keep_ticks(self.recipient.choice, self._ticks)
        self.changed.emit()


def _usual_paper() -> str:
    return Paper.usual_in(QLocale.territoryToCode(QLocale.system().territory())).name.lower()
