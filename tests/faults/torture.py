"""Lets a program work on its journal, ends it at a random moment, and judges what it left."""

import os
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.deeds import DEEDS, Doer, Places
from tests.faults.model import Entries, Model, State, archived, recovered, state_of
from tests.storage.killed_step import enlarge
from tidebook.bundled import catalogue
from tidebook.domain.errors import JournalError
from tidebook.exchange.archive import save
from tidebook.storage import recovery
from tidebook.storage.backups import folder_of, look_through
from tidebook.storage.contents import Contents
from tidebook.storage.health import Health
from tidebook.storage.names import Backup, listed
from tidebook.storage.store import Store

OLD = Path(__file__).parents[1] / "storage" / "journals"
_VERSIONS, _ARCHIVES = (1, 2, 3), 4
_ROWS = 5000
# In which many quick deeds come to pass.
_SHORTEST = 0.1


def make_stock(places: Places) -> dict[str, Health]:
    """Make archives to be brought in and journals of older versions, and say how those are once they are not."""
    for number in range(_ARCHIVES):
        save(places.stock / f"{number}.zip", archived(number), catalogue())
    found, tried = {}, places.stock / "tried.tidebook"
    for version in _VERSIONS:
        old = places.stock / f"v{version}.tidebook"
        old.write_bytes((OLD / old.name).read_bytes())
        enlarge(old, _ROWS)
        tried.write_bytes(old.read_bytes())
        with Store(tried) as store:
            found[old.stem] = store.check()
        tried.unlink()
    for path in folder_of(tried).iterdir():
        path.unlink()
    folder_of(tried).rmdir()
    return found


