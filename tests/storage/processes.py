"""Other programs that a journal meets: started for real, as processes of their own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# As root, what a folder or a file forbids would be allowed all the same.
_LIMITED = (
    ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search")
    if os.geteuid() == 0
    else ()
)

_SHORTCUTS = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from tidebook.domain.change import Change
from tidebook.domain.errors import JournalError
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.stamp import Stamp
from tidebook.storage.store import Store
path, day = Path(sys.argv[1]), date(2026, 3, 4)
def note(text):
    return Change(None, Note(day, Stamp(datetime(2026, 3, 4, 20, tzinfo=UTC), 0), text))
def tell(work):
    try:
        print(work())
    except JournalError as error:
        print(error.trouble.name)
"""


def run(code: str, path: Path, *, limited: bool = False) -> list[str]:
    """Return the lines that `code` prints about `path`; `limited`: as someone to whom rights mean something."""
    command = [*(_LIMITED if limited else ()), sys.executable, "-c", _SHORTCUTS + code, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@contextmanager
def holding(path: Path) -> Iterator[None]:
    """Another program that has the journal open meanwhile."""
    code = f"{_SHORTCUTS}\nwith Store(path):\n    print('open', flush=True)\n    sys.stdin.read()"
    command = [sys.executable, "-c", code, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        yield
        other.communicate(timeout=60)
    assert other.returncode == 0
