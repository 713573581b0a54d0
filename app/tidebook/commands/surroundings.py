"""What the terminal tells about the person's language and country."""

import locale
import os
import re


def language() -> str:
    """Return the language that messages are wanted in, such as "de_DE"; "" where none is set."""
    return _setting("LC_ALL", "LC_MESSAGES", "LANG")


def territory() -> str:
    """Return the country whose paper the person uses, such as "US"; "" where none is set."""
    return _setting("LC_ALL", "LC_PAPER", "LANG").partition("_")[2]


def _setting(*names: str) -> str:
    found = next((value for name in names if (value := os.environ.get(name))), None) or locale.getlocale()[0] or ""
    named = re.match(r"[a-z]{2,3}(_[A-Z]{2})?\b", found)
    return named[0] if named else ""
