"""Ends `tidebook add` with kill -9 at random moments, again and again, and counts what was lost.

    python tests/faults/kill_add.py --rounds 300

An answer counts as acknowledged once its line was printed. After each round the file must pass `check`, hold every
acknowledged answer, and hold the one that was under way either wholly or not at all.
"""

import argparse
import io
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from tidebook import clock
from tidebook.domain.day_fact import Fact
from tidebook.domain.period import Period
from tidebook.main import main as tidebook
from tidebook.storage.store import Store

_DAYS = 20
# What `add` says beside what it recorded.
_ASIDES = (
    "A new journal was made: ",
    "The note that was there is ",
    "What was cleared is ",
    "Fatigue was ",
    "Worse after activity was ",
    "Hours upright were ",
    "Brain fog was ",
)
_HOURS, _NOTE = "hours_upright", "note"
Answers = dict[str, str]


def answers(number: int) -> Answers:
    """Return what the add of this number records: new answers, changed ones, and some that are taken away."""
    pick = random.Random(number)
    found = {"fatigue": str(pick.randint(0, 10)), "pem": str(pick.randint(0, 10))}
    found[_HOURS] = pick.choice(("", "0.5", "4", "7.5"))
    found["brain_fog"] = pick.choice(("", "3", "9"))
    found[_NOTE] = "" if pick.random() < 0.2 else f"{number}: " + "täglich, “quoted”; " * pick.randint(0, 400)
    return {key: value.strip() for key, value in found.items()}


def words(journal: Path, number: int, today: date) -> list[str]:
    """Return the command line of the add of this number."""
    found = answers(number)
    day = today - timedelta(days=number % _DAYS)
    pairs = [f"{key}={value}" for key, value in found.items() if key != _NOTE]
    return ["--journal", str(journal), "add", "--day", day.isoformat(), *pairs, f"--note={found[_NOTE]}"]


