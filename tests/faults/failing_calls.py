"""Lets the calls by which a program reads and writes its files fail, one after the other, and counts what was lost.

    python tests/faults/failing_calls.py --calls 200 --seed 1 [--lasting]

strace gives the program EIO in place of one call about a file of the journal, of its backups, or beside them; with
--lasting also of all calls of that kind after it. Everything that was acknowledged must be there, and what could not
be done must be said in a sentence. One program in four is `tidebook add` as a person starts it; others save, undo,
back up, change the passphrase, bring in an archive, restore, bring an old journal up to date, and make a new one.
"""

import argparse
import os
import pickle
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.faults.deeds import Doer, Places
from tests.faults.model import EVER, Model, saved
from tests.faults.refusals import Refusals
from tests.faults.torture import OLD, make_stock
from tidebook.domain.errors import JournalError
from tidebook.domain.note import Note
from tidebook.domain.rating import Rating
from tidebook.overriding import override
from tidebook.storage.store import Store

_CALLS = (
    *("openat", "read", "pread64", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "unlink", "rename"),
    *("mkdir", "fcntl", "newfstatat", "stat", "fstat", "getdents64"),
)
# Which deeds a program does, one after the other; those before the bar with the journal open all the time.
_PROGRAMS = {
    "types": ("save", "undo", "save", "backup", "save", "|", "save"),
    "protects": ("save", "passphrase", "save", "|"),
    "brings in": ("|", "import", "restore", "migrate", "new", "save"),
}
_ADD = "add"
_LINE = re.compile(r"\d+ +(\w+)\((.*)")


@dataclass(frozen=True)
class Call:
    """Number `number` of the calls of this kind in a program."""

    program: str
    name: str
    number: int

    @override
    def __str__(self) -> str:
        return f"{self.program}: {self.name} {self.number}"


def child(folder: Path, program: str) -> None:
    """Be the program."""
    model: Model = pickle.loads((folder / "model").read_bytes())
    places = Places(folder / "disk", folder / "stock")
    doer = Doer(places, model, 1, random.Random(1), places.new("old"))
    deeds = _PROGRAMS[program]
    open_until = deeds.index("|")
    if open_until:
        try:
            with doer.typing():
                for deed in deeds[:open_until]:
                    doer.attempt(deed)
        except JournalError as error:
            sys.stdout.write(f"said {error}\n")
            sys.stdout.flush()
    for deed in deeds[open_until + 1 :]:
        doer.attempt(deed)


