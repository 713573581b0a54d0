"""Summary in the window: from a change of a choice until the new page is on the screen, on a year."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measure import Measured, journal

_WINDOW = Path(__file__).parent / "windows" / "summary.py"
# The page alone; with an appendix of many pages "Setting the page…" is said meanwhile.
_AT_MOST = {"page": 0.5, "appendix": 2.0}


def bench_preview() -> Iterator[Measured]:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(_WINDOW), str(journal(1))]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True, timeout=300)
    for what, number in map(str.split, done.stdout.splitlines()):
        words = {"page": "preview after a change, page 1", "appendix": "preview after a change, appendix"}[what]
        yield Measured(f"{words}, 1 year", float(number), _AT_MOST[what])
