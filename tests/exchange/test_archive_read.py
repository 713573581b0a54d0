"""Archives that nobody ought to hand in: each is refused in a sentence, and nothing of it comes in."""

import json
import stat
import struct
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.archives import Files, files, good, journal_of, packed, signed, with_journal
from tidebook.domain.note import Note
from tidebook.domain.rating import Rating
from tidebook.domain.stamp import Stamp
from tidebook.exchange.archive_read import LARGEST
from tidebook.exchange.recognise import read_source
from tidebook.exchange.refused import RefusedError

DAY = date(2026, 3, 30)
STAMP = Stamp(datetime(2026, 4, 1, 12, tzinfo=UTC), 60)
DAMAGED, OTHERS = "is damaged, or was changed by hand", "holds other files than Tidebook puts there"
WRONG = "An entry of this archive can not be right"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return good(tmp_path, Rating(DAY, STAMP, "fatigue", 6), Note(DAY, STAMP, "a note"))


def refusal(path: Path) -> str:
    with pytest.raises(RefusedError) as refused:
        read_source(path)
    return str(refused.value)


def changed(content: bytes, before: str, after: str) -> bytes:
    assert content.count(before.encode()) == 1
    return content.replace(before.encode(), after.encode("utf-8", "surrogatepass"))


def test_the_good_one_is_taken(small: Path, tmp_path: Path) -> None:
    assert len(read_source(small).entries) == 2
    assert len(read_source(packed(tmp_path / "x", signed(files(small)))).entries) == 2


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('"value": 6', '"value": NaN', DAMAGED),
        ('"value": 6', '"value": -Infinity', DAMAGED),
        ('"value": 6', '"value": 1e999', DAMAGED),
        ('"value": 6', '"value": 6, "value": 7', DAMAGED),
        ('"value": 6', f'"value": {"1" * 5000}', DAMAGED),
        ('"value": 6', f'"value": {"[" * 100_000}', DAMAGED),
        ('"value": 6', f'"value": {"[" * 900}{"]" * 900}', WRONG),
        ('"value": 6', '"value": 99999999999999999999999', WRONG),
        ('"value": 6', '"value": 11', "A rating is a whole number from 0 to 10."),
        ('"value": 6', '"value": 6.0', WRONG),
        ('"value": 6', '"value": true', WRONG),
        ('"value": 6', '"value": "6"', WRONG),
        ('"value": 6', '"value": null', WRONG),
        (', "value": 6', "", WRONG),
        ('"value": 6', '"value": 6, "colour": "red"', WRONG),
        ('"fatigue"', '"fat\\u0000igue"', "names a symptom"),
        ('"fatigue"', '"\\ud800"', "names a symptom"),
        ('"fatigue"', '"\u202eeugitaf"', "names a symptom"),
        ('"fatigue"', f'"{"f" * 1_000_000}"', "names a symptom"),
        ('"text": "a note"', '"text": "a\\u0000 note"', WRONG),
        ('"text": "a note"', '"text": "a note \\ud83d"', WRONG),
        ('"text": "a note"', '"text": ""', "A note holds at least one letter."),
        ('"text": "a note"', f'"text": "{"x" * 1_000_000}"', "This text is too long to keep"),
        ('"text": "a note"', '"text": "a note \ud800"', DAMAGED),
        ('"notes": [', '"notes": {}, "x": [', DAMAGED),
        ('"notes": [', '"visions": [], "notes": [', "a kind of entry that this Tidebook does not know"),
        ('"anchors": [],\n', "", DAMAGED),
        ('"anchors": []', '"anchors": null', DAMAGED),
        ('"anchors": []', '"anchors": [null]', WRONG),
        ('"anchors": []', '"anchors": [[]]', WRONG),
    ],
)
def test_a_journal_that_is_none(small: Path, tmp_path: Path, before: str, after: str, said: str) -> None:
    content = changed(journal_of(small), before, after)
    try:
        counts = {name: len(some) for name, some in json.loads(content).items()}
    except (ValueError, RecursionError, TypeError):
        counts = {}
    assert said in refusal(with_journal(small, content, tmp_path / "bad.zip", counts=counts))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2026-04-01T12:00:00.000Z", "2026-04-01T12:00:00Z"),
        ("2026-04-01T12:00:00.000Z", "2026-04-01T13:00:00.000+01:00"),
        ("2026-04-01T12:00:00.000Z", "2026-04-01T12:00:00.000"),
        ("2026-04-01T12:00:00.000Z", "9999-12-31T23:59:59.999Z"),
        ("2026-04-01T12:00:00.000Z", "2026-03-28T12:00:00.000Z"),
        ('"offset_min": 60', '"offset_min": 1440'),
        ('"source": "typed"', '"source": "dreamt"'),
        ('"source": "typed"', '"source": []'),
        ('"2026-03-30"', '"20260330"'),
        ('"2026-03-30"', '"2026-03-32"'),
    ],
)
def test_a_day_or_a_moment_that_is_none(small: Path, tmp_path: Path, before: str, after: str) -> None:
    content = journal_of(small).replace(before.encode(), after.encode())
    assert content != journal_of(small)
    assert WRONG in refusal(with_journal(small, content, tmp_path / "bad.zip"))


