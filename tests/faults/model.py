"""What a journal on trial holds, and what each deed makes of it: reckoned here without any file."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.errors import JournalError, Trouble
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.stamp import Stamp
from tidebook.storage import recovery
from tidebook.storage.header import Kind, examine
from tidebook.storage.store import Store

_FIRST = date(1980, 1, 1)
EVER = Period(_FIRST, date(2030, 1, 1))
_TYPED = datetime(2026, 1, 1, tzinfo=UTC)
_STAMP = Stamp(_TYPED, 0)
_KEYS = ("fatigue", "pem", "brain_fog", "headache", "low_mood", "light_sensitivity")
_DAYS = 40
# What a journal is under, one after the other.
PASSPHRASES = (None, "first's", "zweite ü")

Entries = Mapping[UUID, Entry]


def saved(number: int, held: Entries) -> tuple[Change, ...]:
    """Return what the save of this number writes: answers and a note; now and then something is taken away."""
    pick = random.Random(number)
    day = _FIRST + timedelta(days=number % _DAYS)
    text = f"{number} " + "rain, “quoted”; " * pick.randint(0, 400)
    written: list[Entry] = [Note(day, _STAMP, text.strip())]
    written += [Rating(day, _STAMP, key, pick.randint(0, 10)) for key in _KEYS]
    changes = [Change(held.get(entry.id), entry) for entry in written]
    others = sorted((one for one in held.values() if one.day != day), key=lambda one: str(one.id))
    if others and pick.random() < 0.4:
        changes.append(Change(pick.choice(others), None))
    return tuple(changes)


def archived(number: int) -> Record:
    """Return what lies in the archive of this number: days of its own, and newer answers for days that are there."""
    stamp = Stamp(_TYPED + timedelta(days=1, minutes=number), 0)
    days = [_FIRST + timedelta(days=day) for day in (*range(0, _DAYS, 3), *range(_DAYS, _DAYS + 20 + number))]
    return Record(
        EVER,
        ratings=tuple(Rating(day, stamp, key, (number + day.day) % 11) for day in days for key in _KEYS[:3]),
        notes=tuple(Note(day, stamp, f"archive {number} " + "snow " * 50) for day in days),
    )


def after(changes: Iterable[Change], held: Entries) -> Entries:
    """Return what is held once the changes are done."""
    found = dict(held)
    for change in changes:
        if change.after is None:
            found.pop(change.entry.id, None)
        else:
            found[change.entry.id] = change.after
    return found


def brought_in(number: int, held: Entries) -> Entries:
    """Return what is held once an archive came in: of two answers the one that was typed later."""
    found = dict(held)
    for entry in archived(number).entries:
        there = found.get(entry.id)
        if there is None or there.stamp.at < entry.stamp.at:
            found[entry.id] = entry
    return found


@dataclass(frozen=True)
class State:
    """What lies in a file, and under which passphrase."""

    entries: Entries
    passphrase: str | None


@dataclass
class Model:
    """One journal as it has to be, and the backups that are known."""

    now: State = field(default_factory=lambda: State({}, None))
    backups: dict[str, State] = field(default_factory=dict)
    codes: Mapping[str | None, str] = field(default_factory=lambda: {one: recovery.new_code() for one in PASSPHRASES})
    last: Sequence[Change] = ()
    next_number: int = 1

    def after(self, deed: str, what: str) -> State:
        """Return what the journal holds once the deed is done."""
        entries, passphrase = self.now.entries, self.now.passphrase
        if deed == "save":
            return State(after(saved(int(what), entries), entries), passphrase)
        if deed == "undo":
            return State(after([change.inverse() for change in reversed(self.last)], entries), passphrase)
        if deed == "import":
            return State(brought_in(int(what), entries), passphrase)
        if deed == "restore":
            return self.backups[what]
        return State(entries, PASSPHRASES[int(what)]) if deed == "passphrase" else self.now

    def count(self, deed: str, what: str) -> None:
        """Take it that the deed began, so that no number is used twice."""
        if deed in {"save", "new", "migrate"}:
            self.next_number = int(what.partition(":")[0]) + 1

    def do(self, deed: str, what: str) -> None:
        """Take it that the deed is done."""
        changes = saved(int(what), self.now.entries) if deed == "save" else ()
        self.now, self.last = self.after(deed, what), changes
        self.count(deed, what)


def held_by(path: Path, passphrase: str | None, *, read_only: bool = False) -> Entries | None:
    """Return what a file holds; None when it is not whole."""
    with Store(path, passphrase, read_only=read_only) as store:
        record = store.read(EVER)
        problems = store.check().problems
    return None if problems else {entry.id: entry for entry in record.entries}


def state_of(path: Path, *, read_only: bool = False) -> State | None:
    """Return what lies in a file, with whichever passphrase opens it; None when it is not whole."""
    try:
        is_plain = examine(path) is not Kind.LOCKED_UP
        for passphrase in PASSPHRASES[:1] if is_plain else PASSPHRASES[1:]:
            try:
                held = held_by(path, passphrase, read_only=read_only)
            except JournalError as error:
                if error.trouble is not Trouble.WRONG_PASSPHRASE:
                    raise
            else:
                return None if held is None else State(held, passphrase)
    except JournalError:
        return None
    return None


def recovered(path: Path, state: State, codes: Mapping[str | None, str]) -> bool:
    """Whether the recovery code opens a file that has a passphrase."""
    if state.passphrase is None:
        return True
    try:
        return recovery.passphrase_of(path, codes[state.passphrase]) == state.passphrase
    except JournalError:
        return False
