"""What the clinician's page says: every word and every number, before anything is set or drawn."""

from dataclasses import replace
from datetime import date

from tidebook.analysis.daily import daily_hours_upright, daily_ratings
from tidebook.domain.catalogue import Catalogue
from tidebook.domain.record import Record
from tidebook.language import _
from tidebook.report.blocks import bar, function, levels, other_symptoms, recorded, sleep
from tidebook.report.choices import Choices, Part
from tidebook.report.layout import Content, has_room, plan
from tidebook.report.marks import anchors, marks
from tidebook.report.material import Material
from tidebook.report.others import Others
from tidebook.report.own_words import changes, cut, header, talk
from tidebook.report.page import Block, Changes, Key, OtherSymptoms, Summary, Symptoms
from tidebook.report.payback import funcap, function_in_episodes, payback
from tidebook.report.room import needed, with_others
from tidebook.report.versus import versus
from tidebook.version import program

_SLEEP = "unrefreshing_sleep"
# Two lines beside the axis; what is longer stands below all panels.
_LETTERS_BELOW_NAME = 52


def summarise(record: Record, catalogue: Catalogue, choices: Choices, printed_on: date) -> Summary:
    """Say everything that stands on the page, in words and numbers.

    `record` holds the days of `choices.reads`; what it lacks counts as not recorded. What the recipient does not see
    is taken out before anything is counted. `printed_on` dates the page.
    """
    page = Material.of(record, catalogue, choices, printed_on)
    from_memory = choices.include_from_memory
    how_much = recorded(record.within(choices.period), page.record, page.words, from_memory=from_memory)
    top = header(page.record, choices, page.words, printed_on)
    talked = talk(page.record, choices) if page.shows(Part.TALK) else None
    symptoms = _symptoms(page) if page.shows(Part.SYMPTOMS) else None
    leveled = levels(len(choices.period), page.five, page.series) if page.shows(Part.LEVELS) else None
    upright = _function(page) if page.shows(Part.FUNCTION) else None
    paid = _payback(page) if page.shows(Part.PAYBACK) else None
    slept = _sleep(page) if page.shows(Part.SLEEP) else None
    changed = _changes(page) if page.shows(Part.CHANGES) else None
    low = [block for block in (upright, paid, slept) if block is not None]
    content = needed(
        top=top, how_much=how_much, talked=talked, symptoms=symptoms, leveled=leveled, low=low, changed=changed
    )
    others, content = _others(page, content) if page.shows(Part.OTHERS) else (None, content)
    return Summary(
        language=page.words.language,
        region=page.words.region,
        right_to_left=page.words.is_right_to_left,
        printed_on=printed_on.isoformat(),
        first=choices.period.first.isoformat(),
        last=choices.period.last.isoformat(),
        plan=plan(choices.paper, content, lane=symptoms is not None and bool(symptoms.marks)),
        header=top,
        recorded=how_much,
        talk=talked,
        symptoms=symptoms,
        levels=leveled,
        others=others,
        function=upright,
        payback=paid,
        sleep=slept,
        changes=changed,
        disclaimer=_(
            "Personal record. Not a diagnosis, not medical advice, no interpretation by software. "
            "Missing days are shown as missing; nothing was filled in."
        ),
        how_made=_("Median: the middle value. Middle half: lower to upper quartile. Only recorded days count."),
        page=_("{program} · page {page} of {pages}").replace("{program}", program()),
    )


def _symptoms(page: Material) -> Symptoms:
    marked, marks_key = marks(page.record, page.choices, page.words)
    legend = [
        Key("dot", _("one day")),
        Key("hollow", _("typed later than next day")),
        Key("line", _("7-day median")),
    ]
    lines, long = [], []
    for symptom in page.five:
        meant, changed = anchors(page.record, symptom.key, page.words)
        if meant is not None and len(meant.text) > _LETTERS_BELOW_NAME:
            long.append(f"{symptom.name} {meant.text}")
            meant = None
        lines.append(replace(page.line(symptom), anchors=meant, changed=changed))
    meanings = _("What my numbers mean. {anchors}").format(anchors="; ".join(long)) if long else ""
    if any(line.changed for line in lines):
        legend.append(Key("changed", _("new meaning")))
    return Symptoms(
        heading=_("Symptoms, day by day"),
        direction=_("higher = worse"),
        legend=tuple(legend),
        median=_("median"),
        lines=tuple(lines),
        marks=marked,
        below=tuple(filter(None, (marks_key, meanings))),
        cut=cut(page.choices, "numbers"),
    )


def _function(page: Material) -> Block:
    found = page.found(daily_hours_upright(page.record), daily_hours_upright(page.before))
    score = funcap(page.near, page.words, page.choices.period.last)
    block = function(found, page.pen, (function_in_episodes(page.record), score))
    return replace(block, cut=cut(page.choices, "scores"))


def _payback(page: Material) -> Block:
    return replace(payback(page.record, page.near.activities, page.words), cut=cut(page.choices, "payback"))


def _sleep(page: Material) -> Block:
    unrefreshed = page.line(page.symptoms[_SLEEP], before=False)
    return sleep(page.record, page.pen, unrefreshed, from_memory=page.choices.include_from_memory)


def _changes(page: Material) -> Changes:
    other = page.choices.compare
    if other is None:
        return changes(page.choices, None)
    # The earlier of the two comes first, whichever the page is about.
    is_earlier = other.first < page.choices.period.first
    there = page.near.within(other)
    sides = [lambda symptom: daily_ratings(there, symptom), lambda symptom: page.series[symptom.key]]
    periods = (other, page.choices.period) if is_earlier else (page.choices.period, other)
    first, second = sides if is_earlier else reversed(sides)
    from_memory = page.choices.include_from_memory
    return changes(page.choices, versus(page.five, first, second, periods, page.words, from_memory=from_memory))


def _others(page: Material, content: Content) -> tuple[OtherSymptoms, Content]:
    """Show the others as bars; where these have no room as numbers; what has no room then is named."""
    five = {symptom.key for symptom in page.five}
    others = Others.of([symptom for key, symptom in page.symptoms.items() if key not in five], page.series)
    lines = {symptom.key: page.line(symptom, before=False) for symptom in others.shown}
    bars = tuple(bar(symptom, page.series[symptom.key]) for symptom in others.shown)
    length = len(page.choices.period)
    block = other_symptoms(length, tuple(lines.values()), bars, others.remarks(page.choices))
    most = len(others.shown)
    if has_room(page.choices.paper, with_others(content, block), comfortable=True):
        return block, with_others(content, block)
    block = replace(block, bars=())
    while not has_room(page.choices.paper, with_others(content, block)) and most > 0:
        most -= 1
        kept = others.at_most(most)
        block = other_symptoms(length, [lines[symptom.key] for symptom in kept.shown], (), kept.remarks(page.choices))
    return block, with_others(content, block)
