"""Where a word that is too long for its place goes on in a new line."""

import re

from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

# A path or a file name goes on after one of these, as a sentence does at a space.
_JOINT = re.compile(r"(?<=[/\\_.-])(?=[^\s/\\_.-])")
# Alphabets only: other scripts, and marks above letters, are broken by Qt where they may be.
_LETTER = "[A-Za-z\u00c0-\u052f\u1e00-\u1fff]"
# Never so that one or two letters stand alone.
_IN_A_WORD = re.compile(f"(?<={_LETTER}{{3}})(?={_LETTER}{{3}})")
_IN_A_SIGN = re.compile(r"(?<=[!-~])(?=[!-~])")
_MAY_BREAK, _MAY_HYPHENATE = "\u200b", "\u00ad"
_WORD = re.compile(r"\S+")
# At the usual size of text, words of up to about 17 letters are broken only where there is no room at all.
_NARROWEST_EM = 8
_NARROWEST_PX = 240


def longest_word(text: str, metrics: QFontMetrics) -> int:
    """Return how wide (px) the widest word of `text` is."""
    return max((metrics.horizontalAdvance(word) for word in text.split()), default=0)


def narrowest(text: str, metrics: QFontMetrics) -> int:
    """Return the width (px) to which `text` may be squeezed: words that are longer than that are broken first."""
    return min(longest_word(text, metrics), _NARROWEST_EM * metrics.height(), _NARROWEST_PX)


def breakable(text: str, metrics: QFontMetrics, width: float) -> str:
    """Return `text` as it is drawn in lines of `width` px: only words that are wider may be broken, with a hyphen."""
    return _WORD.sub(lambda word: _loosened(word[0], metrics, width), text)


def lines(text: str, font: QFont, width: float) -> list[str]:
    """Return `text` in as many lines as it needs where each has `width` px."""
    layout = QTextLayout(breakable(text, QFontMetrics(font), width), font)
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        part = layout.text()[line.textStart() : line.textStart() + line.textLength()]
        hyphen = "-" if part.endswith(_MAY_HYPHENATE) else ""
        found.append(part.replace(_MAY_HYPHENATE, "").replace(_MAY_BREAK, "").strip() + hyphen)
    layout.endLayout()
    return found


def _loosened(word: str, metrics: QFontMetrics, width: float) -> str:
    if metrics.horizontalAdvance(word) <= width:
        return word
    # A hyphen in a path or a number would be read as part of it.
    place, mark = (_IN_A_WORD, _MAY_HYPHENATE) if not _JOINT.search(word) else (_IN_A_SIGN, _MAY_BREAK)
    parts = (
        part if metrics.horizontalAdvance(part) <= width else place.sub(mark, part) for part in _JOINT.split(word)
    )
    return _MAY_BREAK.join(parts)