@dataclass
class Torture:
    """One journal under repeated kills, and what it has to hold."""

    journal: Path
    today: date = field(default_factory=clock.today)
    next_number: int = 0
    acknowledged: int = 0
    kills: int = 0
    kept_unsaid: int = 0
    torn_off: int = 0
    lost: int = 0
    damaged: int = 0
    expected: dict[date, Answers] = field(default_factory=dict)

    def burst(self, after: float) -> None:
        """Kill one process that adds without a pause, `after` seconds after its first answer."""
        command = [sys.executable, __file__, "--child", str(self.journal), "--first", str(self.next_number)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as child:
            assert child.stdout is not None
            said = [child.stdout.readline()]
            time.sleep(after)
            self._kill(child)
            said += child.stdout.read().splitlines(keepends=True)
        self._judge(said)

    def single(self, after: float) -> None:
        """Kill a loop of separate processes, `after` seconds after it began."""
        end = time.monotonic() + after
        said: list[str] = []
        while time.monotonic() < end:
            number = self.next_number + len(said)
            command = [sys.executable, "-m", "tidebook", *words(self.journal, number, self.today)]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as child:
                assert child.stdout is not None
                try:
                    child.wait(max(end - time.monotonic(), 0))
                except subprocess.TimeoutExpired:
                    self._kill(child)
                said += child.stdout.readlines()
                if child.returncode > 0:
                    raise SystemExit(f"add ended with {child.returncode}")
        self._judge(said)

    def _kill(self, child: "subprocess.Popen[str]") -> None:
        child.send_signal(signal.SIGKILL)
        child.wait()
        self.kills += 1

    def _judge(self, said: list[str]) -> None:
        whole = [line for line in said if line.endswith("\n") and not line.startswith(_ASIDES)]
        lines = [line for line in whole if line.startswith("Recorded for ")]
        if len(lines) != len(whole):
            raise SystemExit(f"this is no acknowledgement: {said}")
        for _line in lines:
            self._expect(self.next_number)
            self.next_number += 1
        self.acknowledged += len(lines)
        with Store.open_or_create(self.journal) as store:
            self.damaged += bool(store.check().problems)
            found = self._found(store)
        under_way = self.today - timedelta(days=self.next_number % _DAYS)
        unsaid = answers(self.next_number)
        for day in self.expected.keys() | found.keys() | {under_way}:
            before = self.expected.get(day, {})
            if found.get(day, {}) == before:
                self.torn_off += day == under_way
            elif day == under_way and found.get(day, {}) == _merged(before, unsaid):
                self.kept_unsaid += 1
            else:
                self.lost += 1
        self.expected = found
        # A number is never used twice, so that what was under way can not be taken for what comes next.
        self.next_number += 1

    def _expect(self, number: int) -> None:
        day = self.today - timedelta(days=number % _DAYS)
        self.expected[day] = _merged(self.expected.get(day, {}), answers(number))

    def _found(self, store: Store) -> dict[date, Answers]:
        record = store.read(Period.ending(self.today, _DAYS))
        found: dict[date, Answers] = {}
        for rating in record.ratings:
            found.setdefault(rating.day, {})[rating.symptom] = str(rating.value)
        for fact in record.facts:
            assert fact.fact is Fact.HOURS_UPRIGHT
            found.setdefault(fact.day, {})[_HOURS] = f"{fact.value:g}"
        for note in record.notes:
            found.setdefault(note.day, {})[_NOTE] = note.text
        return found


@dataclass
class Toll:
    """What all the journals went through together."""

    all: list[Torture] = field(default_factory=list)

    def of(self, name: str) -> int:
        return sum(getattr(one, name) for one in self.all)

    @property
    def is_clean(self) -> bool:
        return not self.of("lost") and not self.of("damaged")

    def told(self) -> str:
        return (
            f"{self.of('kills')} kills, {self.of('acknowledged')} answers acknowledged: {self.of('lost')} lost, "
            f"{self.of('damaged')} files damaged; under way at the kill: {self.of('kept_unsaid')} whole in the file, "
            f"{self.of('torn_off')} not in it"
        )


def _merged(before: Answers, newer: Answers) -> Answers:
    return {key: value for key, value in (before | newer).items() if value}


def _child(journal: Path, first: int) -> None:
    for number in count(first):
        if tidebook(words(journal, number, clock.today())) != 0:
            os._exit(1)


def _rounds(rounds: int, seed: int) -> int:
    dice = random.Random(seed)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="tidebook-kill-") as folder:
        torture = Torture(Path(folder) / "journal.tidebook")
        toll = Toll([torture])
        for number in range(rounds):
            if number % 6 == 5:
                # A journal that is only just being made.
                toll.all.append(Torture(Path(folder) / f"new{number}.tidebook"))
                toll.all[-1].single(dice.uniform(0.15, 0.35))
            elif number % 6 == 2:
                torture.single(dice.uniform(0.15, 0.7))
            else:
                # Most in one busy process, which is in the middle of writing more often.
                torture.burst(dice.uniform(0, 0.15))
        with redirect_stdout(io.StringIO()):
            # A save after the kill leaves nothing beside the journal, whatever the kill left there.
            ends = {_end(one.journal, "add", "low_mood=1") for one in toll.all}
            ends |= {_end(one.journal, "check") for one in toll.all}
        names = {path.name for path in Path(folder).iterdir()}
    left = names - {one.journal.name for one in toll.all}
    whole = "whole" if ends == {0} else "damaged"
    sys.stdout.write(f"{rounds} rounds, {time.monotonic() - began:.0f} s, seed {seed}: {toll.told()}; ")
    sys.stdout.write(f"check says {whole}; files beside the journals after the next save: {len(left)}\n")
    return 0 if toll.is_clean and ends == {0} and not left else 1


def _end(journal: Path, *words: str) -> int:
    return tidebook(["--journal", str(journal), *words])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--first", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.child:
        _child(chosen.child, chosen.first)
    sys.exit(_rounds(chosen.rounds, chosen.seed))
