"""The symptoms that can be recorded, and their words."""

import csv
import io
from dataclasses import dataclass, field
from functools import cached_property

from tidebook.domain.own_symptom import is_own
from tidebook.language import _

_SHOWN = {"Q", "D", "O", "E"}
_MARKS = {"R", "L", "A", "-"}
_DEFINITIONS = ("F94", "IOM15", "CCC03", "NICE21", "ACR16")


@dataclass(frozen=True, slots=True)
class Symptom:
    """One row of the catalogue. `key` never changes; `marks` says how each definition counts it (domain.md 1.2)."""

    key: str
    label: str
    group: str
    show: str
    marks: dict[str, str] = field(hash=False)

    @property
    def name(self) -> str:
        """The label without what stands in brackets, in the person's language."""
        return self.words if self.is_own else self.words.partition(" (")[0]

    @property
    def hint(self) -> str:
        """What stands in brackets in the label, or nothing."""
        return "" if self.is_own else self.words.partition(" (")[2].removesuffix(")")

    @property
    def words(self) -> str:
        """The whole label in the person's language; a symptom of their own is called what they call it."""
        return self.label if self.is_own else _(self.label)

    @property
    def is_own(self) -> bool:
        """Whether it is the person's own, and no row of the catalogue."""
        return is_own(self.key)

    @property
    def is_quick(self) -> bool:
        """Whether it is one of the five that are always asked."""
        return self.show == "Q"

    @property
    def is_folded(self) -> bool:
        """Whether it is asked from the start, but folded away."""
        return self.show == "D"


def own_symptom(key: str, name: str) -> Symptom:
    """Return a symptom of the person's own: in no definition, and in the group `own`."""
    return Symptom(key, name, "own", "O", dict.fromkeys(_DEFINITIONS, "-"))


class CatalogueError(ValueError):
    """The catalogue that ships with the program is not what it has to be."""


@dataclass(frozen=True)
class Catalogue:
    """All symptoms, in the order in which they are always shown."""

    symptoms: tuple[Symptom, ...]

    @cached_property
    def by_key(self) -> dict[str, Symptom]:
        """Every symptom by its key."""
        return {symptom.key: symptom for symptom in self.symptoms}

    @cached_property
    def rated(self) -> tuple[Symptom, ...]:
        """Those that get a number a day: not the kinds of exertion, and not the weather, which is a day's fact."""
        return tuple(s for s in self.symptoms if s.show != "E" and s.group != "context")

    @cached_property
    def quick(self) -> tuple[Symptom, ...]:
        """The five that are always asked."""
        return tuple(s for s in self.symptoms if s.is_quick)


def parse(text: str) -> Catalogue:
    """Read the catalogue from CSV text; CatalogueError when a row can not be right."""
    try:
        symptoms = tuple(_symptom(row) for row in csv.DictReader(io.StringIO(text), strict=True))
    except csv.Error as error:
        raise CatalogueError("this is not CSV") from error
    keys = [symptom.key for symptom in symptoms]
    doubled = {key for key in keys if keys.count(key) > 1}
    if doubled:
        raise CatalogueError(f"keys stand twice: {sorted(doubled)}")
    quick = sum(symptom.is_quick for symptom in symptoms)
    if quick != 5:
        raise CatalogueError(f"five symptoms are quick ones, not {quick}")
    return Catalogue(symptoms)


def _symptom(row: dict[str, str]) -> Symptom:
    try:
        symptom = Symptom(
            row["key"], row["label"], row["group"], row["show"], {name: row[name] for name in _DEFINITIONS}
        )
    except KeyError as missing:
        raise CatalogueError(f"column {missing} is missing") from missing
    sound = (
        symptom.key.isidentifier()
        and not symptom.is_own
        and bool(symptom.label and symptom.group)
        and symptom.show in _SHOWN
        and set(symptom.marks.values()) <= _MARKS
    )
    if not sound:
        raise CatalogueError(f"the row of {symptom.key!r} can not be read")
    return symptom
