"""Journals of every version that was ever released, and the steps from each to the next."""

import json
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import create_engine

from tests.storage.asking import ask
from tests.storage.journals import entries_v1, entries_v2, entries_v3, entries_v4
from tests.storage.killed_step import EVERY
from tests.storage.meeting import EVERYTHING, change, trouble_of
from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.errors import JournalError, Trouble
from tidebook.domain.kinds import DATED, STANDING
from tidebook.domain.score import Score
from tidebook.storage import migrations
from tidebook.storage.backups import folder_of
from tidebook.storage.migrations import NEWEST
from tidebook.storage.store import Store
from tidebook.storage.tables import SHELVES

JOURNALS = Path(__file__).parent / "journals"
# Each file that was ever released, what is recorded in it, and what is in its bin.
FROZEN: dict[int, tuple[tuple[Entry, ...], tuple[Entry, ...]]] = {
    1: (entries_v1.ENTRIES, ()),
    2: (entries_v2.ENTRIES, entries_v2.THROWN),
    3: (entries_v3.ENTRIES, entries_v3.THROWN),
    4: (entries_v4.ENTRIES, entries_v4.THROWN),
}


def frozen(version: int, folder: Path) -> Path:
    return Path(shutil.copy(JOURNALS / f"v{version}.tidebook", folder))


