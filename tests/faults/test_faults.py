"""Each fault run, in short. The full counts: see the scripts beside this file."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

_HERE = Path(__file__).parent

pytestmark = pytest.mark.slow


def told(script: str, *words: str, status: int = 0) -> str:
    """What a script says in the end; skipped where it says that this machine can not do it."""
    command = [sys.executable, str(_HERE / script), *words]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.stdout.startswith("skipped: "):
        pytest.skip(done.stdout.removeprefix("skipped: ").strip())
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


def numbers(pattern: str, said: str) -> list[int]:
    found = re.search(pattern, said)
    assert found is not None, said
    return [int(number) for number in found.groups()]


def test_kill_9_in_the_middle_of_anything_loses_nothing() -> None:
    said = told("kill_all.py", "--rounds", "24", "--seed", "2")
    assert numbers(r"^(\d+) kills, .*?(\d+) deeds acknowledged .*: 0 lost, 0 files damaged", said)[0] == 24
    assert numbers(r"(\d+) deeds acknowledged", said)[0] >= 10
    assert "not done" in said


def test_a_power_cut_loses_nothing_that_was_acknowledged() -> None:
    said = told("cut_power.py", "--rounds", "10", "--seed", "2")
    assert numbers(r"^(\d+) cuts, .*?(\d+) deeds acknowledged .*: 0 lost, 0 files damaged", said)[0] == 10


def test_a_power_cut_is_seen_to_lose_what_was_not_synced() -> None:
    said = told("cut_power.py", "--rounds", "6", "--seed", "1", "--deeds", "save", "--unsafe", status=1)
    assert numbers(r"\): (\d+) lost, ", said)[0] >= 1


@pytest.mark.parametrize("words", [(), ("--protected",)])
def test_no_changed_byte_changes_what_is_read_without_a_word(words: tuple[str, ...]) -> None:
    said = told("flip_bytes.py", "--rounds", "60", "--seed", "3", *words)
    assert sum(numbers(r": 0 silent changes of content; noticed by .*? (\d+), .*? (\d+), .*? (\d+);", said)) >= 20


@pytest.mark.parametrize("words", [(), ("--limit",)])
def test_a_full_disk_takes_nothing_away_and_is_said(words: tuple[str, ...]) -> None:
    said = told("full_disk.py", "--sizes", "3", "--seed", "1", *words)
    assert numbers(r"^(\d+) sizes .*: 0 lost or damaged; (\d+) refused in a sentence, 0 without", said)[0] == 3
    assert numbers(r"(\d+) refused", said)[0] >= 4


def test_calls_that_fail_take_nothing_away_and_are_said() -> None:
    said = told("failing_calls.py", "--calls", "6", "--seed", "3")
    assert numbers(r"^(\d+) of .*: 0 lost or damaged; (\d+) refused in a sentence, 0 without", said)[0] == 6