@dataclass
class Torture:
    """One journal in rounds: `end` ends the program with the number that it gets, and has the disk there again."""

    places: Places
    dice: random.Random
    end: Callable[[int], None]
    deeds: tuple[str, ...] = DEEDS
    model: Model = field(default_factory=Model)
    ends: int = 0
    acknowledged: Counter[str] = field(default_factory=Counter)
    cut: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    _lengths: dict[str, list[float]] = field(default_factory=dict)
    _looked_at: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    _olds: dict[str, Health] = field(default_factory=dict)

    def begin(self) -> None:
        """Make the journal, archives to be brought in, and journals of older versions."""
        self._olds = make_stock(self.places)
        Store.create(self.places.journal).close()
        self.places.new("0").parent.mkdir()
        os.sync()

    def round(self) -> None:
        """Let a program do one kind of deed on and on, end it, and look at what it left."""
        deed = self.dice.choice(self.deeds)
        hear, tell = os.pipe()
        seed, length = self.dice.random(), self._length(deed)
        worker = os.fork()
        if worker == 0:
            Doer(self.places, self.model, tell, random.Random(seed)).forever(deed)
        os.close(tell)
        with os.fdopen(hear, encoding="utf-8") as heard:
            said = [heard.readline()]
            # Not a wait for anything: the moment at which it ends.
            time.sleep(self.dice.uniform(0, 2 * length))
            self.end(worker)
            said += heard.readlines()
        self.ends += 1
        if len(said) == 1:
            # Perhaps it takes longer than was thought.
            self._lengths[deed] = [*self._lengths.get(deed, []), 1.5 * length]
        self._judge(deed, [line.split() for line in said if line.endswith("\n")])

    def told(self) -> str:
        """Return the figures in one line, and what was wrong on others."""
        acknowledged = ", ".join(f"{count} {deed}" for deed, count in sorted(self.acknowledged.items()))
        cut = ", ".join(f"{count} {deed}" for deed, count in sorted(self.cut.items()))
        first = (
            f"{sum(self.acknowledged.values())} deeds acknowledged ({acknowledged}): {len(self.lost)} lost, "
            f"{len(self.damaged)} files damaged, {len(self.left)} files left over; under way at the end: {cut}"
        )
        return "\n".join((first, *self.lost, *self.damaged, *self.left))

    @property
    def is_clean(self) -> bool:
        return not (self.lost or self.damaged or self.left)

    def _length(self, deed: str) -> float:
        """Return how many seconds a deed of this kind takes: it is ended anywhere in it, or in the one after it."""
        return max(statistics.median(self._lengths.get(deed, [0.2])[-7:]), _SHORTEST)

    def _judge(self, deed: str, said: list[list[str]]) -> None:
        newest, under_way, during = "-", ("-", "-"), [self.model.now]
        asides: list[tuple[str, str, bool]] = []
        for kind, what, *seconds in said:
            if kind != "done":
                under_way = (kind, what)
                continue
            self._acknowledge(*under_way, made=what, seconds=float(seconds[0]))
            newest = newest if what == "-" else what
            asides.append((*under_way, True))
            during.append(self.model.now)
            under_way = ("-", "-")
        self.model.count(*under_way)
        self._look(deed, newest, under_way, during)
        for aside in (*asides, (*under_way, False)):
            self._look_aside(*aside)
        self._sweep()

    def _acknowledge(self, deed: str, what: str, *, made: str, seconds: float) -> None:
        self._lengths[deed] = [*self._lengths.get(deed, []), seconds][-20:]
        if made != "-":
            self.model.backups[made] = self.model.now
        self.model.do(deed, what)
        self.acknowledged[deed] += 1

    def _look(self, deed: str, newest: str, under_way: tuple[str, str], during: list[State]) -> None:
        before, after = self.model.now, self.model.after(*under_way)
        found = state_of(self.places.journal)
        kept = self._look_at_backups(during)
        if newest not in {"-", *kept}:
            self.lost.append(f"{self.ends}: {newest} is gone")
        if found is None:
            self.damaged.append(f"{self.ends}: the journal, in {deed}")
            return
        if found not in (before, after):
            self.lost.append(f"{self.ends}: neither before nor after {under_way}")
        if not recovered(self.places.journal, found, self.model.codes):
            self.lost.append(f"{self.ends}: the recovery code, in {deed}")
        is_done = found == after != before
        if is_done and under_way[0] in {"restore", "import", "passphrase"} and before.entries not in kept.values():
            self.lost.append(f"{self.ends}: what was there before {under_way}")
        if under_way[0] not in {"-", "new", "migrate"}:
            self.cut[under_way[0] + ("" if before == after else " done" if is_done else " not done")] += 1
        self.model.now = found

    def _look_at_backups(self, during: list[State]) -> dict[str, Entries]:
        """Return what lies in the backups with a name. One that nobody told of holds what the journal did."""
        for backup in listed([folder_of(self.places.journal)]):
            name, seen = backup.path.name, backup.path.stat()
            mark = (seen.st_ino, seen.st_mtime_ns, seen.st_size)
            if self._looked_at.get(name) == mark:
                continue
            state = self._state_of(backup)
            if state is None:
                self.damaged.append(f"{self.ends}: {name}")
                continue
            known = [self.model.backups[name]] if name in self.model.backups else during
            if state not in known:
                self.lost.append(f"{self.ends}: {name} holds something else")
            self._looked_at[name], self.model.backups[name] = mark, state
        names = {backup.path.name for backup in listed([folder_of(self.places.journal)])}
        return {name: self.model.backups[name].entries for name in names if name in self.model.backups}

    def _state_of(self, backup: Backup) -> State | None:
        state = state_of(backup.path, read_only=True)
        if state is None or look_through(backup.path, state.passphrase) != Contents(backup.entries, backup.mark):
            return None
        return state if recovered(backup.path, state, self.model.codes) else None

    def _look_aside(self, deed: str, what: str, is_done: bool) -> None:
        """Look at a journal that was only just being made or brought up to date."""
        path = self.places.new(what.partition(":")[0])
        if deed not in {"new", "migrate"} or not (is_done or path.exists()):
            return
        try:
            with Store.open_or_create(path) as store:
                health = store.check()
        except JournalError as error:
            self.damaged.append(f"{self.ends}: {deed}: {error}")
            return
        old = self._olds.get(what.partition(":")[2])
        # The rows that made an old one large have no numbers of ours.
        if health.problems != (old.problems if old else ()):
            self.damaged.append(f"{self.ends}: {deed}: {health.problems}")
        count = sum(health.counts.values())
        if deed == "migrate":
            is_there = health == old
            is_right = is_there and (not is_done or any(look_through(b.path, None).entries for b in _beside(path)))
        else:
            is_right = is_there = count == 2
            is_right = is_right or (count == 0 and not is_done)
        if not is_done:
            self.cut[f"{deed} {'done' if is_there and deed == 'new' else 'begun'}"] += 1
        if not is_right:
            self.lost.append(f"{self.ends}: {deed} {what}")

    def _sweep(self) -> None:
        """Look for what is left beside the journal now that it was opened and closed once more."""
        journal = self.places.journal
        usual = {journal, folder_of(journal), self.places.new("0").parent, self.places.disk / "lost+found"}
        if self.model.now.passphrase is not None:
            usual.add(recovery.place(journal))
        self.left += [f"{self.ends}: {path.name}" for path in self.places.disk.iterdir() if path not in usual]
        for folder in [path for path in self.places.new("0").parent.iterdir() if path.is_dir()]:
            for path in folder.iterdir():
                path.unlink()
            folder.rmdir()
        for path in self.places.new("0").parent.iterdir():
            path.unlink()


def _beside(path: Path) -> tuple[Backup, ...]:
    return listed([folder_of(path)])
