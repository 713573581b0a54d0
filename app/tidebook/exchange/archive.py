"""Saves a complete archive: one zip file that people, other programs and Tidebook itself can read."""

import hashlib
import json
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path

from tidebook.domain.catalogue import Catalogue
from tidebook.domain.record import Record
from tidebook.exchange import plain
from tidebook.exchange.archive_form import FORMAT, JOURNAL, LISTS, MANIFEST, README, VERSION, readme
from tidebook.exchange.csv_export import made_one_by_one
from tidebook.exchange.csv_tables import tables
from tidebook.exchange.files import write_zip


def save(
    path: Path,
    record: Record,
    catalogue: Catalogue,
    *,
    progress: Callable[[float], None] = lambda _share: None,
    stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Write the archive of `record`, which is of the whole journal, to the zip file `path`.

    The same entries give the same bytes. `progress`, `stopped` and what is raised: as in `csv_export.export`.
    """
    makers: dict[str, Callable[[], bytes]] = {README: lambda: readme().encode(), JOURNAL: partial(journal, record)}
    makers |= {f"csv/{name}": make for name, make in tables(record, catalogue, include_profile=True).items()}
    files = made_one_by_one(makers, progress, stopped)
    write_zip(path, {README: files[README], MANIFEST: manifest(record, files), **files})
    progress(1.0)


def journal(record: Record) -> bytes:
    """Return journal.json: every entry on a line of its own, in the order of the record."""
    lists = []
    for name in sorted(LISTS):
        lines = ",\n".join(_json(plain.write(entry)) for entry in getattr(record, name))
        lists.append(f'"{name}": [\n{lines}\n]' if lines else f'"{name}": []')
    return ("{\n" + ",\n".join(lists) + "\n}\n").encode()


def manifest(record: Record, files: dict[str, bytes]) -> bytes:
    """Return manifest.json: what the other files are, and how to see that they are whole."""
    told = {
        "format": FORMAT,
        "version": VERSION,
        "program": f"Tidebook {version('tidebook')}",
        "counts": {name: len(getattr(record, name)) for name in LISTS},
        "files": {
            name: {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
            for name, content in files.items()
        },
    }
    return (json.dumps(told, indent=1, sort_keys=True) + "\n").encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)
