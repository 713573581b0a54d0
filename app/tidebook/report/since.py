"""The days since the last appointment."""

from datetime import date

from tidebook.domain.day_fact import Fact
from tidebook.domain.event import EventKind
from tidebook.domain.period import Period
from tidebook.domain.record import Record


def since_last_appointment(record: Record, today: date) -> Period | None:
    """Return the days from the last appointment recorded to `today`; None when there was none.

    An appointment of today is the one that the page is for: the one before it counts. Days on which only the
    fact *appointment* was ticked count as well, as far as `record` reaches.
    """
    events = (event.day for event in record.events if event.kind is EventKind.APPOINTMENT)
    facts = (fact.day for fact in record.facts if fact.fact is Fact.APPOINTMENT and fact.value)
    last = max((day for day in (*events, *facts) if day < today), default=None)
    return None if last is None else Period(last, today)
