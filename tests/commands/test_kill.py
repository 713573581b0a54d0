"""What `tidebook add` said was recorded is there after kill -9."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "faults" / "kill_add.py"


@pytest.mark.slow
def test_no_acknowledged_answer_is_lost() -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT, "--rounds", "20"], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = re.search(r"(\d+) kills, (\d+) answers acknowledged: 0 lost, 0 files damaged", done.stdout)
    assert found is not None, done.stdout
    assert int(found[1]) >= 12
    assert int(found[2]) >= 20
