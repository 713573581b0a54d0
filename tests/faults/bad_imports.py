"""Brings in archives and CSV files that were broken at random, and counts crashes and half-imports.

    python tests/faults/bad_imports.py --rounds 5000 --seed 1

Each file is given to `tidebook import`. A refusal must be one sentence and leave every byte of the journal as it was;
what is taken must be in the journal wholly, by the rules of the plan, and the journal must be whole.
"""

import argparse
import hashlib
import io
import json
import random
import sys
import tempfile
import time
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from tidebook.bundled import catalogue
from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.kinds import DATED, STANDING
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.exchange.archive import save
from tidebook.exchange.archive_read import read_archive
from tidebook.main import main as tidebook
from tidebook.storage.store import Store

_DAYS = 12
_LONG = "x" * 1_000_000
_NAMES = (
    *("../journal.json", "/etc/passwd", "C:\\x.txt", "..\\win.txt", "journal.json\0.txt", "JOURNAL.JSON", "csv/", ""),
    *("csv/../journal.json", "csv/journal.csv", "manifest.json", "README.txt", "./journal.json"),
    *("a" * 5000, "ü\u202e"),
)
_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 11, 10**18, 10**400, 0.5, -0.0, 1e308, float("nan"), float("inf"), "", " ", "\0"),
    *("\ud800", "\u202egnp.exe", "=1+1", "<img src=x>", "0000-00-00", "2026-13-01", "9999-12-31", "0001-01-01"),
    *("24:00", "12:00:01", "typed", [], {}, [[]], ["fatigue", "worse"], {"day": "2026-01-01"}, "fatigue", _LONG),
    *("2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00+00:00", "00000000-0000-0000-0000-000000000001"),
)
_Files = list[tuple[str, bytes]]
_ALL_DAYS = Period(date.min, date.max)


