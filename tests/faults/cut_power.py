"""Cuts the power of a disk at random moments while a program works on its journal, and counts what was lost.

    python tests/faults/cut_power.py --rounds 200 --seed 1

The disk is an ext4 file system in a file (only root can mount it). The program is stopped, then the file system is
shut down: all that was not synced is gone. After the next mount the journal is judged as in kill_all.py; --deeds save
only saves. With --unsafe SQLite syncs nothing, to see that this can find a loss.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.faults.deeds import DEEDS, Places
from tests.faults.disks import CutDisk, for_us_alone, why_none
from tests.faults.torture import Torture
from tidebook.storage import engine

_SAVING = ("save", "save", "save", "save", "undo", "save", "save", "save")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--deeds", nargs="+", choices=DEEDS, default=(*DEEDS, *_SAVING))
    parser.add_argument("--unsafe", action="store_true")
    chosen = parser.parse_args()
    why_not = why_none("mkfs.ext4")
    if why_not:
        sys.stdout.write(f"skipped: {why_not}\n")
        return 0
    if chosen.unsafe:
        safe, unsafe = "PRAGMA synchronous=EXTRA", "PRAGMA synchronous=OFF"
        setattr(engine, "WRITING", tuple(line.replace(safe, unsafe) for line in engine.WRITING))  # noqa: B010
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="tidebook-cut-") as name:
        for_us_alone()
        disk = CutDisk(Path(name) / "image", Path(name) / "disk")
        places = Places(disk.folder, Path(name) / "stock")
        places.stock.mkdir()

        def cut(worker: int) -> None:
            # Else it would go on, and say that it saved what nobody took.
            os.kill(worker, signal.SIGSTOP)
            _pid, status = os.waitpid(worker, os.WUNTRACED)
            if not os.WIFSTOPPED(status):
                raise SystemExit("the program ended by itself")
            disk.cut()
            os.kill(worker, signal.SIGKILL)
            os.waitpid(worker, 0)
            disk.back()

        torture = Torture(places, random.Random(chosen.seed), cut, tuple(chosen.deeds))
        torture.begin()
        for _ in range(chosen.rounds):
            torture.round()
        disk.close()
    sys.stdout.write(f"{torture.ends} cuts, {time.monotonic() - began:.0f} s, seed {chosen.seed}: {torture.told()}\n")
    return 0 if torture.is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
