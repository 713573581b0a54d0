"""Recently deleted: what was taken away waits for 30 days, and comes back as it was."""

import json
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from tests.storage.asking import ask
from tests.storage.journals.entries_v2 import ENTRIES
from tests.storage.meeting import DAY, EVERYTHING, FATIGUE, MARKER, NOTE, STAMP, change, trouble_of
from tests.storage.processes import run
from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.errors import Trouble
from tidebook.domain.note import Note
from tidebook.domain.rating import Rating
from tidebook.storage.bin import DAYS_KEPT
from tidebook.storage.digests import seal
from tidebook.storage.store import Store

WORSE = Rating(DAY, STAMP, "fatigue", 8)
PEM = Rating(DAY, STAMP, "pem", 2)


def thrown(store: Store) -> list[Entry]:
    return [deleted.entry for deleted in store.deleted()]


def days_ago(journal: Path, days: float) -> None:
    """Have everything in the bin of a journal that nobody has open be deleted so long ago."""
    at = datetime.now(UTC) - timedelta(days=days)
    connection = driver.connect(str(journal), isolation_level=None)
    connection.execute(f"UPDATE deleted SET deleted_at = '{at:%Y-%m-%dT%H:%M:%S.000Z}'")
    seal(connection, "deleted")
    connection.close()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.place)
def test_every_kind_goes_in_and_comes_out_as_it_was(journal: Path, entry: Entry) -> None:
    with Store(journal) as store:
        store.apply([Change(None, entry)])
        assert thrown(store) == []
        store.apply([Change(entry, None)])
        assert thrown(store) == [entry]
    with Store(journal) as store:
        (deleted,) = store.deleted()
        assert deleted.entry == entry
        assert type(deleted.entry) is type(entry)
        assert abs(datetime.now(UTC) - deleted.at) < timedelta(minutes=5)
        assert store.check().problems == ()
        store.apply([Change(None, deleted.entry)])
        assert (store.find(entry), thrown(store)) == (entry, [])


def test_the_newest_comes_first_and_each_deletion_stays(store: Store) -> None:
    store.apply([Change(FATIGUE, None)])
    store.apply([Change(NOTE, None)])
    assert thrown(store) == [NOTE, FATIGUE]
    store.apply([Change(None, WORSE)])
    assert thrown(store) == [NOTE, FATIGUE]
    store.apply([Change(WORSE, None)])
    assert thrown(store) == [WORSE, NOTE, FATIGUE]
    assert store.check().problems == ()


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_whatever_was_deleted_in_one_place_is_restored_in_any_order(store: Store, order: tuple[int, ...]) -> None:
    notes = [Note(DAY, STAMP, text) for text in ("first", "second", "third")]
    store.apply([Change(NOTE, None)])
    for note in notes:
        store.apply([Change(None, note)])
        store.apply([Change(note, None)])
    for at in order:
        before = store.find(NOTE)
        store.apply([Change(before, notes[at])])
        assert store.find(NOTE) == notes[at]
        # What was in its place is in the bin now, as the newest; nothing is lost, and nothing is there twice.
        assert thrown(store)[:1] == ([before] if before else thrown(store)[:1])
        assert sorted(map(str, [*thrown(store), notes[at]])) == sorted(map(str, [*notes, NOTE]))
        # And back, and again, as undo and redo do it.
        store.apply([Change(notes[at], before)])
        assert (store.find(NOTE), thrown(store)[0]) == (before, notes[at])
        store.apply([Change(before, notes[at])])
    assert store.check().problems == ()


def test_what_is_replaced_on_purpose_goes_in(store: Store) -> None:
    store.apply([Change(FATIGUE, None), Change(None, WORSE)])
    assert (store.find(FATIGUE), thrown(store)) == (WORSE, [FATIGUE])
    store.apply([Change(WORSE, None), Change(None, WORSE)])
    assert (store.find(FATIGUE), thrown(store)) == (WORSE, [FATIGUE])


def test_a_deletion_that_can_not_be_read_any_more_is_in_nobodys_way(journal: Path) -> None:
    with Store(journal) as store:
        store.apply([Change(FATIGUE, None)])
    change(journal, """UPDATE deleted SET entry = '{"symptom": 3}'""")
    with Store(journal) as store:
        store.apply([Change(None, FATIGUE)])
        assert store.find(FATIGUE) == FATIGUE
        store.apply([Change(FATIGUE, None), Change(None, WORSE)])
        assert (store.find(FATIGUE), thrown(store)) == (WORSE, [FATIGUE])


def test_what_goes_in_is_what_the_file_held(store: Store) -> None:
    # The window may know an older one.
    store.apply([Change(FATIGUE, WORSE)])
    store.apply([Change(FATIGUE, None)])
    assert thrown(store) == [WORSE]


