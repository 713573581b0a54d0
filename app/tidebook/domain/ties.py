"""What goes together: an activity or an episode, and the person's links between them."""

from collections.abc import Iterable
from uuid import UUID

from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Link
from tidebook.domain.record import Record


def removal(entry: Entry, record: Record) -> tuple[Change, ...]:
    """Return the changes that take `entry` away together with its links: one step, undone as one."""
    links = [link for link in record.links if entry.id in {link.episode, link.activity}]
    return (*(Change(link, None) for link in links), Change(entry, None))


def restoring(entry: Entry, thrown: Iterable[Entry], there: Iterable[Entry]) -> tuple[Change, ...]:
    """Return the changes that bring `entry` back, and those of its links in `thrown` whose other end is `there`.

    `thrown`: what was recently deleted, the newest first. `there`: the episodes, activities and links of the journal.
    """
    ends = {entry.id, *(other.id for other in there)}
    links: dict[UUID, Link] = {}
    for link in thrown:
        if isinstance(link, Link) and entry.id in {link.episode, link.activity}:
            # Of several for the same two ends, the one that was there last.
            links.setdefault(link.id, link)
    whole = [link for link in links.values() if {link.episode, link.activity} <= ends and link.id not in ends]
    return (Change(None, entry), *(Change(None, link) for link in whole))
