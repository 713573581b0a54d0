"""On how many days of a period each place of the body was marked."""

from collections.abc import Mapping
from dataclasses import dataclass

from tidebook.analysis.coverage import coverage
from tidebook.domain.pain import Area
from tidebook.domain.period import Period
from tidebook.domain.record import Record


@dataclass(frozen=True, slots=True)
class PainPlaces:
    """`days`: on how many days each area was marked. `recorded`: the days on which anything was recorded.

    `marked`: the days on which at least one area was. Since a day without a mark does not say that nothing hurt,
    a share is always of the recorded days. However late it was typed, a mark counts: this is no statistic.
    """

    period: Period
    recorded: int
    marked: int
    days: Mapping[Area, int]

    def share(self, area: Area) -> float:
        """Return the share (0 to 1) of the recorded days on which `area` was marked."""
        return self.days[area] / max(self.recorded, 1)


def pain_places(record: Record) -> PainPlaces:
    """Count the days of the record's period."""
    marks = {(pain.day, pain.area) for pain in record.pains}
    counts = dict.fromkeys(Area, 0)
    for _day, area in marks:
        counts[area] += 1
    return PainPlaces(record.period, coverage(record).recorded, len({day for day, _area in marks}), counts)
