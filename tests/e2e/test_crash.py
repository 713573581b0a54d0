"""When the program breaks off as a whole, the next start says so, and everything that showed as saved is there."""

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.program import Program
from tests.e2e.screen import Screen

pytestmark = pytest.mark.e2e


def test_a_program_that_breaks_off_says_so_at_the_next_start(
    screen: Screen, start: Callable[..., Program], tmp_path: Path
) -> None:
    first = start()
    first.wait_to_say("0 of 5 answered")
    first.focus()
    screen.press("6", "4")
    first.wait_to_say("2 of 5 answered", "Saved ")
    os.kill(first.pid, signal.SIGSEGV)
    assert first.ended() != 0

    second = start()
    dialog = second.wait_to_say("Tidebook broke off the last time.")
    assert dialog.says("All that showed as saved is in your journal.")
    second.click("Save report…")
    second.wait_for(lambda window: window.named("Go on") is None, "the dialog for a file")
    screen.press("ctrl+a")
    screen.write(str(tmp_path / "report.txt"))
    screen.press("Return")
    second.wait_to_say("Saved as", "report.txt")
    report = (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert "Segmentation fault" in report
    # Wherever it was just then, in a start that may not have been over.
    assert re.search(r"tidebook/[\w/]+\.py, line \d+", report)
    assert str(screen.folder) not in report
    second.click("Go on")
    second.wait_to_say("2 of 5 answered")
    assert second.close() == 0

    third = start()
    third.wait_to_say("2 of 5 answered")
    assert third.close() == 0
