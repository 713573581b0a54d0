"""The symptoms beside the five: those on the page, those without room, those asked and never answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tidebook.analysis.daily import Cell, DailySeries
from tidebook.domain.catalogue import Catalogue, Symptom, own_symptom
from tidebook.domain.own_symptom import names_on
from tidebook.domain.record import Record
from tidebook.language import _
from tidebook.report.choices import Choices
from tidebook.report.layout import LETTERS_IN_GRID, REMARK_LINES, width_of
from tidebook.report.printable import one_line

# Two lines beside the bars.
_LONGEST_NAME = 56


def symptoms_of(record: Record, catalogue: Catalogue) -> tuple[Symptom, ...]:
    """Return every symptom that can have been asked or recorded: the catalogue's, then the person's own.

    Own symptoms are called what they were called on the last day of the period.
    """
    touched = {rating.symptom for rating in record.ratings} | {choice.symptom for choice in record.choices}
    rated = (s for s in catalogue.rated if s.is_quick or s.is_folded or s.key in touched)
    names = (name for name in record.own_names if name.day <= record.period.last)
    own = (
        own_symptom(key, one_line(name, _LONGEST_NAME)) for key, name in names_on(record.period.last, names).items()
    )
    return (*rated, *own)


@dataclass(frozen=True, slots=True)
class Others:
    """Each in catalogue order, the own ones last. `days`: on how many days a symptom of `shown` was recorded."""

    shown: tuple[Symptom, ...]
    days: tuple[int, ...]
    beyond: tuple[Symptom, ...] = ()
    silent: tuple[Symptom, ...] = ()

    @classmethod
    def of(cls, symptoms: Sequence[Symptom], series: Mapping[str, DailySeries]) -> "Others":
        """Divide the symptoms that were asked or recorded; `series` by key."""
        recorded = {symptom.key: int(series[symptom.key].recorded.sum()) for symptom in symptoms}
        shown = tuple(symptom for symptom in symptoms if recorded[symptom.key])
        silent = tuple(
            symptom
            for symptom in symptoms
            if not recorded[symptom.key] and np.any(series[symptom.key].cells == Cell.NOT_ANSWERED)
        )
        return cls(shown, tuple(recorded[symptom.key] for symptom in shown), silent=silent)

    def at_most(self, most: int) -> "Others":
        """Keep the `most` that were recorded on the most days; the rest is beyond the page."""
        kept = set(sorted(range(len(self.shown)), key=lambda at: -self.days[at])[:most])
        return replace(
            self,
            shown=tuple(symptom for at, symptom in enumerate(self.shown) if at in kept),
            days=tuple(found for at, found in enumerate(self.days) if at in kept),
            beyond=tuple(symptom for at, symptom in enumerate(self.shown) if at not in kept),
        )

    def remarks(self, choices: Choices) -> tuple[str, ...]:
        """What has no row is named all the same, or counted where even the names have no room."""
        beyond = _("Also recorded, without room here: {names}.")
        if "symptoms" in choices.appendix:
            beyond = _("Also recorded, in the appendix: {names}.")
        sentences = ((beyond, self.beyond), (_("Asked, nothing recorded: {names}."), self.silent))
        return tuple(_listed(text, symptoms) for text, symptoms in sentences if symptoms)


def _listed(sentence: str, symptoms: Sequence[Symptom]) -> str:
    room = REMARK_LINES * LETTERS_IN_GRID - width_of(sentence) - 20
    names: list[str] = []
    for symptom in symptoms:
        room -= width_of(symptom.name) + 2
        if room < 0:
            names.append(_("and {count} more").format(count=len(symptoms) - len(names)))
            break
        names.append(symptom.name)
    return sentence.format(names="; ".join(names))
