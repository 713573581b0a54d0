"""The sheet of paper that is ticked by hand: what it asks, and what is copied from it."""

from dataclasses import dataclass, replace
from datetime import date

from tidebook.domain.asked import my_list
from tidebook.domain.catalogue import Catalogue, Symptom, own_symptom
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.own_symptom import names_on
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.stamp import Source, Stamp
from tidebook.language import _

Copied = Rating | DayFact


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sheet: a symptom's rating or a fact about the day."""

    about: Symptom | Fact

    @property
    def name(self) -> str:
        """What the line is called, in the person's language; an own symptom as they call it."""
        if isinstance(self.about, Symptom):
            return self.about.name
        return _("Too ill to fill in") if self.about is Fact.TOO_ILL else _("Hours upright")

    @property
    def hint(self) -> str:
        """A few words more, or nothing."""
        if isinstance(self.about, Symptom):
            return self.about.hint
        return _("a tick is enough") if self.about is Fact.TOO_ILL else _("with my feet on the floor")

    def holds(self, entry: object) -> bool:
        """Whether `entry` stands on this line."""
        if isinstance(self.about, Symptom):
            return isinstance(entry, Rating) and entry.symptom == self.about.key
        return isinstance(entry, DayFact) and entry.fact is self.about

    def copied(self, day: date, stamp: Stamp, value: float) -> Copied:
        """Return what the sheet says about `day`, copied at `stamp`. EntryError when it can not be right."""
        stamp = replace(stamp, source=Source.PAPER)
        if isinstance(self.about, Symptom):
            return Rating(day, stamp, self.about.key, int(value))
        return DayFact(day, stamp, self.about, value)


def lines(period: Period, record: Record, catalogue: Catalogue) -> tuple[Line, ...]:
    """Return the lines of the sheet for `period`: too ill first, the symptoms, and hours upright last.

    The symptoms come as on the first day's list, for that is when the sheet was printed; what joined the list
    during the period follows, then what was rated without being on it.
    """
    symptoms: dict[str, Symptom] = {}
    for day in period:
        for symptom in my_list(day, record, catalogue):
            symptoms.setdefault(symptom.key, symptom)
    names = names_on(period.first, record.own_names)
    known = catalogue.by_key | {key: own_symptom(key, name) for key, name in names.items()}
    for rating in record.within(period).ratings:
        if rating.symptom in known:
            symptoms.setdefault(rating.symptom, known[rating.symptom])
    return (Line(Fact.TOO_ILL), *map(Line, symptoms.values()), Line(Fact.HOURS_UPRIGHT))