@dataclass
class Bench:
    """A disk that looks the same at each beginning, and a program that starts on it under strace."""

    folder: Path
    refusals: Refusals

    def __post_init__(self) -> None:
        self.places = Places(self.folder / "disk", self.folder / "stock")
        self.log = self.folder / "log"
        begun = Places(self.folder / "begun", self.folder / "stock")
        for path in (begun.new("0").parent, begun.stock):
            path.mkdir(parents=True)
        make_stock(begun)
        model = Model()
        with Store.create(begun.journal) as store:
            for _ in range(3):
                number = str(model.next_number)
                store.apply(saved(int(number), model.now.entries))
                model.do("save", number)
            backup = store.back_up(begun.disk / "journal.tidebook-backups")
        model.backups[backup.path.name] = model.now
        shutil.copy(OLD / "v1.tidebook", begun.new("old"))
        (self.folder / "model").write_bytes(pickle.dumps(model))

    def calls(self) -> list[Call]:
        """Return the calls about our files."""
        return [call for program in (*_PROGRAMS, _ADD) for call in self._recorded(program)]

    def fail(self, call: Call, *, lasting: bool) -> bool:
        """Let one call fail, and judge what became of it. Whether it was one about our files."""
        when = f"{call.number}+" if lasting else str(call.number)
        done = self._start(call.program, f"inject={call.name}:error=EIO:when={when}")
        if not any("(INJECTED)" in line and str(self.places.disk) in line for line in self._lines()):
            return False
        if call.program == _ADD:
            self._judge_add(str(call), done)
        else:
            if done.returncode:
                self.refusals.unsaid.append(f"{call}: {done.returncode}: {done.stderr[-300:]}")
            self.refusals.judge(str(call), self.places, self._model(), done.stdout.splitlines())
        return True

    def _recorded(self, program: str) -> list[Call]:
        done = self._start(program)
        if done.returncode or "said" in done.stdout or "crashed" in done.stdout:
            raise SystemExit(f"{program} does not even go well by itself: {done.stdout}{done.stderr}")
        counts, found = Counter[str](), []
        for line in self._lines():
            name = line.split("(")[0].split()[-1]
            counts[name] += 1
            if str(self.places.disk) in line:
                found.append(Call(program, name, counts[name]))
        return found

    def _start(self, program: str, *faults: str) -> "subprocess.CompletedProcess[str]":
        shutil.rmtree(self.places.disk, ignore_errors=True)
        shutil.copytree(self.folder / "begun", self.places.disk)
        words: Sequence[str] = [__file__, "--child", str(self.folder), program]
        if program == _ADD:
            words = ["-m", "tidebook", "--journal", str(self.places.journal), "add", "--day", "2026-01-01"]
            words = [*words, "fatigue=6", "--note=frost"]
        tracing = ["strace", "-f", "-y", "-qq", "-s", "0", "-o", str(self.log), "-e", f"trace={','.join(_CALLS)}"]
        for fault in faults:
            tracing += ["-e", fault]
        command = [*tracing, sys.executable, *words]
        # Else names in sets and dictionaries, and with them the calls, come in another order each time.
        return subprocess.run(command, capture_output=True, text=True, check=False, env=_environment())

    def _lines(self) -> list[str]:
        return [line for line in self.log.read_text(errors="replace").splitlines() if _LINE.match(line)]

    def _model(self) -> Model:
        model: Model = pickle.loads((self.folder / "model").read_bytes())
        return model

    def _judge_add(self, name: str, done: "subprocess.CompletedProcess[str]") -> None:
        self.refusals.trials += 1
        try:
            with Store(self.places.journal) as store:
                problems, entries = store.check().problems, list(store.read(EVER).entries)
        except JournalError as error:
            self.refusals.lost.append(f"{name}: {error}")
            return
        added = [e for e in entries if e.day.year == 2026]
        there = sorted(type(e).__name__ for e in added)
        before = {e.id: e for e in entries if e not in added}
        self.refusals.must(not problems and before == self._model().now.entries, f"{name}: not as it was")
        self.refusals.must(there in ([], [Note.__name__, Rating.__name__]), f"{name}: half of it")
        if done.returncode == 0:
            self.refusals.acknowledged += 1
            self.refusals.must(bool(there), f"{name}: not there")
        else:
            self.refusals.half_refused += bool(there)
            self.refusals.hear(name, _ADD, done.stderr.rstrip("\n"))


def mixed(calls: Sequence[Call], dice: random.Random) -> list[Call]:
    """Return the calls in an order in which each kind of each program comes as often: of some there are hundreds."""
    groups: dict[tuple[str, str], list[Call]] = {}
    for call in dice.sample(calls, len(calls)):
        groups.setdefault((call.program, call.name), []).append(call)
    turns = zip_longest(*groups.values())
    return [call for turn in turns for call in turn if call is not None]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONHASHSEED": "0"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--calls", type=int, default=10)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--lasting", action="store_true")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.child:
        child(Path(chosen.child[0]), chosen.child[1])
        return 0
    if shutil.which("strace") is None:
        sys.stdout.write("skipped: there is no strace here\n")
        return 0
    began, refusals, met = time.monotonic(), Refusals(), 0
    with tempfile.TemporaryDirectory(prefix="tidebook-calls-") as name:
        bench = Bench(Path(name), refusals)
        calls, missed = mixed(bench.calls(), random.Random(chosen.seed)), 0
        for call in calls:
            if met == chosen.calls:
                break
            is_met = bench.fail(call, lasting=chosen.lasting)
            met, missed = met + is_met, missed + (not is_met)
    sys.stdout.write(
        f"{met} of {len(calls)} calls failed in turn{', and all after it' if chosen.lasting else ''} "
        f"({missed} others were not about our files that time), {time.monotonic() - began:.0f} s, "
        f"seed {chosen.seed}: {refusals.told()}\n"
    )
    return 0 if refusals.is_clean and met else 1


if __name__ == "__main__":
    sys.exit(main())
