"""What a line of a chart shows: a symptom, or the hours upright."""

from dataclasses import dataclass

from tidebook.analysis.daily import DailySeries, daily_hours_upright, daily_ratings
from tidebook.charts.scale import SCORE, Scale, hours_scale
from tidebook.domain.anchor import Anchor
from tidebook.domain.catalogue import Symptom
from tidebook.domain.record import Record
from tidebook.language import _


@dataclass(frozen=True, eq=False, slots=True)
class Strand:
    """A name (the person's own words, maybe), a series, what its height means, and their words for its numbers."""

    name: str
    series: DailySeries
    scale: Scale = SCORE
    anchors: tuple[Anchor, ...] = ()


def strand_of(record: Record, symptom: Symptom | None) -> Strand:
    """Return the days of `symptom`; None stands for the hours upright."""
    if symptom is not None:
        own = tuple(anchor for anchor in record.anchors if anchor.symptom == symptom.key)
        return Strand(symptom.name, daily_ratings(record, symptom), anchors=own)
    upright = daily_hours_upright(record)
    return Strand(_("Hours upright"), upright, hours_scale([upright]))
