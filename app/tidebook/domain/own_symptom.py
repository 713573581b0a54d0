"""Symptoms of the person's own, and the order of their list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tidebook.domain.entry import Entry
from tidebook.domain.text import own_words
from tidebook.language import _
from tidebook.overriding import override

_PREFIX = "user_"


def own_key(id_: UUID) -> str:
    """Return the key of an own symptom: it never changes, whatever the symptom is called."""
    return f"{_PREFIX}{id_.hex}"


def is_own(key: str) -> bool:
    """Whether a key belongs to a symptom of the person's own."""
    return key.startswith(_PREFIX) and key.isidentifier()


@dataclass(frozen=True, slots=True)
class OwnName(Entry):
    """From `day` on, the own symptom `symptom` is called `name`; before, as an earlier entry says."""

    symptom: str
    name: str

    @override
    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        object.__setattr__(self, "name", own_words(self.name, _("Please give the symptom a name.")))
        if not is_own(self.symptom):
            raise ValueError("only symptoms of the person's own have a name of their own")

    @property
    @override
    def place(self) -> str:
        return f"ownname/{self.day.isoformat()}/{self.symptom}"


def names_on(day: date, names: Iterable[OwnName]) -> dict[str, str]:
    """Return what each own symptom was called on `day`; before its first name, its first name."""
    called: dict[str, OwnName] = {}
    for name in sorted(names, key=lambda name: name.day):
        if name.symptom not in called or name.day <= day:
            called[name.symptom] = name
    return {symptom: name.name for symptom, name in called.items()}


@dataclass(frozen=True, slots=True)
class ListOrder(Entry):
    """From `day` on, the symptoms of the list come in the order of `keys`; others follow as in the catalogue."""

    keys: tuple[str, ...]

    @override
    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if len(set(self.keys)) < len(self.keys) or not all(key.isidentifier() for key in self.keys):
            raise ValueError("an order holds the key of each symptom once")
