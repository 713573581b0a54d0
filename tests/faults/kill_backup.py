"""Ends a program that saves, backs up and restores with kill -9 at random moments, and counts what was lost.

    python tests/faults/kill_backup.py --rounds 300 [--passphrase WORDS]

After each round the journal must be whole and hold what it did before the step under way, or what it does after it.
Every backup with a name must be whole and hold what its name says, and what was in the journal before a restore
must be in one of them.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tidebook.domain.change import Change
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.stamp import Stamp
from tidebook.storage.backups import folder_of, look_through, thin
from tidebook.storage.contents import Contents
from tidebook.storage.names import Backup, listed
from tidebook.storage.restore import restore
from tidebook.storage.store import Store

_STAMP = Stamp(datetime(2026, 1, 1, tzinfo=UTC), 0)
_FIRST = date(1980, 1, 1)
_EVER = Period(_FIRST, date(2026, 1, 1))
Numbers = frozenset[int]


def note(number: int) -> Note:
    """Return what the save of this number writes."""
    text = f"{number} " + "rain, “quoted”; " * random.Random(number).randint(0, 400)
    return Note(_FIRST + timedelta(days=number), _STAMP, text.strip())


def numbers(path: Path, passphrase: str | None) -> Numbers | None:
    """Return which saves lie in a file; None when it is not whole, or holds anything else."""
    with Store(path, passphrase, read_only=path.suffix == ".tidebook-backup") as store:
        found = store.read(_EVER)
        if store.check().problems:
            return None
    held = frozenset((one.day - _FIRST).days for one in found.notes)
    return held if {note(number) for number in held} == set(found.entries) else None


@dataclass
class Torture:
    """One journal under repeated kills, and what it has to hold."""

    journal: Path
    passphrase: str | None
    dice: random.Random
    expected: Numbers = frozenset()
    next_number: int = 0
    kills: int = 0
    backups: int = 0
    restores: int = 0
    lost: int = 0
    damaged: int = 0
    cut: dict[str, int] = field(default_factory=dict)
    held: dict[str, Numbers] = field(default_factory=dict)
    beside: int = 0

    def round(self) -> None:
        """Let a program work on, end it, and look at what it left."""
        hear, tell = os.pipe()
        seed = self.dice.random()
        worker = os.fork()
        if worker == 0:
            # It never comes back: it is ended, or ends here after an error that nobody expected.
            try:
                self._work(tell, random.Random(seed))
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(1)
        os.close(tell)
        with os.fdopen(hear, encoding="utf-8") as heard:
            said = [heard.readline()]
            # Not a wait for anything: the moment at which it ends. Under a passphrase each step takes longer.
            time.sleep(self.dice.uniform(0, 5 if self.passphrase else 0.8))
            os.kill(worker, signal.SIGKILL)
            _pid, status = os.waitpid(worker, 0)
            if not os.WIFSIGNALED(status):
                raise SystemExit("the program ended by itself")
            said += heard.readlines()
        self.kills += 1
        self._judge([line.split() for line in said if line.endswith("\n")])

    def settled(self) -> int:
        """Return how many files lie beside the journal, or half made among its backups, after one more restore."""
        folder = folder_of(self.journal)
        with Store(self.journal, self.passphrase) as store:
            made = store.back_up(folder)
        restore(self.journal, made.path, self.passphrase)
        thin(folder)
        beside = {self.journal.name, folder.name}
        strange = [path for path in self.journal.parent.iterdir() if path.name not in beside]
        return len(strange) + len(list(folder.iterdir())) - len(listed([folder]))

    def _work(self, tell: int, dice: random.Random) -> None:
        folder, number = folder_of(self.journal), self.next_number
        while True:
            kind = dice.choice(("save", "backup", "restore", "restore"))
            backup = dice.choice(listed([folder]) or (None,))
            made: Path | None = None
            if kind == "restore" and backup is not None:
                os.write(tell, f"restore {backup.path.name}\n".encode())
                made = restore(self.journal, backup.path, self.passphrase).before
            elif kind == "backup":
                os.write(tell, b"backup -\n")
                with Store(self.journal, self.passphrase) as store:
                    made = store.back_up(folder).path
            else:
                os.write(tell, f"save {number}\n".encode())
                with Store(self.journal, self.passphrase) as store:
                    store.apply([Change(None, note(number))])
                number += 1
            os.write(tell, f"done {made.name if made else '-'}\n".encode())
            thin(folder)

    def _judge(self, said: Iterable[list[str]]) -> None:
        newest, under_way = "-", ("-", "-")
        for kind, what in said:
            if kind != "done":
                under_way = (kind, what)
                continue
            if what != "-":
                # It holds what the journal did, be it asked for or made before a restore.
                newest, self.held[what] = what, self.expected
            self.expected = self._after(*under_way)
            self.backups += under_way[0] == "backup"
            self.restores += under_way[0] == "restore"
            under_way = ("-", "-")
        self._look(newest, under_way)

    def _after(self, kind: str, what: str) -> Numbers:
        """Return what the journal holds once a step is done."""
        if kind == "save":
            # A number is never used twice, so that what was under way can not be taken for what comes next.
            self.next_number = int(what) + 1
            return self.expected | {int(what)}
        return self.held[what] if kind == "restore" else self.expected

    def _look(self, newest: str, under_way: tuple[str, str]) -> None:
        found = numbers(self.journal, self.passphrase)
        before, after = self.expected, self._after(*under_way)
        left = {backup.path.name: self._held_by(backup) for backup in listed([folder_of(self.journal)])}
        self.damaged += (found is None) + sum(held is None for held in left.values())
        # What a backup of an earlier step holds is known; one of the step under way holds what the journal did.
        self.lost += sum(held not in {None, self.held.get(name, before)} for name, held in left.items())
        self.held.update({name: held for name, held in left.items() if held is not None})
        self.lost += found not in {None, before, after}
        self.lost += newest not in {"-", *left}
        if under_way[0] == "restore" and found != before:
            self.lost += before not in left.values()
        step = f"{under_way[0]} {'done' if found == after else 'not done'}"
        self.cut[step] = self.cut.get(step, 0) + 1
        self.expected = after if found is None else found
        self._count_leftovers()

    def _held_by(self, backup: Backup) -> Numbers | None:
        held = look_through(backup.path, self.passphrase)
        return numbers(backup.path, self.passphrase) if held == Contents(backup.entries, backup.mark) else None

    def _count_leftovers(self) -> None:
        names = {path.name for path in self.journal.parent.iterdir()}
        self.beside = max(self.beside, len(names - {self.journal.name, folder_of(self.journal).name}))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--passphrase", help="a journal under a passphrase: each step takes longer")
    chosen = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="tidebook-kill-") as folder:
        torture = Torture(Path(folder) / "journal.tidebook", chosen.passphrase, random.Random(chosen.seed))
        Store.create(torture.journal, chosen.passphrase).close()
        for _ in range(chosen.rounds):
            torture.round()
        left = torture.settled()
    sys.stdout.write(
        f"{chosen.rounds} rounds, {time.monotonic() - began:.0f} s, seed {chosen.seed}: {torture.kills} kills, "
        f"{torture.backups} backups and {torture.restores} restores acknowledged: {torture.lost} lost, "
        f"{torture.damaged} damaged; under way at the kill: {dict(sorted(torture.cut.items()))}; "
        f"files left beside the journal: {torture.beside} at most, {left} in the end\n"
    )
    return 1 if torture.lost or torture.damaged or left else 0


if __name__ == "__main__":
    sys.exit(main())
