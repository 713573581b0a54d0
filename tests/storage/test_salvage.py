"""A damaged journal is set aside, and what can be read of it is brought into a new one."""

import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.journals.entries_v2 import ENTRIES
from tests.storage.meeting import DAY, EVERYTHING, FATIGUE, MARKER, NOTE, STAMP, change, trouble_of
from tests.storage.test_migrations import FROZEN, frozen
from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.errors import Trouble
from tidebook.domain.kinds import DATED, STANDING
from tidebook.domain.note import Note
from tidebook.domain.rating import Rating
from tidebook.domain.stamp import Stamp
from tidebook.storage import recovery
from tidebook.storage.salvage import Salvaged, salvage, set_aside
from tidebook.storage.store import Store

WORDS = "Gänse'wein 7"
AT = datetime(2026, 11, 22, 9, 30, 5)
LATE = Stamp(STAMP.at + timedelta(days=400), 60)
YEAR: tuple[Entry, ...] = tuple(
    entry
    for day in (DAY + timedelta(days=n) for n in range(200))
    for entry in (
        *(Rating(day, LATE, key, day.day % 11) for key in ("fatigue", "pem", "headache", "brain_fog")),
        Note(day, LATE, f"{day} " + "rain " * (day.day * 9)),
    )
)


def all_of(store: Store) -> list[Entry]:
    record = store.read(EVERYTHING)
    return [entry for name in (DATED | STANDING).values() for entry in getattr(record, name)]


def salvaged(damaged: Path, passphrase: str | None = None) -> tuple[Salvaged, list[Entry], list[Entry]]:
    """What is said of it, what is in the new journal, and what is in its bin."""
    new = damaged.with_name("new.tidebook")
    before = damaged.read_bytes()
    with Store.create(new) as store:
        said = salvage(damaged, store, passphrase)
        health = store.check()
        assert health.problems == ()
        assert sum(said.read.values()) == health.digests
        found = all_of(store), [deleted.entry for deleted in store.deleted()]
    new.unlink()
    assert damaged.read_bytes() == before
    assert list(damaged.parent.iterdir()) == [damaged]
    return said, *found


@pytest.mark.parametrize("version", FROZEN)
def test_a_whole_file_of_every_version_comes_over_whole(tmp_path: Path, version: int) -> None:
    said, found, thrown = salvaged(frozen(version, tmp_path))
    assert (not said.altered, not said.lost) == (True, True)
    assert sorted(found, key=str) == sorted(FROZEN[version][0], key=str)
    assert thrown == list(FROZEN[version][1])


@pytest.mark.parametrize("passphrase", [None, WORDS])
def test_with_a_page_gone_all_the_others_come_over(tmp_path: Path, passphrase: str | None) -> None:
    path = tmp_path / "journal.tidebook"
    with Store.create(path, passphrase) as store:
        store.apply([Change(None, entry) for entry in YEAR])
    whole = path.read_bytes()
    # Not those at the beginning, which say what tables there are: without them nothing can be read.
    pages = range(len(whole) // 3 // 4096 * 4096, len(whole), 4096)
    most = 0
    for start in pages[:: 7 if passphrase is None else 25]:
        part = bytearray(whole)
        part[start : start + 4096] = bytes(4096)
        path.write_bytes(part)
        said, found, _thrown = salvaged(path, passphrase)
        assert set(found) <= set(YEAR)
        # Nothing is wrong in silence, and nothing is missing in silence.
        assert len(found) + sum((said.lost + said.altered).values()) >= len(YEAR)
        most = max(most, len(YEAR) - len(found))
    # A page holds some dozens of ratings.
    assert 0 < most < 90


def test_what_is_not_as_it_was_written_stays_behind(journal: Path) -> None:
    whole = journal.read_bytes()
    journal.write_bytes(whole.replace(b"at the window", b"at the widnow"))
    said, found, _thrown = salvaged(journal)
    assert found == [FATIGUE]
    assert said == Salvaged(read=said.read, altered=said.altered, lost=said.lost)
    assert (dict(said.read), dict(said.altered), dict(said.lost)) == ({"rating": 1}, {"note": 1}, {})


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE note SET text = CAST(x'ff' AS TEXT)", "note"),
        ("UPDATE note SET digest = x''", "note"),
        ("UPDATE deleted SET kind = 'Zaubernuss'", "deleted"),
        ("UPDATE deleted SET entry = '7'", "deleted"),
    ],
)
def test_rows_that_can_not_be_right(journal: Path, statement: str, table: str) -> None:
    with Store(journal) as store:
        store.apply([Change(FATIGUE, None)])
    change(journal, statement)
    said, _found, _thrown = salvaged(journal)
    assert dict(said.altered + said.lost) == {table: 1}


