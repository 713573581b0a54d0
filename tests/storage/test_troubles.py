"""Whatever is wrong with a file: it is said plainly, and the file stays as it was."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.meeting import DAY, EVERYTHING, FATIGUE, MARKER, NOTE, STAMP, change, trouble_of
from tests.storage.processes import holding, run
from tidebook.domain.change import Change
from tidebook.domain.errors import JournalError, Trouble
from tidebook.domain.note import Note
from tidebook.domain.rating import Rating
from tidebook.storage import faults, locks
from tidebook.storage.migrations import APPLICATION_ID, NEWEST
from tidebook.storage.store import Store


@pytest.mark.parametrize(
    "make",
    [
        faults.locked, faults.newer, faults.foreign, faults.not_a_journal, faults.missing, faults.taken,
        faults.no_folder, faults.read_only, faults.closed_to_us, faults.full, faults.damaged, faults.moved,
        faults.failed, faults.much_newer, locks.needs_passphrase, locks.wrong_passphrase, faults.not_made,
        locks.unusable_passphrase, locks.changed_but_closed, locks.mistyped_code, locks.wrong_code, locks.no_recovery,
        lambda: locks.code_length(27), faults.unfit, faults.not_closed, faults.altered,
    ],
)  # fmt: skip
def test_each_trouble_is_three_plain_sentences_or_four(make: Callable[[], JournalError]) -> None:
    error = make()
    for part in (error.happened, error.safe, error.next_step):
        assert part.endswith(".")
        assert all(len(sentence.split()) <= 15 for sentence in part.split(". "))


# Files that are no journal of ours.


def _png(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))


def _text(path: Path) -> None:
    path.write_text(f"Dear diary, {MARKER}. " * 20)


def _short(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00")


def _database(*statements: str) -> Callable[[Path], None]:
    return lambda path: change(path, "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)", *statements)


@pytest.mark.parametrize(
    ("make", "trouble"),
    [
        (_png, Trouble.NOT_A_JOURNAL),
        (_text, Trouble.NOT_A_JOURNAL),
        (_short, Trouble.NOT_A_JOURNAL),
        (_database(), Trouble.FOREIGN),
        (_database("PRAGMA journal_mode=WAL"), Trouble.FOREIGN),
        (_database("PRAGMA journal_mode=PERSIST"), Trouble.FOREIGN),
        (_database("PRAGMA user_version=1"), Trouble.FOREIGN),
        (_database("PRAGMA application_id=7"), Trouble.FOREIGN),
        (_database("PRAGMA application_id=7", f"PRAGMA user_version={NEWEST + 1}"), Trouble.FOREIGN),
        (
            # Of a newer Tidebook, with nothing in it that this one knows.
            _database(f"PRAGMA application_id={APPLICATION_ID}", f"PRAGMA user_version={NEWEST + 1}"),
            Trouble.NEWER,
        ),
        # Says that it is ours, and is not.
        (_database(f"PRAGMA application_id={APPLICATION_ID}", f"PRAGMA user_version={NEWEST}"), Trouble.DAMAGED),
    ],
)
def test_other_files_are_named_and_left_alone(tmp_path: Path, make: Callable[[Path], None], trouble: Trouble) -> None:
    path = tmp_path / "other.tidebook"
    make(path)
    before = path.read_bytes()
    for opening in (Store, Store.open_or_create):
        assert trouble_of(lambda opening=opening: opening(path)) is trouble  # type: ignore[misc]
    assert trouble_of(lambda: Store.create(path)) is Trouble.TAKEN
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("passphrase", [None, "Gänse'wein"])
def test_a_journal_of_a_newer_tidebook_is_read_and_left_alone(tmp_path: Path, passphrase: str | None) -> None:
    path = tmp_path / "journal.tidebook"
    with Store.create(path, passphrase) as store:
        store.apply([Change(None, NOTE), Change(None, FATIGUE)])
        for statement in (
            f"PRAGMA user_version={NEWEST + 1}",
            "CREATE TABLE dream (seq INTEGER PRIMARY KEY, digest BLOB) STRICT",
            "ALTER TABLE note ADD COLUMN mood TEXT",
            # A kind of source that only the newer one knows.
            "PRAGMA ignore_check_constraints=ON",
            "UPDATE rating SET source = 'spoken'",
        ):
            store._driver.execute(statement).fetchall()
    before = path.read_bytes()
    with Store(path, passphrase) as store:
        assert store.is_read_only
        assert store.why_read_only is not None
        assert store.why_read_only.trouble is Trouble.NEWER
        assert list(store.read(EVERYTHING).entries) == [NOTE]
        assert store.find(NOTE) == NOTE
        assert trouble_of(lambda: store.apply([Change(NOTE, None)])) is Trouble.NEWER
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_journal_of_a_much_newer_tidebook_is_left_alone(journal: Path) -> None:
    change(journal, f"PRAGMA user_version={NEWEST + 7}", "ALTER TABLE note RENAME TO words")
    before = journal.read_bytes()
    assert trouble_of(lambda: Store(journal)) is Trouble.NEWER
    assert journal.read_bytes() == before


def test_an_empty_file_becomes_a_journal(tmp_path: Path) -> None:
    path = tmp_path / "empty.tidebook"
    path.touch()
    with Store.open_or_create(path) as store:
        store.apply([Change(None, NOTE)])
    with Store(path) as store:
        assert store.find(NOTE) == NOTE


def test_places_where_no_journal_is(tmp_path: Path) -> None:
    plain, loop, pipe = tmp_path / "file", tmp_path / "loop", tmp_path / "pipe"
    plain.write_text("x")
    loop.symlink_to(loop)
    os.mkfifo(pipe)
    too_long = tmp_path / ("n" * 300)
    assert trouble_of(lambda: Store(tmp_path)) is Trouble.NOT_A_JOURNAL
    assert trouble_of(lambda: Store.open_or_create(tmp_path)) is Trouble.NOT_A_JOURNAL
    assert trouble_of(lambda: Store(pipe)) is Trouble.NOT_A_JOURNAL
    assert trouble_of(lambda: Store(Path("/dev/null"))) is Trouble.NOT_A_JOURNAL
    for path in (
        tmp_path / "no.tidebook",
        tmp_path / "no" / "no.tidebook",
        plain / "no",
        too_long,
        loop,
    ):
        assert trouble_of(lambda path=path: Store(path)) is Trouble.MISSING  # type: ignore[misc]
    for path in (plain / "new.tidebook", plain / "folder" / "new.tidebook", too_long):
        assert trouble_of(lambda path=path: Store.open_or_create(path)) is Trouble.READ_ONLY  # type: ignore[misc]
    assert trouble_of(lambda: Store.create(tmp_path)) is Trouble.TAKEN
    assert sorted(tmp_path.iterdir()) == sorted((plain, loop, pipe))


# Someone else, or we ourselves, have it open.


def test_another_program_has_it_open(journal: Path) -> None:
    before = journal.read_bytes()
    with holding(journal):
        assert trouble_of(lambda: Store(journal)) is Trouble.LOCKED
        assert trouble_of(lambda: Store.open_or_create(journal)) is Trouble.LOCKED
    assert journal.read_bytes() == before
    with Store(journal) as store:
        assert store.find(NOTE) == NOTE


def test_we_have_it_open_ourselves_under_whatever_name(journal: Path, tmp_path: Path) -> None:
    linked, hard = tmp_path / "linked", tmp_path / "hard"
    linked.symlink_to(journal)
    hard.hardlink_to(journal)
    with Store(journal) as store:
        for path in (journal, linked, hard, tmp_path / "." / "journal.tidebook"):
            assert trouble_of(lambda path=path: Store(path)) is Trouble.LOCKED  # type: ignore[misc]
        # Had we looked into the file, our lock would be gone now.
        assert run("tell(lambda: Store(path))", journal) == ["LOCKED"]
        store.apply([Change(None, Rating(DAY, STAMP, "pem", 1))])
    with Store(linked) as store:
        assert store.check().problems == ()


def test_a_journal_that_would_not_open_can_be_opened_once_it_is_whole(journal: Path) -> None:
    whole = journal.read_bytes()
    journal.write_bytes(whole[:100] + bytes(len(whole) - 100))
    errors = []
    for _ in range(2):
        with pytest.raises(JournalError) as met:
            Store(journal)
        # Kept, as a window keeps it while it is shown.
        errors.append(met.value)
    assert [error.trouble for error in errors] == [Trouble.DAMAGED] * 2
    journal.write_bytes(whole)
    assert run("with Store(path) as store: print(store.find(note('x').entry) is not None)", journal) == ["True"]
    with Store(journal) as store:
        assert store.find(NOTE) == NOTE


# Rights.


def test_a_file_that_may_not_be_read(journal: Path) -> None:
    journal.chmod(0)
    assert run("tell(lambda: Store(path))\ntell(lambda: Store.open_or_create(path))", journal, limited=True) == [
        "CLOSED_TO_US",
        "CLOSED_TO_US",
    ]


def test_a_folder_that_may_not_be_entered(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(0)
    code = "tell(lambda: Store(path))\ntell(lambda: Store.open_or_create(path))\ntell(lambda: Store.create(path))"
    assert run(code, folder / "journal.tidebook", limited=True) == ["CLOSED_TO_US", "CLOSED_TO_US", "READ_ONLY"]


def test_a_file_that_may_only_be_read_is_read(journal: Path) -> None:
    journal.chmod(0o400)
    before = journal.read_bytes()
    code = """
