"""A1 and A2 of the appendix: all symptoms in numbers, and every day of the period in a table."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

import numpy as np

from tidebook.analysis.daily import Cell as Held
from tidebook.analysis.daily import DailySeries, daily_hours_upright
from tidebook.analysis.numbers import numbers
from tidebook.domain.catalogue import Symptom
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.night import Night
from tidebook.domain.spoken import length_words
from tidebook.language import _
from tidebook.report.appendix_dates import FROM_MEMORY, LATE, has_years, star, stars, weekday
from tidebook.report.appendix_page import Cell, Column, Grid, Section
from tidebook.report.appendix_parts import AppendixPart
from tidebook.report.material import Material
from tidebook.report.words import Words

NOTHING, NOT_ASKED = "–", "·"

_MARKS = {
    Held.NOT_ASKED: NOT_ASKED,
    Held.NOT_ANSWERED: NOTHING,
    Held.TOO_ILL: NOTHING,
    Held.LATE: LATE,
    Held.FROM_MEMORY: FROM_MEMORY,
}


def all_symptoms(page: Material) -> Section:
    """A1: every symptom that was asked or recorded, in catalogue order, the own ones last."""
    shown = [symptom for symptom in page.symptoms.values() if _was_asked(page.series[symptom.key])]
    columns = (
        Column(_("symptom"), 5),
        Column(_("days asked"), 1.4, is_number=True),
        Column(_("days recorded"), 1.6, is_number=True),
        Column(_("days above 0"), 1.6, is_number=True),
        Column(_("median when above 0"), 2, is_number=True),
        Column(_("of days"), 1.2, is_number=True),
        Column(_("highest"), 1.4, is_number=True),
    )
    rows = tuple(_symptom_row(page, symptom) for symptom in shown)
    before = [_("In the order of the catalogue. Recorded by me, day by day.")]
    if not page.choices.include_from_memory:
        before.append(_("Values typed more than 3 days later are left out of medians, and of nothing else."))
    part = AppendixPart.SYMPTOMS
    return Section(part.value, part.words, tuple(before), table=Grid(columns, rows))


def _was_asked(series: DailySeries) -> bool:
    return bool(np.any(series.cells != Held.NOT_ASKED))


def _symptom_row(page: Material, symptom: Symptom) -> tuple[Cell, ...]:
    series = page.series[symptom.key]
    recorded = series.values[series.recorded]
    above = int(np.count_nonzero(recorded > 0))
    counted = series.counted(from_memory=page.choices.include_from_memory)
    found = numbers(counted[counted > 0])
    return (
        symptom.name,
        str(int(np.count_nonzero(series.cells != Held.NOT_ASKED))),
        str(recorded.size),
        str(above) if recorded.size else NOTHING,
        NOTHING if found is None else page.words.number(found.median),
        NOTHING if found is None else str(found.n),
        page.words.number(float(recorded.max())) if recorded.size else NOTHING,
    )


def every_day(page: Material) -> Section:
    """A2: one row a day, recorded or not: the five, hours upright, sleep, and what else was so."""
    period, years = page.choices.period, has_years(page.choices.period)
    upright = daily_hours_upright(page.record)
    columns = [
        Column(_("day"), 2.6 if years else 2.1),
        *(Column(symptom.name, 1.5, is_number=True) for symptom in page.five),
        Column(_("hours upright"), 1.3, is_number=True),
        Column(_("asleep"), 1.3, is_number=True),
        Column(_("what else was so"), 4.2),
    ]
    told = [_values(page.series[symptom.key], page.words) for symptom in page.five] + [_values(upright, page.words)]
    nights = {night.day: night for night in page.record.nights}
    facts = _facts(page.record.facts)
    rows = tuple(
        (weekday(day, years=years), *values, _asleep(nights.get(day), page.words), ", ".join(facts.get(day, ())))
        for day, *values in zip(period, *told, strict=True)
    )
    part = AppendixPart.DAYS
    return Section(part.value, part.words, _key(), table=Grid(tuple(columns), rows, _mondays(period)))


def _key() -> tuple[str, ...]:
    return (
        _("Scores from 0 (none) to 10 (worst I can imagine); higher = worse. Hours upright: higher = better."),
        _("Asleep in hours:minutes, in the night that ended on that day."),
        _("– nothing recorded. · not asked."),
        stars(),
    )


def _values(series: DailySeries, words: Words) -> list[str]:
    """Write what each day holds: a value with its stars, or why there is none."""
    return [
        f"{words.number(value)}{_MARKS.get(Held(cell), '')}" if cell >= Held.ON_TIME else _MARKS[Held(cell)]
        for value, cell in zip(series.values.tolist(), series.cells.tolist(), strict=True)
    ]


def _asleep(night: Night | None, words: Words) -> str:
    if night is None or night.asleep_min is None:
        return NOTHING
    return f"{words.clock(night.asleep_min)}{star(night)}"


def _facts(facts: Iterable[DayFact]) -> Mapping[date, list[str]]:
    """Put what was so on each day into words; hours upright have a column of their own."""
    told: dict[date, list[str]] = defaultdict(list)
    for fact in sorted(facts, key=lambda one: list(Fact).index(one.fact)):
        if fact.fact is not Fact.HOURS_UPRIGHT and fact.value:
            told[fact.day].append(f"{_said(fact)}{star(fact)}")
    return told


def _said(fact: DayFact) -> str:
    if fact.fact is Fact.NAPS:
        return _("naps {length}").format(length=length_words(round(fact.value)))
    return fact.fact.words


def _mondays(period: Iterable[date]) -> tuple[int, ...]:
    return tuple(row for row, day in enumerate(period) if row and day.weekday() == 0)