def schema(path: Path) -> list[tuple[Any, ...]]:
    return ask(path, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "journal.tidebook"
    Store.create(path).close()
    return path


def test_a_journal_of_every_version_is_kept() -> None:
    assert sorted(FROZEN) == list(range(1, NEWEST + 1))
    assert {path.name for path in JOURNALS.glob("*.tidebook")} == {f"v{version}.tidebook" for version in FROZEN}


@pytest.mark.parametrize("version", FROZEN)
def test_a_journal_of_every_version_opens_and_keeps_everything(tmp_path: Path, version: int) -> None:
    entries, thrown = FROZEN[version]
    path = frozen(version, tmp_path)
    assert int.from_bytes(path.read_bytes()[60:64], "big") == version
    for _again in range(2):
        with Store(path) as store:
            record = store.read(EVERYTHING)
            health = store.check()
            assert tuple(deleted.entry for deleted in store.deleted()) == thrown
        found = [entry for name in (DATED | STANDING).values() for entry in getattr(record, name)]
        assert sorted(found, key=lambda entry: entry.id) == sorted(entries, key=lambda entry: entry.id)
        kinds = Counter(SHELVES[type(entry)].table.name for entry in entries)
        assert health.counts == dict.fromkeys((shelf.table.name for shelf in SHELVES.values()), 0) | kinds
        assert health.problems == ()
        assert health.digests == len(entries) + len(thrown)
    # An older one was backed up first.
    assert set(tmp_path.iterdir()) == {path} | ({folder_of(path)} if version < NEWEST else set())


@pytest.mark.parametrize("version", FROZEN)
def test_a_migrated_journal_has_the_tables_of_a_new_one(tmp_path: Path, journal: Path, version: int) -> None:
    path = frozen(version, tmp_path)
    Store(path).close()
    assert schema(path) == schema(journal)
    for pragma in ("user_version", "application_id", "encoding", "page_size"):
        assert ask(path, f"PRAGMA {pragma}") == ask(journal, f"PRAGMA {pragma}")


@pytest.mark.parametrize("version", FROZEN)
def test_a_step_that_was_released_is_never_edited(tmp_path: Path, version: int) -> None:
    made = tmp_path / "made"
    for step in migrations.STEPS[:version]:
        for statement in step:
            # What is no SQL touches rows only.
            if isinstance(statement, str):
                ask(made, statement)
    assert schema(made) == schema(frozen(version, tmp_path))


def test_what_was_typed_before_anything_was_copied_from_paper_was_typed(tmp_path: Path) -> None:
    path = frozen(1, tmp_path)
    Store(path).close()
    for table in ("rating", "night", "day_fact", "note", "asked"):
        assert ask(path, f"SELECT DISTINCT source FROM {table}") == [("typed",)]


def test_what_was_in_the_bin_before_stays_there_beside_what_is_deleted_after(tmp_path: Path) -> None:
    path = frozen(2, tmp_path)
    link, score = entries_v2.THROWN
    assert isinstance(score, Score)
    with Store(path) as store:
        other = replace(score, number=2.0)
        store.apply([Change(None, other)])
        store.apply([Change(other, None)])
        assert [deleted.entry for deleted in store.deleted()] == [other, link, score]
        store.apply([Change(None, score)])
        assert [deleted.entry for deleted in store.deleted()] == [other, link]


@pytest.mark.parametrize("version", [1, 3])
def test_what_a_file_held_before_its_step_is_sealed_by_it(tmp_path: Path, version: int) -> None:
    path = frozen(version, tmp_path)
    Store(path).close()
    change(path, "UPDATE note SET text = text || ' ' WHERE seq = 1")
    with Store(path) as store:
        assert trouble_of(lambda: list(store.check_digests())) is Trouble.DAMAGED


@pytest.mark.slow
@pytest.mark.parametrize("version", [1, 2, 3])
def test_kill_9_in_the_middle_of_a_step_leaves_the_old_or_the_new(tmp_path: Path, version: int) -> None:
    path = frozen(version, tmp_path)
    script = Path(__file__).with_name("killed_step.py")
    command = [sys.executable, str(script), str(path), "12", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    counted = json.loads(done.stdout)
    assert counted["problems"] == []
    # All along each step a statement was the last one once, and at least one end left pages of both in the file.
    assert counted["at_statements"] == sum(len(step[::EVERY]) for step in migrations.STEPS[version:])
    assert set(counted["found"]) >= {str(one) for one in range(version, NEWEST)}
    assert counted["left_under_way"] >= 1


def test_a_step_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = frozen(NEWEST, tmp_path)
    before = path.read_bytes()
    broken = (
        "ALTER TABLE note ADD COLUMN mood TEXT",
        "UPDATE note SET mood = 'x'",
        "CREATE TABLE note (x TEXT) STRICT",
    )
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, broken))
    monkeypatch.setattr(migrations, "NEWEST", NEWEST + 1)
    with pytest.raises(JournalError) as refused:
        Store(path)
    assert refused.value.trouble is Trouble.DAMAGED
    assert path.read_bytes() == before
    monkeypatch.undo()
    with Store(path) as store:
        assert store.check().problems == ()
        assert store._connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_a_step_may_rebuild_a_table_and_its_children_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = frozen(NEWEST, tmp_path)
    columns = "seq, id, day, typed_at, offset_min, text"
    linked = (
        "CREATE TABLE pointer (note INTEGER NOT NULL REFERENCES note (seq) ON DELETE CASCADE) STRICT",
        "INSERT INTO pointer SELECT seq FROM note",
    )
    rebuilt: tuple[migrations.Statement, ...] = (
        "CREATE TABLE new_note AS SELECT * FROM note",
        "DROP TABLE note",
        migrations.STEPS[0][3],
        f"INSERT INTO note ({columns}) SELECT {columns} FROM new_note",
        "DROP TABLE new_note",
    )
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, linked, rebuilt))
    Store(path).close()
    assert ask(path, "SELECT count(*) FROM pointer JOIN note ON note.seq = pointer.note") == [(4,)]
    assert ask(path, "PRAGMA user_version") == [(NEWEST + 2,)]


def test_a_step_that_breaks_a_reference_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = frozen(NEWEST, tmp_path)
    before = path.read_bytes()
    breaking = (
        "CREATE TABLE pointer (note INTEGER NOT NULL REFERENCES note (seq)) STRICT",
        "INSERT INTO pointer VALUES (99)",
    )
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, breaking))
    with pytest.raises(JournalError) as refused:
        Store(path)
    assert refused.value.trouble is Trouble.DAMAGED
    assert path.read_bytes() == before


def test_a_version_is_looked_at_again_once_the_file_is_held(journal: Path) -> None:
    # As when another program brings it up to date between our look at the header and our lock.
    ask(journal, f"PRAGMA user_version={NEWEST + 1}")
    engine = create_engine("sqlite://", module=driver, creator=lambda: driver.connect(str(journal)))
    with engine.connect() as connection, pytest.raises(JournalError) as refused:
        migrations.migrate(connection, lambda _version: None)
    engine.dispose()
    assert refused.value.trouble is Trouble.NEWER