with Store(path) as store:
    print(len(store.read(Period(day, day)).ratings))
    tell(lambda: store.apply([note("x")]))
    print(len(store.read(Period(day, day)).ratings))
"""
    assert run(code, journal, limited=True) == ["1", "READ_ONLY", "1"]
    assert journal.read_bytes() == before


def test_a_folder_that_may_only_be_read(journal: Path) -> None:
    before = journal.read_bytes()
    journal.parent.chmod(0o500)
    code = """
with Store(path) as store:
    print(len(store.read(Period(day, day)).ratings))
    tell(lambda: store.apply([note("x")]))
    print(len(store.read(Period(day, day)).ratings))
tell(lambda: Store.create(path.with_name("new.tidebook")))
tell(lambda: Store.create(path.with_name("new") / "new.tidebook"))
"""
    assert run(code, journal, limited=True) == ["1", "READ_ONLY", "1", "READ_ONLY", "READ_ONLY"]
    journal.parent.chmod(0o700)
    assert journal.read_bytes() == before
    assert list(journal.parent.iterdir()) == [journal]


def test_a_folder_that_may_be_written_but_not_listed(tmp_path: Path) -> None:
    folder = tmp_path / "blind"
    folder.mkdir(0o300)
    code = "with Store.create(path) as store:\n    store.apply([note('x')])\n    print('kept')"
    assert run(code, folder / "journal.tidebook", limited=True) == ["kept"]


# The disk.


def test_a_full_disk(store: Store, journal: Path) -> None:
    pages = store._connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    store._connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    store._connection.rollback()
    longer = Note(DAY, STAMP, NOTE.text * 20)
    batch = [Change(FATIGUE, None), Change(None, Rating(DAY, STAMP, "pem", 3)), Change(NOTE, longer)]
    for _ in range(2):
        assert trouble_of(lambda: store.apply(batch)) is Trouble.FULL
        assert list(store.read(EVERYTHING).entries) == [FATIGUE, NOTE]
    store._connection.exec_driver_sql("PRAGMA max_page_count=1000000")
    store._connection.rollback()
    store.apply(batch)
    store.close()
    with Store(journal) as again:
        assert list(again.read(EVERYTHING).entries) == [Rating(DAY, STAMP, "pem", 3), longer]


def test_a_disk_that_takes_no_more(journal: Path) -> None:
    code = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Store(path) as store:
    size = path.stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    tell(lambda: store.apply([note("x" * 90000)]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    print(len(store.find(note("x").entry).text) > 90000)
    store.apply([note("y" * 90000)])
    print(store.find(note("x").entry).text[:3], store.check().problems)
"""
    assert run(code, journal) == ["FAILED", "False", "yyy ()"]


