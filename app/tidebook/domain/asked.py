"""Which symptoms a person asks themselves about, and since when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tidebook.domain.catalogue import Catalogue, Symptom
from tidebook.domain.entry import Entry
from tidebook.overriding import override


@dataclass(frozen=True, slots=True)
class Asked(Entry):
    """From `day` on, `symptom` is asked (or no longer asked). Kept, so that *not asked* is never *not answered*."""

    symptom: str
    asked: bool

    @property
    @override
    def place(self) -> str:
        return f"asked/{self.day.isoformat()}/{self.symptom}"


def asked_on(day: date, choices: Iterable[Asked], catalogue: Catalogue) -> tuple[Symptom, ...]:
    """Return the symptoms that the list held on `day`, in catalogue order.

    The five quick ones are always asked. The folded ones are asked until the person drops them, the others
    once the person has picked them. The newest choice on or before `day` counts.
    """
    newest: dict[str, Asked] = {}
    for choice in choices:
        if choice.day <= day and (choice.symptom not in newest or newest[choice.symptom].day <= choice.day):
            newest[choice.symptom] = choice
    return tuple(
        symptom
        for symptom in catalogue.rated
        if symptom.is_quick or (newest[symptom.key].asked if symptom.key in newest else symptom.is_folded)
    )
