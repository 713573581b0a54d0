"""A5, A6, A7 and A9 of the appendix: pain places, scores from elsewhere, events, and the person's own words."""

from collections.abc import Iterator

from tidebook.analysis.pain_places import PainPlaces, pain_places
from tidebook.charts.dates import dated_words
from tidebook.domain.event import Event
from tidebook.domain.pain import Area
from tidebook.domain.period import Period
from tidebook.domain.profile import About
from tidebook.domain.score import Score
from tidebook.language import _, ngettext
from tidebook.report.appendix_dates import star, stars, weekday
from tidebook.report.appendix_page import Cell, Column, Grid, Item, Section, paragraphs, whole
from tidebook.report.appendix_parts import AppendixPart
from tidebook.report.appendix_pictures import pain_map
from tidebook.report.choices import Part
from tidebook.report.material import Material
from tidebook.report.payback import last_funcap

_WEEK = 7
# The regions of Wolfe 2016 (domain.md 2.3); jaw, chest and belly belong to none when regions are counted.
REGIONS = (
    frozenset({Area.SHOULDER_LEFT, Area.UPPER_ARM_LEFT, Area.LOWER_ARM_LEFT}),
    frozenset({Area.SHOULDER_RIGHT, Area.UPPER_ARM_RIGHT, Area.LOWER_ARM_RIGHT}),
    frozenset({Area.HIP_LEFT, Area.UPPER_LEG_LEFT, Area.LOWER_LEG_LEFT}),
    frozenset({Area.HIP_RIGHT, Area.UPPER_LEG_RIGHT, Area.LOWER_LEG_RIGHT}),
    frozenset({Area.NECK, Area.UPPER_BACK, Area.LOWER_BACK}),
)


def places(page: Material) -> Section:
    """A5: the body, and how many of the 19 areas and of the 5 regions were marked. No rule is looked at."""
    part, period = AppendixPart.PLACES, page.choices.period
    found = pain_places(page.record)
    if not found.marked:
        return Section(part.value, part.words, (_("No pain place was marked in this period."),))
    last = Period.ending(period.last, min(_WEEK, len(period)))
    told = [_counted(_("In this period"), found)]
    if len(last) < len(period):
        told.append(_counted(_("In its last 7 days"), pain_places(page.record.within(last))))
    told.append(_("Jaw, chest and belly are areas, but are not counted in regions."))
    return Section(part.value, part.words, tuple(told), picture=pain_map(page).sentence)


def _counted(which: str, found: PainPlaces) -> str:
    marked = {area for area, count in found.days.items() if count}
    areas, regions = len(marked), sum(bool(region & marked) for region in REGIONS)
    days = ngettext("{count} day", "{count} days", found.marked).format(count=found.marked)
    return _("{which}: areas marked {areas} of 19, regions {regions} of 5, on {days}.").format(
        which=which, areas=areas, regions=regions, days=days
    )


def told_scores(page: Material) -> list[Score]:
    """Return the scores of the period, and the one of before that page 1 says if it says one."""
    told = {score.id: score for score in page.record.scores if score.day in page.choices.period}
    last = last_funcap(page.near, page.choices.period.last)
    if last is not None and page.shows(Part.FUNCTION):
        told[last.id] = last
    return sorted(told.values(), key=lambda score: (score.day, score.name))


def scores(page: Material) -> Section:
    """A6: what others worked out, as it was typed."""
    part, mine = AppendixPart.SCORES, told_scores(page)
    if not mine:
        return Section(part.value, part.words, (_("No score from elsewhere in this period."),))
    columns = (
        Column(_("day"), 2),
        Column(_("name"), 4),
        Column(_("number"), 1.2, is_number=True),
        Column(_("done by"), 3),
    )
    rows = tuple(
        (
            f"{weekday(one.day, years=True)}{star(one)}",
            whole(one.name),
            page.words.number(one.number),
            whole(one.by_whom) if one.by_whom.strip() else _("not said"),
        )
        for one in mine
    )
    before = (_("Numbers as they were given to me. Tidebook does not read them."), stars())
    return Section(part.value, part.words, before, table=Grid(columns, rows))


def events(page: Material) -> Section:
    """A7: medicines and events as typed, with their days; no effects."""
    part = AppendixPart.EVENTS
    mine = sorted((e for e in page.record.events if e.day in page.choices.period), key=lambda e: (e.day, e.id))
    if not mine:
        return Section(part.value, part.words, (_("No medicine or event to show in this period."),))
    columns = Column(_("day"), 3), Column(_("kind"), 2), Column(_("in my own words"), 6)
    rows = tuple((_days_of(one), one.kind.words, whole(one.what)) for one in mine)
    return Section(part.value, part.words, (_("As typed by me."), stars()), table=Grid(columns, rows))


def _days_of(event: Event) -> str:
    first = f"{weekday(event.day, years=True)}{star(event)}"
    if event.until is None or event.until == event.day:
        return first
    return _("{first} to {last}").format(first=first, last=weekday(event.until, years=True))


def own_words(page: Material) -> Section:
    """A9: in whole what page 1 has to shorten, and the notes of the period if the recipient sees notes."""
    part, items = AppendixPart.NOTES, list(_own_words(page))
    if not items:
        return Section(part.value, part.words, (_("Nothing written to show."),))
    return Section(part.value, part.words, items=tuple(items))


def _own_words(page: Material) -> Iterator[Item]:
    told = {line.about: line.text for line in page.record.profile}
    talk = told.get(About.QUESTIONS, "") if page.choices.talk is None else "\n".join(page.choices.talk)
    for heading, text in (
        (_("My birth date"), told.get(About.BIRTH_DATE, "")),
        (_("When the illness began"), told.get(About.ILL_SINCE, "")),
        (_("What my illness is called"), told.get(About.DIAGNOSES, "")),
        (_("What I want to talk about"), talk if page.shows(Part.TALK) else ""),
        (_("Changes since last summary"), page.choices.change if page.shows(Part.CHANGES) else ""),
    ):
        lines: tuple[Cell, ...] = paragraphs(text)
        if lines:
            yield Item(heading, lines)
    for note in page.record.notes:
        heading = f"{dated_words(note.day)}{star(note)}"
        yield Item(heading, paragraphs(note.text))
    if any(note.lateness.is_late for note in page.record.notes):
        yield Item("", (stars(),))
