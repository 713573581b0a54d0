"""Ends a program with kill -9 while it changes the passphrase of a journal, and looks at what it left.

    python tests/storage/killed_change.py FILE ROUNDS SEED

In turn a passphrase is added, changed and taken away. After each round the file must open with the old or the new
one, be whole and hold the same, and its recovery code must open it; nothing else may lie beside it then.
"""

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

from tidebook.domain.change import Change
from tidebook.domain.errors import JournalError
from tidebook.domain.note import Note
from tidebook.domain.stamp import Stamp
from tidebook.storage import recovery
from tidebook.storage.backups import folder_of
from tidebook.storage.store import Store

_STAMP = Stamp(datetime(2026, 12, 1, tzinfo=UTC), 0)
_NOTES = [Note(date(2026, 3, day), _STAMP, f"{day} " + "rain " * 2000) for day in range(1, 21)]
_TURN = (None, "first's", "zweite ü")


def one_round(path: Path, old: str | None, new: str | None, code: str, seconds: float | None) -> None:
    """Change the passphrase in another process, and end it after `seconds`, if any."""
    writer = os.fork()
    if writer == 0:
        with Store(path, old) as store:
            store.change_passphrase(new, code)
        os._exit(0)
    if seconds is not None:
        # Not a wait for anything: the moment at which it ends.
        time.sleep(seconds)
        os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)


def opened_by(path: Path, *passphrases: str | None) -> str | None:
    for passphrase in passphrases:
        try:
            with Store(path, passphrase) as store:
                return passphrase if store.is_encrypted else None
        except JournalError:
            continue
    raise SystemExit("it does not open any more")


def main(path: Path, rounds: int, seed: int) -> None:
    pick, codes = random.Random(seed), {name: recovery.new_code() for name in _TURN}
    with Store.create(path) as store:
        store.apply([Change(None, note) for note in _NOTES])
        before = store.check()
    now: str | None = None
    lengths: dict[str | None, float] = {}
    found, problems = Counter[str](), list[str]()
    for number in range(rounds + len(_TURN)):
        new = _TURN[(_TURN.index(now) + 1) % len(_TURN)]
        # First whole, to see how long it takes.
        is_whole, began = number < len(_TURN), time.monotonic()
        one_round(path, now, new, codes[new], None if is_whole else lengths[now] * pick.uniform(0.2, 1.1))
        lengths.setdefault(now, time.monotonic() - began)
        old, now = now, opened_by(path, now, new)
        found["whole" if is_whole else "new" if now == new else "old"] += 1
        with Store(path, now) as store:
            if store.check() != before or store.is_encrypted != (now is not None):
                problems.append(f"{number}: not as it was, from {old} to {new}")
        if now is not None and recovery.passphrase_of(path, codes[now]) != now:
            problems.append(f"{number}: no recovery, from {old} to {new}")
        if {file.name for file in path.parent.iterdir()} - {
            path.name,
            recovery.place(path).name,
            folder_of(path).name,
        }:
            problems.append(f"{number}: something was left")
    sys.stdout.write(json.dumps({**found, "problems": problems}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
