"""What lies behind the picture, in rows and in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel.numbers import format_decimal

from tidebook.analysis.daily import Cell, DailySeries
from tidebook.charts.dates import day_words
from tidebook.language import _, locale


@dataclass(frozen=True, slots=True)
class TableRow:
    """One day of one series. `value` is empty where there is none; `state` says why, or when it was typed."""

    day: date
    value: str
    state: str


def number_words(value: float) -> str:
    """Write 6 as "6" and five and a half as "5.5" (or "5,5")."""
    return str(format_decimal(value, format="0.##", locale=locale()))


def state_words(cell: int) -> str:
    """Say what a day holds."""
    return {
        Cell.NOT_ASKED: _("not asked"),
        Cell.NOT_ANSWERED: _("not answered"),
        Cell.TOO_ILL: _("too ill"),
        Cell.ON_TIME: _("on time"),
        Cell.LATE: _("late"),
        Cell.FROM_MEMORY: _("from memory"),
    }[Cell(cell)]


def table_rows(series: DailySeries) -> list[TableRow]:
    """Return every day of the series in order, also those without a value."""
    return [
        TableRow(day, number_words(value) if cell >= Cell.ON_TIME else "", state_words(cell))
        for day, value, cell in zip(series.period, series.values.tolist(), series.cells.tolist(), strict=True)
    ]


def day_says(series: DailySeries, day: date) -> str:
    """Return what is known of one day: "6", "6, typed late", "not answered"; nothing outside the period."""
    if day not in series.period:
        return ""
    cell = int(series.cells[series.period.index(day)])
    if cell < Cell.ON_TIME:
        return state_words(cell)
    value = number_words(float(series.values[series.period.index(day)]))
    if cell == Cell.ON_TIME:
        return value
    late = _("{value}, typed late") if cell == Cell.LATE else _("{value}, from memory")
    return late.format(value=value)


def spoken_day(day: date, named: Sequence[tuple[str, DailySeries]], others: Sequence[str] = ()) -> str:
    """Read one day out: "Tuesday 4 March: Fatigue 6, typed late; Pain overall not answered".

    others: what else is known of the day, in words (`lane_words.lanes_say`).
    """
    parts = [*(f"{name} {said}" for name, series in named if (said := day_says(series, day))), *others]
    if not parts:
        return _("{day}: nothing recorded").format(day=day_words(day))
    return f"{day_words(day)}: {'; '.join(parts)}"
