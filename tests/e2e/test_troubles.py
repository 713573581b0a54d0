"""What goes wrong is said in the window, and nothing is lost by it."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.program import Program
from tests.e2e.screen import Screen
from tidebook import clock
from tidebook.domain.period import Period
from tidebook.storage.store import Store

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).parents[2]
Start = Callable[..., Program]


def saved_note(journal: Path) -> str:
    today = clock.today()
    with Store(journal) as store:
        note = store.read(Period(today, today)).note(today)
    return "" if note is None else note.text


def test_a_second_start_leaves_the_journal_to_the_first_window(screen: Screen, start: Start, journal: Path) -> None:
    first = start()
    first.wait_to_say("0 of 5 answered")
    first.focus()
    screen.press("6")
    first.wait_to_say("1 of 5 answered", "Saved ")
    before = journal.read_bytes()

    # The first window comes forward, and the second start ends by itself.
    assert start().ended() == 0

    assert journal.read_bytes() == before
    first.focus()
    screen.press("4")
    first.wait_to_say("2 of 5 answered", "Saved ")
    assert first.close() == 0


def test_what_is_no_journal_stays_as_it_is(start: Start, tmp_path: Path) -> None:
    letter = tmp_path / "letter.tidebook"
    letter.write_text("Dear doctor, " * 100, encoding="utf-8")
    was = letter.stat().st_mtime_ns
    program = start(letter)
    window = program.wait_to_say("This is not a Tidebook journal.")
    assert window.says("Nothing was changed.")
    assert window.named("Try again") is not None
    assert window.named("Open another journal…") is not None
    assert program.close() == 0
    assert (letter.read_text(encoding="utf-8"), letter.stat().st_mtime_ns) == ("Dear doctor, " * 100, was)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [letter.name]


def test_a_kill_in_the_middle_of_writing_loses_at_most_a_second(screen: Screen, start: Start, journal: Path) -> None:
    program = start()
    program.wait_to_say("0 of 5 answered")
    program.focus()
    program.tab_to("Note")
    # Without a pause, for several seconds: letter by letter, each at a known moment.
    typed: list[tuple[float, str]] = []
    text = "the noise in the street did not stop until four " * 3
    for letter in text:
        screen.press("space" if letter == " " else letter)
        typed.append((time.monotonic(), letter))
    program.kill()
    killed = time.monotonic()
    kept = saved_note(journal)
    assert text.startswith(kept)
    assert typed[-1][0] - typed[0][0] > 2, "the writing took long enough to tell"
    older = [letter for moment, letter in typed if moment < killed - 1.0]
    assert len(kept) >= len(older), (kept, "".join(older))


def test_make_run_without_a_screen_is_one_line() -> None:
    env = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    make = shutil.which("make")
    assert make is not None
    done = subprocess.run(
        [make, "run"], cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=60, encoding="utf-8"
    )
    words = [line for line in done.stderr.splitlines() if not line.startswith("make: ")]
    assert done.returncode != 0
    assert (done.stdout, len(words)) == ("", 1)
    assert words[0].startswith("There is no screen here")
