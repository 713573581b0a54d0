"""Where each track and lane of the timeline lies, for every size of the window and of the letters."""

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
GOOD_PLOT = 88


@dataclass(frozen=True, slots=True)
class Band:
    """What is to be placed: whether a block begins with it, whether a row for its direction stands above its name,
    and how high its plot is (at a text size of 100 %); None: it shares what is left with the others.
    """

    begins: bool
    captioned: bool = False
    plot: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One band: the tops of its block's caption (None: it has no row), of its name, of its plot; the plot's foot."""

    caption: float | None
    name: float
    plot: float
    foot: float


@dataclass(frozen=True, slots=True)
class Layout:
    """All tops in logical pixels from the top of the figure; `key` and `letters` are None where there is no room."""

    rows: tuple[Row, ...]
    key: float | None
    letters: float | None
    years: bool


def height_of(
    bands: Sequence[Band], key_lines: int, letter_lines: int, text_scale: float, plot: float = LEAST_PLOT
) -> float:
    """Return the height in which nothing has to be left out, and each band that shares gets `plot` pixels."""
    shared = sum(band.plot is None for band in bands)
    return _fixed(bands, key_lines + letter_lines, 2, text_scale) + shared * plot * (1 + text_scale) / 2


def fitting_scale(height: float, bands: Sequence[Band], text_scale: float) -> float:
    """Return `text_scale`, or as much of it (1 at least) as leaves each band its least height without a key."""
    scale = text_scale
    while scale > 1 and height_of(bands, 0, 0, scale) > height:
        scale = max(1.0, scale - 0.125)
    return scale


def lay_out(height: float, bands: Sequence[Band], key_lines: int, letter_lines: int, text_scale: float) -> Layout:
    """Share `height` among the bands.

    Where it is too low, the key goes first, then what the letters stand for, then the second line of the dates.
    """
    lines = letters = dates = 0
    plot = 0.0
    shared = max(sum(band.plot is None for band in bands), 1)
    for lines, letters, dates in ((key_lines, letter_lines, 2), (0, letter_lines, 2), (0, 0, 2), (0, 0, 1)):
        plot = (height - _fixed(bands, lines + letters, dates, text_scale)) / shared
        if plot >= LEAST_PLOT:
            break
    rows, at = _stack(bands, max(plot, 8.0), text_scale)
    row = LABEL_ROW * text_scale
    key = at + row * (dates + 0.6)
    below = key + row * (lines + (0.3 if lines and letters else 0))
    return Layout(rows, key if lines else None, below if letters else None, dates == 2)


def _stack(bands: Sequence[Band], plot: float, text_scale: float) -> tuple[tuple[Row, ...], float]:
    # A name stands nearer to its own track than to the one above.
    air = min(10.0, 0.08 * plot)
    rows = []
    at = float(EDGE)
    for number, band in enumerate(bands):
        at += BLOCK_GAP * text_scale if band.begins and number else 0
        name = at + (LABEL_ROW * text_scale if band.captioned else 0)
        top = name + (NAME_ROW + (ABOVE_PLOT if band.plot is None else 0)) * text_scale
        tall = plot - air if band.plot is None else band.plot * text_scale
        rows.append(Row(at if band.captioned else None, name, top, top + tall))
        at = top + tall + air
    return tuple(rows), at


def _fixed(bands: Sequence[Band], key_lines: int, date_lines: int, text_scale: float) -> float:
    labels = sum(band.captioned for band in bands) + key_lines + date_lines + (0.9 if key_lines else 0.2)
    gaps = BLOCK_GAP * sum(band.begins for band in bands[1:])
    plots = sum(ABOVE_PLOT if band.plot is None else band.plot for band in bands)
    # A band of a fixed height has the air of the others below it: 10 pixels at most.
    air = 10.0 * sum(band.plot is not None for band in bands)
    return 2 * EDGE + air + text_scale * (gaps + LABEL_ROW * labels + NAME_ROW * len(bands) + plots)
