"""Starts Tidebook: the window, or a command typed in a terminal."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tidebook import crash, paths


def main(words: Sequence[str] | None = None) -> int:
    """Do what `words` ask for (default: those that the program was called with); return 0, 1 or 2."""
    words = sys.argv[1:] if words is None else words
    # Whatever this program makes is for its owner's eyes only.
    os.umask(0o077)
    crash.say_always()
    # matplotlib reads it once, when it is imported.
    os.environ.setdefault("MPLCONFIGDIR", str(paths.cache_folder() / "matplotlib"))
    journal = _journal_only(words)
    return _window(journal) if journal is not None else _command(words)


def _journal_only(words: Sequence[str]) -> Path | None:
    """Return the journal if nothing but the window is asked for: it opens without what commands need."""
    match words:
        case []:
            return paths.journal_file()
        case ["--journal", name] if name:
            return Path(name)
        case [word] if word.startswith("--journal="):
            return Path(word.removeprefix("--journal="))
        case _:
            return None


def _window(journal: Path) -> int:
    if sys.platform == "linux" and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        from tidebook.language import _

        sys.stderr.write(
            _("There is no screen here. Please start Tidebook on a desktop, or see tidebook --help.") + "\n"
        )
        return 1
    # The collector would stop the start several times, to look at modules that stay anyway. The window turns it on.
    gc.disable()
    from tidebook.ui.app import open_window

    return open_window(journal)


def _command(words: Sequence[str]) -> int:
    from tidebook import language
    from tidebook.commands import parser, surroundings
    from tidebook.commands.run import run

    language.speak(surroundings.language(), paths.LOCALE)
    arguments = parser.parse(words)
    return run(arguments) if hasattr(arguments, "run") else _window(arguments.journal)