def packed(files: _Files) -> bytes:
    """Return a zip with these members, also where two have one name."""
    content = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, member in files:
            archive.writestr(zipfile.ZipInfo(name), member, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def signed(files: _Files) -> _Files:
    """Return the files with a manifest whose sums and counts are right: as somebody would who knows how."""
    contents = dict(files)
    manifest = json.loads(contents["manifest.json"])
    del contents["manifest.json"]
    manifest["files"] = {
        name: {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
        for name, content in contents.items()
    }
    try:
        found = json.loads(contents["journal.json"])
        manifest["counts"] = {name: len(found[name]) for name in found}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    return [(n, json.dumps(manifest).encode() if n == "manifest.json" else content) for n, content in files]


@dataclass
class Breaker:
    """Breaks one good archive, and one good CSV file, in ever new ways."""

    dice: random.Random
    archive: bytes
    csv: bytes
    files: _Files = field(init=False)
    journal: dict[str, list[Any]] = field(init=False)

    def __post_init__(self) -> None:
        with zipfile.ZipFile(io.BytesIO(self.archive)) as good:
            self.files = [(name, good.read(name)) for name in good.namelist()]
        self.journal = json.loads(dict(self.files)["journal.json"])

    def broken(self) -> tuple[str, bytes]:
        """Return a word for what was done, and the file."""
        ways: dict[str, tuple[int, Callable[[], bytes]]] = {
            "bytes changed": (3, lambda: self._scratched(self.archive)),
            "members": (2, self._members),
            "members, then signed": (2, lambda: packed(signed(self._inner(self.dice.choice(self.files)[0])))),
            "journal.json scratched, then signed": (2, lambda: packed(signed(self._inner("journal.json")))),
            "values": (6, self._values),
            "manifest": (2, self._manifest),
            "CSV": (2, lambda: self._scratched(self.csv)),
        }
        names = list(ways)
        (name,) = self.dice.choices(names, [ways[name][0] for name in names])
        return name, ways[name][1]()

    def _scratched(self, content: bytes) -> bytes:
        """Change, cut out, put in or cut off a few bytes."""
        found = bytearray(content)
        for _time in range(self.dice.choice((1, 1, 2, 5, 50))):
            at = self.dice.randrange(len(found) + 1)
            way = self.dice.randrange(5)
            if way == 0:
                found[at : at + self.dice.randrange(1, 60)] = b""
            elif way == 1:
                found[at:at] = self.dice.randbytes(self.dice.randrange(1, 60))
            elif way == 2 and self.dice.random() < 0.2:
                del found[at:]
            elif at < len(found):
                found[at] = self.dice.randrange(256)
        return bytes(found)

    def _inner(self, name: str) -> _Files:
        found = [
            (n, self._scratched(content) if n == name != "manifest.json" else content) for n, content in self.files
        ]
        return found if name != "README.txt" else [*found, (self.dice.choice(_NAMES[:8]), b"x")]

    def _members(self) -> bytes:
        """Drop, double, rename, add or exchange members."""
        files = list(self.files)
        at = self.dice.randrange(len(files))
        name, content = files[at]
        way = self.dice.randrange(5)
        if way == 0:
            del files[at]
        elif way == 1:
            files.append((name, self.dice.choice((content, self._scratched(content)))))
        elif way == 2:
            files[at] = (self.dice.choice(_NAMES), content)
        elif way == 3:
            files.append((self.dice.choice(_NAMES), self.dice.randbytes(9)))
        else:
            files[at] = (name, self.dice.choice(self.files)[1])
        return packed(self.dice.choice((files, self.dice.sample(files, len(files)))))

    def _values(self) -> bytes:
        """Put something else into journal.json, and sign it."""
        journal = json.loads(json.dumps(self.journal))
        for _time in range(self.dice.choice((1, 1, 1, 2, 6))):
            self._change(journal)
        text = json.dumps(journal, ensure_ascii=self.dice.random() < 0.5)
        if self.dice.random() < 0.15:
            mark = self.dice.choice(('"day": ', '"stamp": ', '"value": ', '"notes": ', "{", "["))
            twice = self.dice.choice((mark + '"2026-01-01", ' + mark, "[" * 100_000, mark + "NaN", mark + "1" * 5000))
            text = text.replace(mark, twice, 1)
        files = [(n, text.encode("utf-8", "surrogatepass") if n == "journal.json" else c) for n, c in self.files]
        return packed(signed(files))

    def _change(self, journal: Any) -> None:
        """Change some value, its name, or how often it is there."""
        found = self._somewhere(journal)
        if found is None:
            return
        place, step = found
        way = self.dice.randrange(8)
        if way == 0:
            del place[step]
        elif way == 1 and isinstance(place, list):
            place.append(place[step])
        elif way == 2 and isinstance(place, dict):
            place[self.dice.choice(("unknown", "", "\0", *place))] = self.dice.choice(_VALUES)
        elif way == 3 and isinstance(place[step], int | float) and not isinstance(place[step], bool):
            # What a person might have recorded, too.
            place[step] = self.dice.randint(0, 10)
        elif way == 4 and isinstance(place[step], str):
            place[step] += self.dice.choice(("1", " ", "\0", "\ud83d", "\u202e", "é"))
        else:
            place[step] = self.dice.choice(_VALUES)

    def _somewhere(self, place: Any) -> tuple[Any, Any] | None:
        """Walk down to some value: return what it lies in, and its name or number there."""
        while steps := list(place) if isinstance(place, dict) else list(range(len(place))):
            step = self.dice.choice(steps)
            if not isinstance(place[step], dict | list) or self.dice.random() < 0.1:
                return place, step
            place = place[step]
        return None

    def _manifest(self) -> bytes:
        contents = dict(self.files)
        manifest = json.loads(contents["manifest.json"])
        self._change(manifest)
        if self.dice.random() < 0.3:
            manifest["version"] = self.dice.choice((0, 2, 99, "1", None, True, 1.0))
        contents["manifest.json"] = json.dumps(manifest).encode("utf-8", "surrogatepass")
        return packed(list(contents.items()))


@dataclass
class Trial:
    """One journal, into which every file is brought in from the same beginning."""

    folder: Path
    begun: bytes
    outcomes: Counter[str] = field(default_factory=Counter)
    ways: Counter[str] = field(default_factory=Counter)
    crashes: list[str] = field(default_factory=list)
    halves: list[str] = field(default_factory=list)
    slowest: float = 0

    def bring_in(self, what: str, content: bytes) -> None:
        source, journal = self.folder / "source.zip", self.folder / "journal.tidebook"
        source.write_bytes(content)
        journal.write_bytes(self.begun)
        said, complained = io.StringIO(), io.StringIO()
        began = time.monotonic()
        try:
            with redirect_stdout(said), redirect_stderr(complained):
                status = tidebook(["--journal", str(journal), "import", str(source)])
        except BaseException as error:
            self.crashes.append(f"{what}: {type(error).__name__}: {error}")
            return
        self.slowest = max(self.slowest, time.monotonic() - began)
        words = complained.getvalue()
        if status not in {0, 1} or words.count("\n") != status or "inside Tidebook" in words:
            self.crashes.append(f"{what}: {status}: {words[:300]}")
        self.ways[what] += 1
        self.outcomes["taken" if status == 0 else words.strip().partition(". ")[0].removesuffix(".")] += 1
        if not (self._is_whole(source, journal) if status == 0 else journal.read_bytes() == self.begun):
            self.halves.append(f"{what}: status {status}: {words[:200]}")

    def _is_whole(self, source: Path, journal: Path) -> bool:
        before, _bin = self._held(self.folder / "begun.tidebook")
        now, thrown = self._held(journal)
        expected = dict(before)
        for entry in read_archive(source).entries:
            there = before.get(entry.id)
            if there is None or there.stamp.at < entry.stamp.at:
                expected[entry.id] = entry
        replaced = {one for one in before if before[one] != expected[one]}
        return now == expected and all(before[one] in thrown for one in replaced)

    def _held(self, path: Path) -> tuple[dict[UUID, Entry], list[Entry]]:
        with Store(path) as store:
            record, thrown = store.read(_ALL_DAYS), store.deleted()
        return by_id(record), [one.entry for one in thrown]


def by_id(record: Record) -> dict[UUID, Entry]:
    """Return every entry of the record."""
    return {entry.id: entry for name in (DATED | STANDING).values() for entry in getattr(record, name)}


def _begin(folder: Path) -> tuple[bytes, bytes, bytes]:
    """Return a journal that holds a part of an archive, some of it otherwise; the archive; and a CSV file."""
    full, begun = folder / "full.tidebook", folder / "begun.tidebook"
    with redirect_stdout(io.StringIO()):
        for words in (
            ["demo", str(full), "--days", str(_DAYS), "--seed", "4"],
            ["--journal", str(full), "export", "--to", str(folder / "tables"), "--format", "csv"],
        ):
            assert tidebook(words) == 0
    with Store(full) as store:
        span = store.span()
        assert span is not None
        record = store.read(span)
    save(folder / "good.zip", record, catalogue())
    entries = list(by_id(record).values())
    changes = [Change(None, entry) for entry in entries[::2]]
    for late, entry in enumerate([e for e in entries if isinstance(e, Rating)][::5]):
        stamp = type(entry.stamp)(entry.stamp.at + timedelta(hours=6 if late % 2 else -1), entry.stamp.offset_min)
        if entry.day <= stamp.local.date():
            changes.append(Change(None, Rating(entry.day, stamp, entry.symptom, 10 - entry.value)))
    changes += [Change(None, Note(e.day, e.stamp, "here")) for e in entries if isinstance(e, Note)]
    with Store.create(begun) as store:
        store.apply(changes)
    return begun.read_bytes(), (folder / "good.zip").read_bytes(), (folder / "tables" / "journal.csv").read_bytes()


def _rounds(rounds: int, seed: int, *, tells: bool) -> int:
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="tidebook-import-") as name:
        folder = Path(name)
        begun, archive, csv = _begin(folder)
        breaker, trial = Breaker(random.Random(seed), archive, csv), Trial(folder, begun)
        trial.bring_in("as it was saved", archive)
        for _round in range(rounds):
            trial.bring_in(*breaker.broken())
    sys.stdout.write(
        f"{rounds} broken files, {time.monotonic() - began:.0f} s, seed {seed}: {len(trial.crashes)} crashes, "
        f"{len(trial.halves)} half-imports; {trial.outcomes['taken'] - 1} of them taken wholly, the others refused; "
        f"the slowest took {trial.slowest:.1f} s\n"
    )
    if tells:
        for counts in (trial.ways, trial.outcomes):
            sys.stdout.writelines(f"{count:6} {what}\n" for what, count in counts.most_common())
    sys.stdout.writelines(f"{line}\n" for line in (*trial.crashes, *trial.halves))
    return 1 if trial.crashes or trial.halves or not trial.outcomes["taken"] else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--tell", action="store_true", help="how often which, and what was said")
    chosen = parser.parse_args()
    sys.exit(_rounds(chosen.rounds, chosen.seed, tells=chosen.tell))
