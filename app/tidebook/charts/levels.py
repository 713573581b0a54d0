"""On how many days a symptom was at which level: one bar a symptom, the numbers inside."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from matplotlib.figure import Figure

from tidebook.analysis.levels import LEVELS, LevelDays
from tidebook.charts.face import BOLD, PAPER, Sizes, width_of
from tidebook.charts.palette import Palette, mix
from tidebook.charts.sheet import PT, RIM, Sheet
from tidebook.language import _

HATCH = "/////"
NOT_RECORDED = len(LEVELS)
_SHARES = (0.0, 0.11, 0.23, 0.66, 1.0)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One part of the key: where it begins (mm), which level (None: words only), and its words."""

    start: float
    level: int | None
    words: str


def level_fill(palette: Palette, level: int) -> str:
    """Return the colour of one of LEVELS, from paper to ink: each is told from the next on a grey printer."""
    return palette.card if level == NOT_RECORDED else mix(palette.card, palette.text, _SHARES[level])


def level_words(level: int) -> str:
    """Return "0", "1 to 3", … for one of LEVELS, and what the hatched part is."""
    if level == NOT_RECORDED:
        return _("not recorded")
    low, high = LEVELS[level]
    return str(low) if low == high else _("{low} to {high}").format(low=low, high=high)


def levels_figure(
    rows: Sequence[tuple[str, LevelDays]],
    palette: Palette,
    *,
    width_mm: float,
    row_mm: float = 6.5,
    label_mm: float = 0.0,
    sizes: Sizes = PAPER,
) -> Figure:
    """Return one bar for each of `rows` (name, days), `row_mm` apart from the top, and below them the key.

    The names are written in the first `label_mm` of the width; with 0 they are left to the caller. Where the key
    does not fit beside that, it begins further left, and runs over several lines if it has to.
    """
    key = _key_lines(width_mm, label_mm, sizes)
    line_mm = 1.6 * sizes.label * PT
    sheet = Sheet(width_mm, row_mm * len(rows) + line_mm * (len(key) + 0.3), palette, sizes)
    for at, (name, level_days) in enumerate(rows):
        middle = row_mm * (at + 0.5)
        if label_mm:
            sheet.say(0, middle, name, colour=palette.text)
        _draw_bar(sheet, level_days, (label_mm, width_mm), middle, 0.74 * row_mm)
    for at, line in enumerate(key):
        _draw_key(sheet, line, row_mm * len(rows) + line_mm * (at + 0.8))
    return sheet.figure


def _draw_bar(sheet: Sheet, level_days: LevelDays, ends: tuple[float, float], middle: float, height: float) -> None:
    counts = (*level_days.days, level_days.not_recorded)
    left, right = ends[0] + RIM * PT / 2, ends[1] - RIM * PT / 2
    per_day = (right - left) / max(sum(counts), 1)
    for level, (count, end) in enumerate(zip(counts, accumulate(counts), strict=True)):
        if count:
            start, width = left + (end - count) * per_day, count * per_day
            _draw_part(sheet, level, (start, width), middle - height / 2, height)
            _draw_number(sheet, count, level, (start, width), middle)


def _draw_part(sheet: Sheet, level: int, across: tuple[float, float], top: float, height: float) -> None:
    """Draw one part of a bar, or of the key; `across` is where it starts and how wide it is."""
    hatch = HATCH if level == NOT_RECORDED else None
    fill = level_fill(sheet.palette, level)
    sheet.box(across[0], top, across[1], height, facecolor=fill, hatch=hatch, hatch_linewidth=RIM)


def _draw_number(sheet: Sheet, count: int, level: int, across: tuple[float, float], middle: float) -> None:
    label = sheet.sizes.label
    wide = width_of(str(count), label, BOLD) * PT
    if wide + 0.8 > across[1]:
        return
    centre, fill = across[0] + across[1] / 2, level_fill(sheet.palette, level)
    if level == NOT_RECORDED:
        room, tall = wide + 1.2, 1.1 * label * PT
        sheet.box(centre - room / 2, middle - tall / 2, room, tall, facecolor=fill, edgecolor="none")
    sheet.say(centre, middle, str(count), ha="center", weight=BOLD, colour=sheet.palette.ink_on(fill))


def _key_lines(width_mm: float, label_mm: float, sizes: Sizes) -> list[list[_Entry]]:
    letter = sizes.label * PT
    parts = [(None, _("days at")), *((level, level_words(level)) for level in range(NOT_RECORDED + 1))]
    lines: list[list[_Entry]] = [[]]
    at = 0.0
    for level, words in parts:
        wide = width_of(words, sizes.label) * PT + (0 if level is None else 1.9 * letter)
        if lines[-1] and at + wide > width_mm:
            lines.append([])
            at = 0.0
        lines[-1].append(_Entry(at, level, words))
        at += wide + 1.1 * letter
    if len(lines) > 1:
        return lines
    start = max(0.0, min(label_mm, width_mm - at + 1.1 * letter))
    return [[_Entry(start + entry.start, entry.level, entry.words) for entry in lines[0]]]


def _draw_key(sheet: Sheet, line: Sequence[_Entry], middle: float) -> None:
    letter = sheet.sizes.label * PT
    for entry in line:
        at = entry.start
        if entry.level is not None:
            _draw_part(sheet, entry.level, (at + RIM * PT, 1.4 * letter), middle - 0.42 * letter, 0.84 * letter)
            at += 1.9 * letter
        sheet.say(at, middle, entry.words, colour=sheet.palette.quiet)