def test_no_room_for_a_new_journal(tmp_path: Path) -> None:
    code = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
tell(lambda: Store.create(path))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
with Store(path) as store:
    print(store.span())
"""
    assert run(code, tmp_path / "journal.tidebook") == ["FAILED", "None"]


# Moved or replaced while it is open.


def test_moved_away_and_put_back(store: Store, journal: Path, tmp_path: Path) -> None:
    away = journal.rename(tmp_path / "away.tidebook")
    assert trouble_of(lambda: store.apply([Change(NOTE, None)])) is Trouble.MOVED
    assert store.find(NOTE) == NOTE
    away.rename(journal)
    store.apply([Change(NOTE, None)])
    assert store.find(NOTE) is None


def test_replaced_by_another(store: Store, journal: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.tidebook"
    Store.create(other).close()
    before = other.read_bytes()
    other.rename(journal)
    assert trouble_of(lambda: store.apply([Change(NOTE, None)])) is Trouble.MOVED
    assert journal.read_bytes() == before
    # The file in its place is a journal like any other.
    with Store(journal) as another:
        assert another.find(NOTE) is None


def test_taken_away(store: Store, journal: Path) -> None:
    journal.unlink()
    assert trouble_of(lambda: store.apply([Change(NOTE, None)])) is Trouble.MOVED
    assert not journal.exists()
