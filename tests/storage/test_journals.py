"""The file itself: how it is made, and what lies in it."""

from pathlib import Path

import pytest

from tests.storage.asking import ask
from tests.storage.journals.entries_v1 import ENTRIES
from tidebook.domain.change import Change
from tidebook.domain.errors import JournalError, Trouble
from tidebook.storage.header import Kind, examine
from tidebook.storage.migrations import APPLICATION_ID, NEWEST
from tidebook.storage.store import Store


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "journal.tidebook"
    Store.create(path).close()
    return path


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
    assert examine(journal) is Kind.PLAIN


def test_a_header_can_only_be_seen_where_a_file_is(tmp_path: Path) -> None:
    with pytest.raises(JournalError) as refused:
        examine(tmp_path / "no.tidebook")
    assert refused.value.trouble is Trouble.MISSING


@pytest.mark.parametrize("left", ["nothing", "an empty database"])
def test_a_journal_that_was_cut_off_while_it_was_made_is_made(tmp_path: Path, left: str) -> None:
    path = tmp_path / "journal.tidebook"
    path.touch(0o600)
    if left != "nothing":
        ask(path, "VACUUM")
        assert path.stat().st_size > 0
    assert examine(path) is Kind.EMPTY
    with Store(path) as store:
        store.apply([Change(None, ENTRIES[0])])
        assert store.find(ENTRIES[0]) == ENTRIES[0]
    assert examine(path) is Kind.PLAIN
