"""The person's own words, made ready for a page: nothing that can not be printed, nothing too long."""

import unicodedata
from itertools import groupby

LONGEST_LINE = 120
LONGEST_NOTE = 3000
MORE = "…"

_LONGEST_WORD, _PART = 30, 8
_ZERO_WIDTH_SPACE = "\u200b"
_RIGHT_TO_LEFT = {"R", "AL"}
_STRONG = _RIGHT_TO_LEFT | {"L"}
# Control characters, lone surrogates, private-use and unassigned ones print as boxes, or turn other text round.
_UNPRINTABLE = {"Cc", "Cs", "Co"}
_TURNING = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


def one_line(text: str, longest: int = LONGEST_LINE) -> str:
    """Return `text` on one line, cut to `longest` characters with a visible "…"."""
    cleaned = "".join(" " if letter.isspace() else letter for letter in text if _prints(letter))
    words = " ".join(_breakable(word) for word in cleaned.split())
    return shortened(words, longest)


def shortened(text: str, longest: int) -> str:
    """Return `text` with at most `longest` characters; where some are left out, it ends with "…"."""
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    # A base letter without its accents, or half of a joined emoji, would be another letter.
    while kept and (_joins(text[len(kept)]) or kept[-1] == "\u200d"):
        kept = kept[:-1]
    return kept.rstrip() + MORE


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    return next((d in _RIGHT_TO_LEFT for d in map(unicodedata.bidirectional, text) if d in _STRONG), False)


def _prints(letter: str) -> bool:
    return letter.isspace() or (unicodedata.category(letter) not in _UNPRINTABLE and letter not in _TURNING)


def _joins(letter: str) -> bool:
    return unicodedata.combining(letter) > 0 or unicodedata.category(letter) in {"Mn", "Me"} or letter == "\u200d"


def _breakable(word: str) -> str:
    if len(word) <= _LONGEST_WORD:
        return word
    # Only between letters that stand alone, so that no accent loses its letter.
    clusters: list[str] = []
    for joins, letters in groupby(word, _joins):
        if joins and clusters:
            clusters[-1] += "".join(letters)
        else:
            clusters.extend(letters)
    parts = ("".join(clusters[n : n + _PART]) for n in range(0, len(clusters), _PART))
    return _ZERO_WIDTH_SPACE.join(parts)