def test_what_never_was_there_is_not_deleted(store: Store) -> None:
    store.apply([Change(PEM, None)])
    store.apply([Change(None, PEM), Change(PEM, None)])
    assert thrown(store) == []
    # Deleted twice: it stays as it was deleted first.
    store.apply([Change(FATIGUE, None)])
    before = store.deleted()
    store.apply([Change(WORSE, None)])
    assert store.deleted() == before


def test_a_correction_is_no_deletion(store: Store) -> None:
    store.apply([Change(FATIGUE, WORSE)])
    store.apply([Change(None, FATIGUE)])
    assert thrown(store) == []


def test_a_batch_that_fails_deletes_nothing(store: Store) -> None:
    wrong = Rating(DAY, STAMP, "pem", 5)
    object.__setattr__(wrong, "value", 11)
    store.apply([Change(FATIGUE, None)])
    assert trouble_of(lambda: store.apply([Change(NOTE, None), Change(None, wrong)])) is Trouble.FAILED
    assert trouble_of(lambda: store.apply([Change(None, WORSE), Change(None, wrong)])) is Trouble.FAILED
    assert thrown(store) == [FATIGUE]
    assert store.find(NOTE) == NOTE


def test_after_its_time_it_is_gone_from_the_file(journal: Path) -> None:
    with Store(journal) as store:
        store.apply([Change(NOTE, None)])
    assert MARKER.encode() in journal.read_bytes()
    days_ago(journal, DAYS_KEPT - 0.1)
    with Store(journal) as store:
        assert thrown(store) == [NOTE]
    days_ago(journal, DAYS_KEPT + 0.1)
    with Store(journal) as store:
        assert thrown(store) == []
    assert ask(journal, "SELECT count(*) FROM deleted") == [(0,)]
    assert MARKER.encode() not in journal.read_bytes()


def test_restored_and_corrected_nothing_of_it_stays_in_the_file(journal: Path) -> None:
    with Store(journal) as store:
        store.apply([Change(NOTE, None)])
        store.apply([Change(None, NOTE)])
        store.apply([Change(NOTE, Note(DAY, STAMP, "Sun."))])
    assert MARKER.encode() not in journal.read_bytes()


def test_while_the_journal_stays_open_what_is_too_old_is_not_shown(journal: Path, store: Store) -> None:
    store.apply([Change(NOTE, None)])
    store._driver.execute("UPDATE deleted SET deleted_at = '2020-01-01T00:00:00.000Z'")
    assert store.deleted() == ()


def test_a_journal_that_can_not_be_written_is_opened_all_the_same(journal: Path) -> None:
    with Store(journal) as store:
        store.apply([Change(NOTE, None)])
    days_ago(journal, DAYS_KEPT + 1)
    journal.chmod(0o400)
    before = journal.read_bytes()
    code = "with Store(path) as store: print(len(store.read(Period(day, day)).ratings), store.deleted())"
    assert run(code, journal, limited=True) == ["1 ()"]
    assert journal.read_bytes() == before


def test_the_bin_holds_plain_json_for_whoever_looks_into_the_file_by_hand(journal: Path) -> None:
    with Store(journal) as store:
        store.apply([Change(FATIGUE, None)])
    ((kind, packed),) = ask(journal, "SELECT kind, entry FROM deleted")
    assert kind == "rating"
    assert json.loads(packed) == {
        "id": str(FATIGUE.id),
        "day": "2026-03-04",
        "typed_at": "2026-03-04T20:10:00.000Z",
        "offset_min": 60,
        "source": "typed",
        "symptom": "fatigue",
        "value": 6,
    }


def test_everything_at_once(journal: Path) -> None:
    with Store(journal) as store:
        store.apply([Change(None, entry) for entry in ENTRIES])
        everything = store.read(EVERYTHING)
        store.apply([Change(entry, None) for entry in ENTRIES])
        assert set(thrown(store)) == set(ENTRIES)
        assert not any(store.read(EVERYTHING).events)
        store.apply([Change(None, entry) for entry in ENTRIES])
        assert thrown(store) == []
        assert store.read(EVERYTHING).episodes == everything.episodes


def test_what_only_looks_old_because_a_byte_changed_is_not_taken_away(journal: Path) -> None:
    with Store(journal) as store:
        store.apply([Change(NOTE, None)])
    content = journal.read_bytes()
    at = content.index(b"}20") + 1
    journal.write_bytes(content[:at] + b"1" + content[at + 1 :])
    with Store(journal) as store:
        assert store.check().problems
    assert len(ask(journal, "SELECT 1 FROM deleted")) == 1
