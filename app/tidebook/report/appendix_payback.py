"""A3 of the appendix: the payback episodes, what the person linked them to, and the three days before each."""

from collections.abc import Iterator
from datetime import date, timedelta

from tidebook.analysis.daily import DailySeries, daily_hours_upright
from tidebook.charts.lane_words import lanes_say
from tidebook.charts.table import spoken_day
from tidebook.domain.activity import Activity
from tidebook.domain.delay import delay
from tidebook.domain.episode import Episode
from tidebook.domain.period import Period
from tidebook.language import _, ngettext
from tidebook.report.appendix_dates import has_years, star, stars, weekday, when
from tidebook.report.appendix_page import Cell, Column, Grid, Item, Section, whole
from tidebook.report.appendix_parts import AppendixPart
from tidebook.report.lines import days
from tidebook.report.material import Material
from tidebook.report.payback import begun, length_days

DAYS_BEFORE = 3


def episodes(page: Material) -> Section:
    """A3: one line for each episode that began in the period, then the entries of the three days before it."""
    part, mine = AppendixPart.PAYBACK, begun(page.record)
    if not mine:
        return Section(part.value, part.words, (_("No payback episode began in this period."),))
    columns = (
        Column(_("began"), 2.4),
        Column(_("lasted"), 1.5),
        Column(_("at its worst"), 1.1),
        Column(_("function"), 1.6),
        Column(_("what I linked it to, how sure I am, how long before"), 5),
    )
    rows = tuple(_row(page, episode) for episode in mine)
    before = (_("Declared and linked by me, never by the program."), stars())
    return Section(
        part.value,
        part.words,
        before,
        table=Grid(columns, rows),
        items=tuple(_entries_before(page, mine)),
    )


def days_before(page: Material) -> set[date]:
    """Return the days of the period whose entries are listed: up to three before each episode."""
    first_days = {episode.onset.day for episode in begun(page.record)}
    told = {day - timedelta(days=n) for day in first_days for n in range(1, DAYS_BEFORE + 1)}
    return {day for day in told if day in page.choices.period}


def _row(page: Material, episode: Episode) -> tuple[Cell, ...]:
    length = length_days(episode)
    return (
        f"{when(episode.onset, years=has_years(page.choices.period))}{star(episode)}",
        _("no end yet") if length is None else days(length),
        _("not said") if episode.worst_severity is None else _("{value} of 10").format(value=episode.worst_severity),
        _("not said") if episode.function is None else episode.function.words,
        _linked(page, episode),
    )


def _linked(page: Material, episode: Episode) -> Cell:
    activities = {activity.id: activity for activity in page.near.activities}
    told = [
        _("{what} ({certainty}), {delay}").format(
            what=activities[link.activity].what,
            certainty=link.certainty.words,
            delay=_delay(activities[link.activity], episode),
        )
        for link in page.record.links
        if link.episode == episode.id and link.activity in activities
    ]
    if told:
        return whole("; ".join(told))
    return _("No cause I can name") if episode.no_cause else _("nothing linked")


def _delay(activity: Activity, episode: Episode) -> str:
    return delay(activity, episode).words


def _entries_before(page: Material, mine: list[Episode]) -> Iterator[Item]:
    named = [(symptom.name, page.series[symptom.key]) for symptom in page.five]
    named.append((_("Hours upright"), daily_hours_upright(page.record)))
    period, years = page.choices.period, has_years(page.choices.period)
    for first_day in sorted({episode.onset.day for episode in mine}):
        heading = _("The 3 days before {day}").format(day=weekday(first_day, years=years))
        yield Item(heading, tuple(_told(page, named, first_day, period)))


def _told(
    page: Material, named: list[tuple[str, DailySeries]], first_day: date, period: Period
) -> Iterator[Cell]:
    wanted = [first_day - timedelta(days=n) for n in range(DAYS_BEFORE, 0, -1)]
    for day in wanted:
        if day in period:
            yield whole(spoken_day(day, named, lanes_say(day, page.record)))
    outside = sum(day not in period for day in wanted)
    if outside:
        words = ngettext("{count} day lies before this period.", "{count} days lie before this period.", outside)
        yield words.format(count=outside)
