"""What the clinician's page and its appendix are made from: one record, counted once, for one recipient."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tidebook.analysis.daily import DailySeries, daily_ratings
from tidebook.analysis.numbers import numbers
from tidebook.charts.sentence import sentence
from tidebook.domain.catalogue import Catalogue, Symptom
from tidebook.domain.record import Record
from tidebook.language import locale
from tidebook.report.choices import Choices, Part
from tidebook.report.lines import Found, Pen
from tidebook.report.others import symptoms_of
from tidebook.report.page import Line
from tidebook.report.recipients import permitted
from tidebook.report.words import Words


@dataclass(frozen=True)
class Material:
    """A page in the making. `whole`: all that was read; `near`: of it what the recipient may see."""

    whole: Record
    near: Record
    catalogue: Catalogue
    choices: Choices
    printed_on: date

    @classmethod
    def of(cls, record: Record, catalogue: Catalogue, choices: Choices, printed_on: date) -> "Material":
        """Take out of `record` (the days of `choices.reads`) what the recipient does not see."""
        return cls(record, permitted(record, catalogue, choices), catalogue, choices, printed_on)

    @cached_property
    def words(self) -> Words:
        """How numbers and days are written."""
        return Words(locale())

    @cached_property
    def pen(self) -> Pen:
        """What writes lines of numbers."""
        return Pen(self.words, len(self.choices.period))

    @cached_property
    def record(self) -> Record:
        """What the recipient may see of the period."""
        return self.near.within(self.choices.period)

    @cached_property
    def before(self) -> Record:
        """What the recipient may see of the equally long period before."""
        return self.near.within(self.choices.period.before())

    @cached_property
    def symptoms(self) -> Mapping[str, Symptom]:
        """Every symptom that can have been asked or recorded, by key, in the order in which they are listed."""
        return {symptom.key: symptom for symptom in symptoms_of(self.record, self.catalogue)}

    @cached_property
    def five(self) -> tuple[Symptom, ...]:
        """The symptoms of block D."""
        chosen = tuple(self.symptoms[key] for key in self.choices.symptoms if key in self.symptoms)
        return chosen or self.catalogue.quick

    @cached_property
    def series(self) -> Mapping[str, DailySeries]:
        """Each of `symptoms`, day by day."""
        return {key: daily_ratings(self.record, symptom) for key, symptom in self.symptoms.items()}

    def shows(self, part: Part) -> bool:
        """Whether the recipient sees a block."""
        return part in self.choices.recipient.parts

    def found(self, now: DailySeries, then: DailySeries | None) -> Found:
        """Count the days of the period, and `then` those of the one before, where anything is recorded about it."""
        from_memory = self.choices.include_from_memory
        earlier = None if then is None else numbers(then.counted(from_memory=from_memory))
        return Found(numbers(now.counted(from_memory=from_memory)), earlier, int(now.recorded.sum()))

    def line(self, symptom: Symptom, *, before: bool = True) -> Line:
        """Put one symptom into numbers; `before`: and the period before, too."""
        now = self.series[symptom.key]
        found = self.found(now, daily_ratings(self.before, symptom) if before else None)
        heard = sentence(symptom.name, now, from_memory=self.choices.include_from_memory)
        return self.pen.line(symptom.key, symptom.name, found, sentence=heard)
