"""The program as a person meets it: started on a screen, read by its words, ended in several ways."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.e2e.screen import Screen, bounded, until

_MOST_TABS = 40


@dataclass(frozen=True)
class Part:
    """Something in a window: a label, a button, a field."""

    role: str
    name: str
    description: str
    text: str
    states: frozenset[str]
    box: list[int]
    parts: list["Part"] = field(repr=False)

    @classmethod
    def of(cls, found: dict[str, Any]) -> "Part":
        inner = [cls.of(part) for part in found["parts"]]
        # Long paths carry places at which a line may break; nobody sees or hears them.
        name = found["name"].replace("\u200b", "")
        return cls(**{**found, "name": name, "states": frozenset(found["states"]), "parts": inner})

    @property
    def is_showing(self) -> bool:
        return "showing" in self.states

    def all(self) -> Iterator["Part"]:
        """Return this part and everything in it that shows."""
        if self.is_showing:
            yield self
            for part in self.parts:
                yield from part.all()

    def named(self, name: str, role: str = "") -> "Part | None":
        return next((part for part in self.all() if part.name == name and role in part.role), None)

    def says(self, *words: str) -> bool:
        """Whether one label holds all the words."""
        return any(all(word in part.name for word in words) for part in self.all() if part.role == "label")


def _is_focused(part: Part) -> bool:
    return "focused" in part.states


class Program:
    """One run of Tidebook on a journal. `through`: a command that starts it and hands its process id on."""

    def __init__(self, screen: Screen, journal: Path, through: Sequence[str] = ()) -> None:
        self.screen = screen
        self.journal = journal
        words = [*through, sys.executable, "-m", "tidebook", "--journal", journal]
        # `timeout` hands its own id on: it waits beside the program, which keeps the number that we can ask for.
        self._process = subprocess.Popen(
            bounded(*words), env=screen.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.pid = until(self._own_id, "the program's process")

    def _own_id(self) -> int | None:
        task = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        children = task.read_text(encoding="ascii").split()
        return int(children[0]) if children else None

    def parts(self) -> Part | None:
        """Return the newest window of the program: the dialog, while one is open."""
        found = json.loads(self.screen.read(self.pid))
        return Part.of(found[-1]) if found else None

    def wait_for(self, look: Callable[[Part], Any], what: str) -> Part:
        """Wait until `look` finds something in the window, and return that window."""

        def seen() -> Part | None:
            window = self.parts()
            return window if window is not None and look(window) else None

        try:
            return until(seen, what)
        except AssertionError as missing:
            window = self.parts()
            shown = [] if window is None else [f"{part.role}: {part.name} {part.text}" for part in window.all()]
            raise AssertionError("\n".join([str(missing), "The window shows:", *shown])) from None

    def wait_to_say(self, *words: str) -> Part:
        return self.wait_for(lambda window: window.says(*words), f"a label with {words}")

    def wait_for_part(self, name: str, role: str = "") -> Part:
        found = self.wait_for(lambda window: window.named(name, role), f"{role} {name!r}").named(name, role)
        assert found is not None
        return found

    def click(self, name: str) -> None:
        self.screen.click(self.wait_for_part(name).box)

    def tab_to(self, name: str) -> None:
        """Go from part to part with Tab until `name` has the keyboard."""
        for _press in range(_MOST_TABS):
            self.screen.press("Tab")
            window = self.wait_for(lambda window: any(map(_is_focused, window.all())), "the keyboard somewhere")
            if any(part.name == name and _is_focused(part) for part in window.all()):
                return
        raise AssertionError(f"Tab does not lead to {name!r}")

    def focus(self) -> None:
        """Wait until the window has the keyboard."""
        until(lambda: self.screen.windows().get(self.pid), "the window in the window manager")
        number = self.screen.windows()[self.pid][0]
        self.screen.ask("wmctrl", "-ia", number, check=True)
        active = lambda: self.screen.ask("xdotool", "getactivewindow").stdout.strip() == str(int(number, 16))  # noqa: E731
        until(active, "the keyboard in the window")

    def kill(self) -> None:
        """End it as a power cut would."""
        subprocess.run(["kill", "-9", str(self.pid)], check=True)
        self._process.wait(10)

    def close(self) -> int:
        """Close the window as its title bar does, and return the exit code."""
        self.screen.ask("wmctrl", "-ic", self.screen.windows()[self.pid][0], check=True)
        return self.ended()

    def ended(self) -> int:
        """Wait for the end and return the exit code."""
        return self._process.wait(20)

    def stop(self) -> str:
        """End it if it still runs, and return what it has said in the terminal."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
            subprocess.run(["kill", "-9", str(self.pid)], check=False, capture_output=True)
        said, _nothing = self._process.communicate(timeout=10)
        return str(said)
