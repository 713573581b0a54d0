"""The journal as tables that any spreadsheet or statistics program reads."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

from tidebook.domain.catalogue import Catalogue
from tidebook.domain.day_fact import Fact
from tidebook.domain.record import Record
from tidebook.exchange import dictionary, kind_tables, long_file
from tidebook.exchange.csv_text import LINE_END, Cell, Row, encode, lines
from tidebook.exchange.day_terms import MINUTES_ASLEEP, NOTE
from tidebook.exchange.guard import guard
from tidebook.exchange.kind_tables import KindTables
from tidebook.exchange.term import Term
from tidebook.exchange.values import number

JOURNAL, DAILY, DICTIONARY, PROFILE = "journal.csv", "daily.csv", "dictionary.csv", "profile.csv"
DICTIONARY_COLUMNS = ("key", "kind", "label", "unit", "scale", "meaning", "direction")
DAILY_FIRST = "about_date"
DAILY_LAST = (*(fact.key for fact in Fact), MINUTES_ASLEEP, NOTE)

# The first column of each file, by which an earlier export is known again.
NAMES = {
    JOURNAL: long_file.COLUMNS[0],
    DAILY: DAILY_FIRST,
    **{name: columns[0] for name, columns in kind_tables.COLUMNS.items()},
    DICTIONARY: DICTIONARY_COLUMNS[0],
}


def tables(record: Record, catalogue: Catalogue, *, include_profile: bool = False) -> dict[str, Callable[[], bytes]]:
    """Return each file of the export by name, made when it is called for: slow work can stop between two of them.

    Who the person is does not go out unless `include_profile` says so.
    """
    terms = dictionary.terms(catalogue, record)
    of_kinds = KindTables(record, terms)
    names = [name for name in kind_tables.COLUMNS if include_profile or name != PROFILE]
    return {
        JOURNAL: lambda: long_file.long_file(record, terms),
        DAILY: lambda: _daily(record, catalogue),
        **{name: partial(_table, of_kinds, name) for name in names},
        DICTIONARY: lambda: _written(DICTIONARY_COLUMNS, _dictionary(terms)),
    }


def filled(record: Record, catalogue: Catalogue) -> dict[str, bytes]:
    """Return every file of the export that has rows, by name, without who the person is."""
    made = {name: make() for name, make in tables(record, catalogue).items()}
    return {name: table for name, table in made.items() if table.count(LINE_END.encode()) > 1}


def _table(of_kinds: KindTables, name: str) -> bytes:
    return encode(lines(of_kinds.rows(name)))


def _written(columns: Row, rows: Iterable[Row]) -> bytes:
    return encode(lines([columns, *rows]))


def _daily(record: Record, catalogue: Catalogue) -> bytes:
    """Return a row for each day of the period, recorded or not, with a column for each symptom that was rated."""
    days: dict[date, dict[str, Cell]] = defaultdict(dict)
    for rating in record.ratings:
        days[rating.day][rating.symptom] = rating.value
    for night in record.nights:
        days[night.day][MINUTES_ASLEEP] = night.asleep_min
    for fact in record.facts:
        days[fact.day][fact.fact.key] = number(fact.value)
    for note in record.notes:
        days[note.day][NOTE] = guard(note.text)
    keys = (*_rated(record, catalogue), *DAILY_LAST)
    rows = ((day.isoformat(), *map(days[day].get, keys)) for day in record.period)
    return _written((DAILY_FIRST, *map(guard, keys)), rows)


def _rated(record: Record, catalogue: Catalogue) -> list[str]:
    """The five quick symptoms, and every other that was rated in the period, in the order of the catalogue."""
    rated = {rating.symptom for rating in record.ratings}
    known = [symptom.key for symptom in catalogue.rated if symptom.is_quick or symptom.key in rated]
    return known + sorted(rated.difference(known))


def _dictionary(terms: dict[str, Term]) -> Iterator[Row]:
    for term in terms.values():
        yield term.key, term.kind, term.label, term.unit, term.scale, term.meaning, term.direction