def test_a_table_that_is_gone_keeps_nothing_else_back(journal: Path) -> None:
    change(journal, "DROP TABLE rating")
    assert salvaged(journal)[1] == [NOTE]


def test_what_was_under_way_is_taken_back_first(journal: Path) -> None:
    # A copy of both files in the middle of a transaction, as a crash leaves them.
    with Store(journal) as store:
        store._driver.execute("PRAGMA cache_size=1")
        store._driver.execute("BEGIN IMMEDIATE")
        store._driver.execute("UPDATE note SET text = 'half'")
        store._driver.execute("UPDATE rating SET symptom = 'half'")
        store._driver.execute("CREATE TABLE filler AS SELECT zeroblob(90000)")
        inside = {file: file.with_name(f"hot-{file.name}") for file in journal.parent.iterdir()}
        for file, hot in inside.items():
            # In another process: to close the file here would drop our lock.
            subprocess.run(["cp", file, hot], check=True)
        store._driver.execute("ROLLBACK")
    hot = journal.with_name(f"hot-{journal.name}")
    assert hot.with_name(f"{hot.name}-journal").stat().st_size > 512
    with Store.create(journal.with_name("new.tidebook")) as store:
        salvage(hot, store)
        assert sorted(map(str, all_of(store))) == sorted(map(str, [NOTE, FATIGUE]))


def test_nothing_at_all(journal: Path, tmp_path: Path) -> None:
    whole = journal.read_bytes()
    journal.write_bytes(whole[:100] + bytes(4000) + whole[4100:])
    with Store.create(tmp_path / "new.tidebook") as store:
        assert trouble_of(lambda: salvage(journal, store)) is Trouble.DAMAGED
        assert trouble_of(lambda: salvage(tmp_path / "no", store)) is Trouble.MISSING
        assert store.check().counts["note"] == 0


def test_the_passphrase_of_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "journal.tidebook"
    with Store.create(path, WORDS) as store:
        store.apply([Change(None, NOTE)])
    with Store.create(tmp_path / "new.tidebook") as store:
        assert trouble_of(lambda: salvage(path, store)) is Trouble.NEEDS_PASSPHRASE
        assert trouble_of(lambda: salvage(path, store, "x")) is Trouble.WRONG_PASSPHRASE
        salvage(path, store, WORDS)
        assert all_of(store) == [NOTE]


def test_the_bin_comes_over_with_its_moments(journal: Path) -> None:
    with Store(journal) as store:
        store.apply([Change(None, entry) for entry in ENTRIES])
        store.apply([Change(entry, None) for entry in ENTRIES])
        before = store.deleted()
    with Store.create(journal.with_name("new.tidebook")) as store:
        salvage(journal, store)
        assert store.deleted() == before


# Setting aside.


def test_a_damaged_file_gets_a_name_of_its_own_and_stays_whole(journal: Path) -> None:
    before = journal.read_bytes()
    left = journal.with_name(f"{journal.name}-journal")
    left.write_bytes(b"old pages")
    line = recovery.sealed("x", recovery.new_code())
    recovery.keep(journal, [line])
    aside = set_aside(journal, AT)
    assert aside.name == "journal.tidebook.damaged-20261122-093005"
    assert aside.read_bytes() == before
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == b"old pages"
    assert recovery.kept(aside) == recovery.kept(journal) == [line]
    assert not journal.exists()
    assert not left.exists()


def test_a_second_one_at_the_same_time_gets_another_name(journal: Path) -> None:
    copy = journal.read_bytes()
    first = set_aside(journal, AT)
    journal.write_bytes(copy)
    second = set_aside(journal, AT)
    assert {first.name, second.name} == {
        "journal.tidebook.damaged-20261122-093005",
        "journal.tidebook.damaged-20261122-093005-1",
    }
    assert trouble_of(lambda: set_aside(journal, AT)) is Trouble.MISSING
    assert MARKER.encode() in first.read_bytes()
