"""A8 of the appendix: how every number was made, and what the numbers mean to this person."""

from collections.abc import Iterator

from tidebook.domain.anchor import Anchor
from tidebook.language import _
from tidebook.report.appendix_page import Cell, Item, Section, whole
from tidebook.report.appendix_parts import AppendixPart
from tidebook.report.material import Material


def how_made(page: Material) -> Section:
    """A8: definitions, minimum days, late entries; and the person's own words for numbers."""
    part = AppendixPart.NUMBERS
    return Section(part.value, part.words, items=(*_counting(page), *_showing(page), *_meanings(page)))


def _counting(page: Material) -> Iterator[Item]:
    kept = _("They are left out of medians, middle halves and ranges.")
    if page.choices.include_from_memory:
        kept = _("They are counted in medians, middle halves and ranges.")
    for heading, *lines in (
        (
            _("Scores"),
            _("0 is none, 10 is the worst that I can imagine; on average that day."),
            _("They were entered by me. The program adds nothing to them."),
        ),
        (
            _("Recorded days"),
            _("A day is recorded if anything was written down about it."),
            _("A day marked too ill to fill in is a recorded day without scores."),
        ),
        (
            _("Missing"),
            _("Missing stays missing: nothing is filled in, nothing counts as 0."),
            _("Not asked is told apart from not answered."),
        ),
        (
            _("Typed late"),
            _("Late: typed later than the next day. The dot is hollow, the table has a star."),
            _("From memory: typed more than 3 days later. The table has two stars."),
            kept,
            _("They do count in days at each level."),
        ),
        (
            _("Median"),
            _("The values in order of size: the one in the middle."),
            _("With two in the middle: halfway between them."),
        ),
        (
            _("Middle half"),
            _("From the lower to the upper quartile."),
            _("Each is a recorded value, or halfway between two (Hyndman and Fan, type 2)."),
        ),
        (_("Range"), _("From the lowest to the highest recorded value.")),
    ):
        yield Item(heading, tuple(lines))


def _showing(page: Material) -> Iterator[Item]:
    for heading, *lines in (
        (
            _("7-day median"),
            _("The median of the 7 days around a day, where at least 4 have a value."),
            _("No line crosses a day without a value."),
        ),
        (
            _("How many days are needed"),
            _("Two periods: 14 recorded days in each."),
            _("Around an activity: 8 such activities, and 60 days with a value."),
            _("Fewer than 7 in 10 days recorded: page 1 says so."),
        ),
        (
            _("Hours upright"),
            _("Feet on the floor: standing, walking, sitting with feet down."),
        ),
        (
            _("Sleep"),
            _("Asleep: from trying to sleep to the last waking, without the minutes awake."),
            _("A night belongs to the day of waking."),
        ),
        (
            _("Payback episodes"),
            _("Begun, ended and linked by me. Length: all days touched, first and last included."),
            _("Delay: from the end of the linked activity to the beginning, no finer than both are known."),
        ),
    ):
        yield Item(heading, tuple(lines))


def _meanings(page: Material) -> Iterator[Item]:
    """Say what numbers mean to the person, and since when, as far as it holds in the period."""
    for key, symptom in page.symptoms.items():
        newest: dict[int, Anchor] = {}
        within: list[Anchor] = []
        for anchor in sorted((a for a in page.record.anchors if a.symptom == key), key=lambda a: a.day):
            if anchor.day > page.choices.period.last:
                continue
            if anchor.day in page.choices.period:
                within.append(anchor)
            else:
                newest[anchor.level] = anchor
        held = sorted([*newest.values(), *within], key=lambda a: (a.level, a.day))
        if held:
            heading = _("{name}: what my numbers mean").format(name=symptom.name)
            yield Item(heading, tuple(_meaning(page, anchor) for anchor in held))


def _meaning(page: Material, anchor: Anchor) -> Cell:
    words = _("{level}: {words} (since {day})")
    return whole(words.format(level=anchor.level, words=anchor.words, day=page.words.day(anchor.day)))
