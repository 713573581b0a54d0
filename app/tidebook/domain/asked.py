"""Which symptoms a person asks themselves about, and since when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tidebook.domain.catalogue import Catalogue, Symptom, own_symptom
from tidebook.domain.entry import Entry
from tidebook.domain.own_symptom import names_on
from tidebook.overriding import override

if TYPE_CHECKING:
    # A record holds choices, so it can not be known before they are.
    from tidebook.domain.record import Record


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
    """Return the symptoms of the catalogue that the list held on `day`, in catalogue order.

    The five quick ones are always asked. The folded ones are asked until the person drops them, the others
    once the person has picked them. The newest choice on or before `day` counts.
    """
    asked = _asked_by(day, choices)
    return tuple(s for s in catalogue.rated if s.is_quick or asked.get(s.key, s.is_folded))


def my_list(day: date, record: "Record", catalogue: Catalogue) -> tuple[Symptom, ...]:
    """Return all symptoms that the person was asked about on `day`, their own ones included, in their own order.

    An own symptom is asked from its first name on until it is archived (`Asked` False), and called what it was
    called on that day. The newest order on or before `day` counts; what it does not name follows, as in the
    catalogue, then the own ones as they were added.
    """
    names = [name for name in record.own_names if name.day <= day]
    asked = _asked_by(day, record.choices)
    own = (own_symptom(key, name) for key, name in names_on(day, names).items() if asked.get(key, True))
    listed = (*asked_on(day, record.choices, catalogue), *own)
    order = max((o for o in record.orders if o.day <= day), key=lambda order: order.day, default=None)
    if order is None:
        return listed
    places = {key: at for at, key in enumerate(order.keys)}
    return tuple(sorted(listed, key=lambda symptom: places.get(symptom.key, len(places))))


def dropped(day: date, record: "Record", catalogue: Catalogue) -> tuple[Symptom, ...]:
    """Return what the person was asked once and is no longer asked on `day`: of the catalogue, then their own."""
    listed = {symptom.key for symptom in my_list(day, record, catalogue)}
    chosen = {choice.symptom for choice in record.choices if choice.day <= day}
    names = names_on(day, (name for name in record.own_names if name.day <= day))
    known = (*catalogue.rated, *(own_symptom(key, name) for key, name in names.items()))
    return tuple(symptom for symptom in known if symptom.key in chosen - listed)


def _asked_by(day: date, choices: Iterable[Asked]) -> dict[str, bool]:
    newest: dict[str, Asked] = {}
    for choice in choices:
        if choice.day <= day and (choice.symptom not in newest or newest[choice.symptom].day <= choice.day):
            newest[choice.symptom] = choice
    return {symptom: choice.asked for symptom, choice in newest.items()}
