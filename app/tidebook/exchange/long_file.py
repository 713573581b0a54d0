"""The long file: every value in a row of its own."""

from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from tidebook.domain.entry import Entry
from tidebook.domain.record import Record
from tidebook.exchange import dictionary
from tidebook.exchange.csv_text import LINE_END, cells, encode, lines
from tidebook.exchange.dictionary import Term
from tidebook.exchange.guard import guard
from tidebook.exchange.values import ME, number, origin, parts

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
        before = cells(None, term.kind, term.key, term.label)
        return cls(f",{before},", f",{cells(term.unit, term.lowest, term.highest)},")


def long_file(record: Record, terms: dict[str, Term]) -> bytes:
    """Return one row a value, day by day; on each day the ratings, then the night, the facts and the note."""
    rows = sorted(_rows(record, terms), key=itemgetter(0))
    return encode(lines([COLUMNS]) + "".join([day + rest for day, rest in rows]))


def _rows(record: Record, terms: dict[str, Term]) -> Iterator[tuple[str, str]]:
    frames = {key: _Frame.around(term) for key, term in terms.items()}
    for symptom in {rating.symptom for rating in record.ratings}.difference(frames):
        frames[symptom] = _Frame.around(dictionary.unknown(symptom))
    for rating in record.ratings:
        before, after = frames[rating.symptom]
        day, end = _ends(rating)
        yield day, f"{before}{rating.value}{after}{end}{LINE_END}"
    for night in record.nights:
        day, end = _ends(night)
        for key, value in parts(night).items():
            if value is not None:
                before, after = frames[key]
                yield day, f"{before}{value}{after}{end}{LINE_END}"
    for fact in record.facts:
        before, after = frames[fact.fact.key]
        day, end = _ends(fact)
        yield day, f"{before}{number(fact.value)}{after}{end}{LINE_END}"
    before, after = frames[dictionary.NOTE]
    for note in record.notes:
        day, end = _ends(note)
        yield day, f"{before}{after}{end}{cells(guard(note.text))}{LINE_END}"


def _ends(entry: Entry) -> tuple[str, str]:
    """Return the first cell of the row, and the last ones but the note, which hold nothing that needs quotes."""
    day, recorded_at, mode = origin(entry)
    return day, f"{recorded_at},{mode},{ME},"