def test_which_entry_it_is_is_said_without_a_word_of_it(small: Path, tmp_path: Path) -> None:
    content = changed(journal_of(small), '"text": "a note"', '"text": "a\\u0007 secret"')
    said = refusal(with_journal(small, content, tmp_path / "bad.zip"))
    assert said == f"{WRONG}. notes, number 1: It is not as Tidebook writes it."


@pytest.mark.parametrize(
    "text",
    ["\u202egnp.exe\u2066", "=1+1", "<img src=x>", "$x^$ \\input{a}", '#read("/etc/passwd")', "e\u0301 🙂 \u2028"],
)
def test_text_that_is_only_text_comes_in_unchanged(small: Path, tmp_path: Path, text: str) -> None:
    content = changed(journal_of(small), '"text": "a note"', f'"text": {json.dumps(text)}')
    entries = read_source(with_journal(small, content, tmp_path / "x.zip")).entries
    assert [entry.text for entry in entries if isinstance(entry, Note)] == [text]


def test_an_entry_twice(small: Path, tmp_path: Path) -> None:
    journal = json.loads(journal_of(small))
    journal["notes"] *= 2
    counts = {name: len(some) for name, some in journal.items()}
    path = with_journal(small, json.dumps(journal).encode(), tmp_path / "bad.zip", counts=counts)
    assert "notes, number 2: It is in this archive twice." in refusal(path)


def edited(edit: Callable[[dict[str, Any]], Any]) -> Callable[[Files], Files]:
    def meddle(members: Files) -> Files:
        manifest = json.loads(dict(members)["manifest.json"])
        edit(manifest)
        return [(n, json.dumps(manifest).encode() if n == "manifest.json" else member) for n, member in members]

    return meddle


def without(name: str) -> Callable[[Files], Files]:
    return lambda members: [member for member in members if member[0] != name]


def also(name: str) -> Callable[[Files], Files]:
    return lambda members: signed([*members, (name, b"x")])


@pytest.mark.parametrize(
    ("meddle", "said"),
    [
        (without("manifest.json"), "This is no archive of Tidebook."),
        (without("journal.json"), OTHERS),
        (without("README.txt"), OTHERS),
        (without("csv/daily.csv"), DAMAGED),
        (lambda members: signed(without("journal.json")(members)), OTHERS),
        (lambda members: [*members, ("journal.json", b"{}")], "two files of one name"),
        (lambda members: [("manifest.json", b"{}"), *members], "two files of one name"),
        (also("../journal.json"), OTHERS),
        (also("/etc/passwd"), OTHERS),
        (also("C:\\x.txt"), OTHERS),
        (also("csv/../../x"), OTHERS),
        (also("csv/"), OTHERS),
        (also("JOURNAL.JSON"), OTHERS),
        (also("csv/other.csv"), OTHERS),
        (edited(lambda told: told.update(version=2)), "made by a newer Tidebook"),
        (edited(lambda told: told.update(version=2, format="tidebook-archive", more={})), "made by a newer Tidebook"),
        (edited(lambda told: told.update(version=0)), DAMAGED),
        (edited(lambda told: told.update(version="1")), DAMAGED),
        (edited(lambda told: told.update(format="other")), "This is no archive of Tidebook."),
        (edited(lambda told: told.update(more=1)), DAMAGED),
        (edited(lambda told: told.pop("counts")), DAMAGED),
        (edited(lambda told: told.update(counts=[])), DAMAGED),
        (edited(lambda told: told.update(files=[])), DAMAGED),
        (edited(lambda told: told["counts"].update(notes=2)), DAMAGED),
        (edited(lambda told: told["files"].update({"manifest.json": {}})), DAMAGED),
        (edited(lambda told: told["files"]["journal.json"].update(sha256="0" * 64)), DAMAGED),
        (edited(lambda told: told["files"]["csv/daily.csv"].update(size=1)), DAMAGED),
        (lambda members: [(n, b"[]" if n == "manifest.json" else member) for n, member in members], "no archive"),
        (lambda members: [(n, b"\xff" if n == "manifest.json" else member) for n, member in members], DAMAGED),
        (lambda members: [(n, b"x" if n == "csv/daily.csv" else member) for n, member in members], DAMAGED),
    ],
)
def test_members_that_were_meddled_with(
    small: Path, tmp_path: Path, meddle: Callable[[Files], Files], said: str
) -> None:
    assert said in refusal(packed(tmp_path / "bad.zip", meddle(files(small))))


