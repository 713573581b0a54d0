"""The file itself: how it is made, what lies in it, and journals of every version that was ever released."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import create_engine

from tests.storage.journals.entries_v1 import ENTRIES
from tidebook.domain.change import Change
from tidebook.domain.errors import JournalError, Trouble
from tidebook.storage import migrations
from tidebook.storage.header import examine
from tidebook.storage.migrations import APPLICATION_ID, NEWEST
from tidebook.storage.store import Store
from tidebook.storage.tables import SHELVES, metadata

V1 = Path(__file__).parent / "journals" / "v1.tidebook"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "journal.tidebook"
    Store.create(path).close()
    return path


def ask(path: Path, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """What plain SQLite says of a journal that nobody has open."""
    connection = driver.connect(str(path), isolation_level=None)
    try:
        return list(connection.execute(statement, values).fetchall())
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("locking_mode", "exclusive"),
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("fullfsync", 1),
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("temp_store", 2),
        ("mmap_size", 0),
        ("application_id", APPLICATION_ID),
        ("user_version", NEWEST),
        ("encoding", "UTF-8"),
    ],
)
def test_the_connection_is_as_safe_as_was_measured(journal: Path, pragma: str, value: object) -> None:
    with Store(journal) as store:
        assert store._connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value


def test_a_new_journal_is_for_its_owner_only_and_one_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deep" / "my journal ü%20#?.tidebook"
    with Store.create(path) as store:
        store.apply([Change(None, ENTRIES[0])])
        assert [file.stat().st_mode & 0o777 for file in path.parent.iterdir()] == [0o600, 0o600]
    assert list(path.parent.iterdir()) == [path]
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.read_bytes().startswith(b"SQLite format 3\x00")


def test_its_header_says_whose_it_is(journal: Path) -> None:
    header = journal.read_bytes()[:100]
    assert header[68:72] == b"TIDE"
    assert int.from_bytes(header[60:64], "big") == NEWEST
    assert examine(journal)


def test_a_header_can_only_be_seen_where_a_file_is(tmp_path: Path) -> None:
    with pytest.raises(JournalError) as refused:
        examine(tmp_path / "no.tidebook")
    assert refused.value.trouble is Trouble.MISSING


def test_the_tables_are_what_the_program_believes(journal: Path) -> None:
    found = {name: strict for _, name, kind, _, _, strict in ask(journal, "PRAGMA table_list") if kind == "table"}
    assert {name: strict for name, strict in found.items() if not name.startswith("sqlite_")} == dict.fromkeys(
        metadata.tables, 1
    )
    for table in metadata.tables.values():
        columns = ask(journal, f"PRAGMA table_info({table.name})")
        believed = [
            # SQLite gives its own primary key no NOT NULL, and needs none.
            (
                c.name,
                str(c.type).replace("FLOAT", "REAL"),
                int(not c.nullable and not c.primary_key),
                int(c.primary_key),
            )
            for c in table.columns
        ]
        assert [(name, kind, needed, key) for _, name, kind, needed, _, key in columns] == believed


RIGHT: dict[str, dict[str, Any]] = {
    "rating": {"symptom": "fatigue", "value": 3},
    "night": {"to_bed": "22:30", "minutes_awake": 0, "clock_change_min": 0},
    "day_fact": {"fact": "too_ill", "value": 1.0},
    "note": {"text": "x"},
    "asked": {"symptom": "headache", "asked": 1},
}
DAY = {"id": "i", "day": "2024-02-29", "typed_at": "2026-03-04T20:10:00.000Z", "offset_min": 60}


def put(path: Path, table: str, **values: Any) -> None:
    row = DAY | RIGHT[table] | values
    marks = ", ".join("?" * len(row))
    ask(path, f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", *row.values())


@pytest.mark.parametrize("table", RIGHT)
def test_rows_that_are_right_are_taken(journal: Path, table: str) -> None:
    put(journal, table)
    put(journal, table, id="j", day="1900-12-31", typed_at="9999-12-31T23:59:59.999Z", offset_min=-1439)
    assert ask(journal, f"SELECT count(*) FROM {table}") == [(2,)]


@pytest.mark.parametrize("table", RIGHT)
@pytest.mark.parametrize(
    ("column", "value"),
    [
        *(("day", day) for day in ("2026-02-30", "2026-02-29", "2026-2-3", "garbage", "", "2026-03-04 ", "20260304")),
        *(
            ("typed_at", at)
            for at in (
                "2026-03-04T20:10:00Z", "2026-03-04T20:10:00.000", "2026-03-04 20:10:00.000Z",
                "2026-02-30T20:10:00.000Z", "2026-03-04T24:10:00.000Z", "2026-03-04T20:60:00.000Z",
                "2026-03-04T20:10:60.000Z", "xxxx-xx-xxTxx:xx:xx.xxxZ", "12:00",
            )
        ),
        ("offset_min", 1440),
        ("offset_min", -1440),
    ],
)  # fmt: skip
def test_no_table_takes_a_bad_day_or_stamp(journal: Path, table: str, column: str, value: object) -> None:
    with pytest.raises(driver.IntegrityError, match=f"CHECK constraint failed: {table}_{column}"):
        put(journal, table, **{column: value})


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("rating", "value", 11),
        ("rating", "value", -1),
        *(("night", "to_bed", clock) for clock in ("24:00", "7:00", "07:60", "07:00:00", "garbage", "")),
        *(("night", column, "25:00") for column in ("tried_to_sleep", "woke", "got_up")),
        ("night", "minutes_to_fall_asleep", 961),
        ("night", "minutes_awake", -1),
        ("night", "awakenings", -1),
        ("day_fact", "value", 24.1),
        ("day_fact", "value", -0.1),
        ("note", "text", ""),
        ("asked", "asked", 2),
    ],
)
def test_each_rule_has_a_name(journal: Path, table: str, column: str, value: object) -> None:
    with pytest.raises(driver.IntegrityError, match=f"CHECK constraint failed: {table}_{column}"):
        put(journal, table, **{column: value})


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("rating", {"value": "six"}),
        ("rating", {"value": 6.5}),
        ("rating", {"value": None}),
        ("rating", {"symptom": None}),
        ("note", {"text": b"bytes"}),
        ("note", {"id": None}),
        ("day_fact", {"value": "much"}),
        ("night", {"clock_change_min": None}),
    ],
)
def test_each_column_keeps_to_its_type(journal: Path, table: str, values: dict[str, Any]) -> None:
    with pytest.raises(driver.IntegrityError, match=r"cannot store|NOT NULL"):
        put(journal, table, **values)


@pytest.mark.parametrize("table", RIGHT)
def test_a_place_and_an_id_are_taken_once(journal: Path, table: str) -> None:
    put(journal, table)
    with pytest.raises(driver.IntegrityError, match="UNIQUE constraint failed"):
        put(journal, table, id="j")
    with pytest.raises(driver.IntegrityError, match=rf"UNIQUE constraint failed: {table}\.id"):
        put(journal, table, day="2024-03-01")


def test_every_millisecond_can_be_stored(journal: Path) -> None:
    rule = (
        "SELECT sum(?1 || printf('%03d', value) || 'Z' IS strftime('%Y-%m-%dT%H:%M:%fZ', ?1 || printf('%03d', value)"
    )
    numbers = "WITH RECURSIVE n(value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM n WHERE value < 999) "
    for second in ("1900-01-01T00:00:00.", "2026-10-25T02:59:59.", "2100-12-31T23:59:01.", "2024-02-29T11:30:29."):
        assert ask(journal, f"{numbers}{rule} || 'Z', '+0 days')) FROM n", second) == [(1000,)]


def test_a_journal_of_the_first_version_still_opens(tmp_path: Path) -> None:
    path = Path(shutil.copy(V1, tmp_path))
    assert int.from_bytes(path.read_bytes()[60:64], "big") == 1
    with Store(path) as store:
        span = store.span()
        assert span is not None
        record = store.read(span)
        health = store.check()
    assert {e.id: e for e in (*record.entries, *record.choices)} == {e.id: e for e in ENTRIES}
    assert health.problems == ()
    assert health.counts == {"rating": 4, "night": 2, "day_fact": 3, "note": 2, "asked": 3}


def test_a_migrated_journal_has_the_tables_of_a_new_one(tmp_path: Path, journal: Path) -> None:
    path = Path(shutil.copy(V1, tmp_path))
    Store(path).close()
    schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
    assert ask(path, schema) == ask(journal, schema)
    assert ask(path, "PRAGMA user_version") == [(NEWEST,)]


@pytest.mark.parametrize("left", ["nothing", "an empty database"])
def test_a_journal_that_was_cut_off_while_it_was_made_is_made(tmp_path: Path, left: str) -> None:
    path = tmp_path / "journal.tidebook"
    path.touch(0o600)
    if left != "nothing":
        ask(path, "VACUUM")
        assert path.stat().st_size > 0
    assert not examine(path)
    with Store(path) as store:
        store.apply([Change(None, ENTRIES[0])])
        assert store.find(ENTRIES[0]) == ENTRIES[0]
    assert examine(path)


def test_a_step_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(shutil.copy(V1, tmp_path))
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
    path = Path(shutil.copy(V1, tmp_path))
    linked = (
        "CREATE TABLE link (note INTEGER NOT NULL REFERENCES note (seq) ON DELETE CASCADE) STRICT",
        "INSERT INTO link SELECT seq FROM note",
    )
    rebuilt = (
        "CREATE TABLE new_note AS SELECT * FROM note",
        "DROP TABLE note",
        migrations.STEPS[0][3],
        "INSERT INTO note SELECT * FROM new_note",
        "DROP TABLE new_note",
    )
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, linked, rebuilt))
    Store(path).close()
    assert ask(path, "SELECT count(*) FROM link JOIN note ON note.seq = link.note") == [(2,)]
    assert ask(path, "PRAGMA user_version") == [(3,)]


def test_a_step_that_breaks_a_reference_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(shutil.copy(V1, tmp_path))
    before = path.read_bytes()
    breaking = (
        "CREATE TABLE link (note INTEGER NOT NULL REFERENCES note (seq)) STRICT",
        "INSERT INTO link VALUES (99)",
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
        migrations.migrate(connection)
    engine.dispose()
    assert refused.value.trouble is Trouble.NEWER


def test_every_kind_of_entry_has_a_shelf() -> None:
    assert {type(entry) for entry in ENTRIES} == set(SHELVES)
    assert {shelf.table.name for shelf in SHELVES.values()} == set(metadata.tables)
