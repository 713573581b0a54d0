"""Keeps a spreadsheet from taking a note for a formula, in a way that can be taken back."""

import re

# What makes a spreadsheet calculate, or leave the cell, when it comes first (storage.md 4). One ' in front stops it.
_TRIGGER = r"'*[=+\-@\t\r\n\0|%＝＋－＠]"
_risky = re.compile(_TRIGGER).match
_guarded = re.compile("'" + _TRIGGER).match


def guard(text: str) -> str:
    """Return `text` with one ' in front if its beginning could start a formula, or could be mistaken for a guard."""
    return "'" + text if _risky(text) else text


def restore(text: str) -> str:
    """Return what `guard` was given."""
    return text[1:] if _guarded(text) else text
