"""What an answer that shows as saved survives."""

import json
import subprocess
import sys
from pathlib import Path

import pytest


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
