"""Fills the disk under a journal at many sizes, and counts what was lost, and what was not said in a sentence.

    python tests/faults/full_disk.py --sizes 50 --seed 1

At each size answers are saved until the disk is full; then everything else is tried that writes. Each must be done,
or refused in a sentence. In every third trial the program is ended with kill -9 then; else it must save again once
there is room, and nothing that was acknowledged may be missing. The disks lie in memory: only root can mount them;
else (or with --limit) no file may be larger than so much.
"""

import argparse
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.faults.deeds import Doer, Places
from tests.faults.disks import SmallDisk, for_us_alone, why_none
from tests.faults.model import PASSPHRASES, Model, State
from tests.faults.refusals import Refusals
from tests.faults.torture import OLD, make_stock
from tidebook.storage.store import Store

_STEP, _ROOM, _MOST_SAVES = 20, 32 << 10, 400
# What is tried when nothing fits any more: with the journal open, and with the journal closed.
_OPEN = ("undo", "backup", "passphrase", "save")
_CLOSED = ("import", "restore", "migrate", "new", "save", "backup", "passphrase")
_WAYS = ("ended", "open", "closed")


class Limit:
    """A disk on which no file may be larger than so many KiB: for those who can not have one of their own."""

    def __init__(self, folder: Path, size: int) -> None:
        folder.mkdir()
        self.folder = folder
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        self.grow(size)

    def grow(self, size: int, process: int = 0) -> None:
        resource.prlimit(process, resource.RLIMIT_FSIZE, (size << 10, resource.RLIM_INFINITY))

    def close(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def work(doer: Doer, way: str, wait: int) -> NoReturn:
    """Fill the disk, try everything, wait until there is room, and save once more."""
    with doer.typing():
        _attempt_all(doer, ("save", "save", "backup"))
        left = _MOST_SAVES
        while left and doer.attempt("save"):
            left -= 1
        if way == "ended":
            os.kill(os.getpid(), signal.SIGKILL)
        if way == "open":
            _attempt_all(doer, _OPEN)
            _when_there_is_room(doer, wait)
    if way == "closed":
        _attempt_all(doer, _CLOSED)
        _when_there_is_room(doer, wait)
    os._exit(0)


def _attempt_all(doer: Doer, deeds: Iterable[str]) -> None:
    for deed in deeds:
        doer.attempt(deed)


def _when_there_is_room(doer: Doer, wait: int) -> None:
    os.write(doer.tell, b"full -\n")
    os.read(wait, 1)
    if not doer.attempt("save"):
        os.write(doer.tell, b"crashed it does not save again\n")


def trial(number: int, disk: SmallDisk | Limit, stock: Path, size: int, *, refusals: Refusals, seed: float) -> None:
    """Let a program work on a disk of this size, and judge it."""
    places, way, turn = Places(disk.folder, stock), _WAYS[number % 3], number // 3 % 3
    places.new("0").parent.mkdir()
    old = places.new("old")
    old.write_bytes((OLD / "v1.tidebook").read_bytes())
    model = Model(State({}, PASSPHRASES[turn]))
    Store.create(places.journal, PASSPHRASES[turn]).close()
    disk.grow(max(size, _used(disk.folder)))
    (hear, tell), (wait, go) = os.pipe(), os.pipe()
    worker = os.fork()
    if worker == 0:
        work(Doer(places, model, tell, random.Random(seed), old), way, wait)
    os.close(tell)
    said: list[str] = []
    with os.fdopen(hear, encoding="utf-8") as heard:
        for line in heard:
            if line == "full -\n":
                if isinstance(disk, Limit):
                    disk.grow(_ROOM, worker)
                disk.grow(_ROOM)
                os.write(go, b"!")
            else:
                said.append(line)
    os.waitpid(worker, 0)
    disk.grow(_ROOM)
    refusals.judge(f"{size} KiB, {way}", places, model, said)
    with Store(old) as store:
        refusals.must(not store.check().problems, f"{size} KiB, {way}: the old journal")
    for handle in (wait, go):
        os.close(handle)


def _used(folder: Path) -> int:
    found = shutil.disk_usage(folder)
    return found.used // 1024 if found.total < _ROOM << 12 else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, default=6)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--limit", action="store_true", help="no disks of our own: limit the size of each file")
    chosen = parser.parse_args()
    why_not = "as asked for" if chosen.limit else why_none()
    began, dice, refusals = time.monotonic(), random.Random(chosen.seed), Refusals()
    with tempfile.TemporaryDirectory(prefix="tidebook-full-") as name:
        folder = Path(name)
        (folder / "stock").mkdir()
        make_stock(Places(folder, folder / "stock"))
        if not why_not:
            for_us_alone()
        smallest = 0
        for number in range(chosen.sizes):
            disk: SmallDisk | Limit = (Limit if why_not else SmallDisk)(folder / f"{number}", _ROOM)
            smallest = smallest or _smallest(folder)
            size = smallest + number * _STEP + dice.randrange(_STEP)
            trial(number, disk, folder / "stock", size, refusals=refusals, seed=dice.random())
            disk.close()
    sys.stdout.write(
        f"{refusals.trials} sizes from {smallest} KiB on, {time.monotonic() - began:.0f} s, seed {chosen.seed}"
        f"{f', limited files ({why_not})' if why_not else ''}: {refusals.told()}\n"
    )
    return 0 if refusals.is_clean else 1


def _smallest(folder: Path) -> int:
    """Return how many KiB a journal takes in which there is nothing yet."""
    empty = folder / "empty.tidebook"
    Store.create(empty).close()
    size = empty.stat().st_size // 1024
    empty.unlink()
    return size + 4


if __name__ == "__main__":
    sys.exit(main())
