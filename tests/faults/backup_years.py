"""Lets years of backups go by under a clock that jumps ahead, goes back and stands still, and checks what stays.

    python tests/faults/backup_years.py --months 24 --seed 1

Real backups of a real journal, made and thinned out as the program does. After each, the rules are checked from
what was ever made, without the program's own rules: the newest ones stay, the fullest one stays, the days, weeks and
months that were lived through are still represented, there are not too many, and each that stays opens and is whole.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tidebook.domain.change import Change
from tidebook.domain.rating import Rating
from tidebook.domain.stamp import Stamp
from tidebook.storage.backups import folder_of, look_through, thin
from tidebook.storage.keeping import Keeper
from tidebook.storage.names import Backup, listed
from tidebook.storage.store import Store

_STAMP = Stamp(datetime(2026, 1, 1, tzinfo=UTC), 0)
_BEGIN = date(2024, 1, 1)
# As the person counts them: the last three, seven days, four weeks and twelve months.
_NEWEST, _PARTS = 3, ((1, 7), (7, 4), (30, 12))
_MOST, _MOST_BEFORE = 3 + 7 + 4 + 12 + 1, 10


class Rules:
    """Everything that was ever made, and which rules did not hold for what stayed."""

    def __init__(self) -> None:
        self.made: list[Backup] = []
        self.broken: list[str] = []

    def look(self, new: Backup, there: Iterable[Backup]) -> None:
        """Look at what is there after `new` was made."""
        self.made.append(new)
        left = set(there)
        said = f"after {len(self.made)}"
        if not set(self.made[-_NEWEST:]) <= left:
            self.broken.append(f"{said}: one of the three newest is gone")
        fullest = max(reversed(self.made), key=lambda backup: backup.entries)
        if fullest not in left:
            self.broken.append(f"{said}: the fullest is gone")
        for length, count in _PARTS:
            if not self._newest_of_each(length, count) <= left:
                self.broken.append(f"{said}: one of the parts of {length} days is gone")
        reasons = {backup.reason for backup in left} - {""}
        if len(left) > _MOST + _MOST_BEFORE * len(reasons):
            self.broken.append(f"{said}: {len(left)} are too many")
        if len(self.made) > 1 and new.number <= self.made[-2].number:
            self.broken.append(f"{said}: the number went back")

    def _newest_of_each(self, length: int, count: int) -> set[Backup]:
        newest: dict[int, Backup] = {backup.number.day // length: backup for backup in self.made}
        return {newest[part] for part in sorted(newest)[-count:]}


def _months(folder: Path, months: int, dice: random.Random) -> tuple[Rules, int, int]:
    """Live through `months`; return the rules, how many backups are damaged, on how many days the clock was wrong."""
    rules, wrong_clock = Rules(), 0
    with Store.create(folder / "journal.tidebook") as store:
        own, keeper = folder_of(store.path), Keeper(store)
        for day in range(months * 30):
            shown = _clock(_BEGIN + timedelta(days=day), dice)
            wrong_clock += shown != _BEGIN + timedelta(days=day)
            for turn in range(dice.choice((0, 1, 1, 1, 2, 5))):
                rating = Rating(_BEGIN + timedelta(days=day), _STAMP, f"symptom_{turn}", dice.randint(0, 10))
                if dice.random() < 0.02 and store.span():
                    # Much is taken away at once: then an older one is the fullest.
                    span = store.span()
                    assert span is not None
                    store.apply([Change(entry, None) for entry in store.read(span).entries])
                store.apply([Change(None, rating)])
                if dice.random() < 0.02:
                    new: tuple[Backup, ...] = (store.back_up(own, "before-import", shown),)
                    thin(own)
                else:
                    new = keeper.keep(shown, float(day))
                for backup in new:
                    rules.look(backup, listed([own]))
        damaged = 0
        for backup in listed([own]):
            held = look_through(backup.path, None)
            damaged += (held.entries, held.mark) != (backup.entries, backup.mark)
        if keeper.troubles:
            rules.broken.append("a backup could not be made")
    return rules, damaged, wrong_clock


def _clock(day: date, dice: random.Random) -> date:
    """Return what the clock shows on `day`: mostly the truth; or years ahead, back, or a day that was before."""
    match dice.randint(0, 19):
        case 0:
            return day + timedelta(days=dice.randint(300, 3000))
        case 1:
            return day - timedelta(days=dice.randint(1, 3000))
        case 2:
            return date(1970, 1, 1)
        case 3:
            return day - timedelta(days=1)
        case _:
            return day


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--months", type=int, default=24)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    chosen = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="tidebook-years-") as folder:
        rules, damaged, wrong = _months(Path(folder), chosen.months, random.Random(chosen.seed))
        left = len(listed([folder_of(Path(folder) / "journal.tidebook")]))
    sys.stdout.write(
        f"{chosen.months} months, {time.monotonic() - began:.0f} s, seed {chosen.seed}: {len(rules.made)} backups, "
        f"the clock wrong on {wrong} days, {left} stay; {len(rules.broken)} rules broken, {damaged} damaged\n"
    )
    for line in rules.broken[:5]:
        sys.stdout.write(f"{line}\n")
    return 1 if rules.broken or damaged or not rules.made else 0


if __name__ == "__main__":
    sys.exit(main())
