"""What is told on some days only: activities, payback, where it hurt, events, and what else was so."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from tidebook.domain.activity import usual
from tidebook.domain.catalogue import Symptom
from tidebook.domain.entry import Entry
from tidebook.domain.payback import link_period
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.ui.activity_card import ActivityCard
from tidebook.ui.episode_card import EpisodeCard
from tidebook.ui.event_card import EventCard
from tidebook.ui.facts_card import FactsCard
from tidebook.ui.pain_card import PainCard

_USUAL = 6


class MoreCards(QWidget):
    """The five cards, two beside each other where there is room."""

    told = Signal(Entry)
    taken_back = Signal(Entry)
    changed = Signal(tuple, str)  # of Change
    wanted = Signal(Period)  # the activities of these days
    reached = Signal(QWidget)  # to be in sight

    def __init__(self) -> None:
        super().__init__()
        self.activities = ActivityCard()
        self.payback = EpisodeCard()
        self.pain = PainCard()
        self.events = EventCard()
        self.facts = FactsCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._pairs = []
        for left, right in ((self.activities, self.payback), (self.pain, self.events)):
            pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            pair.setSpacing(14)
            pair.addWidget(left, 1)
            pair.addWidget(right, 1)
            self._pairs.append(pair)
            column.addLayout(pair)
        column.addWidget(self.facts)
        for card in (self.activities, self.pain, self.events, self.facts):
            card.told.connect(self.told)
            card.taken_back.connect(self.taken_back)
        self.payback.changed.connect(self.changed)
        self.payback.wanted.connect(self.wanted)
        self.pain.reached.connect(self.reached)

    def show_day(self, day: date, record: Record, asked: tuple[Symptom, ...]) -> None:
        """Show what `record`, which reaches back some months, says about `day`."""
        today = Period(day, day)
        own = record.within(today)
        self.activities.show_usual(usual(record.activities, _USUAL))
        self.activities.show_entries(day, own.activities)
        near = link_period(day)
        activities = tuple(activity for activity in record.activities if activity.day in near)
        self.payback.show_episodes(day, record.episodes, record.links, activities, asked)
        self.pain.show_pains(day, own.pains)
        self.events.show_entries(day, [event for event in record.events if event.day == day])
        self.facts.show_facts(day, {fact.fact: fact for fact in own.facts})

    def flush(self) -> None:
        """Tell what was typed, if that has not happened yet."""
        for card in (self.activities, self.payback, self.events, self.facts):
            card.flush()

    def arrange(self, *, narrow: bool) -> None:
        """Put the cards below each other where there is little room."""
        for pair in self._pairs:
            pair.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
