"""The appendix as plain words and numbers, part by part (domain.md 4.3)."""

from dataclasses import dataclass

from tidebook.report.page import Own
from tidebook.report.printable import is_right_to_left, one_line

# Longer than any text that a journal takes: in the appendix nothing is cut.
_LONGEST = 200_000

# Our words, or the person's.
Cell = str | Own


@dataclass(frozen=True, slots=True)
class Column:
    """`share`: of the width, beside the other columns. `is_number`: it stands at the right of its column."""

    words: str
    share: float
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose head is repeated on every page. A fine line stands above the rows numbered in `ruled`."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    ruled: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A small heading and the lines below it."""

    heading: str
    lines: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One part. `key`: its name, under which its picture lies; `picture`: what that shows, in words ("" for none).

    They stand in the order of the fields. `before`: sentences of ours.
    """

    key: str
    heading: str
    before: tuple[str, ...] = ()
    picture: str = ""
    table: Grid | None = None
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Appendix:
    """All parts that were chosen, and what each of their pages repeats. `of`: what it is the appendix of."""

    title: str
    of: str
    name: Own | None
    period: str
    sections: tuple[Section, ...]


def whole(text: str) -> Own:
    """Return what the person wrote on one line, all of it."""
    line = one_line(text, _LONGEST)
    return Own(line, is_right_to_left(line))


def paragraphs(text: str) -> tuple[Own, ...]:
    """Return every line that the person wrote, all of it; empty ones are left out."""
    return tuple(line for line in map(whole, text.splitlines()) if line.text)
