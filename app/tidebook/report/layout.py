"""Where things go on the one page, so that it is always one page, and always well filled."""

from dataclasses import dataclass
from enum import Enum

GRID_MM = 180.0
PLOT_X_MM = 56.0
PLOT_MM = 77.0
GUTTER_MM = 15.5
TOP_MM, BOTTOM_MM = 11.5, 10.0

_TALLEST_PANEL_MM = 26.0
_PANELS = 5
# Letters of 8 pt on one line; a figure of 8 pt, and what stays free beside it.
_LETTERS_IN_LINE, _DIGIT_MM, _DIGIT_ROOM_MM = 110, 1.75, 0.4
# How much each block takes, measured on the set page.
_HEADER_MM, _RECORDED_MM, _FOOTER_MM = 7.9, 29.2, 7.0
_HEADING_MM, _DATES_MM, _LINE_MM, _CARE_MM, _WORDS_MM, _SLEEP_MM = 6.4, 5.1, 3.6, 4.0, 16.0, 23.0

# Unicode CLDR, paperSize US-Letter; all others print on A4.
_LETTER_TERRITORIES = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])


class Paper(Enum):
    """The two sheets: its name for the typesetter, width and height in millimetres."""

    A4 = "a4", 210.0, 297.0
    LETTER = "us-letter", 215.9, 279.4

    def __init__(self, sheet: str, width_mm: float, height_mm: float) -> None:
        self.sheet = sheet
        self.width_mm = width_mm
        self.height_mm = height_mm

    @classmethod
    def named(cls, name: str) -> "Paper":
        """Return the paper called "a4" or "letter"; KeyError for any other."""
        return cls[name.upper()]

    @classmethod
    def usual_in(cls, territory: str) -> "Paper":
        """Return what people print on in `territory` ("US", "DE"; A4 where it is unknown)."""
        return cls.LETTER if territory in _LETTER_TERRITORIES else cls.A4


@dataclass(frozen=True, slots=True)
class Plan:
    """Sizes in millimetres on a sheet that the typesetter calls `sheet`.

    A panel is `gutter_mm + plot_mm` wide: letters of its axis, then the days; the last one is higher by its dates.
    The strip and all bars stand in the same column as the days, from `plot_x_mm` on, `plot_mm` wide.
    """

    sheet: str
    sheet_width_mm: float
    grid_mm: float
    top_mm: float
    bottom_mm: float
    plot_x_mm: float
    plot_mm: float
    gutter_mm: float
    panel_mm: float
    panel_gap_mm: float
    row_mm: float
    row_gap_mm: float
    sleep_before: bool


@dataclass(frozen=True, slots=True)
class Content:
    """What has to find room: how many symptoms beside the five, lines of remarks, and what is there at all."""

    others: int
    remark_lines: int
    has_care: bool
    has_words: bool
    has_before: bool


@dataclass(frozen=True, slots=True)
class _Density:
    row_mm: float
    row_gap_mm: float
    panel_gap_mm: float
    gap_mm: float
    wanted_mm: float
    sleep_before: bool

    def panel_mm(self, paper: Paper, content: Content) -> float:
        """Return how high each panel may be; the numbers are the heights of the blocks as they come out in print."""
        row = self.row_mm + self.row_gap_mm
        used = _HEADER_MM + _RECORDED_MM + _FOOTER_MM + 3 * _HEADING_MM + _DATES_MM
        used += 5 * row + (_PANELS - 1) * self.panel_gap_mm + 5 * self.gap_mm
        used += (content.others + 1) * row + self.gap_mm if content.others else 0
        used += _LINE_MM * content.remark_lines + (_CARE_MM if content.has_care else 0)
        used += _WORDS_MM + self.gap_mm if content.has_words else 0
        used += _SLEEP_MM + (3 * _LINE_MM if self.sleep_before and content.has_before else 0)
        return (paper.height_mm - TOP_MM - BOTTOM_MM - used) / _PANELS


_DENSITIES = (
    _Density(4.3, 0.9, 2.2, 6.0, 17.0, sleep_before=True),
    _Density(3.9, 0.6, 1.4, 4.6, 13.0, sleep_before=True),
    _Density(3.65, 0.35, 1.0, 3.3, 9.8, sleep_before=False),
)


def has_room(paper: Paper, content: Content) -> bool:
    """Whether everything stands on one page without panels that are too flat to read."""
    return _DENSITIES[-1].panel_mm(paper, content) >= _DENSITIES[-1].wanted_mm


def remark_lines(remark: str) -> int:
    """Return how many lines a remark takes; more than two are never set."""
    return 1 if len(remark) <= _LETTERS_IN_LINE else 2


def least_numbered(days: int) -> int:
    """Return how many of `days` days a part of a bar needs, so that every part as large has room for its number."""
    narrow = [n for n in range(1, days + 1) if PLOT_MM * n / days < _DIGIT_MM * len(str(n)) + _DIGIT_ROOM_MM]
    return max(narrow, default=0) + 1


def plan(paper: Paper, content: Content) -> Plan:
    """Return the sizes for a page: as roomy as the content allows, the panels as high as is left."""
    density = next((d for d in _DENSITIES if d.panel_mm(paper, content) >= d.wanted_mm), _DENSITIES[-1])
    panel_mm = min(max(density.panel_mm(paper, content), density.wanted_mm), _TALLEST_PANEL_MM)
    return Plan(
        sheet=paper.sheet,
        sheet_width_mm=paper.width_mm,
        grid_mm=GRID_MM,
        top_mm=TOP_MM,
        bottom_mm=BOTTOM_MM,
        plot_x_mm=PLOT_X_MM,
        plot_mm=PLOT_MM,
        gutter_mm=GUTTER_MM,
        panel_mm=round(panel_mm, 2),
        panel_gap_mm=density.panel_gap_mm,
        row_mm=density.row_mm,
        row_gap_mm=density.row_gap_mm,
        sleep_before=density.sleep_before,
    )
