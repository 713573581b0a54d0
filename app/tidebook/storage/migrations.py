"""The steps from each version of the file to the next. A step that was released is never edited."""

from collections.abc import Sequence

from sqlalchemy import Connection

from tidebook.storage import faults

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

STEPS: tuple[Sequence[str], ...] = (_FIRST,)
NEWEST = len(STEPS)


def migrate(connection: Connection) -> None:
    """Bring the file up to NEWEST, each step whole or not at all.

    Raises JournalError when the file is newer than this program, or when a step would break a reference.
    """
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    connection.rollback()
    if version > NEWEST:
        raise faults.newer()
    for number, step in enumerate(STEPS[version:], start=version + 1):
        _take(connection, number, step)


def _take(connection: Connection, number: int, step: Sequence[str]) -> None:
    # Outside of the transaction, where alone it has an effect: a rebuilt table must not take its children along.
    connection.connection.execute("PRAGMA foreign_keys=OFF")
    try:
        with connection.begin():
            for statement in step:
                connection.exec_driver_sql(statement)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise faults.damaged()
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={number}")
    finally:
        connection.connection.execute("PRAGMA foreign_keys=ON")
