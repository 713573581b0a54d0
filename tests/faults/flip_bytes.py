"""Changes one byte of a journal, again and again, and counts how often something else was read and nobody noticed.

    python tests/faults/flip_bytes.py --rounds 10000 --seed 1 [--protected]

A change is noticed when the journal does not open, can not be read, or `check` names it. Otherwise what is then read,
and lies in Recently deleted, must be what was there. --protected: under a passphrase. To make a key of it takes a
quarter of a second, so the file is opened by the key itself, but for one round in 50.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tidebook.demo.journal import invent
from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.errors import JournalError
from tidebook.domain.period import Period
from tidebook.storage.backups import folder_of
from tidebook.storage.bin import Deleted
from tidebook.storage.store import Store

# A key as SQLCipher takes it at once.
_KEY, _WORDS = f"x'{'5a' * 32}{'c3' * 16}'", "fünf blaue Stühle"
_WITH_WORDS = 50
_EVERYTHING = Period(date.min, date.max)
_TODAY, _DAYS = date(2026, 3, 4), 50


@dataclass(frozen=True)
class Held:
    """What a person can read in a journal."""

    entries: tuple[Entry, ...]
    deleted: tuple[Deleted, ...]
    is_protected: bool


@dataclass
class Trial:
    """A journal, and a file in which one of its bytes is another."""

    folder: Path
    passphrase: str | None

    def __post_init__(self) -> None:
        self.path = self.folder / f"{len(list(self.folder.iterdir()))}.tidebook"
        entries = invent(_TODAY, _DAYS, 1)
        with Store.create(self.path, self.passphrase) as store:
            store.apply([Change(None, entry) for entry in entries])
            store.apply([Change(entry, None) for entry in entries[::25]])
        self.content = self.path.read_bytes()
        held = self._read()
        if isinstance(held, str):
            raise SystemExit(f"it is not whole to begin with: {held}")
        self.held = held

    def flip(self, dice: random.Random) -> tuple[int, str]:
        """Change a byte; return which, and how it was noticed: "nothing changed", or "SILENT"."""
        at, other = dice.randrange(len(self.content)), dice.randrange(1, 256)
        changed = bytearray(self.content)
        changed[at] ^= other
        self.path.write_bytes(changed)
        found = self._read()
        for path in folder_of(self.path).glob("*"):
            path.unlink()
        if isinstance(found, str):
            return at, found
        return at, "nothing changed" if found == self.held else "SILENT"

    def _read(self) -> Held | str:
        """Return what is read, or how it is noticed that this can not be right."""
        step = "opening"
        try:
            with Store(self.path, self.passphrase) as store:
                step = "reading"
                found = Held(tuple(store.read(_EVERYTHING).entries), store.deleted(), store.is_encrypted)
                step = "check"
                return step if store.check().problems else found
        except JournalError:
            return step


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--protected", action="store_true")
    chosen = parser.parse_args()
    began, dice = time.monotonic(), random.Random(chosen.seed)
    counts, silent = Counter[str](), list[int]()
    with tempfile.TemporaryDirectory(prefix="tidebook-flip-") as name:
        trials = [Trial(Path(name), passphrase) for passphrase in ((_KEY, _WORDS) if chosen.protected else (None,))]
        for number in range(chosen.rounds):
            at, noticed = trials[number % _WITH_WORDS == _WITH_WORDS - 1 and chosen.protected].flip(dice)
            counts[noticed] += 1
            silent += [at] * (noticed == "SILENT")
        size, entries = len(trials[0].content), len(trials[0].held.entries)
    sys.stdout.write(
        f"{chosen.rounds} bytes changed in turn, {'under a passphrase' if chosen.protected else 'plain'}, "
        f"{time.monotonic() - began:.0f} s, seed {chosen.seed}: {counts['SILENT']} silent changes of content; "
        f"noticed by opening {counts['opening']}, by reading {counts['reading']}, by check {counts['check']}; "
        f"nothing changed {counts['nothing changed']} ({size} bytes, {entries} entries)\n"
    )
    sys.stdout.writelines(f"silent at {at}\n" for at in silent)
    return 1 if silent else 0


if __name__ == "__main__":
    sys.exit(main())
