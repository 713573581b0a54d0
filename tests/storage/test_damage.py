"""Files that are not whole any more, and changes that can not be written."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.storage.meeting import DAY, EVERYTHING, FATIGUE, MARKER, NOTE, STAMP, change, trouble_of
from tidebook.domain.change import Change
from tidebook.domain.errors import JournalError, Trouble
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.rating import Rating
from tidebook.domain.stamp import Stamp
from tidebook.storage.backups import folder_of
from tidebook.storage.salvage import salvage
from tidebook.storage.store import Store
from tidebook.storage.tables import metadata

_STAMPED = "id, day, typed_at, offset_min"


def _at_every_step(path: Path) -> set[Trouble]:
    """What opening, reading, checking and finding meet, whichever of them comes so far."""
    met = set()
    try:
        store = Store(path)
    except JournalError:
        return {trouble_of(lambda: Store(path))}
    with store:
        for work in (store.check, lambda: store.read(EVERYTHING), lambda: store.find(NOTE), store.span):
            try:
                work()
            except JournalError:
                met.add(trouble_of(work))
    return met


def test_cut_in_half(journal: Path) -> None:
    whole = journal.read_bytes()
    for size in (200, 4096, 4096 * 3 + 77, len(whole) // 2):
        journal.write_bytes(whole[:size])
        assert _at_every_step(journal) == {Trouble.DAMAGED}
        assert journal.read_bytes() == whole[:size]


def test_any_page_zeroed(journal: Path) -> None:
    whole = journal.read_bytes()
    # No step left a page free, on which nothing would be.
    assert int.from_bytes(whole[36:40], "big") == 0
    for start in range(4096, len(whole), 4096):
        part = bytearray(whole)
        part[start : start + 4096] = bytes(4096)
        journal.write_bytes(part)
        met = _at_every_step(journal)
        if not met:
            # A page that no question needs: only a look through the file finds it.
            with Store(journal) as store:
                assert store.check().problems, start
        assert met <= {Trouble.DAMAGED}
        assert journal.read_bytes() == part


def test_the_beginning_zeroed(journal: Path) -> None:
    whole = journal.read_bytes()
    journal.write_bytes(bytes(4096) + whole[4096:])
    assert trouble_of(lambda: Store(journal)) is Trouble.NOT_A_JOURNAL


def test_a_note_that_is_no_text_any_more(journal: Path) -> None:
    whole = journal.read_bytes()
    assert whole.count(MARKER.encode()) == 1
    journal.write_bytes(whole.replace(b"at the window", b"at the w\xffndow"))
    with Store(journal) as store:
        for work in (lambda: store.find(NOTE), lambda: store.read(EVERYTHING), store.check):
            assert trouble_of(work) is Trouble.DAMAGED
        # The rest can still be read and written.
        assert store.find(FATIGUE) == FATIGUE
        store.apply([Change(FATIGUE, None)])
        assert store.find(FATIGUE) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE rating SET value = 11",
        "UPDATE rating SET day = '2026-02-30'",
        "UPDATE rating SET day = '2026-03-99'",
        "UPDATE rating SET typed_at = 'Zaubernuss'",
        "UPDATE rating SET typed_at = '2026-03-04T20:10:00.000'",
        "UPDATE rating SET typed_at = '0001-01-01T00:00:00.000Z', offset_min = -90",
        "UPDATE rating SET typed_at = '2026-03-01T00:00:00.000Z'",
        "UPDATE rating SET offset_min = 90000",
        f"INSERT INTO day_fact ({_STAMPED}, fact, value) SELECT {_STAMPED}, 'Zaubernuss', 1 FROM rating",
        f"INSERT INTO night ({_STAMPED}, to_bed, clock_change_min) SELECT {_STAMPED}, '24:61', 0 FROM note",
        f"INSERT INTO night ({_STAMPED}, clock_change_min) SELECT {_STAMPED}, 0 FROM note",
        "UPDATE rating SET source = 'Zaubernuss'",
        f"INSERT INTO pain ({_STAMPED}, area) SELECT {_STAMPED}, 'Zaubernuss' FROM note",
        f"INSERT INTO activity ({_STAMPED}, what, kinds) SELECT {_STAMPED}, 'x', 'Zaubernuss' FROM note",
        f"INSERT INTO activity ({_STAMPED}, what, kinds) SELECT {_STAMPED}, ' ', '' FROM note",
        f"INSERT INTO own_name ({_STAMPED}, symptom, name) SELECT {_STAMPED}, 'Zaubernuss', 'x' FROM note",
        f"INSERT INTO list_order ({_STAMPED}, keys) SELECT {_STAMPED}, 'Zaubernuss,Zaubernuss' FROM note",
        f"INSERT INTO link ({_STAMPED}, episode, activity, certainty) SELECT {_STAMPED}, '1', '2', 'sure' FROM note",
        f"INSERT INTO score ({_STAMPED}, name, number, by_whom) SELECT {_STAMPED}, 'x', 9e999, '' FROM note",
        *(
            f"INSERT INTO episode ({_STAMPED}, no_cause, onset, symptoms) SELECT {_STAMPED}, 0, {values} FROM note"
            for values in (
                "day || ' Zaubernuss', ''",
                "day || ' hour', ''",
                "day || ' hour 25:00', ''",
                "'Zaubernuss', ''",
                "'2026-03-05 day', ''",
                "day || ' day', 'Zaubernuss'",
                "day || ' day', 'fatigue:Zaubernuss'",
                "day || ' day', 'Zauber nuss:new'",
            )
        ),
        "UPDATE note SET text = ' '",
        "ALTER TABLE rating RENAME COLUMN value TO worth",
        "UPDATE rating SET id = 'Zaubernuss'",
    ],
)
def test_values_that_can_not_be_right(journal: Path, statement: str) -> None:
    change(journal, statement)
    assert _at_every_step(journal) == {Trouble.DAMAGED}


@pytest.mark.parametrize("table", metadata.tables)
def test_a_table_that_is_gone(journal: Path, table: str) -> None:
    change(journal, f"DROP TABLE {table}")
    before = journal.read_bytes()
    assert trouble_of(lambda: Store(journal)) is Trouble.DAMAGED
    assert journal.read_bytes() == before


# The bin is not read with the rest: what is wrong there spoils nothing else.


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE deleted SET entry = 'Zaubernuss'",
        "UPDATE deleted SET entry = '[\"Zaubernuss\"]'",
        "UPDATE deleted SET entry = '7'",
        "UPDATE deleted SET entry = '{}'",
        "UPDATE deleted SET entry = json_set(entry, '$.day', 7)",
        "UPDATE deleted SET entry = json_set(entry, '$.text', json('[\"Zaubernuss\"]'))",
        "UPDATE deleted SET entry = json_set(entry, '$.source', 'Zaubernuss')",
        "UPDATE deleted SET kind = 'Zaubernuss'",
        "UPDATE deleted SET kind = 'rating'",
    ],
)
def test_a_bin_that_can_not_be_read(journal: Path, statement: str) -> None:
    with Store(journal) as store:
        store.apply([Change(NOTE, None)])
    change(journal, statement)
    with Store(journal) as store:
        assert trouble_of(store.check) is Trouble.DAMAGED
        assert list(store.read(EVERYTHING).entries) == [FATIGUE]
        # What can be read is not kept from anybody, and what is deleted now can be restored.
        store.apply([Change(FATIGUE, None)])
        store.apply([Change(None, NOTE)])
        store.apply([Change(NOTE, None)])
        assert [deleted.entry for deleted in store.deleted()] == [NOTE, FATIGUE]


@pytest.mark.parametrize("statement", ["UPDATE deleted SET deleted_at = '9999-99-99'"])
def test_a_moment_of_deletion_that_can_not_be_right(journal: Path, statement: str) -> None:
    with Store(journal) as store:
        store.apply([Change(NOTE, None)])
    change(journal, statement)
    with Store(journal) as store:
        assert store.deleted() == ()
        assert store.check().problems == (
            "CHECK constraint failed in deleted",
            "deleted: an entry is not as it was written",
        )


def test_a_thrown_entry_that_is_not_where_it_belongs_is_found(journal: Path) -> None:
    with Store(journal) as store:
        store.apply([Change(NOTE, None)])
    change(journal, "UPDATE deleted SET entry = json_set(entry, '$.day', '2026-03-01')")
    with Store(journal) as store:
        assert store.check().problems == (
            "deleted: an entry is not as it was written",
            "deleted: an entry is not where it belongs",
        )


def test_an_id_that_is_not_where_it_belongs_is_found(journal: Path) -> None:
    change(journal, "UPDATE rating SET symptom = 'fatigud'")
    with Store(journal) as store:
        assert store.check().problems == (
            "rating: an entry is not as it was written",
            "rating: an entry is not where it belongs",
        )


def test_a_changed_byte_in_an_index_is_found(journal: Path) -> None:
    whole = journal.read_bytes()
    assert whole.count(b"2026-03-04fatigue") == 1
    journal.write_bytes(whole.replace(b"2026-03-04fatigue", b"2026-03-04fatigud"))
    with Store(journal) as store:
        problems = store.check().problems
        assert problems
        assert "rating_place" in problems[0] or "index" in problems[0]
        assert MARKER not in "".join(problems)


# What can not be written is not written in part.


def _wrong(entry: Any, **parts: object) -> Any:
    """An entry that the domain would have refused, as a fault of ours might make one."""
    for name, value in parts.items():
        object.__setattr__(entry, name, value)
    return entry


@pytest.mark.parametrize(
    "wrong",
    [
        _wrong(Rating(DAY, STAMP, "pem", 5), value=11),
        _wrong(Rating(DAY, STAMP, "pem", 5), value=5.5),
        _wrong(Rating(DAY, STAMP, "pem", 5), value=MARKER),
        _wrong(Note(DAY, STAMP, "x"), text=""),
        _wrong(Note(DAY, STAMP, "x"), text=f"{MARKER}\ud800"),
        _wrong(Note(DAY, STAMP, "x"), text=[MARKER]),
        Night(DAY, STAMP, awakenings=2**70),
        _wrong(Rating(DAY, STAMP, "pem", 5), stamp=_wrong(Stamp(STAMP.at, 0), at=datetime(2026, 3, 4))),
    ],
)
def test_a_batch_with_one_wrong_change_writes_nothing(store: Store, wrong: Any) -> None:
    before = list(store.read(EVERYTHING).entries)
    batch = [
        Change(FATIGUE, None),
        Change(None, Rating(DAY, STAMP, "headache", 1)),
        Change(None, wrong),
        Change(None, Rating(DAY, STAMP, "brain_fog", 1)),
    ]
    assert trouble_of(lambda: store.apply(batch)) is Trouble.FAILED
    assert list(store.read(EVERYTHING).entries) == before
    store.apply([*batch[:2], batch[3]])
    assert [rating.symptom for rating in store.read(EVERYTHING).ratings] == ["headache", "brain_fog"]


def test_a_kind_that_has_no_shelf_is_never_dropped_in_silence(store: Store) -> None:
    class Dream(Note):
        pass

    assert trouble_of(lambda: store.apply([Change(None, Dream(DAY, STAMP, "x"))])) is Trouble.FAILED


def test_a_journal_that_is_closed(journal: Path) -> None:
    store = Store(journal)
    store.close()
    store.close()
    for work in (lambda: store.apply([Change(NOTE, None)]), lambda: store.find(NOTE), store.check, store.span):
        assert trouble_of(work) is Trouble.FAILED
    assert list(journal.parent.iterdir()) == [journal]


def test_a_journal_is_let_go_of_when_something_else_goes_wrong(journal: Path) -> None:
    with pytest.raises(ZeroDivisionError), Store(journal):
        raise ZeroDivisionError
    with Store(journal) as store:
        assert store.find(FATIGUE) == FATIGUE


@pytest.mark.parametrize("column", ["id", "text", "day"])
def test_a_column_that_holds_bytes(journal: Path, column: str) -> None:
    change(
        journal,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')')",
        "PRAGMA writable_schema=RESET",
        f"UPDATE note SET {column} = CAST({column} AS BLOB)",
    )
    assert _at_every_step(journal) <= {Trouble.DAMAGED}
    with Store(journal) as store:
        assert trouble_of(lambda: list(store.check_digests())) is Trouble.DAMAGED
        assert trouble_of(lambda: store.back_up(folder_of(journal))) is Trouble.DAMAGED
    with Store.create(journal.with_name("fresh.tidebook")) as fresh:
        found = salvage(journal, fresh)
        assert (found.altered["note"], found.read["rating"]) == (1, 1)
