"""What a program leaves that was killed: see also tests/faults/kill_all.py."""

from pathlib import Path

from tidebook.storage.store import Store


def test_what_a_killed_program_left_beside_the_file_goes_with_the_next_look(journal: Path) -> None:
    # A spent journal: SQLite keeps it with an empty head while it holds the file, old pages and all.
    leftover = journal.with_name(f"{journal.name}-journal")
    leftover.write_bytes(bytes(512) + b"deleted words" * 400)
    with Store(journal) as store:
        before = store.check()
    assert not leftover.exists()
    with Store(journal) as store:
        assert store.check() == before
    assert not before.problems
