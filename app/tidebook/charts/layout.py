"""Where each track of the timeline lies, for every size of the window and of the letters."""

from collections.abc import Sequence
from dataclasses import dataclass

# Logical pixels at a text size of 100 %.
NAME_ROW = 22
# Half a number of the axis stands above the highest line.
ABOVE_PLOT = 5
LABEL_ROW = 19
EDGE = 10
BLOCK_GAP = 14
LEAST_PLOT = 48


@dataclass(frozen=True, slots=True)
class Row:
    """One track: the tops of its block's caption (None: it has no row), of its name, of its plot; the plot's foot."""

    caption: float | None
    name: float
    plot: float
    foot: float


@dataclass(frozen=True, slots=True)
class Layout:
    """All tops in logical pixels from the top of the figure; `key` is None where there is no room for one."""

    rows: tuple[Row, ...]
    key: float | None
    years: bool


def least_height(captions: Sequence[bool], starts: Sequence[bool], key_lines: int, text_scale: float) -> float:
    """Return the height in which nothing has to be left out."""
    return _fixed(captions, starts, key_lines, 2, text_scale) + len(captions) * LEAST_PLOT * (1 + text_scale) / 2


def fitting_scale(height: float, captions: Sequence[bool], starts: Sequence[bool], text_scale: float) -> float:
    """Return `text_scale`, or as much of it (1 at least) as leaves each track its least height without a key."""
    scale = text_scale
    while scale > 1 and least_height(captions, starts, 0, scale) > height:
        scale = max(1.0, scale - 0.125)
    return scale


def lay_out(
    height: float, starts: Sequence[bool], captions: Sequence[bool], key_lines: int, text_scale: float
) -> Layout:
    """Share `height` among the tracks.

    starts: for each track, whether a block begins with it. captions: whether a row of its own stands above it.
    Where it is too low, the key goes first, then the second line of the dates.
    """
    lines = dates = 0
    plot = 0.0
    for lines, dates in ((key_lines, 2), (0, 2), (0, 1)):
        rest = height - _fixed(captions, starts, lines, dates, text_scale)
        plot = rest / max(len(starts), 1)
        if plot >= LEAST_PLOT:
            break
    plot = max(plot, 8.0)
    # A name stands nearer to its own track than to the one above.
    air = min(10.0, 0.08 * plot)
    rows = []
    at = float(EDGE)
    for number, (begins, captioned) in enumerate(zip(starts, captions, strict=True)):
        at += BLOCK_GAP * text_scale if begins and number else 0
        name = at + (LABEL_ROW * text_scale if captioned else 0)
        top = name + (NAME_ROW + ABOVE_PLOT) * text_scale
        rows.append(Row(at if captioned else None, name, top, top + plot - air))
        at = top + plot
    key = at + LABEL_ROW * text_scale * (dates + 0.6) if lines else None
    return Layout(tuple(rows), key, dates == 2)


def _fixed(
    captions: Sequence[bool], starts: Sequence[bool], key_lines: int, date_lines: int, text_scale: float
) -> float:
    labels = sum(captions) + key_lines + date_lines + (0.6 if key_lines else 0.2)
    gaps = BLOCK_GAP * sum(starts[1:])
    return 2 * EDGE + text_scale * (gaps + LABEL_ROW * labels + (NAME_ROW + ABOVE_PLOT) * len(captions))
