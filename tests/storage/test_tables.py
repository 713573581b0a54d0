"""The tables: what they take, and what they refuse."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver

from tests.storage.asking import ask
from tests.storage.journals.entries_v2 import ENTRIES
from tidebook.domain.kinds import DATED, STANDING
from tidebook.storage.store import Store
from tidebook.storage.tables import SHELVES, bin_, metadata


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "journal.tidebook"
    Store.create(path).close()
    return path


@pytest.fixture
def journal(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path))


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
        # Columns that came with a later version stand last in older tables; nobody asks for them by number.
        assert sorted((name, kind, needed, key) for _, name, kind, needed, _, key in columns) == sorted(believed)


RIGHT: dict[str, dict[str, Any]] = {
    "rating": {"symptom": "fatigue", "value": 3},
    "night": {"to_bed": "22:30", "minutes_awake": 0, "clock_change_min": 0},
    "day_fact": {"fact": "too_ill", "value": 1.0},
    "note": {"text": "x"},
    "asked": {"symptom": "headache", "asked": 1},
    "activity": {"what": "tea", "kinds": "", "started": "14:05"},
    "episode": {"onset": "2024-02-29 day", "symptoms": "", "no_cause": 0},
    "link": {"episode": "e", "activity": "a", "certainty": "sure"},
    "pain": {"area": "neck"},
    "event": {"kind": "life", "what": "moved house"},
    "score": {"name": "SF-36", "number": 57.0, "by_whom": ""},
    "anchor": {"symptom": "fatigue", "level": 6, "words": "x"},
    "own_name": {"symptom": "user_1", "name": "x"},
    "list_order": {"keys": ""},
    "profile_line": {"about": "name", "text": "x"},
}
# What a second row needs to be about something else than the first, and what a third needs.
ELSEWHERE: dict[str, dict[str, Any]] = {
    "episode": {"onset": "1900-12-31 day"},
    "link": {"episode": "f"},
    "profile_line": {"about": "ill_since"},
}
THIRD: dict[str, dict[str, Any]] = {
    "episode": {"onset": "2024-03-01 day"},
    "link": {"episode": "g"},
    "profile_line": {"about": "questions"},
}
SEVERAL = {"activity", "episode", "event", "score"}
DAY = {"id": "i", "day": "2024-02-29", "typed_at": "2026-03-04T20:10:00.000Z", "offset_min": 60}


def put(path: Path, table: str, **values: Any) -> None:
    row = DAY | RIGHT[table] | values
    marks = ", ".join("?" * len(row))
    ask(path, f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", *row.values())


@pytest.mark.parametrize("table", RIGHT)
def test_rows_that_are_right_are_taken(journal: Path, table: str) -> None:
    put(journal, table)
    put(
        journal,
        table,
        id="j",
        day="1900-12-31",
        typed_at="9999-12-31T23:59:59.999Z",
        offset_min=-1439,
        **ELSEWHERE.get(table, {}),
    )
    put(journal, table, id="k", day="2024-03-01", source="paper", **THIRD.get(table, {}))
    assert ask(journal, f"SELECT count(*) FROM {table}") == [(3,)]
    assert ask(journal, f"SELECT source FROM {table}") == [("typed",), ("typed",), ("paper",)]


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
        ("source", "guessed"),
        ("source", ""),
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
        ("day_fact", "value", 1441.0),
        ("activity", "what", ""),
        *(("activity", "effort", effort) for effort in (-1, 11)),
        *(("activity", column, minutes) for column in ("minutes", "upright_minutes") for minutes in (-1, 1441)),
        *(("activity", "started", clock) for clock in ("24:00", "7:00", "garbage", "")),
        *(("episode", "worst_severity", severity) for severity in (-1, 11)),
        ("episode", "no_cause", 2),
        ("episode", "begins", None),
        *(
            ("episode", column, f"2024-02-29{known}")
            for column in ("onset", "worst", "ended")
            for known in (
                "",
                " ",
                " hour",
                " hour ",
                " hour 24:00",
                " hour 7:00",
                " hour 14:00:00",
                " hour  14:00",
                " half_day",
                " half_day 11:00",
                " day 00:00",
                " unsure 00:00",
                " century",
                "  day",
                " day ",
            )
        ),
        *(("episode", column, "2026-02-30 day") for column in ("worst", "ended")),
        ("link", "certainty", "perhaps"),
        *(("pain", "intensity", intensity) for intensity in (-1, 11)),
        ("event", "what", ""),
        *(("event", "until", until) for until in ("2024-02-28", "2024-02-30", "garbage", "")),
        ("score", "name", ""),
        *(("anchor", "level", level) for level in (-1, 11)),
        ("anchor", "words", ""),
        ("own_name", "name", ""),
        ("profile_line", "text", ""),
    ],
)
def test_each_rule_has_a_name(journal: Path, table: str, column: str, value: object) -> None:
    with pytest.raises(driver.IntegrityError, match=f"CHECK constraint failed: {table}_{column}"):
        put(journal, table, **({"onset": "2024-03-01 day"} if column == "begins" else {column: value}))


@pytest.mark.parametrize("fact", ["naps", "hours_upright"])
def test_naps_are_minutes_and_everything_else_is_as_it_was(journal: Path, fact: str) -> None:
    put(journal, "day_fact", fact=fact, value=24.0)
    put(journal, "day_fact", id="j", fact="naps", day="2024-03-01", value=1440.0)
    with pytest.raises(driver.IntegrityError, match="CHECK constraint failed: day_fact_value"):
        put(journal, "day_fact", id="k", fact="hours_upright", value=25.0)


@pytest.mark.parametrize("known", ["hour 00:00", "hour 23:59", "half_day 00:00", "half_day 12:00", "day", "unsure"])
def test_every_precision_can_be_stored(journal: Path, known: str) -> None:
    when = f"2024-02-29 {known}"
    put(journal, "episode", onset=when, worst=when, ended=when)
    assert ask(journal, "SELECT onset FROM episode") == [(when,)]


@pytest.mark.parametrize(
    ("column", "value"), [("entry", "not JSON"), ("deleted_at", "2026-03-04 20:10:00"), ("deleted_at", "garbage")]
)
def test_the_bin_has_rules_too(journal: Path, column: str, value: str) -> None:
    row = {"id": "i", "kind": "note", "entry": "{}", "deleted_at": "2026-03-04T20:10:00.000Z"}
    insert = "INSERT INTO deleted (id, kind, entry, deleted_at) VALUES (?, ?, ?, ?)"
    rule = "deleted_at" if column == "deleted_at" else f"deleted_{column}"
    with pytest.raises(driver.IntegrityError, match=f"CHECK constraint failed: {rule}"):
        ask(journal, insert, *(row | {column: value}).values())
    # A place that was emptied twice stands there twice.
    ask(journal, insert, *row.values())
    ask(journal, insert, *row.values())
    assert ask(journal, "SELECT count(*), count(DISTINCT id) FROM deleted") == [(2, 1)]


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
        ("activity", {"kinds": None}),
        ("activity", {"effort": 6.5}),
        ("episode", {"onset": None}),
        ("episode", {"no_cause": None}),
        ("score", {"number": "much"}),
        ("score", {"number": None}),
        ("list_order", {"keys": None}),
        ("rating", {"source": None}),
    ],
)
def test_each_column_keeps_to_its_type(journal: Path, table: str, values: dict[str, Any]) -> None:
    with pytest.raises(driver.IntegrityError, match=r"cannot store|NOT NULL"):
        put(journal, table, **values)


@pytest.mark.parametrize("table", RIGHT)
def test_a_place_and_an_id_are_taken_once(journal: Path, table: str) -> None:
    put(journal, table)
    if table not in SEVERAL:
        with pytest.raises(driver.IntegrityError, match=rf"UNIQUE constraint failed: {table}\."):
            put(journal, table, id="j")
    with pytest.raises(driver.IntegrityError, match=rf"UNIQUE constraint failed: {table}\.id"):
        put(journal, table, day="2024-03-01", **THIRD.get(table, {}))


def test_every_millisecond_can_be_stored(journal: Path) -> None:
    rule = (
        "SELECT sum(?1 || printf('%03d', value) || 'Z' IS strftime('%Y-%m-%dT%H:%M:%fZ', ?1 || printf('%03d', value)"
    )
    numbers = "WITH RECURSIVE n(value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM n WHERE value < 999) "
    for second in ("1900-01-01T00:00:00.", "2026-10-25T02:59:59.", "2100-12-31T23:59:01.", "2024-02-29T11:30:29."):
        assert ask(journal, f"{numbers}{rule} || 'Z', '+0 days')) FROM n", second) == [(1000,)]


def test_every_kind_of_entry_has_a_shelf() -> None:
    assert {type(entry) for entry in ENTRIES} == set(SHELVES) == set(DATED) | set(STANDING)
    assert {shelf.table.name for shelf in SHELVES.values()} | {bin_.name} == set(metadata.tables)
    assert set(RIGHT) == {shelf.table.name for shelf in SHELVES.values()}
