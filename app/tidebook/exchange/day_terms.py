"""The words for the nights and the facts of a day in an exported file."""

from collections.abc import Iterator

from tidebook.domain.day_fact import Fact
from tidebook.exchange.term import Term
from tidebook.language import _

MINUTES_ASLEEP = "minutes_asleep"
MINUTES_IN_BED = "minutes_in_bed"
CLOCK_CHANGE = "clock_change_min"
NOTE = "note"


def sleep() -> Iterator[Term]:
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


def day() -> Iterator[Term]:
    feet = _("Feet on the floor: standing, walking, sitting with feet down.")
    yes = _("1 = yes.")
    ill = _("1 = yes. On such a day there may be no other numbers.")
    helper = _("1 = yes. The column entered_by says helper on such a day.")
    for fact, label, unit, meaning, direction in (
        (Fact.HOURS_UPRIGHT, _("Hours upright"), _("h"), feet, _("higher = better")),
        (Fact.TOO_ILL, _("Too ill to fill in"), "", ill, ""),
        (Fact.NAPS, _("Naps"), _("min"), _("All naps of the day together."), _("higher = longer asleep")),
        (Fact.INFECTION, _("Infection"), "", yes, ""),
        (Fact.PERIOD, _("Period (bleeding)"), "", yes, ""),
        (Fact.APPOINTMENT, _("Appointment"), "", yes, ""),
        (Fact.WEATHER, _("Weather seemed to matter"), "", yes, ""),
        (Fact.HELPED, _("Entered by someone helping"), "", helper, ""),
    ):
        yield Term(fact.key, "day", label, unit, "0", f"{fact.largest:g}", meaning, direction)
    own_words = _("In the person's own words, in the column of notes.")
    yield Term(NOTE, "day", _("Note"), meaning=own_words)
