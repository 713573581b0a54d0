"""The window: from the start of the process until it can be used, its memory, and opening Charts."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from statistics import median

from tests.benchmarks.measure import Measured, folder
from tests.e2e.screen import Screen

_WINDOWS = Path(__file__).parent / "windows"
_ROUNDS = 9
_MOMENTS = {"painted", "answers", "opened", "warm"}
_RANGES = {"28 days": ("4w", 0.5), "1 year": ("1y", 0.6), "10 years": ("all", 1.0)}
Told = dict[str, float]


@cache
def _demo(days: int) -> Path:
    """Return a journal of so many days up to today, as `tidebook demo` makes it."""
    path = folder() / f"demo {days}.tidebook"
    command = [sys.executable, "-m", "tidebook", "demo", str(path), "--days", str(days), "--seed", "7"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return path


@contextmanager
def _screens() -> Iterator[dict[str, dict[str, str]]]:
    """Return what a process needs in its environment to open a window: nowhere, and on a display nobody sees."""
    own = Path(tempfile.mkdtemp(prefix="screen-", dir=folder()))
    screen = Screen(own)
    # Machines that forbid Python its compiled files would make every start six times slower.
    env = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env = {**env, "XDG_CONFIG_HOME": str(own / "config"), "PYTHONPATH": screen.env["PYTHONPATH"]}
    try:
        screen.start_display()
        yield {
            "offscreen": {**env, "QT_QPA_PLATFORM": "offscreen"},
            "Xvfb": {**env, "QT_QPA_PLATFORM": "xcb", "DISPLAY": screen.env["DISPLAY"]},
        }
    finally:
        screen.stop()


def _run(env: dict[str, str], window: str, *words: object) -> Told:
    """Open a window and return what it tells: moments as seconds from the start of its process."""
    command = [sys.executable, str(_WINDOWS / f"{window}.py"), *map(str, words)]
    began = time.monotonic()
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True, timeout=60)
    told = {what: float(number) for what, number in map(str.split, done.stdout.splitlines())}
    return {what: number - began if what in _MOMENTS else number for what, number in told.items()}


def _fresh(name: str) -> Path:
    """Return the name of a journal that is not there."""
    path = folder() / f"{name}.tidebook"
    path.unlink(missing_ok=True)
    return path


def bench_start() -> Iterator[Measured]:
    """Three windows by turns: a bare one, ours on a journal that is made then, ours on ten years."""
    with _screens() as screens:
        for screen, env in screens.items():
            runs: dict[str, list[Told]] = {"bare": [], "fresh": [], "10 years": []}
            for turn in range(-1, _ROUNDS):
                ran = {
                    "bare": _run(env, "bare"),
                    "fresh": _run(env, "ours", _fresh(f"{screen} {turn}")),
                    "10 years": _run(env, "ours", _demo(3652)),
                }
                for kind, told in ran.items():
                    if turn >= 0:
                        runs[kind].append(told)
            yield from _compared(screen, runs)


def _compared(screen: str, runs: dict[str, list[Told]]) -> Iterator[Measured]:
    def middle(kind: str, what: str) -> float:
        return median(told[what] for told in runs[kind])

    bare, memory = middle("bare", "painted"), middle("bare", "memory")
    for kind in ("fresh", "10 years"):
        for words, what, at_most in (
            ("window painted", "painted", 1.5),
            ("takes an answer", "answers", 2.5),
            ("day shown", "opened", 5.0),
        ):
            yield Measured(f"{words}, {kind}, {screen}", middle(kind, what), at_most, "a bare window", bare)
    yield Measured(f"memory, 10 years, {screen}", middle("10 years", "memory"), 2, "a bare window", memory, unit="MB")


def bench_charts() -> Iterator[Measured]:
    """From the key until the last drawing, on ten years; other ranges are pressed as soon as Charts is there."""
    with _screens() as screens:
        for words, (reach, at_most) in _RANGES.items():
            told = [_run(screens["Xvfb"], "ours", _demo(3652), reach)["charts"] for _turn in range(5)]
            yield Measured(f"opening Charts on {words}", median(told), at_most)
