"""The long file: every value in a row of its own."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from tidebook.domain.entry import Entry
from tidebook.domain.record import Record
from tidebook.exchange.csv_text import LINE_END, cells, encode, lines
from tidebook.exchange.day_terms import NOTE
from tidebook.exchange.guard import guard
from tidebook.exchange.long_values import values
from tidebook.exchange.own_names import OwnNames
from tidebook.exchange.term import Term
from tidebook.exchange.values import HELPER, ME, helped_days, number, origin, parts

COLUMNS = (
    "about_date",
    "about_time",
    "kind",
    "key",
    "label",
    "value",
    "unit",
    "scale_min",
    "scale_max",
    "recorded_at",
    "entry_mode",
    "entered_by",
    "note",
)


class _Frame(NamedTuple):
    """What stands in every row of one key before the value, and after it.

    Quoting these cells once for each key, not once for each row, halves the time of an export.
    """

    before: str
    after: str

    @classmethod
    def around(cls, term: Term) -> "_Frame":
        before = cells(term.kind, term.key, term.label)
        return cls(f"{before},", f",{cells(term.unit, term.lowest, term.highest)},")


def long_file(record: Record, terms: dict[str, Term]) -> bytes:
    """Return one row a value, day by day: ratings, night, facts, note, pain places, then what has several values."""
    rows = sorted(_LongFile(record, terms).rows(), key=itemgetter(0))
    return encode(lines([COLUMNS]) + "".join([day + rest for day, rest in rows]))


class _LongFile:
    """The rows of one record, each as its day and the rest of the line."""

    def __init__(self, record: Record, terms: dict[str, Term]) -> None:
        self._record = record
        self._terms = terms
        self._frames = {key: _Frame.around(term) for key, term in terms.items()}
        self._helped = helped_days(record)
        self._names = OwnNames(record.own_names)
        self._own_frames: dict[tuple[str, str], _Frame] = {}

    def rows(self) -> Iterator[tuple[str, str]]:
        yield from self._ratings()
        yield from self._of_days()
        quoted = lru_cache(maxsize=4096)(cells)
        for entry, found in values(self._record):
            day, end = self._ends(entry)
            for key, value, at, words in found:
                before, after = self._frames[key]
                # Most values are numbers and keys, which need no quotes, and what is done is done often.
                written = value if value.isalnum() else quoted(value)
                yield day, f",{at},{before}{written}{after}{end}{quoted(words) if words else ''}{LINE_END}"

    def _ratings(self) -> Iterator[tuple[str, str]]:
        for rating in self._record.ratings:
            symptom = rating.symptom
            before, after = self._own(rating.day, symptom) if symptom in self._names else self._frames[symptom]
            day, end = self._ends(rating)
            yield day, f",,{before}{rating.value}{after}{end}{LINE_END}"

    def _of_days(self) -> Iterator[tuple[str, str]]:
        for night in self._record.nights:
            day, end = self._ends(night)
            for key, value in parts(night).items():
                if value is not None:
                    before, after = self._frames[key]
                    yield day, f",,{before}{value}{after}{end}{LINE_END}"
        for fact in self._record.facts:
            before, after = self._frames[fact.fact.key]
            day, end = self._ends(fact)
            yield day, f",,{before}{number(fact.value)}{after}{end}{LINE_END}"
        before, after = self._frames[NOTE]
        for note in self._record.notes:
            day, end = self._ends(note)
            yield day, f",,{before}{after}{end}{cells(guard(note.text))}{LINE_END}"

    def _own(self, day: date, symptom: str) -> _Frame:
        """Return the frame of a symptom of the person's own, under the name that it had on that day."""
        name = self._names.on(day, symptom)
        if (symptom, name) not in self._own_frames:
            term = self._terms[symptom]._replace(label=guard(name))
            self._own_frames[symptom, name] = _Frame.around(term)
        return self._own_frames[symptom, name]

    def _ends(self, entry: Entry) -> tuple[str, str]:
        """Return the first cell of the row, and the last ones but the note, which hold nothing that needs quotes."""
        day, recorded_at, mode = origin(entry)
        return day, f"{recorded_at},{mode},{HELPER if entry.day in self._helped else ME},"
