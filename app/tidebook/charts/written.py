"""Words that are written in several lines below each other."""

from collections.abc import Sequence

from tidebook.charts.sheet import LINE, Sheet


def write(
    sheet: Sheet, left: float, top: float, lines: Sequence[str], *, points: float, colour: str, weight: int = 400
) -> float:
    """Write `lines` from `top` down; return where the next line would begin (all in points)."""
    for at, line in enumerate(lines):
        sheet.say(left, top + LINE * points * (at + 0.5), line, points=points, colour=colour, weight=weight)
    return top + LINE * points * len(lines)
