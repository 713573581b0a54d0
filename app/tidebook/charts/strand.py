"""What a chart of one thing shows: a symptom, or the hours upright."""

from tidebook.analysis.daily import daily_hours_upright, daily_ratings
from tidebook.charts.scale import hours_scale
from tidebook.charts.timeline import Strand
from tidebook.domain.catalogue import Symptom
from tidebook.domain.record import Record
from tidebook.language import _


def strand_of(record: Record, symptom: Symptom | None) -> Strand:
    """Return the days of `symptom`; None stands for the hours upright."""
    if symptom is not None:
        return Strand(symptom.name, daily_ratings(record, symptom))
    upright = daily_hours_upright(record)
    return Strand(_("Hours upright"), upright, hours_scale([upright]))
