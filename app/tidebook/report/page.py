"""The clinician's page as plain words and numbers, block by block (domain.md 4.2)."""

from dataclasses import dataclass

from tidebook.report.layout import Plan


@dataclass(frozen=True, slots=True)
class Own:
    """Something that the person wrote, and the direction in which it is read. Never markup."""

    text: str
    right_to_left: bool


@dataclass(frozen=True, slots=True)
class Header:
    """Block A."""

    title: str
    own_record: str
    name: Own | None
    period: str
    printed: str


@dataclass(frozen=True, slots=True)
class Key:
    """One swatch of a key: what it looks like (a mark or a level's place), and its words."""

    look: str
    words: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """Block B. `marks`: one a day, "recorded", "late", "too ill" or "empty". `care` is "" with enough days.
    `scale`: what a score is, and which are left out of medians.
    """

    heading: str
    count: str
    of: str
    marks: tuple[str, ...]
    first: str
    last: str
    key: tuple[Key, ...]
    too_ill_letter: str
    care: str
    remarks: tuple[str, ...]
    scale: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in numbers. `median` is "" where nothing was recorded; then `days` says so.

    `details`: middle half, range and days once more, each with its name.
    """

    key: str
    name: str
    median: str
    half: str
    range: str
    n: str
    days: str
    details: tuple[str, ...]
    before: str
    sentence: str


@dataclass(frozen=True, slots=True)
class LevelBar:
    """`days`: how many days each level was recorded, lowest first, then how many were not recorded."""

    key: str
    name: str
    days: tuple[int, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Symptoms:
    """Block D: the five quick symptoms, each with a panel."""

    heading: str
    direction: str
    legend: tuple[Key, ...]
    median: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Levels:
    """Block E: the bars of the five, and the other symptoms that were recorded, each as a bar with its numbers.

    A part of at least `least_numbered` days has room for its number.
    """

    heading: str
    direction: str
    least_numbered: int
    key: tuple[Key, ...]
    bars: tuple[LevelBar, ...]
    others_heading: str
    columns: tuple[str, ...]
    other_bars: tuple[LevelBar, ...]
    other_lines: tuple[Line, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Blocks F and H: a heading, the direction if it has one, a small table, and perhaps one quiet sentence."""

    heading: str
    direction: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the person added, below a heading of ours."""

    heading: str
    words: Own


@dataclass(frozen=True, slots=True)
class Summary:
    """All that the page says. `language`, `region`: as a PDF names them. `printed_on`: ISO date."""

    language: str
    region: str
    right_to_left: bool
    printed_on: str
    plan: Plan
    header: Header
    recorded: Recorded
    own_words: OwnWords | None
    symptoms: Symptoms
    levels: Levels
    function: Block
    sleep: Block
    disclaimer: str
    how_made: str
    page: str
