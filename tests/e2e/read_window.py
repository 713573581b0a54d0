"""Reads a program's windows as a screen reader does, and prints them as JSON.

It runs in the system's own Python, for which alone there is pyatspi.

For each line on standard input, a process id, one line comes back: a list of windows, or [] while there are none.
A part is {"role", "name", "description", "text", "states", "box": [x, y, width, height], "parts"}.
"""

import json
import sys
from typing import Any

import pyatspi  # type: ignore[import-not-found]
from gi.repository import GLib  # type: ignore[import-not-found]

STATES = {
    pyatspi.STATE_CHECKED: "checked",
    pyatspi.STATE_ENABLED: "enabled",
    pyatspi.STATE_FOCUSED: "focused",
    pyatspi.STATE_SHOWING: "showing",
}


def windows(pid: int) -> list[dict[str, Any]]:
    desktop = pyatspi.Registry.getDesktop(0)
    # What was read before is read again: the window has changed meanwhile.
    desktop.set_cache_mask(pyatspi.Atspi.Cache.NONE)
    return [
        described(window) for program in desktop if program and program.get_process_id() == pid for window in program
    ]


def described(part: Any) -> dict[str, Any]:
    states = part.getState()
    found = {
        "role": part.getRoleName(),
        "name": part.name,
        "description": "",
        "states": [word for state, word in STATES.items() if states.contains(state)],
        "text": "",
        "box": [],
        "parts": [],
    }
    if "showing" in found["states"]:
        found["description"] = part.description
        if states.contains(pyatspi.STATE_EDITABLE):
            found["text"] = part.queryText().getText(0, -1)
        box = part.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        found["box"] = [box.x, box.y, box.width, box.height]
        found["parts"] = [described(child) for child in part if child]
    return found


def main() -> None:
    for line in sys.stdin:
        try:
            found = windows(int(line))
        except (GLib.Error, NotImplementedError, AttributeError, LookupError):
            # It, or a part of it, went away while it was being read.
            found = []
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


main()
