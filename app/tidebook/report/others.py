"""The symptoms beside the five: those on the page, those without room, those asked and never answered."""

from dataclasses import dataclass, replace

import numpy as np

from tidebook.analysis.daily import Cell, daily_ratings
from tidebook.domain.catalogue import Catalogue, Symptom
from tidebook.domain.record import Record
from tidebook.language import _


@dataclass(frozen=True, slots=True)
class Others:
    """Each in catalogue order. `days`: on how many days a symptom of `shown` was recorded."""

    shown: tuple[Symptom, ...]
    days: tuple[int, ...]
    beyond: tuple[Symptom, ...] = ()
    silent: tuple[Symptom, ...] = ()

    @classmethod
    def of(cls, record: Record, catalogue: Catalogue) -> "Others":
        """Divide the symptoms that were asked or recorded."""
        touched = {rating.symptom for rating in record.ratings} | {choice.symptom for choice in record.choices}
        shown: list[Symptom] = []
        days: list[int] = []
        silent: list[Symptom] = []
        for symptom in catalogue.rated:
            if symptom.is_quick or not (symptom.is_folded or symptom.key in touched):
                continue
            series = daily_ratings(record, symptom)
            if found := int(series.recorded.sum()):
                shown.append(symptom)
                days.append(found)
            elif np.any(series.cells == Cell.NOT_ANSWERED):
                silent.append(symptom)
        return cls(tuple(shown), tuple(days), silent=tuple(silent))

    def at_most(self, most: int) -> "Others":
        """Keep the `most` that were recorded on the most days; the rest is beyond the page."""
        kept = set(sorted(range(len(self.shown)), key=lambda at: -self.days[at])[:most])
        return replace(
            self,
            shown=tuple(symptom for at, symptom in enumerate(self.shown) if at in kept),
            days=tuple(found for at, found in enumerate(self.days) if at in kept),
            beyond=tuple(symptom for at, symptom in enumerate(self.shown) if at not in kept),
        )

    @property
    def remarks(self) -> tuple[str, ...]:
        """What has no row is named all the same."""
        sentences = (
            (_("Also recorded, without room here: {names}."), self.beyond),
            (_("Asked, nothing recorded: {names}."), self.silent),
        )
        return tuple(
            text.format(names="; ".join(symptom.name for symptom in symptoms))
            for text, symptoms in sentences
            if symptoms
        )