def repacked(small: Path, target: Path, change: Callable[[zipfile.ZipInfo], None]) -> Path:
    """Pack the archive again, with one change to how journal.json lies in it."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files(small):
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            if name == "journal.json":
                change(info)
            archive.writestr(info, content)
    return target


def test_a_link_instead_of_a_file(small: Path, tmp_path: Path) -> None:
    def link(info: zipfile.ZipInfo) -> None:
        info.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert OTHERS in refusal(repacked(small, tmp_path / "bad.zip", link))


def test_packed_in_a_way_of_others(small: Path, tmp_path: Path) -> None:
    def lzma(info: zipfile.ZipInfo) -> None:
        info.compress_type = zipfile.ZIP_LZMA

    assert OTHERS in refusal(repacked(small, tmp_path / "bad.zip", lzma))


def test_a_name_with_an_end_in_the_middle(small: Path, tmp_path: Path) -> None:
    content = packed(tmp_path / "bad.zip", [*files(small), ("csv/daily.csvX.exe", b"")]).read_bytes()
    (tmp_path / "bad.zip").write_bytes(content.replace(b"csv/daily.csvX.exe", b"csv/other.csv\0.exe"))
    assert OTHERS in refusal(tmp_path / "bad.zip")


def test_under_a_password(small: Path, tmp_path: Path) -> None:
    content = bytearray(small.read_bytes())
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    (tmp_path / "bad.zip").write_bytes(content)
    assert "under a password" in refusal(tmp_path / "bad.zip")


def test_cut_off(small: Path, tmp_path: Path) -> None:
    whole = small.read_bytes()
    for end in (10, len(whole) // 2, len(whole) - 30, len(whole) - 1):
        (tmp_path / "bad.zip").write_bytes(whole[:end])
        assert DAMAGED in refusal(tmp_path / "bad.zip")


@pytest.mark.parametrize(("name", "megabytes"), [("manifest.json", 3), ("journal.json", 257)])
def test_a_bomb_is_not_unpacked(small: Path, tmp_path: Path, name: str, megabytes: int) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for other, content in files(small):
            if other != name:
                archive.writestr(other, content)
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(info, "w") as member:
            for _time in range(megabytes):
                member.write(bytes(2**20))
    assert (tmp_path / "bomb.zip").stat().st_size < 2**20
    assert "too large" in refusal(tmp_path / "bomb.zip")


def test_a_file_too_large_is_not_even_opened(tmp_path: Path) -> None:
    with (tmp_path / "x.zip").open("wb") as file:
        file.write(b"PK")
        file.truncate(LARGEST + 1)
    assert "too large" in refusal(tmp_path / "x.zip")


def test_a_bomb_that_says_it_is_small(small: Path, tmp_path: Path) -> None:
    content = bytearray(with_journal(small, bytes(2**24), tmp_path / "x.zip").read_bytes())
    # The size in the directory, of journal.json.
    at = content.rindex(b"journal.json") - 46 + 24
    struct.pack_into("<I", content, at, 100)
    (tmp_path / "bad.zip").write_bytes(content)
    assert DAMAGED in refusal(tmp_path / "bad.zip")


def test_nothing_is_ever_unpacked(small: Path, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    assert read_source(small).entries
    assert set(tmp_path.iterdir()) == before
