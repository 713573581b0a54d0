"""What an answer that shows as saved survives."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tidebook.storage.store import Store


@pytest.mark.slow
def test_kill_9_at_any_moment_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    command = [
        sys.executable,
        str(Path(__file__).with_name("killed.py")),
        str(tmp_path / "journal.tidebook"),
        "4",
        "1",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    counted = json.loads(done.stdout)
    assert counted["problems"] == []
    assert counted["rounds"] >= 10
    assert counted["acknowledged"] >= counted["rounds"]


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
