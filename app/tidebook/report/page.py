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
    """Block A. `about`: what the person chose to say of themselves and of the journal."""

    title: str
    own_record: str
    name: Own | None
    about: Own | None
    period: str
    printed: str
    cut: str


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
class Talk:
    """Block C: what the person wants to talk about, in up to `most` set lines each; none: an empty box.

    `cut` ends a line that has no room; `more` says how many further lines there are, or nothing.
    """

    heading: str
    lines: tuple[Own, ...]
    most: int
    more: str
    cut: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in numbers. `median` is "" where nothing was recorded; then `days` says so.

    `details`: middle half, range and days once more, with their names. `anchors`: what numbers mean to the
    person. `changed`: where an anchor changed, as (number of the day, level).
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
    anchors: Own | None = None
    changed: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class LevelBar:
    """`days`: how many days each level was recorded, lowest first, then how many were not recorded."""

    key: str
    name: str
    days: tuple[int, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Mark:
    """An event in block D: its letter, the number of its day in the period, what it was."""

    letter: str
    at: int
    words: str


@dataclass(frozen=True, slots=True)
class Symptoms:
    """Block D: five symptoms, each with a panel. `below`: what the letters stand for, and anchors that are long."""

    heading: str
    direction: str
    legend: tuple[Key, ...]
    median: str
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    below: tuple[str, ...]
    cut: str


@dataclass(frozen=True, slots=True)
class Levels:
    """Block E, its first half: the bars of the five. A part of `least_numbered` days has room for its number."""

    heading: str
    direction: str
    least_numbered: int
    key: tuple[Key, ...]
    bars: tuple[LevelBar, ...]


@dataclass(frozen=True, slots=True)
class OtherSymptoms:
    """Block E, its second half: the other symptoms that were recorded, each with its numbers.

    `bars`: one for each line, or none where only the numbers have room, in two columns.
    """

    heading: str
    columns: tuple[str, ...]
    least_numbered: int
    bars: tuple[LevelBar, ...]
    lines: tuple[Line, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Blocks F, G and H: a heading, what stands opposite to it, lines of numbers below `columns`, and sentences.

    `cut` ends a sentence that has no room.
    """

    heading: str
    aside: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    remarks: tuple[str, ...]
    cut: str = ""


@dataclass(frozen=True, slots=True)
class Versus:
    """Two periods beside each other: a column a symptom, rows of medians and of pairs, and what they can not say."""

    sentence: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Block I. `empty`: what stands there if the person neither answered nor asked for a comparison."""

    heading: str
    answer: Own | None
    answered: str
    versus: Versus | None
    empty: str
    cut: str


@dataclass(frozen=True, slots=True)
class Summary:
    """All that the page says; a block that the recipient does not see is None.

    `language`, `region`: as a PDF names them. `first`, `last`, `printed_on`: ISO dates. `page`: its {page} and
    {pages} are put in when the pages are counted.
    """

    language: str
    region: str
    right_to_left: bool
    printed_on: str
    first: str
    last: str
    plan: Plan
    header: Header
    recorded: Recorded
    talk: Talk | None
    symptoms: Symptoms | None
    levels: Levels | None
    others: OtherSymptoms | None
    function: Block | None
    payback: Block | None
    sleep: Block | None
    changes: Changes | None
    disclaimer: str
    how_made: str
    page: str
