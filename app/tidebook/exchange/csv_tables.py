"""The journal as tables that any spreadsheet or statistics program reads."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from tidebook.domain.catalogue import Catalogue
from tidebook.domain.day_fact import Fact
from tidebook.domain.record import Record
from tidebook.exchange import dictionary, long_file
from tidebook.exchange.csv_text import Cell, Row, encode, lines
from tidebook.exchange.dictionary import Term
from tidebook.exchange.guard import guard
from tidebook.exchange.values import ME, NIGHT_KEYS, number, origin, parts

NIGHTS = ("about_date", *NIGHT_KEYS, "recorded_at", "entry_mode", "entered_by")
SYMPTOM_LIST = ("from_date", "key", "label", "asked", "recorded_at", "entered_by")
DICTIONARY = ("key", "kind", "label", "unit", "scale", "meaning", "direction")
DAILY_FIRST = "about_date"
DAILY_LAST = (Fact.HOURS_UPRIGHT.key, Fact.TOO_ILL.key, dictionary.MINUTES_ASLEEP, dictionary.NOTE)

# The first column of each file, by which an earlier export is known again.
NAMES = {
    "journal.csv": long_file.COLUMNS[0],
    "daily.csv": DAILY_FIRST,
    "nights.csv": NIGHTS[0],
    "symptom_list.csv": SYMPTOM_LIST[0],
    "dictionary.csv": DICTIONARY[0],
}


def tables(record: Record, catalogue: Catalogue) -> dict[str, Callable[[], bytes]]:
    """Return each file of the export by name, made when it is called for: slow work can stop between two of them."""
    terms = dictionary.terms(catalogue)
    return {
        "journal.csv": lambda: long_file.long_file(record, terms),
        "daily.csv": lambda: _daily(record, catalogue),
        "nights.csv": lambda: _table(NIGHTS, _nights(record)),
        "symptom_list.csv": lambda: _table(SYMPTOM_LIST, _symptom_list(record, terms)),
        "dictionary.csv": lambda: _table(DICTIONARY, _dictionary(terms)),
    }


def _table(columns: Iterable[str], rows: Iterable[Row]) -> bytes:
    return encode(lines([tuple(columns), *rows]))


def _nights(record: Record) -> Iterator[Row]:
    for night in record.nights:
        day, recorded_at, mode = origin(night)
        yield day, *parts(night).values(), recorded_at, mode, ME


def _daily(record: Record, catalogue: Catalogue) -> bytes:
    """Return a row for each day of the period, recorded or not, with a column for each symptom that was rated."""
    days: dict[date, dict[str, Cell]] = defaultdict(dict)
    for rating in record.ratings:
        days[rating.day][rating.symptom] = rating.value
    for night in record.nights:
        days[night.day][dictionary.MINUTES_ASLEEP] = night.asleep_min
    for fact in record.facts:
        days[fact.day][fact.fact.key] = number(fact.value)
    for note in record.notes:
        days[note.day][dictionary.NOTE] = guard(note.text)
    keys = (*_rated(record, catalogue), *DAILY_LAST)
    rows = ((day.isoformat(), *map(days[day].get, keys)) for day in record.period)
    return _table((DAILY_FIRST, *map(guard, keys)), rows)


def _rated(record: Record, catalogue: Catalogue) -> list[str]:
    """The five quick symptoms, and every other that was rated in the period, in the order of the catalogue."""
    rated = {rating.symptom for rating in record.ratings}
    known = [symptom.key for symptom in catalogue.rated if symptom.is_quick or symptom.key in rated]
    return known + sorted(rated.difference(known))


def _symptom_list(record: Record, terms: dict[str, Term]) -> Iterator[Row]:
    for choice in record.choices:
        term = terms[choice.symptom] if choice.symptom in terms else dictionary.unknown(choice.symptom)
        day, recorded_at, _mode = origin(choice)
        yield day, term.key, term.label, int(choice.asked), recorded_at, ME


def _dictionary(terms: dict[str, Term]) -> Iterator[Row]:
    for term in terms.values():
        yield term.key, term.kind, term.label, term.unit, term.scale, term.meaning, term.direction
