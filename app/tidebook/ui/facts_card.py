"""What else was so on this day."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from tidebook import clock
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.errors import EntryError
from tidebook.domain.spoken import read_minutes
from tidebook.language import _
from tidebook.ui.card import Card
from tidebook.ui.flow import Flow
from tidebook.ui.label import Label
from tidebook.ui.lateness import with_lateness
from tidebook.ui.tick_box import TickBox
from tidebook.ui.told_field import ToldField


class FactsCard(Card):
    """Naps in minutes, and boxes to tick; each is saved at once."""

    told = Signal(DayFact)
    taken_back = Signal(DayFact)

    def __init__(self) -> None:
        super().__init__(_("About this day"))
        self._day = date.min
        self._facts: dict[Fact, DayFact] = {}
        self.naps = ToldField(_("Naps, minutes in all"), read_minutes, "{:g}".format, _("minutes"))
        self.boxes = {
            fact: TickBox(words)
            for fact, words in (
                (Fact.INFECTION, _("I had an infection")),
                (Fact.PERIOD, _("I had my period")),
                (Fact.APPOINTMENT, _("I had an appointment")),
                (Fact.WEATHER, _("The weather seemed to matter")),
                (Fact.HELPED, _("Someone helping me typed this day")),
            )
        }
        self._late, self._problem = Label("", "quiet"), Label("", "quiet")
        self._problem.hide()
        boxes = QWidget()
        flow = Flow(boxes)
        for box in self.boxes.values():
            flow.addWidget(box)
        for widget in (self.naps, self._problem, boxes, self._late):
            self.column.addWidget(widget)
        self.column.addStretch()
        self.naps.told.connect(self._nap)
        for fact, box in self.boxes.items():
            box.toggled.connect(lambda on, fact=fact: self._tell(fact, 1.0 if on else None))

    def show_facts(self, day: date, facts: Mapping[Fact, DayFact]) -> None:
        """Show what is known of `day`."""
        is_same_day = day == self._day
        self._day = day
        self._facts = dict(facts)
        naps = facts.get(Fact.NAPS)
        self.naps.show_value(None if naps is None else int(naps.value), keep_open=is_same_day)
        if not self.naps.is_open:
            self._problem.hide()
        for fact, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(fact in facts and bool(facts[fact].value))
        self._say_late()

    def flush(self) -> None:
        """Tell what was typed, if that has not happened yet."""
        self.naps.flush()

    def _nap(self) -> None:
        try:
            minutes = self.naps.value
            self._tell(Fact.NAPS, minutes)
        except EntryError as error:
            self._problem.setText(_("Not saved yet. {reason}").format(reason=error))
            self._problem.show()
        else:
            self._problem.hide()

    def _tell(self, fact: Fact, value: float | None) -> None:
        if value is not None:
            self._facts[fact] = DayFact(self._day, clock.now(), fact, value)
            self._say_late()
            self.told.emit(self._facts[fact])
        elif fact in self._facts:
            gone = self._facts.pop(fact)
            self._say_late()
            self.taken_back.emit(gone)

    def _say_late(self) -> None:
        names = {Fact.NAPS: _("Naps"), **{fact: fact.words for fact in self.boxes}}
        said: dict[str, list[DayFact]] = {}
        for fact, known in self._facts.items():
            if fact in names and known.lateness.words:
                said.setdefault(known.lateness.words, []).append(known)
        lines = (with_lateness(", ".join(names[fact.fact] for fact in facts), facts[0]) for facts in said.values())
        self._late.setText("\n".join(lines))
        self._late.setVisible(bool(said))
