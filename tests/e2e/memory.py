"""Looks for words in the memory of a process, as someone with the whole computer could. Needs root."""

import re
from pathlib import Path

_WRITABLE = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) r")


def holds(pid: int, words: str) -> bool:
    """Whether `words` stand anywhere in what the process has in memory, as Python, SQLite or Qt write them."""
    forms = [words.encode(), words.encode("utf-16-le")]
    return any(form in piece for piece in _pieces(pid) for form in forms)


def _pieces(pid: int) -> "list[bytes]":
    folder = Path(f"/proc/{pid}")
    found = []
    with (folder / "mem").open("rb", buffering=0) as memory:
        for line in (folder / "maps").read_text(encoding="utf-8").splitlines():
            spot = _WRITABLE.match(line)
            if spot is None:
                continue
            begin, end = (int(number, 16) for number in spot.groups())
            try:
                memory.seek(begin)
                found.append(memory.read(end - begin))
            except (OSError, OverflowError):
                # Pieces of the kernel's own.
                continue
    return found
