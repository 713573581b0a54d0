"""The steps from each version of the file to the next. A step that was released is never edited."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection

from tidebook.storage import faults
from tidebook.storage.digests import seal

# "TIDE": tells a journal from every other SQLite file.
APPLICATION_ID = 0x54494445

_TYPED = """
    day TEXT NOT NULL,
    typed_at TEXT NOT NULL,
    offset_min INTEGER NOT NULL,"""


def _checks(table: str) -> str:
    # date() alone would take "2026-02-30" and "garbage" (storage.md 1.8).
    return f"""
    CONSTRAINT {table}_id UNIQUE (id),
    CONSTRAINT {table}_day CHECK (day IS date(day, '+0 days')),
    CONSTRAINT {table}_typed_at CHECK (typed_at IS strftime('%Y-%m-%dT%H:%M:%fZ', typed_at, '+0 days')),
    CONSTRAINT {table}_offset_min CHECK (offset_min BETWEEN -1439 AND 1439)"""


def _clock(table: str, column: str) -> str:
    # Without the modifier "24:00" would pass.
    return f"CONSTRAINT {table}_{column} CHECK ({column} IS strftime('%H:%M', {column}, '+0 minutes'))"


_FIRST = (
    f"""CREATE TABLE rating (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,{_TYPED}
    symptom TEXT NOT NULL,
    value INTEGER NOT NULL,{_checks("rating")},
    CONSTRAINT rating_place UNIQUE (day, symptom),
    CONSTRAINT rating_value CHECK (value BETWEEN 0 AND 10)
) STRICT""",
    f"""CREATE TABLE night (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,{_TYPED}
    to_bed TEXT,
    tried_to_sleep TEXT,
    minutes_to_fall_asleep INTEGER,
    awakenings INTEGER,
    minutes_awake INTEGER,
    woke TEXT,
    got_up TEXT,
    clock_change_min INTEGER NOT NULL,{_checks("night")},
    CONSTRAINT night_place UNIQUE (day),
    {_clock("night", "to_bed")},
    {_clock("night", "tried_to_sleep")},
    {_clock("night", "woke")},
    {_clock("night", "got_up")},
    CONSTRAINT night_minutes_to_fall_asleep CHECK (minutes_to_fall_asleep BETWEEN 0 AND 960),
    CONSTRAINT night_awakenings CHECK (awakenings >= 0),
    CONSTRAINT night_minutes_awake CHECK (minutes_awake BETWEEN 0 AND 960)
) STRICT""",
    f"""CREATE TABLE day_fact (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,{_TYPED}
    fact TEXT NOT NULL,
    value REAL NOT NULL,{_checks("day_fact")},
    CONSTRAINT day_fact_place UNIQUE (day, fact),
    CONSTRAINT day_fact_value CHECK (value BETWEEN 0 AND 24)
) STRICT""",
    f"""CREATE TABLE note (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,{_TYPED}
    text TEXT NOT NULL,{_checks("note")},
    CONSTRAINT note_place UNIQUE (day),
    CONSTRAINT note_text CHECK (text <> '')
) STRICT""",
    f"""CREATE TABLE asked (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,{_TYPED}
    symptom TEXT NOT NULL,
    asked INTEGER NOT NULL,{_checks("asked")},
    CONSTRAINT asked_place UNIQUE (day, symptom),
    CONSTRAINT asked_asked CHECK (asked IN (0, 1))
) STRICT""",
)

_SOURCE = "source TEXT NOT NULL DEFAULT 'typed' CONSTRAINT {table}_source CHECK (source IN ('typed', 'paper'))"


def _table(table: str, columns: str, checks: str = "") -> str:
    return f"""CREATE TABLE {table} (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,{_TYPED}
    {_SOURCE.format(table=table)},
    {columns},{_checks(table)}{checks}
) STRICT"""


def _range(table: str, column: str, low: int, high: int) -> str:
    return f",\n    CONSTRAINT {table}_{column} CHECK ({column} BETWEEN {low} AND {high})"


def _place(table: str, columns: str) -> str:
    return f",\n    CONSTRAINT {table}_place UNIQUE ({columns})"


def _by_day(table: str) -> str:
    # Where a place does not begin with the day already: else a day would be looked for among all years.
    return f"CREATE INDEX {table}_by_day ON {table} (day)"


def _when(table: str, column: str) -> str:
    """The rule for a moment: a day, and how well it is known, with a time where that has one."""
    clock, known = f"substr({column}, 17)", f"substr({column}, 11)"
    return f""",
    CONSTRAINT {table}_{column} CHECK (
        substr({column}, 1, 10) IS date(substr({column}, 1, 10), '+0 days')
        AND ({known} IN (' day', ' unsure', ' half_day 00:00', ' half_day 12:00')
            OR substr({column}, 11, 6) = ' hour ' AND {clock} IS strftime('%H:%M', {clock}, '+0 minutes'))
    )"""


def _not_empty(table: str, column: str) -> str:
    return f",\n    CONSTRAINT {table}_{column} CHECK ({column} <> '')"


_KINDS = (
    _table(
        "activity",
        "what TEXT NOT NULL, kinds TEXT NOT NULL, effort INTEGER, started TEXT, minutes INTEGER, "
        "upright_minutes INTEGER",
        _not_empty("activity", "what")
        + _range("activity", "effort", 0, 10)
        + _range("activity", "minutes", 0, 1440)
        + _range("activity", "upright_minutes", 0, 1440)
        + f",\n    {_clock('activity', 'started')}",
    ),
    _table(
        "episode",
        "onset TEXT NOT NULL, worst TEXT, ended TEXT, worst_severity INTEGER, function TEXT, symptoms TEXT NOT NULL, "
        "no_cause INTEGER NOT NULL",
        _range("episode", "worst_severity", 0, 10)
        + "".join(_when("episode", column) for column in ("onset", "worst", "ended"))
        + ",\n    CONSTRAINT episode_begins CHECK (substr(onset, 1, 10) IS day)"
        + ",\n    CONSTRAINT episode_no_cause CHECK (no_cause IN (0, 1))",
    ),
    _table(
        "link",
        "episode TEXT NOT NULL, activity TEXT NOT NULL, certainty TEXT NOT NULL",
        _place("link", "episode, activity")
        + ",\n    CONSTRAINT link_certainty CHECK (certainty IN ('sure', 'likely', 'maybe'))",
    ),
    _table(
        "pain",
        "area TEXT NOT NULL, intensity INTEGER",
        _place("pain", "day, area") + _range("pain", "intensity", 0, 10),
    ),
    _table(
        "event",
        "kind TEXT NOT NULL, what TEXT NOT NULL, until TEXT",
        _not_empty("event", "what")
        + ",\n    CONSTRAINT event_until CHECK (until IS date(until, '+0 days') AND until >= day)",
    ),
    _table(
        "score",
        "name TEXT NOT NULL, number REAL NOT NULL, by_whom TEXT NOT NULL",
        _not_empty("score", "name"),
    ),
    _table(
        "anchor",
        "symptom TEXT NOT NULL, level INTEGER NOT NULL, words TEXT NOT NULL",
        _place("anchor", "day, symptom, level") + _range("anchor", "level", 0, 10) + _not_empty("anchor", "words"),
    ),
    _table(
        "own_name",
        "symptom TEXT NOT NULL, name TEXT NOT NULL",
        _place("own_name", "day, symptom") + _not_empty("own_name", "name"),
    ),
    _table("list_order", "keys TEXT NOT NULL", _place("list_order", "day")),
    _table(
        "profile_line",
        "about TEXT NOT NULL, text TEXT NOT NULL",
        _place("profile_line", "about") + _not_empty("profile_line", "text"),
    ),
    """CREATE TABLE deleted (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    entry TEXT NOT NULL,
    deleted_at TEXT NOT NULL,
    CONSTRAINT deleted_id UNIQUE (id),
    CONSTRAINT deleted_entry CHECK (json_valid(entry)),
    CONSTRAINT deleted_at CHECK (deleted_at IS strftime('%Y-%m-%dT%H:%M:%fZ', deleted_at, '+0 days'))
) STRICT""",
)

# Naps are minutes, so a fact may now be more than 24; only a new table can have a wider check.
_WIDER_FACTS = (
    _table(
        "new_day_fact",
        "fact TEXT NOT NULL, value REAL NOT NULL",
        _place("day_fact", "day, fact")
        + ",\n    CONSTRAINT day_fact_value CHECK (value BETWEEN 0 AND CASE fact WHEN 'naps' THEN 1440 ELSE 24 END)",
    ).replace("new_day_fact_", "day_fact_"),
    """INSERT INTO new_day_fact (seq, id, day, typed_at, offset_min, fact, value)
    SELECT seq, id, day, typed_at, offset_min, fact, value FROM day_fact""",
    "DROP TABLE day_fact",
    "ALTER TABLE new_day_fact RENAME TO day_fact",
)

_SECOND = (
    *(
        f"ALTER TABLE {table} ADD COLUMN {_SOURCE.format(table=table)}"
        for table in ("rating", "night", "note", "asked")
    ),
    *_WIDER_FACTS,
    *_KINDS,
    _by_day("activity"),
    _by_day("score"),
)

# A place may be emptied again and again, and each time the bin gets what was there: an id may stand in it repeatedly.
_THIRD = (
    """CREATE TABLE new_deleted (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    entry TEXT NOT NULL,
    deleted_at TEXT NOT NULL,
    CONSTRAINT deleted_entry CHECK (json_valid(entry)),
    CONSTRAINT deleted_at CHECK (deleted_at IS strftime('%Y-%m-%dT%H:%M:%fZ', deleted_at, '+0 days'))
) STRICT""",
    """INSERT INTO new_deleted (seq, id, kind, entry, deleted_at)
    SELECT seq, id, kind, entry, deleted_at FROM deleted""",
    "DROP TABLE deleted",
    "ALTER TABLE new_deleted RENAME TO deleted",
    "CREATE INDEX deleted_by_id ON deleted (id)",
)

# SQLite does not notice every changed byte: each row says itself what was written into it.
_DIGESTED = (
    *("rating", "night", "day_fact", "note", "asked", "activity", "episode", "link", "pain", "event", "score"),
    *("anchor", "own_name", "list_order", "profile_line", "deleted"),
)
# SQL, or what only Python can do to the rows: it is called with the driver's connection.
Statement = str | Callable[[Any], None]
_FOURTH: tuple[Statement, ...] = (
    *(f"ALTER TABLE {table} ADD COLUMN digest BLOB NOT NULL DEFAULT x''" for table in _DIGESTED),
    *(partial(seal, table=table) for table in _DIGESTED),
)

STEPS: tuple[Sequence[Statement], ...] = (_FIRST, _SECOND, _THIRD, _FOURTH)
NEWEST = len(STEPS)


def migrate(connection: Connection, before: Callable[[int], None]) -> None:
    """Bring the file up to NEWEST, each step whole or not at all. `before` is called with the old version, if any.

    Raises JournalError when the file is newer than this program, or when a step would break a reference.
    """
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    connection.rollback()
    if version > NEWEST:
        raise faults.newer()
    if 0 < version < NEWEST:
        before(version)
    for number, step in enumerate(STEPS[version:], start=version + 1):
        _take(connection, number, step)


def _take(connection: Connection, number: int, step: Sequence[Statement]) -> None:
    # Outside of the transaction, where alone it has an effect: a rebuilt table must not take its children along.
    connection.connection.execute("PRAGMA foreign_keys=OFF")
    try:
        with connection.begin():
            for statement in step:
                if isinstance(statement, str):
                    connection.exec_driver_sql(statement)
                else:
                    statement(connection.connection.driver_connection)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise faults.damaged()
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={number}")
    finally:
        connection.connection.execute("PRAGMA foreign_keys=ON")
