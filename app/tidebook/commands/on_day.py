"""What holds on a day although it was written down on another."""

from collections.abc import Iterable
from datetime import date

from tidebook.domain.anchor import Anchor
from tidebook.domain.event import Event


def events_on(day: date, events: Iterable[Event]) -> list[Event]:
    """Return the events of that day, and those that had begun by then and went on until it or longer."""
    return [event for event in events if event.day <= day <= (event.until or event.day)]


def anchors_on(day: date, anchors: Iterable[Anchor]) -> list[Anchor]:
    """Return the words that each number of each symptom had on that day, by symptom and number."""
    newest: dict[tuple[str, int], Anchor] = {}
    for anchor in sorted(anchors, key=lambda anchor: anchor.day):
        if anchor.day <= day:
            newest[anchor.symptom, anchor.level] = anchor
    return [newest[place] for place in sorted(newest)]
