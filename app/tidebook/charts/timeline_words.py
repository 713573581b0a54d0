"""What the timeline shows in words: one day, all of it in sentences, and all of it in a table."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from tidebook.analysis.daily import Cell
from tidebook.charts.lane_words import (
    activities_say,
    episodes_say,
    events_say,
    lane_sentences,
    lanes_say,
    meanings_say,
)
from tidebook.charts.picture import Table, Value
from tidebook.charts.sentence import sentence
from tidebook.charts.strand import Strand
from tidebook.charts.table import spoken_day, state_words
from tidebook.domain.entry import Entry
from tidebook.domain.payback import touching
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.language import _

_One = TypeVar("_One", bound=Entry)


def timeline_day(day: date, strands: Sequence[Strand], record: Record) -> str:
    """Read one day out: each value or why there is none, new words for numbers, and what each lane says."""
    words = [
        _("{name}, new words for its numbers: {words}").format(name=strand.name, words=said)
        for strand in strands
        if (said := meanings_say(day, strand.anchors))
    ]
    return spoken_day(day, [(strand.name, strand.series) for strand in strands], [*words, *lanes_say(day, record)])


def timeline_sentences(strands: Sequence[Strand], record: Record) -> list[str]:
    """Return a sentence for each strand and each lane; both are about the period of `record`."""
    return [*(sentence(strand.name, strand.series) for strand in strands), *lane_sentences(record)]


def timeline_table(strands: Sequence[Strand], record: Record, period: Period) -> Table:
    """Return one row a day of `period`, in order: each strand's value and state, then a column a lane.

    A lane has a column, and a strand one for the person's words for its numbers, if there is anything in them.
    """
    lanes = _lane_columns(record, period)
    worded = [strand for strand in strands if any(anchor.day in period for anchor in strand.anchors)]
    heads = [head for s in strands for head in (s.name, _("{name}: how it was recorded").format(name=s.name))]
    words = [_("{name}: words for its numbers").format(name=strand.name) for strand in worded]
    rows = []
    for day in period:
        cells = [cell for strand in strands for cell in _cells(strand, day)]
        said = [meanings_say(day, strand.anchors) or None for strand in worded]
        rows.append((day, *cells, *said, *(column.get(day) for column in lanes.values())))
    return Table((_("Day"), *heads, *words, *lanes), tuple(rows))


def _cells(strand: Strand, day: date) -> tuple[Value, Value]:
    series = strand.series
    if day not in series.period:
        return None, None
    at = series.period.index(day)
    cell = int(series.cells[at])
    return (float(series.values[at]) if cell >= Cell.ON_TIME else None), state_words(cell)


def _lane_columns(record: Record, period: Period) -> dict[str, dict[date, str]]:
    """Return what each lane says, by its name and the day; a day on which it says nothing is not there."""
    done = _by_day(record.activities, period)
    columns = {
        _("Activities"): {day: activities_say(activities) for day, activities in done.items()},
        _("Payback"): {day: said for day in period if (said := episodes_say(day, touching(day, record.episodes)))},
        _("Events"): {day: said for day in period if (said := events_say(day, record.events))},
    }
    return {name: said for name, said in columns.items() if said}


def _by_day(entries: Iterable[_One], period: Period) -> dict[date, list[_One]]:
    found: dict[date, list[_One]] = defaultdict(list)
    for entry in entries:
        if entry.day in period:
            found[entry.day].append(entry)
    return found
