"""Ends a program with kill -9 at random moments of whatever it does to a journal, and counts what was lost.

    python tests/faults/kill_all.py --rounds 1000 --seed 1

It saves, undoes, brings in archives, brings old journals up to date, backs up, restores, changes the passphrase and
makes new journals. A deed counts as acknowledged once its call or command has returned. After each round the journal
must be whole and hold what it did before the deed under way, or what it does after it; so must every backup, and
what was there before a restore, an import or a change of passphrase must lie in one of them.
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
from tests.faults.torture import Torture


def kill(worker: int) -> None:
    os.kill(worker, signal.SIGKILL)
    _pid, status = os.waitpid(worker, 0)
    if not os.WIFSIGNALED(status):
        raise SystemExit("the program ended by itself")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--deeds", nargs="+", choices=DEEDS, default=DEEDS)
    chosen = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="tidebook-kill-") as name:
        places = Places(Path(name) / "disk", Path(name) / "stock")
        places.disk.mkdir()
        places.stock.mkdir()
        torture = Torture(places, random.Random(chosen.seed), kill, tuple(chosen.deeds))
        torture.begin()
        for _ in range(chosen.rounds):
            torture.round()
    sys.stdout.write(
        f"{torture.ends} kills, {time.monotonic() - began:.0f} s, seed {chosen.seed}: {torture.told()}\n"
    )
    return 0 if torture.is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
