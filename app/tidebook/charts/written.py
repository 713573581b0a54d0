"""Words that run over as many lines as they need."""

from collections.abc import Sequence

from tidebook.charts.face import width_of
from tidebook.charts.sheet import LINE, Sheet


def lines_of(text: str, room: float, points: float, weight: int = 400) -> list[str]:
    """Return `text` in lines no wider than `room` (points); a word that is wider itself is broken."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, points, weight) <= room:
            lines[-1] = joined
        else:
            lines += _pieces(word, room, points, weight)
    return lines


def write(
    sheet: Sheet, left: float, top: float, lines: Sequence[str], *, points: float, colour: str, weight: int = 400
) -> float:
    """Write `lines` from `top` down; return where the next line would begin (all in points)."""
    for at, line in enumerate(lines):
        sheet.say(left, top + LINE * points * (at + 0.5), line, points=points, colour=colour, weight=weight)
    return top + LINE * points * len(lines)


def _pieces(word: str, room: float, points: float, weight: int) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, points, weight) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
