"""The complete archive: everything goes out, and everything comes in."""

import json
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.archives import everything, files, good, journal_of, record, with_journal
from tests.storage.journals.entries_v4 import ENTRIES
from tests.strategies import entries
from tidebook.bundled import catalogue
from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.event import Event, EventKind
from tidebook.domain.kinds import DATED, STANDING
from tidebook.domain.note import Note
from tidebook.domain.rating import Rating
from tidebook.domain.score import Score
from tidebook.domain.stamp import Stamp
from tidebook.exchange.archive import journal, save
from tidebook.exchange.archive_form import MEMBERS
from tidebook.exchange.archive_read import Archive, read_archive
from tidebook.exchange.csv_export import ExportStopped
from tidebook.exchange.plan import Plan, plan
from tidebook.exchange.refused import RefusedError
from tidebook.storage.store import Store

NOON = Stamp(datetime(2026, 4, 1, 12, tzinfo=UTC), 60)
LATER = Stamp(datetime(2026, 4, 1, 13, tzinfo=UTC), 60)
DAY = date(2026, 3, 30)
FIRST, OTHER = UUID(int=1, version=4), UUID(int=2, version=4)


@given(st.lists(entries(), max_size=25, unique_by=lambda entry: entry.id))
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_any_journal_comes_back_as_it_was(base: Path, some: list[Entry]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Store.create(folder / "one.tidebook") as one, Store.create(folder / "two.tidebook") as two:
            one.apply([Change(None, entry) for entry in some])
            whole = record(*some) if some else record(Note(DAY, NOON, "x"))
            held = one.read(whole.period)
            # Without its tables: the daily one is long where the days are centuries apart.
            archive = Archive(_through_json(base, folder, journal(held)))
            two.apply(plan(archive, two.read(whole.period)).changes)
            assert two.read(whole.period) == held
            # Twice changes nothing, and nor does it in the journal that it came from.
            for store in (one, two):
                found = plan(archive, store.read(whole.period))
                assert (found.changes, found.same) == ((), len(some))
            assert journal(two.read(whole.period)) == journal(held)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good archive of one note, to put another journal.json into."""
    return good(tmp_path_factory.mktemp("base"), Note(DAY, NOON, "x"))


def _through_json(base: Path, folder: Path, content: bytes) -> tuple[Entry, ...]:
    counts = {name: len(some) for name, some in json.loads(content).items()}
    target = with_journal(base, content, folder / "some.zip", counts=counts)
    return read_archive(target).entries


def test_an_archive_is_read_again(tmp_path: Path) -> None:
    archive = read_archive(good(tmp_path))
    assert set(archive.entries) == set(ENTRIES)
    assert len(archive.entries) == len(ENTRIES)
    assert archive.counts == {kind: sum(type(e) is kind for e in ENTRIES) for kind in DATED | STANDING}
    dated = [entry.day for entry in ENTRIES if type(entry) in DATED]
    assert archive.period is not None
    assert (archive.period.first, archive.period.last) == (min(dated), max(dated))


def test_an_archive_that_people_have_is_read_for_ever() -> None:
    # Made by the first program that saved archives, and never changed.
    assert set(read_archive(Path(__file__).with_name("archive_v1.zip")).entries) == set(ENTRIES)


def test_the_same_journal_gives_the_same_bytes(tmp_path: Path) -> None:
    before = good(tmp_path).read_bytes()
    assert good(tmp_path).read_bytes() == before
    held = record(*ENTRIES)
    assert everything(held)
    save(tmp_path / "again.zip", held, catalogue())
    assert (tmp_path / "again.zip").read_bytes() == before
    assert (tmp_path / "again.zip").stat().st_mode & 0o777 == 0o600


def test_what_lies_in_it(tmp_path: Path) -> None:
    members = dict(files(good(tmp_path)))
    assert set(members) == set(MEMBERS)
    manifest = json.loads(members["manifest.json"])
    assert (manifest["format"], manifest["version"]) == ("tidebook-archive", 1)
    assert manifest["program"].startswith("Tidebook ")
    assert set(manifest["files"]) == set(members) - {"manifest.json"}
    assert sum(manifest["counts"].values()) == len(ENTRIES)
    readme = members["README.txt"].decode()
    for words in ("complete copy", "journal.json", "tidebook import", "No passphrase"):
        assert words in readme


def test_journal_json_is_plain_to_read() -> None:
    some = record(Rating(DAY, NOON, "fatigue", 6), Note(DAY, NOON, "grün \u2028\n“x”"))
    lines = journal(some).decode().split("\n")
    assert (
        '{"day": "2026-03-30", "stamp": {"at": "2026-04-01T12:00:00.000Z", "offset_min": 60, "source": "typed"}, '
        in (lines[lines.index('"ratings": [') + 1])
    )
    assert "grün" in "".join(lines)
    assert json.loads(journal(some))["notes"][0]["text"] == "grün \u2028\n“x”"


def test_saving_can_be_stopped(tmp_path: Path) -> None:
    told: list[float] = []
    with pytest.raises(ExportStopped):
        save(tmp_path / "x.zip", record(*ENTRIES), catalogue(), progress=told.append, stopped=lambda: len(told) > 2)
    assert list(tmp_path.iterdir()) == []
    assert 0 < max(told) < 1


def test_an_empty_archive(base: Path, tmp_path: Path) -> None:
    empty = journal(record(Note(DAY, NOON, "x")).within(record(Note(DAY - timedelta(1), NOON, "x")).period))
    assert _through_json(base, tmp_path, empty) == ()
    assert Archive(()).period is None
    assert list(Plan().said()) == []


def brought_in(store: Store, *some: Entry) -> Plan:
    found = plan(Archive(some), store.read(record(*some).period))
    store.apply(found.changes)
    return found


def test_what_was_typed_later_wins_and_nothing_is_lost(tmp_path: Path) -> None:
    older, newer = Rating(DAY, NOON, "fatigue", 3), Rating(DAY, LATER, "fatigue", 5)
    with Store.create(tmp_path / "j.tidebook") as store:
        assert brought_in(store, older).new == (older,)
        found = brought_in(store, newer)
        assert (found.newer, found.older, found.same) == (((older, newer),), 0, 0)
        assert store.find(newer) == newer
        assert [one.entry for one in store.deleted()] == [older]
        # One step back.
        store.apply([change.inverse() for change in reversed(found.changes)])
        assert store.find(newer) == older
        assert [one.entry for one in store.deleted()] == [newer]
        store.apply(found.changes)
        kept = brought_in(store, older)
        assert (kept.changes, kept.older) == ((), 1)
        assert store.find(newer) == newer


def test_at_the_same_moment_the_journal_stays(tmp_path: Path) -> None:
    with Store.create(tmp_path / "j.tidebook") as store:
        brought_in(store, Rating(DAY, NOON, "fatigue", 3))
        assert brought_in(store, Rating(DAY, NOON, "fatigue", 4)).older == 1
        assert store.find(Rating(DAY, NOON, "fatigue", 0)) == Rating(DAY, NOON, "fatigue", 3)


def test_what_was_deleted_here_comes_back_out_of_the_bin(tmp_path: Path) -> None:
    note = Note(DAY, NOON, "back again")
    with Store.create(tmp_path / "j.tidebook") as store:
        brought_in(store, note)
        store.apply([Change(note, None)])
        assert brought_in(store, note).new == (note,)
        assert (store.find(note), store.deleted()) == (note, ())


def test_two_kinds_under_one_id_can_not_be_kept(tmp_path: Path) -> None:
    with Store.create(tmp_path / "j.tidebook") as store:
        brought_in(store, Event(DAY, NOON, FIRST, EventKind.LIFE, "a move"))
        with pytest.raises(RefusedError, match="does not fit"):
            brought_in(store, Score(DAY, NOON, OTHER, "FUNCAP", 3), Score(DAY, NOON, FIRST, "FUNCAP", 3))
        assert store.read(record(Note(DAY, NOON, "x")).period).scores == ()


def test_what_would_come_in_is_said() -> None:
    older, newer = Rating(DAY, NOON, "fatigue", 3), Rating(DAY, LATER, "fatigue", 5)
    days = [Note(DAY - timedelta(days=n), NOON, "x") for n in range(3)]
    assert list(Plan(tuple(days), ((older, newer),), 2, 1).said()) == [
        "ratings: 1 (2026-03-30 to 2026-03-30)",
        "notes: 3 (2026-03-28 to 2026-03-30)",
        "1 of them was typed later than the one here. The one here goes to Recently deleted.",
        "1 entry was typed later here, or at the same moment. It stays as it is.",
        "2 entries are here already.",
    ]


def test_the_archive_of_a_journal_is_its_journal_json(tmp_path: Path) -> None:
    assert journal_of(good(tmp_path)) == journal(record(*ENTRIES))
