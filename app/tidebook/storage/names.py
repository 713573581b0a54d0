"""The names of backups: each says by itself when it was made, how much it holds, and which came before it."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

ENDING = ".tidebook-backup"
# A backup that is only being made.
PART = f"{ENDING}.part"

_LETTERS = "abcdefgh"
_NAME = re.compile(
    r"(?P<stem>.*)-(?P<day>\d{5,9})(?P<turn>[a-h])-(?P<made>\d{4}-\d\d-\d\d)-(?P<entries>\d{1,9})-entries"
    r"(?:-(?P<reason>before-[a-z0-9-]+))?-(?P<mark>[0-9a-f]{12})" + re.escape(ENDING),
    re.ASCII,
)


class Number(NamedTuple):
    """Where a backup stands among the others: the day, counted in days on which one was made, and its turn then."""

    day: int
    turn: int


@dataclass(frozen=True)
class Backup:
    """What the name of a backup says.

    `made` is the date by the clock of then. `reason` is empty, or what it was made before ("before-restore"). `mark`
    is the same for two backups exactly if the same lies in them.
    """

    path: Path
    number: Number
    made: date
    entries: int
    reason: str
    mark: str


def name(stem: str, number: Number, made: date, entries: int, *, reason: str, mark: str) -> str:
    """Return such as "journal-00045b-2026-03-04-1234-entries-9f2c1a7b0d3e.tidebook-backup"."""
    middle = f"-{reason}" if reason else ""
    turn = _LETTERS[number.turn]
    return f"{stem}-{number.day:05}{turn}-{made.isoformat()}-{entries}-entries{middle}-{mark}{ENDING}"


def read(path: Path) -> Backup | None:
    """Return what the name of `path` says; None when it is no backup's."""
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    try:
        made = date.fromisoformat(found["made"])
    except ValueError:
        return None
    number = Number(int(found["day"]), _LETTERS.index(found["turn"]))
    return Backup(path, number, made, int(found["entries"]), found["reason"] or "", found["mark"])


def listed(folders: Iterable[Path]) -> tuple[Backup, ...]:
    """Return the backups in `folders`, the newest first, each once. A folder that is not there just now has none."""
    found: dict[str, Backup] = {}
    for folder in folders:
        with suppress(OSError):
            for backup in in_folder(folder):
                found.setdefault(backup.path.name, backup)
    return tuple(sorted(found.values(), key=lambda backup: (backup.number, backup.path.name), reverse=True))


def in_folder(folder: Path) -> list[Backup]:
    """Return the backups in a folder that is there. OSError when it can not be read."""
    return [backup for backup in map(read, folder.iterdir()) if backup is not None]


def after(backups: Iterable[Backup], today: date) -> Number:
    """Return the number of the next backup.

    Another date than that of the newest one, be it earlier or later, is the next day. So is a ninth backup of the
    same date: a clock that stands still makes no day endless.
    """
    newest = max(backups, key=lambda backup: backup.number, default=None)
    if newest is None:
        return Number(1, 0)
    day, turn = newest.number
    return Number(day, turn + 1) if newest.made == today and turn + 1 < len(_LETTERS) else Number(day + 1, 0)
