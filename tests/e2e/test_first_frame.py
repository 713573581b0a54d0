"""What meets the eye while the program starts: never white on a dark desktop."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event

import pytest

from tests.e2e.program import Part, Program
from tests.e2e.screen import Screen
from tidebook.charts.palette import DARK, LIGHT, Palette

Start = Callable[..., Program]

pytestmark = pytest.mark.e2e

_NEAR_WHITE = 0xE0E0E0


@dataclass
class Seen:
    """What a run of pictures of the screen held; the window manager draws no frames that could be white."""

    ground: int
    pictures: int = 0
    whites: int = 0
    first: float = 0
    last: float = 0

    def watch(self, screen: Screen, stopped: Event) -> None:
        """Look at the screen as often as the machine can until `stopped`."""
        for frame in screen.frames():
            self.whites += bool(((frame & _NEAR_WHITE) == _NEAR_WHITE).any())
            self.last = float((frame[::4, ::4] == self.ground).mean())
            if not self.pictures:
                self.first = self.last
            self.pictures += 1
            if stopped.is_set():
                return


@contextmanager
def watching(screen: Screen, theme: Palette) -> Iterator[Seen]:
    """Watch the screen, beside what is done meanwhile."""
    seen, stopped = Seen(int(theme.ground[1:], 16)), Event()
    with ThreadPoolExecutor(1) as beside:
        watched = beside.submit(seen.watch, screen, stopped)
        try:
            yield seen
        finally:
            stopped.set()
        watched.result(10)


def wear(screen: Screen, theme: Palette) -> None:
    folder = screen.folder / "config" / "tidebook"
    folder.mkdir()
    (folder / "settings.ini").write_text(f"[General]\ntheme={theme.name}\n", encoding="utf-8")


def is_ready(window: Part, name: str) -> bool:
    button = window.named(name)
    return button is not None and "enabled" in button.states


def test_nothing_white_is_ever_seen_in_the_dark(screen: Screen, start: Start) -> None:
    wear(screen, DARK)
    with watching(screen, DARK) as opening:
        program = start()
        program.wait_to_say("0 of 5 answered")
        program.focus()
    # From the empty screen to the window: the whole start was seen.
    assert opening.pictures > 20
    assert (opening.first, opening.whites) == (0, 0)
    assert opening.last > 0.2

    with watching(screen, DARK) as pages:
        screen.press("ctrl+3")
        program.wait_to_say("Fatigue, 28 days")
        screen.press("ctrl+4")
        program.wait_for(lambda window: is_ready(window, "Save PDF…"), "the page to be set")
    assert pages.pictures > 20
    assert pages.whites == 0
    assert program.close() == 0


def test_a_light_window_would_have_been_seen(screen: Screen, start: Start) -> None:
    wear(screen, LIGHT)
    with watching(screen, LIGHT) as opening:
        program = start()
        program.wait_to_say("0 of 5 answered")
    assert opening.first == 0
    assert opening.whites > 0
    program.kill()
