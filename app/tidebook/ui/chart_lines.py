"""What can be drawn: the five, everything else that was rated, and the hours upright."""

from tidebook import bundled
from tidebook.domain.catalogue import Symptom, own_symptom
from tidebook.domain.own_symptom import names_on
from tidebook.domain.record import Record
from tidebook.language import _

UPRIGHT = "hours_upright"


def drawable(record: Record) -> tuple[Symptom, ...]:
    """Return the catalogue's symptoms, then the person's own by their newest names."""
    names = names_on(record.period.last, record.own_names)
    return (*bundled.catalogue().rated, *(own_symptom(key, name) for key, name in names.items()))


def rated_in(record: Record) -> tuple[Symptom, ...]:
    """Return the five, and what was rated in the record's days."""
    rated = {rating.symptom for rating in record.ratings}
    return tuple(s for s in drawable(record) if s.is_quick or s.key in rated)


def line_names(record: Record) -> dict[str, str]:
    """Return everything that can be a line of a chart: its words by its key."""
    return {symptom.key: symptom.words for symptom in rated_in(record)} | {UPRIGHT: _("Hours upright")}
