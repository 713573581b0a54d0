"""Plain facts about a day: hours upright, naps, and what was so or was not."""

from dataclasses import dataclass
from enum import Enum

from tidebook.domain.entry import Entry
from tidebook.domain.errors import EntryError
from tidebook.language import _
from tidebook.overriding import override


class Fact(Enum):
    """The facts that a day can hold, each with its largest value (the smallest is 0)."""

    HOURS_UPRIGHT = "hours_upright", 24.0
    TOO_ILL = "too_ill", 1.0
    NAPS = "naps", 1440.0
    INFECTION = "infection", 1.0
    PERIOD = "period", 1.0
    APPOINTMENT = "appointment", 1.0
    WEATHER = "weather", 1.0
    HELPED = "helped", 1.0

    def __init__(self, key: str, largest: float) -> None:
        self.key = key
        self.largest = largest

    @property
    def words(self) -> str:
        """What people call a fact that is so or is not; the numbers have sentences of their own."""
        return {
            Fact.TOO_ILL: _("Too ill to fill in"),
            Fact.INFECTION: _("Infection"),
            Fact.PERIOD: _("Period"),
            Fact.APPOINTMENT: _("Appointment"),
            Fact.WEATHER: _("The weather seemed to matter"),
            Fact.HELPED: _("Entered by someone helping me"),
        }[self]

    @classmethod
    def of(cls, key: str) -> "Fact":
        """Return the fact called `key`; KeyError when there is none."""
        return _BY_KEY[key]


_BY_KEY = {fact.key: fact for fact in Fact}


@dataclass(frozen=True, slots=True)
class DayFact(Entry):
    """One fact about a day. `value` is hours (upright: feet on the floor), minutes (naps) or 1 for a plain yes.

    WEATHER: it seemed to matter that day. HELPED: someone helping the person typed that day's entries.
    """

    fact: Fact
    value: float

    @override
    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if not 0 <= self.value <= self.fact.largest:
            raise EntryError(_("This is a number from 0 to {largest:g}.").format(largest=self.fact.largest))

    @property
    @override
    def place(self) -> str:
        return f"dayfact/{self.day.isoformat()}/{self.fact.key}"
