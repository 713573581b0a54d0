"""A number from 0 to 10 for one symptom, on average on one day."""

from dataclasses import dataclass

from tidebook.domain.entry import Entry
from tidebook.domain.errors import EntryError
from tidebook.language import _
from tidebook.overriding import override

LOWEST, HIGHEST = 0, 10


@dataclass(frozen=True, slots=True)
class Rating(Entry):
    """How strong `symptom` (a catalogue key) was: 0 none, 10 the worst that the person can imagine."""

    symptom: str
    value: int

    @override
    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if not LOWEST <= self.value <= HIGHEST:
            raise EntryError(_("A rating is a whole number from 0 to 10."))

    @property
    @override
    def place(self) -> str:
        return f"rating/{self.day.isoformat()}/{self.symptom}"
