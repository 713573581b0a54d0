"""Which backups are kept: many of the last days, a few of the last months, and the fullest one always.

The clock decides nothing here: it only ever said that a backup was made on another day than the one before
(`names.after`). A day is a day on which a backup was made, a week is seven of them, a month is thirty. So a clock
that is years ahead, or goes back, takes nothing away (storage.md 3).
"""

from collections.abc import Callable, Iterable
from itertools import groupby

from tidebook.storage.names import Backup

NEWEST, DAILY, WEEKLY, MONTHLY = 3, 7, 4, 12
# Of those made before something that changes the whole file, for each reason.
BEFORE = 10
_WEEK, _MONTH = 7, 30


def kept(backups: Iterable[Backup]) -> frozenset[Backup]:
    """Return those of `backups` that stay."""
    newest_first = sorted(backups, key=lambda backup: backup.number, reverse=True)
    if not newest_first:
        return frozenset()
    found = set(newest_first[:NEWEST])
    found.update(_newest_of_each(newest_first, DAILY, lambda backup: backup.number.day))
    found.update(_newest_of_each(newest_first, WEEKLY, lambda backup: backup.number.day // _WEEK))
    found.update(_newest_of_each(newest_first, MONTHLY, lambda backup: backup.number.day // _MONTH))
    for reason in {backup.reason for backup in newest_first} - {""}:
        found.update([backup for backup in newest_first if backup.reason == reason][:BEFORE])
    # The first of the largest is the newest of them.
    found.add(max(newest_first, key=lambda backup: backup.entries))
    return frozenset(found)


def _newest_of_each(newest_first: Iterable[Backup], count: int, part: Callable[[Backup], int]) -> list[Backup]:
    return [next(group) for _part, group in groupby(newest_first, part)][:count]
