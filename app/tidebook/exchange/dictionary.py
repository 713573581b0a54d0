"""What each key in an exported file means."""

from collections.abc import Iterator
from typing import NamedTuple

from tidebook.domain.catalogue import Catalogue
from tidebook.domain.day_fact import Fact
from tidebook.domain.rating import HIGHEST, LOWEST
from tidebook.exchange.guard import guard
from tidebook.language import _

MINUTES_ASLEEP = "minutes_asleep"
MINUTES_IN_BED = "minutes_in_bed"
CLOCK_CHANGE = "clock_change_min"
NOTE = "note"


class Term(NamedTuple):
    """One key: its kind, its words, and how its values are read. Without a scale, `lowest` and `highest` are ""."""

    key: str
    kind: str
    label: str
    unit: str
    lowest: str
    highest: str
    meaning: str
    direction: str

    @property
    def scale(self) -> str:
        """The ends of the scale, or nothing."""
        return f"{self.lowest}..{self.highest}" if self.lowest else ""


def terms(catalogue: Catalogue) -> dict[str, Term]:
    """Return every key that an export can hold, in the order in which they are listed, its words guarded."""
    found = {term.key: term for part in (_ratings(catalogue), _sleep(), _day()) for term in part}
    return {key: Term(*map(guard, term)) for key, term in found.items()}


def unknown(key: str) -> Term:
    """Return what can be said of a rated symptom that is not in the catalogue: its key."""
    return Term(guard(key), "rating", guard(key), "", str(LOWEST), str(HIGHEST), "", "")


def _ratings(catalogue: Catalogue) -> Iterator[Term]:
    first = _("On average that day: 0 none, 10 the worst that this person can imagine.")
    always, at_first, picked = _("Always asked."), _("Asked unless taken off the list."), _("Asked once picked.")
    for symptom in catalogue.rated:
        asked = always if symptom.is_quick else at_first if symptom.is_folded else picked
        meaning = f"{first} {asked}"
        higher = _("higher = worse")
        yield Term(symptom.key, "rating", symptom.words, "", str(LOWEST), str(HIGHEST), meaning, higher)


def _sleep() -> Iterator[Term]:
    clock, minutes = _("clock time"), _("min")
    belongs = _("The night belongs to the day of waking.")
    derived = _("Derived, not typed:")
    asleep = _("from trying to sleep to the last waking, less minutes to fall asleep and awake.")
    in_bed = _("from going to bed to getting up.")
    for key, label, unit, meaning, direction in (
        ("to_bed", _("Went to bed"), clock, belongs, ""),
        ("tried_to_sleep", _("Tried to sleep"), clock, belongs, ""),
        ("minutes_to_fall_asleep", _("Minutes to fall asleep"), minutes, "", _("higher = longer awake")),
        ("awakenings", _("Times awake in the night"), _("times"), "", _("higher = more often awake")),
        ("minutes_awake", _("Minutes awake in the night"), minutes, "", _("higher = longer awake")),
        ("woke", _("Last waking"), clock, belongs, ""),
        ("got_up", _("Got up"), clock, belongs, ""),
        (CLOCK_CHANGE, _("Clock put forward that night"), minutes, _("Below 0: put back."), ""),
        (MINUTES_ASLEEP, _("Minutes asleep"), minutes, f"{derived} {asleep}", _("higher = longer asleep")),
        (MINUTES_IN_BED, _("Minutes in bed"), minutes, f"{derived} {in_bed}", _("higher = longer in bed")),
    ):
        yield Term(key, "sleep", label, unit, "", "", meaning, direction)


def _day() -> Iterator[Term]:
    upright, ill = Fact.HOURS_UPRIGHT, Fact.TOO_ILL
    feet = _("Feet on the floor: standing, walking, sitting with feet down.")
    more = _("higher = better")
    yes = _("1 = yes. On such a day there may be no other numbers.")
    yield Term(upright.key, "day", _("Hours upright"), _("h"), "0", f"{upright.largest:g}", feet, more)
    yield Term(ill.key, "day", _("Too ill to fill in"), "", "0", f"{ill.largest:g}", yes, "")
    own_words = _("In the person's own words, in the column of notes.")
    yield Term(NOTE, "day", _("Note"), "", "", "", own_words, "")
