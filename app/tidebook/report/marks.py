"""Block D's marks: events as letters with a key, and what numbers mean to the person."""

from string import ascii_lowercase

from tidebook.domain.anchor import Anchor
from tidebook.domain.event import Event
from tidebook.domain.record import Record
from tidebook.language import _, ngettext
from tidebook.report.choices import Choices
from tidebook.report.layout import LETTERS_IN_GRID, REMARK_LINES, width_of
from tidebook.report.own_words import own
from tidebook.report.page import Mark, Own
from tidebook.report.printable import one_line
from tidebook.report.words import Words

_LONGEST_WORDS = 60
_NO_BREAK = "\u00a0"


def marks(record: Record, choices: Choices, words: Words) -> tuple[tuple[Mark, ...], str]:
    """Return a letter for each event of the period as far as the key has room, and the key itself.

    What has no letter is counted at the end of the key. `record` holds only events that are to be shown.
    """
    events = sorted((e for e in record.events if e.day in record.period), key=lambda event: (event.day, event.id))
    room = REMARK_LINES * LETTERS_IN_GRID
    found: list[Mark] = []
    for letter, event in zip(ascii_lowercase, events, strict=False):
        mark = Mark(letter, record.period.index(event.day), _event_words(event, words))
        room -= width_of(mark.words) + 5
        # The last of them stands only if nothing has to be said of more.
        if room < (0 if letter == ascii_lowercase[len(events) - 1 : len(events)] else 40):
            break
        found.append(mark)
    beyond = len(events) - len(found)
    parts = [f"{mark.letter}{_NO_BREAK}{mark.words}" for mark in found]
    if beyond:
        more = ngettext("{count} more not marked", "{count} more not marked", beyond)
        if "events" in choices.appendix:
            more = ngettext("{count} more in the appendix", "{count} more in the appendix", beyond)
        parts.append(more.format(count=beyond))
    return tuple(found), "  ·  ".join(parts)


def _event_words(event: Event, words: Words) -> str:
    when = words.short_day(event.day)
    if event.until is not None and event.until > event.day:
        when = words.to(when, words.short_day(event.until))
    return f"{when.replace(' ', _NO_BREAK)} {event.kind.words}: {one_line(event.what, _LONGEST_WORDS)}"


def anchors(record: Record, symptom: str, words: Words) -> tuple[Own | None, tuple[tuple[int, int], ...]]:
    """Return what the numbers of `symptom` mean to the person at the end of the period, and where that changed."""
    mine = sorted(
        (a for a in record.anchors if a.symptom == symptom and a.day <= record.period.last), key=lambda a: a.day
    )
    newest: dict[int, Anchor] = {anchor.level: anchor for anchor in mine}
    told: set[int] = set()
    changed: list[tuple[int, int]] = []
    for anchor in mine:
        if anchor.level in told and anchor.day in record.period:
            changed.append((record.period.index(anchor.day), anchor.level))
        told.add(anchor.level)
    moved = {level for _at, level in changed}
    parts = [_anchor_words(newest[level], words, is_moved=level in moved) for level in sorted(newest)]
    return own(" · ".join(parts)), tuple(changed)


def _anchor_words(anchor: Anchor, words: Words, *, is_moved: bool) -> str:
    if is_moved:
        return _("{level} since {day}: {words}").format(
            level=anchor.level, day=words.short_day(anchor.day), words=anchor.words
        )
    return f"{anchor.level}:{_NO_BREAK}{anchor.words}"
