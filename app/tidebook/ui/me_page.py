"""About me: my own symptoms and what my numbers mean, myself, and scores from elsewhere."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent

from tidebook import bundled, clock
from tidebook.domain.asked import my_list
from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.errors import JournalError
from tidebook.domain.own_symptom import names_on
from tidebook.domain.period import Period
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.anchor_editor import AnchorEditor
from tidebook.ui.button import Button
from tidebook.ui.card import Card
from tidebook.ui.entry_words import delete_words, said_words
from tidebook.ui.journal import Journal
from tidebook.ui.label import Label
from tidebook.ui.own_list import OwnList
from tidebook.ui.page import Page
from tidebook.ui.profile_card import ProfileCard
from tidebook.ui.score_card import ScoreCard
from tidebook.ui.step_buttons import StepButtons

_WIDEST_PX = 760


class MePage(Page):
    """What is set up once rather than recorded daily. Each change is saved at once and can be undone."""

    on_paper = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__(_WIDEST_PX)
        self._journal = journal
        self._names: dict[str, str] = {}
        self.own_list = OwnList()
        self.anchors = AnchorEditor()
        self.profile = ProfileCard()
        self.scores = ScoreCard()
        self.paper = Button(_("Print a sheet, or type one in…"))
        paper = Card(_("On paper"))
        paper.column.addWidget(Label(_("For days without a screen: a sheet of my own questions to tick."), "quiet"))
        paper.column.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignLeft)
        self.steps = StepButtons()
        self.steps.follow(journal)
        self.status = Label("", "quiet")
        self.column.addWidget(Label(_("About me"), "title"))
        self.column.addWidget(self.steps, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.status)
        for card in (self.own_list, self.anchors, self.profile, self.scores, paper):
            self.column.addWidget(card)
        self.column.addStretch(1)
        self.own_list.changed.connect(journal.take)
        for card in (self.anchors, self.profile, self.scores):
            card.told.connect(self._record)
            card.taken_back.connect(self._remove)
        self.paper.clicked.connect(self.on_paper)
        journal.changed.connect(self._changed)
        journal.retraced.connect(self.status.setText)
        journal.opened.connect(self.refresh)

    def flush(self) -> None:
        """Save what is still being typed."""
        for card in (self.own_list, self.anchors, self.profile, self.scores):
            card.flush()

    def refresh(self) -> None:
        """Read again what is shown."""
        today = clock.today()
        try:
            record = self._journal.read(Period(today, today))
        except JournalError as error:
            self._journal.trouble.emit(error)
            return
        asked = my_list(today, record, bundled.catalogue())
        self._names = {symptom.key: symptom.name for symptom in bundled.catalogue().rated}
        self._names |= names_on(today, record.own_names)
        self.own_list.show_list(record)
        self.anchors.show_anchors({symptom.key: symptom.name for symptom in asked}, record.anchors)
        self.profile.show_profile(record.profile)
        self.scores.show_scores(record.scores)
        for card in (self.own_list, self.anchors, self.profile, self.scores):
            card.setEnabled(not self._journal.is_read_only)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _changed(self, _changes: tuple[Change, ...]) -> None:
        self.status.setText("")
        if self.isVisible():
            self.refresh()

    def _record(self, entry: Entry) -> None:
        self._journal.record(entry, said_words(entry, self._names))

    def _remove(self, entry: Entry) -> None:
        self._journal.remove(entry, delete_words(entry, self._names))
