"""Archives as somebody might hand them in: good ones, and ones that were meddled with."""

import hashlib
import io
import json
import warnings
import zipfile
from pathlib import Path
from typing import Any

from tests.storage.journals.entries_v4 import ENTRIES
from tidebook.bundled import catalogue
from tidebook.domain.entry import Entry
from tidebook.domain.kinds import DATED, STANDING
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.exchange.archive import save

Files = list[tuple[str, bytes]]


def record(*entries: Entry) -> Record:
    """Return a record that holds exactly these entries."""
    parts: dict[str, Any] = {
        name: tuple(sorted((e for e in entries if type(e) is kind), key=lambda entry: entry.day))
        for kind, name in (DATED | STANDING).items()
    }
    days = [entry.day for entry in entries]
    return Record(Period(min(days), max(days)), **parts)


def everything(record: Record) -> tuple[Entry, ...]:
    return tuple(entry for name in (DATED | STANDING).values() for entry in getattr(record, name))


def good(folder: Path, *entries: Entry) -> Path:
    """Save an archive of these entries, or of some of every kind."""
    save(folder / "good.zip", record(*(entries or ENTRIES)), catalogue())
    return folder / "good.zip"


def files(path: Path) -> Files:
    with zipfile.ZipFile(path) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def packed(path: Path, members: Files) -> Path:
    """Write a zip with these members, also where two have one name."""
    content = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, member in members:
            archive.writestr(zipfile.ZipInfo(name), member, zipfile.ZIP_DEFLATED)
    path.write_bytes(content.getvalue())
    return path


def signed(members: Files, **told: Any) -> Files:
    """Return the members with a manifest whose sums are right, and which says `told` besides."""
    contents = dict(members)
    manifest = json.loads(contents.pop("manifest.json"))
    manifest["files"] = {
        name: {"sha256": hashlib.sha256(member).hexdigest(), "size": len(member)} for name, member in contents.items()
    }
    manifest |= told
    return [(n, json.dumps(manifest).encode() if n == "manifest.json" else member) for n, member in members]


def with_journal(path: Path, journal: bytes, target: Path, **told: Any) -> Path:
    """Write the archive `path` to `target` with another journal.json, and sums that are right."""
    members = [(name, journal if name == "journal.json" else member) for name, member in files(path)]
    return packed(target, signed(members, **told))


def journal_of(path: Path) -> bytes:
    return dict(files(path))["journal.json"]
