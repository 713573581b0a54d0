"""Reads a complete archive, and takes nothing that is not exactly what Tidebook writes."""

import hashlib
import re
import stat
import struct
import zlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tidebook.domain.entry import Entry
from tidebook.domain.errors import EntryError
from tidebook.domain.kinds import DATED
from tidebook.domain.period import Period
from tidebook.exchange import plain, strict_json
from tidebook.exchange.archive_form import FORMAT, JOURNAL, LISTS, MANIFEST, MEMBERS, README, VERSION
from tidebook.exchange.kind_words import kind_words
from tidebook.exchange.refused import RefusedError
from tidebook.language import _

# Of the whole file, and of each member once it is unpacked. Ten full years make 20 million bytes.
LARGEST = 256 * 2**20
_LARGEST_MANIFEST = 2**20
_NEEDED = {README, MANIFEST, JOURNAL}
_ENCRYPTED = 0x1
_KEY = re.compile(r"[a-z_][a-z0-9_]{0,63}", re.IGNORECASE)
_NO_ZIP = (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, struct.error, OverflowError)


@dataclass(frozen=True)
class Archive:
    """Every entry of an archive, in the order in which the journal held them."""

    entries: tuple[Entry, ...]

    @property
    def counts(self) -> dict[type[Entry], int]:
        """How many entries there are of each kind that is there."""
        return dict(Counter(map(type, self.entries)))

    @property
    def period(self) -> Period | None:
        """The days that a journal has to be read for, to see what of this it holds; None: none in particular."""
        days = [entry.day for entry in self.entries if type(entry) in DATED]
        return Period(min(days), max(days)) if days else None


def read_archive(path: Path) -> Archive:
    """Return what the archive at `path` holds; RefusedError, in words for the person, when it is not whole and ours.

    Nothing is ever unpacked to the disk, and no member is read beyond the size that it may have.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise _too_large()
        with ZipFile(path) as packed:
            content = _journal(packed)
    except _NO_ZIP as error:
        raise _damaged() from error
    return Archive(tuple(_entries(*content)))


def _journal(packed: ZipFile) -> tuple[bytes, Mapping[str, object]]:
    """Return journal.json and the counts of the manifest, once every member is as the manifest says."""
    members = _members(packed.infolist())
    if MANIFEST not in members:
        raise _not_ours()
    told = _manifest(_content(packed, members[MANIFEST], _LARGEST_MANIFEST))
    if not (_NEEDED <= members.keys() <= set(MEMBERS)):
        raise RefusedError(_("This archive holds other files than Tidebook puts there."))
    counts, files = told["counts"], told["files"]
    if not isinstance(counts, dict) or not isinstance(files, dict) or files.keys() != members.keys() - {MANIFEST}:
        raise _damaged()
    if sum(info.file_size for info in members.values()) > LARGEST:
        raise _too_large()
    journal = b""
    for name, expected in files.items():
        content = _content(packed, members[name], LARGEST)
        if expected != {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}:
            raise _damaged()
        if name == JOURNAL:
            journal = content
    return journal, counts


def _members(infos: Collection[ZipInfo]) -> dict[str, ZipInfo]:
    members = {info.filename: info for info in infos}
    if len(members) < len(infos):
        raise RefusedError(_("This archive holds two files of one name. It was not made by Tidebook."))
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise RefusedError(
            _("Parts of this archive are under a password. Please unlock it in the program that did so.")
        )
    if any(_is_odd(info) for info in infos):
        raise RefusedError(_("This archive holds other files than Tidebook puts there."))
    return members


def _is_odd(info: ZipInfo) -> bool:
    """Whether this is a link, or a file packed or named in a way in which Tidebook never does it."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    return (
        kind not in {0, stat.S_IFREG}
        or info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}
        or info.orig_filename != info.filename
    )


def _content(packed: ZipFile, info: ZipInfo, largest: int) -> bytes:
    if info.file_size > largest:
        raise _too_large()
    with packed.open(info) as member:
        # Never more than its directory says, whatever comes out; its sum is checked at the end.
        content = member.read(info.file_size + 1)
        member.read(1)
    return content


def _manifest(content: bytes) -> Mapping[str, object]:
    told = strict_json.read(content)
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise _not_ours()
    number = told.get("version")
    if type(number) is int and number > VERSION:
        raise RefusedError(_("This archive was made by a newer Tidebook. Please use that one."))
    if number != VERSION or told.keys() != {"counts", "files", "format", "program", "version"}:
        raise _damaged()
    return told


def _entries(content: bytes, counts: Mapping[str, object]) -> Iterator[Entry]:
    lists = _lists(content)
    if {name: len(some) for name, some in lists.items()} != counts:
        raise _damaged()
    ids: set[UUID] = set()
    for name, kind in LISTS.items():
        for number, found in enumerate(lists[name], 1):
            entry = _entry(kind, found, number)
            if entry.id in ids:
                raise _wrong(kind, number, _("It is in this archive twice."))
            ids.add(entry.id)
            yield entry


def _lists(content: bytes) -> dict[str, list[object]]:
    try:
        told = strict_json.read(content)
    except ValueError as error:
        raise _damaged() from error
    if not isinstance(told, dict) or not all(isinstance(some, list) for some in told.values()):
        raise _damaged()
    if told.keys() - LISTS.keys():
        raise RefusedError(_("This archive holds a kind of entry that this Tidebook does not know."))
    if LISTS.keys() - told.keys():
        raise _damaged()
    return told


def _entry(kind: type[Entry], found: object, number: int) -> Entry:
    try:
        entry = plain.read(kind, found)
    except EntryError as error:
        raise _wrong(kind, number, str(error)) from error
    except ValueError as error:
        raise _wrong(kind, number, _("It is not as Tidebook writes it.")) from error
    assert isinstance(entry, Entry)
    if not all(map(_KEY.fullmatch, _keys(entry))):
        raise _wrong(kind, number, _("It names a symptom in a way that no Tidebook does."))
    return entry


def _keys(entry: Entry) -> Iterator[str]:
    """Return the keys of the symptoms that the entry is about: the only texts that pass no gate of their own."""
    if hasattr(entry, "symptom"):
        yield entry.symptom
    yield from getattr(entry, "keys", ())
    yield from (symptom for symptom, _felt in getattr(entry, "symptoms", ()))


def _wrong(kind: type[Entry], number: int, sentence: str) -> RefusedError:
    what = _("{kind}, number {number}:").format(kind=kind_words()[kind], number=number)
    return RefusedError(f"{_('An entry of this archive can not be right.')} {what} {sentence}")


def _not_ours() -> RefusedError:
    return RefusedError(_("This is no archive of Tidebook."))


def _damaged() -> RefusedError:
    return RefusedError(_("This archive is damaged, or was changed by hand. Please use another copy."))


def _too_large() -> RefusedError:
    return RefusedError(_("This file is too large to be an archive of Tidebook."))
