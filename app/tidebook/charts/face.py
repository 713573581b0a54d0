"""The lettering of every picture, and how a picture becomes a file."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from threading import RLock
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.textpath import text_to_path

from tidebook import paths

FAMILY = "Atkinson Hyperlegible Next"
BOLD = 600
MM = 1 / 25.4
# The screen draws 100 dots to the inch, so that one logical pixel is 0.72 points.
SCREEN_DPI = 100
PX = 72 / SCREEN_DPI
# Half the height of a figure or capital, of the size of the letters: what centres them on a line.
HALF_CAP = 0.334

# For names in other scripts: the first that are installed are used, and the last one has a box for everything.
_OTHERS = (
    "Noto Sans", "DejaVu Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans CJK SC",
    "Noto Sans CJK JP", "Segoe UI", "Yu Gothic", "Microsoft YaHei", "Helvetica Neue", "PingFang SC",
    "Last Resort High-Efficiency",
)  # fmt: skip


_preparing = RLock()
_METADATA = re.compile(rb"\s*<metadata>.*?</metadata>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large and how thick things are drawn, in points: `dot` at its widest, `thinnest` of all lines of data."""

    name: float
    label: float
    dot: float
    line: float
    hairline: float
    thinnest: float


# Lines of at least 0.8 pt and letters of 9 pt survive a fax (domain.md 4.2).
PAPER = Sizes(name=10, label=9, dot=4.2, line=1.0, hairline=0.8, thinnest=0.8)


def on_screen(text_scale: float = 1.0) -> Sizes:
    """Return the sizes for the window; letters grow with `text_scale` (1 to 3), marks half as fast."""
    marks = PX * (1 + text_scale) / 2
    letter = PX * text_scale
    return Sizes(15 * letter, 13 * letter, dot=6.5 * marks, line=1.5 * marks, hairline=PX, thinnest=0.6 * marks)


def families() -> tuple[str, ...]:
    """Make matplotlib know the bundled font, once, and return the families that letters are taken from.

    Sets matplotlib's settings for this process too: text of the person is never read as mathematics, SVG keeps
    letters as letters, and the same picture gives the same bytes. Several threads may ask at once.
    """
    with _preparing:
        return _prepared()


@cache
def _prepared() -> tuple[str, ...]:
    for file in sorted(paths.FONTS.glob("*.ttf")):
        fontManager.addfont(file)
    known = {entry.name for entry in fontManager.ttflist}
    found = (FAMILY, *(name for name in _OTHERS if name in known))
    # Without an entry of the very weight, each look-up is one line in the log.
    plain = ("normal", "normal", "normal")
    upright = [e for e in fontManager.ttflist if e.name in found[1:] and (e.style, e.variant, e.stretch) == plain]
    heaviest = {entry.name: entry for entry in sorted(upright, key=lambda e: int(e.weight))}
    fontManager.ttflist.extend(replace(entry, weight=weight) for entry in heaviest.values() for weight in (BOLD, 700))
    mpl.rcdefaults()
    mpl.rcParams.update({
        "font.family": list(found),
        "text.parse_math": False,
        "text.hinting": "no_hinting",  # letters as wide as in print, and as measured
        "svg.fonttype": "none",
        "svg.hashsalt": "tidebook",
        "pdf.fonttype": 42,
    })  # fmt: skip
    return found


def figure(width_in: float, height_in: float, ground: str) -> Figure:
    """Return an empty figure on `ground` (a colour); sizes in inches, 100 dots each on a screen."""
    families()
    return Figure((width_in, height_in), dpi=SCREEN_DPI, facecolor=ground)


def letters(points: float, weight: int = 400, colour: str | None = None) -> dict[str, Any]:
    """Return the keywords that every matplotlib text of ours has. It is never read as mathematics."""
    keywords: dict[str, Any] = {
        "fontfamily": list(families()),
        "fontsize": points,
        "fontweight": weight,
        "parse_math": False,
    }
    return keywords if colour is None else keywords | {"color": colour}


@lru_cache(maxsize=2048)
def width_of(text: str, points: float, weight: int = 400) -> float:
    """Return how wide one line of `text` is, in points."""
    properties = FontProperties(family=list(families()), size=points, weight=weight)
    width, _height, _descent = text_to_path.get_text_width_height_descent(text, properties, ismath=False)
    return float(width)


def shortened(text: str, room: float, points: float, weight: int = 400) -> str:
    """Return `text`, or as much of it as fits into `room` (points) before a "…"."""
    if width_of(text, points, weight) <= room:
        return text
    kept = next((n for n in range(len(text) - 1, 0, -1) if width_of(f"{text[:n]}…", points, weight) <= room), 0)
    return f"{text[:kept].rstrip()}…"


def put_title(drawing: Figure, words: str, sizes: Sizes, colour: str) -> None:
    """Make the figure higher at its top, and write `words` there: a file has to say what it shows."""
    width, height = drawing.get_size_inches()
    row = 2.6 * sizes.name / 72
    drawing.set_size_inches(width, height + row)
    share = height / (height + row)
    for axes in drawing.axes:
        place = axes.get_position(original=True)
        axes.set_position((place.x0, place.y0 * share, place.width, place.height * share))
    fitting = shortened(words, 72 * width - 2 * sizes.name, 1.2 * sizes.name, BOLD)
    style = letters(1.2 * sizes.name, BOLD, colour)
    drawing.text(sizes.name / 72, height + 0.35 * row, fitting, transform=drawing.dpi_scale_trans, **style)


def svg_bytes(drawing: Figure, title: str | None = None) -> bytes:
    """Return the figure as SVG with real letters; the same figure gives the same bytes. `title` is its alt text."""
    metadata: dict[str, str | None] = {"Date": None, "Creator": None}
    drawn = _saved(drawing, "svg", metadata if title is None else metadata | {"Title": title})
    # A title may name a symptom of the person's own. Desktops index what the file says of itself.
    return _METADATA.sub(b"", drawn)


def png_bytes(drawing: Figure, dpi: float = 2 * SCREEN_DPI) -> bytes:
    """Return the figure as PNG; the same figure gives the same bytes."""
    return _saved(drawing, "png", {"Software": None}, dpi=dpi)


def _saved(drawing: Figure, kind: str, metadata: Mapping[str, str | None], dpi: float | str = "figure") -> bytes:
    families()
    file = io.BytesIO()
    drawing.savefig(file, format=kind, metadata=metadata, facecolor=drawing.get_facecolor(), dpi=dpi)
    return file.getvalue()
