"""What bringing an archive into a journal would change: nothing is lost, whichever of two answers stays."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.kinds import DATED, STANDING
from tidebook.domain.record import Record
from tidebook.exchange.archive_read import Archive
from tidebook.exchange.kind_words import kind_words
from tidebook.exchange.refused import RefusedError
from tidebook.language import _, ngettext


@dataclass(frozen=True)
class Plan:
    """What comes in: entries that are new, and those that were typed later than what is in their places (`newer`).

    `same` is how many are in the journal just so; `older` how many are there otherwise, typed later or at the same
    moment: those stay as they are. `changes` belong into one step.
    """

    new: tuple[Entry, ...] = ()
    newer: tuple[tuple[Entry, Entry], ...] = ()
    same: int = 0
    older: int = 0

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes, in one order. What makes room goes to Recently deleted."""
        return tuple(self._changes())

    def _changes(self) -> Iterator[Change]:
        for entry in self.new:
            yield Change(None, entry)
        for before, after in self.newer:
            # Not a correction, which would leave nothing of what was there.
            yield Change(before, None)
            yield Change(None, after)

    def said(self) -> Iterator[str]:
        """Yield what comes in, kind by kind with its first and last day, and what does not: a sentence each."""
        coming = [*self.new, *(after for _before, after in self.newer)]
        for kind, words in kind_words().items():
            days = [entry.day for entry in coming if type(entry) is kind]
            if days:
                count, first, last = len(days), min(days).isoformat(), max(days).isoformat()
                yield _("{kind}: {count} ({first} to {last})").format(kind=words, count=count, first=first, last=last)
        if self.newer:
            yield ngettext(
                "{count} of them was typed later than the one here. The one here goes to Recently deleted.",
                "{count} of them were typed later than those here. Those here go to Recently deleted.",
                len(self.newer),
            ).format(count=len(self.newer))
        if self.older:
            yield ngettext(
                "{count} entry was typed later here, or at the same moment. It stays as it is.",
                "{count} entries were typed later here, or at the same moment. They stay as they are.",
                self.older,
            ).format(count=self.older)
        if self.same:
            yield ngettext("{count} entry is here already.", "{count} entries are here already.", self.same).format(
                count=self.same
            )


def plan(archive: Archive, record: Record) -> Plan:
    """Compare `archive` with the journal, of which `record` holds at least the days of `archive.period`.

    RefusedError when an entry has the id of another kind of entry: both can not be kept.
    """
    here = {entry.id: entry for entry in _all(record)}
    new: list[Entry] = []
    newer: list[tuple[Entry, Entry]] = []
    same = older = 0
    for entry in archive.entries:
        there = here.get(entry.id)
        if there is None:
            new.append(entry)
        elif type(there) is not type(entry):
            raise RefusedError(_("This archive does not fit: an entry has the number of another one here."))
        elif there == entry:
            same += 1
        elif there.stamp.at < entry.stamp.at:
            newer.append((there, entry))
        else:
            older += 1
    return Plan(tuple(new), tuple(newer), same, older)


def _all(record: Record) -> Iterable[Entry]:
    for name in (DATED | STANDING).values():
        yield from getattr(record, name)
