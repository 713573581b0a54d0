"""The table behind a chart as a CSV file."""

from datetime import date

from tidebook.charts.picture import Table, Value
from tidebook.exchange.csv_text import Cell, encode, lines
from tidebook.exchange.guard import guard


def table_csv(table: Table) -> bytes:
    """Return the file: days as ISO dates, numbers with a point, nothing as nothing, words never as formulas."""
    return encode(lines([table.columns, *(tuple(map(_cell, row)) for row in table.rows)]))


def _cell(value: Value) -> Cell:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:g}"
    return guard(value) if isinstance(value, str) else value
