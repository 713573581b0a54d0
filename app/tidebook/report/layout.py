"""Where things go on the one page, so that it is always one page, and always well filled."""

from dataclasses import dataclass, replace
from enum import Enum
from unicodedata import east_asian_width

GRID_MM = 180.0
PLOT_X_MM = 56.0
PLOT_MM = 77.0
GUTTER_MM = 15.5
TOP_MM, BOTTOM_MM = 11.5, 10.0

# A figure of 8 pt, and what stays free beside it.
_DIGIT_MM, _DIGIT_ROOM_MM = 1.75, 0.4
_TALLEST_PANEL_MM = 26.0
# How much each block takes, measured on the set page; a line is one of 8 pt.
HEADER_MM, RECORDED_MM, FOOTER_MM, HEADING_MM, LINE_MM = 7.9, 15.6, 7.0, 6.4, 3.45
DATES_MM, LANE_MM, TALK_MM, VERSUS_MM, ABOUT_MM, WRAPPED_MM = 4.6, 3.8, 12.7, 20.5, 3.6, 2.6
# Letters of 8 pt (or names of 9 pt) that surely stand on one line.
LETTERS_IN_GRID, LETTERS_IN_NAME = 130, 33
# Lines of 9 pt in block C.
TALK_LINE_MM, LETTERS_IN_TALK = 4.0, 112
# No remark is set in more lines.
REMARK_LINES = 2

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

    A panel is `gutter_mm + plot_mm` wide: numbers of its axis, then the days; it reaches down to the next one. Above
    the first are `lane_mm` for letters, below the last `dates_mm`. The strip and all bars stand in the same column as
    the days, from `plot_x_mm` on, `plot_mm` wide.
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
    lane_mm: float
    dates_mm: float
    row_mm: float
    row_gap_mm: float


@dataclass(frozen=True, slots=True)
class Content:
    """What has to find room: millimetres that nothing changes, rows of bars, panels, and gaps between blocks."""

    fixed_mm: float = HEADER_MM + RECORDED_MM + FOOTER_MM
    rows: int = 0
    panels: int = 0
    gaps: int = 2

    def more(self, fixed_mm: float) -> "Content":
        """Return the content with so many millimetres more in a block that it has already."""
        return replace(self, fixed_mm=self.fixed_mm + fixed_mm)

    def with_block(self, fixed_mm: float, *, rows: int = 0, panels: int = 0) -> "Content":
        """Return the content with one block more."""
        return Content(self.fixed_mm + fixed_mm, self.rows + rows, self.panels + panels, self.gaps + 1)


@dataclass(frozen=True, slots=True)
class _Density:
    row_mm: float
    row_gap_mm: float
    gap_mm: float
    wanted_mm: float

    def panel_mm(self, paper: Paper, content: Content) -> float:
        """Return how high each panel may be."""
        used = content.fixed_mm + content.rows * (self.row_mm + self.row_gap_mm) + content.gaps * self.gap_mm
        return (paper.height_mm - TOP_MM - BOTTOM_MM - used) / max(content.panels, 1)


_DENSITIES = (
    _Density(4.3, 0.9, 5.6, 17.0),
    _Density(3.9, 0.6, 3.6, 13.6),
    _Density(3.65, 0.35, 2.3, 12.4),
)


def has_room(paper: Paper, content: Content, *, comfortable: bool = False) -> bool:
    """Whether everything stands on one page without panels that are too flat to read; or `comfortable` to read."""
    density = _DENSITIES[1 if comfortable else -1]
    return density.panel_mm(paper, content) >= (density.wanted_mm if content.panels else 0.0)


def lines_of(text: str, letters: int = LETTERS_IN_GRID, most: int = REMARK_LINES) -> int:
    """Return how many lines `text` takes where `letters` stand on one; more than `most` are never set."""
    return min(-(-width_of(text) // letters), most)


def width_of(text: str) -> int:
    """Return how many letters wide `text` is about; those of Chinese and its like are two wide."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def least_numbered(days: int) -> int:
    """Return how many of `days` days a part of a bar needs, so that every part as large has room for its number."""
    narrow = [n for n in range(1, days + 1) if PLOT_MM * n / days < _DIGIT_MM * len(str(n)) + _DIGIT_ROOM_MM]
    return max(narrow, default=0) + 1


def plan(paper: Paper, content: Content, *, lane: bool = False) -> Plan:
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
        lane_mm=LANE_MM if lane else 0.0,
        dates_mm=DATES_MM,
        row_mm=density.row_mm,
        row_gap_mm=density.row_gap_mm,
    )
