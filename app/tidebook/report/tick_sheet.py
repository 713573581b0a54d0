"""The tick sheet: one's own questions on paper, for one or two weeks, to be typed in later."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

from babel.dates import format_date

from tidebook.domain.day_fact import Fact
from tidebook.domain.paper import Line
from tidebook.domain.period import Period
from tidebook.domain.rating import HIGHEST, LOWEST
from tidebook.language import _, locale, ngettext
from tidebook.report.layout import Paper
from tidebook.report.page import Own
from tidebook.report.printable import is_right_to_left, one_line
from tidebook.report.typeset import Typeset, typeset
from tidebook.report.words import Words

WEEK = 7

MARGIN_MM, TOP_MM, BOTTOM_MM = 12.0, 11.0, 9.0
NAMES_MM = 56.0
# How much each part takes; the template gives it just that much.
_HEAD_MM, _DAYS_MM, _NOTES_HEAD_MM, _FOOT_MM = 25.0, 10.5, 10.0, 6.0
# A shaky hand writes into the first; the last still takes a figure, on a sheet that asks for very much.
_LARGEST_ROW_MM, _SMALL_ROW_MM, _SMALLEST_ROW_MM = 18.0, 8.0, 6.5
_LARGEST_NOTE_MM, _NOTE_MM, _SMALLEST_NOTE_MM = 14.0, 9.0, 7.0


@dataclass(frozen=True, slots=True)
class Row:
    """One line to fill in. `is_tick`: a tick is asked, and no number."""

    name: Own
    hint: Own
    is_tick: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A column: "Tue" over "3 Mar", and both in one line for its note."""

    weekday: str
    day: str


@dataclass(frozen=True, slots=True)
class Side:
    """One page. `notes`: whether it has the room for notes. Sizes in millimetres."""

    period: str
    days: tuple[Day, ...]
    rows: tuple[Row, ...]
    notes: bool
    row_mm: float
    note_mm: float
    number: str


@dataclass(frozen=True, slots=True)
class TickSheet:
    """All that stands on the sheet. `left_out`: how many lines found no room on it; `said`: a sentence on that."""

    language: str
    region: str
    right_to_left: bool
    sheet: str
    margin_mm: float
    top_mm: float
    bottom_mm: float
    names_mm: float
    head_mm: float
    days_mm: float
    notes_head_mm: float
    title: str
    use: str
    low: str
    high: str
    levels: tuple[str, ...]
    notes_heading: str
    sides: tuple[Side, ...]
    left_out: int
    said: str


def tick_sheet(asked: Sequence[Line], first: date, weeks: int, paper: Paper) -> TickSheet:
    """Say what stands on the sheet for the `weeks` (1 or 2) from `first` on, and where.

    Two weeks are two pages, each of which stands alone. One week is one page; a very long list takes two.
    """
    words = Words(locale())
    rows = [_row(line) for line in asked]
    found_room, parts = _parts(rows, weeks, paper)
    sides = [_side(words, first + timedelta(days=WEEK * week), part, paper) for week, part in parts]
    left_out = len(rows) - found_room
    return TickSheet(
        language=words.language,
        region=words.region,
        right_to_left=words.is_right_to_left,
        sheet=paper.sheet,
        margin_mm=MARGIN_MM,
        top_mm=TOP_MM,
        bottom_mm=BOTTOM_MM,
        names_mm=NAMES_MM,
        head_mm=_HEAD_MM,
        days_mm=_DAYS_MM,
        notes_head_mm=_NOTES_HEAD_MM,
        title=_("Tick sheet"),
        use=_("One number a day in each box, on average. A box may stay empty."),
        low=_("none"),
        high=_("the worst I can imagine"),
        levels=tuple(words.number(level) for level in range(LOWEST, HIGHEST + 1)),
        notes_heading=_("Notes"),
        sides=tuple(
            replace(side, number=_("Page {number} of {count}").format(number=n, count=len(sides)))
            for n, side in enumerate(sides, 1)
        ),
        left_out=left_out,
        said=_left_out_words(left_out, weeks) if left_out else "",
    )


def make_tick_sheet(sheet: TickSheet, printed_on: date) -> Typeset:
    """Set the sheet as a PDF. Safe in any thread. Raises ReportError when it can not be made."""
    made = typeset(("tick_sheet.typ",), [{"sheet": json.dumps(asdict(sheet), ensure_ascii=False)}], printed_on)
    return replace(made, said=(*made.said, sheet.said)) if sheet.said else made


def _left_out_words(left_out: int, weeks: int) -> str:
    words = ngettext(
        "{count} of my symptoms found no room on this sheet.",
        "{count} of my symptoms found no room on this sheet.",
        left_out,
    ).format(count=left_out)
    return words if weeks == 1 else f"{words} {_('A sheet for one week holds more.')}"


def _row(line: Line) -> Row:
    return Row(_own(line.name), _own(line.hint), is_tick=line.about is Fact.TOO_ILL)


def _own(text: str) -> Own:
    cleaned = one_line(text)
    return Own(cleaned, is_right_to_left(cleaned))


def _room(paper: Paper, *, note_mm: float) -> float:
    room = paper.height_mm - TOP_MM - BOTTOM_MM - _HEAD_MM - _DAYS_MM - _FOOT_MM
    return room - (_NOTES_HEAD_MM + WEEK * note_mm if note_mm else 0)


def _parts(rows: list[Row], weeks: int, paper: Paper) -> tuple[int, list[tuple[int, tuple[list[Row], bool]]]]:
    """Share the rows out: how many found room, and for each page its week, its rows and whether it has notes."""
    room, less_room = _room(paper, note_mm=0), _room(paper, note_mm=_SMALLEST_NOTE_MM)
    if weeks == 1 and len(rows) > int(less_room / _SMALL_ROW_MM):
        # The first of two pages has no notes, and so takes more of the rows.
        kept = _kept(rows, int(room / _SMALLEST_ROW_MM) + int(less_room / _SMALLEST_ROW_MM))
        first = min(round(len(kept) * room / (room + less_room)), int(room / _SMALLEST_ROW_MM))
        return len(kept), [(0, (kept[:first], False)), (0, (kept[first:], True))]
    kept = _kept(rows, int(less_room / _SMALLEST_ROW_MM))
    return len(kept), [(week, (kept, True)) for week in range(weeks)]


def _kept(rows: list[Row], most: int) -> list[Row]:
    # What is asked last (hours upright) has its place on every sheet.
    return rows if len(rows) <= most else [*rows[: most - 1], rows[-1]]


def _side(words: Words, first: date, part: tuple[list[Row], bool], paper: Paper) -> Side:
    rows, notes = part
    room, row_mm, note_mm = _room(paper, note_mm=0), _LARGEST_ROW_MM, 0.0
    if notes:
        for note_mm in (_NOTE_MM, _SMALLEST_NOTE_MM):
            row_mm = min(_room(paper, note_mm=note_mm) / len(rows), _LARGEST_ROW_MM)
            if row_mm >= _SMALL_ROW_MM:
                break
        # What the rows leave is room for words.
        spare = (room - _NOTES_HEAD_MM - row_mm * len(rows)) / WEEK
        note_mm = min(max(spare, note_mm), _LARGEST_NOTE_MM)
    else:
        row_mm = min(room / len(rows), _LARGEST_ROW_MM)
    period = Period(first, first + timedelta(days=WEEK - 1))
    days = tuple(
        Day(str(format_date(day, "EEE", locale=words.locale)).rstrip("."), words.short_day(day)) for day in period
    )
    return Side(words.period(period), days, tuple(rows), notes, round(row_mm, 3), round(note_mm, 3), "")
