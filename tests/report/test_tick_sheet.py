"""Real sheets, read back: every line and every day, never more than two pages, tagged, in any script."""

import io
import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from uuid import uuid4

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.report.records import LAST, typed
from tidebook import paths
from tidebook.bundled import catalogue
from tidebook.domain.asked import Asked
from tidebook.domain.catalogue import own_symptom
from tidebook.domain.own_symptom import OwnName, own_key
from tidebook.domain.paper import Line, lines
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.report.layout import Paper
from tidebook.report.tick_sheet import BOTTOM_MM, TOP_MM, TickSheet, make_tick_sheet, tick_sheet
from tidebook.report.typeset import Typeset

FIRST = date(2026, 3, 3)
MM = 72 / 25.4
UNASSIGNED = "\u0378"
USUAL = lines(Period(FIRST, FIRST + timedelta(days=6)), Record(Period(FIRST, FIRST)), catalogue())
ALL = (USUAL[0], *map(Line, catalogue().rated), USUAL[-1])


def with_own(*names: str) -> tuple[Line, ...]:
    return (*USUAL[:-1], *(Line(own_symptom(own_key(uuid4()), name)) for name in names), USUAL[-1])


def sheet(
    asked: tuple[Line, ...] = USUAL, weeks: int = 1, paper: Paper = Paper.A4
) -> tuple[TickSheet, Typeset, pypdf.PdfReader]:
    planned = tick_sheet(asked, FIRST, weeks, paper)
    made = make_tick_sheet(planned, LAST)
    return planned, made, pypdf.PdfReader(io.BytesIO(made.content))


def text_of(page: pypdf.PageObject) -> str:
    return re.sub(r"\s+", " ", page.extract_text())


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("weeks", [1, 2])
def test_every_line_and_every_day_stand_on_it(paper: Paper, weeks: int) -> None:
    planned, made, read = sheet(with_own("Ears ringing"), weeks, paper)
    assert made.said == ()
    assert len(read.pages) == weeks
    for week, page in enumerate(read.pages):
        text = text_of(page)
        for line in with_own("Ears ringing"):
            assert line.name in text
        monday = FIRST + timedelta(days=7 * week)
        for day in (monday + timedelta(days=n) for n in range(7)):
            # Once above its boxes and once beside its note.
            assert text.count(f"{day:%a} {day.day} {day:%b}") == 2
        assert f"{monday.day} March to" in text
        assert f"{planned.use} {planned.low}" in text
        assert "0 1 2 3 4 5 6 7 8 9 10 the worst I can imagine" in text
        assert float(page.mediabox.height) == pytest.approx(paper.height_mm * MM, abs=0.1)
        assert float(page.mediabox.width) == pytest.approx(paper.width_mm * MM, abs=0.1)


def test_its_title_says_nothing_about_an_illness() -> None:
    _, _, read = sheet()
    assert read.metadata is not None
    assert read.metadata.title == "Tick sheet"
    assert not read.metadata.author


@pytest.mark.parametrize("template", ["tick_sheet.typ", "words.typ"])
def test_the_templates_fetch_nothing(template: str) -> None:
    text = (paths.REPORT / template).read_text(encoding="utf-8")
    assert "@preview" not in text
    assert not re.search(r"#?\b(import|include|read|plugin)\b\s*[\"(]", text)


def test_a_screen_reader_finds_it_tagged() -> None:
    _, _, read = sheet()
    root: Any = read.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"]) is True
    xmp = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfuaid:part[>=\"]+1", xmp)
    assert root["/Lang"] == "en-GB"
    kinds = []
    waiting: list[Any] = [root["/StructTreeRoot"]]
    while waiting:
        tag = waiting.pop().get_object()
        if isinstance(tag, pypdf.generic.DictionaryObject):
            kinds.append(tag.get("/S"))
            tag = tag.get("/K", pypdf.generic.ArrayObject()).get_object()
        if isinstance(tag, pypdf.generic.ArrayObject):
            waiting.extend(tag)
    assert kinds.count("/H1") == 1
    assert kinds.count("/Table") == 1
    assert kinds.count("/TH") == 8
    assert kinds.count("/TR") == len(USUAL) + 1


def test_the_usual_boxes_are_large() -> None:
    for paper in Paper:
        planned = tick_sheet(USUAL, FIRST, 1, paper)
        assert [side.row_mm >= 9 for side in planned.sides] == [True]
        assert tick_sheet(USUAL[:6], FIRST, 1, paper).sides[0].row_mm == 18


def test_a_long_list_takes_two_pages_for_a_week() -> None:
    planned, made, read = sheet(ALL[:40])
    assert len(read.pages) == 2
    assert made.said == ()
    assert [row.name.text for side in planned.sides for row in side.rows] == [line.name for line in ALL[:40]]
    shown = " ".join(text_of(page) for page in read.pages)
    for line in ALL[:40]:
        assert line.name[:18] in shown
    assert [side.notes for side in planned.sides] == [False, True]


@pytest.mark.parametrize("paper", Paper)
def test_what_finds_no_room_is_said(paper: Paper) -> None:
    planned, made, read = sheet(ALL, 2, paper)
    assert len(read.pages) == 2
    assert planned.left_out == len(ALL) - len(planned.sides[0].rows) > 0
    left_out = f"{planned.left_out} of my symptoms found no room on this sheet."
    assert made.said == (f"{left_out} A sheet for one week holds more.",)
    for_one_week = tick_sheet(ALL, FIRST, 1, paper)
    assert 0 < for_one_week.left_out < planned.left_out
    assert for_one_week.said == f"{for_one_week.left_out} of my symptoms found no room on this sheet."
    for page in read.pages:
        assert "Hours upright" in text_of(page)
        assert "Too ill to fill in" in text_of(page)


@given(count=st.integers(3, 90), weeks=st.sampled_from([1, 2]), paper=st.sampled_from(Paper))
@settings(max_examples=200, deadline=None)
def test_everything_keeps_to_its_page(count: int, weeks: int, paper: Paper) -> None:
    asked = (USUAL[0], *(Line(own_symptom(f"user_{n}", f"Own {n}")) for n in range(count - 2)), USUAL[-1])
    planned = tick_sheet(asked, FIRST, weeks, paper)
    assert 1 <= len(planned.sides) <= 2
    for side in planned.sides:
        notes = planned.notes_head_mm + 7 * side.note_mm if side.notes else 0
        whole = planned.head_mm + planned.days_mm + len(side.rows) * side.row_mm + notes
        assert whole <= paper.height_mm - TOP_MM - BOTTOM_MM
        assert 6.4 <= side.row_mm <= 18
        assert not side.notes or side.note_mm >= 7
    names = [row.name.text for side in planned.sides[: 1 if weeks == 2 else 2] for row in side.rows]
    assert len(names) + planned.left_out == count
    every = [line.name for line in asked]
    assert names[0] == every[0]
    assert names[-1] == every[-1]
    assert all(every.index(one) < every.index(other) for one, other in pairwise(names))


@pytest.mark.parametrize(
    "name",
    [
        "ألم في الكتفين",
        "כאב בכתפיים",
        "頭がぼんやりする感じ",
        "दर्द",
        "🧠👩‍👩‍👧",
        "W" * 300,
        "ﷺ" * 300,
        "*a* #panic() $x$ <b>",
    ],
)
@pytest.mark.parametrize("paper", Paper)
def test_a_name_in_any_script_and_of_any_length_is_text(name: str, paper: Paper) -> None:
    for asked in (with_own(name), (*with_own(*[name] * 9),)):
        _, _, read = sheet(asked, 1, paper)
        assert len(read.pages) <= 2
    _, _, read = sheet(with_own("*a* #panic() $x$ <b>"))
    assert "*a* #panic() $x$ <b>" in text_of(read.pages[0])


def test_letters_that_no_font_has_are_said() -> None:
    _, made, read = sheet(with_own(f"Ears {UNASSIGNED}"))
    assert made.said == ("Some characters may show as boxes: no font here has them.",)
    assert "Ears" in text_of(read.pages[0])


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert sheet()[1].content == sheet()[1].content


def test_own_symptoms_stand_on_it_as_they_are_called_then() -> None:
    key = own_key(uuid4())
    record = Record(
        Period(FIRST, FIRST),
        choices=(Asked(FIRST, typed(FIRST), "muscle_pain", asked=False),),
        own_names=(
            OwnName(FIRST - timedelta(days=9), typed(FIRST), key, "Ears ringing"),
            OwnName(FIRST + timedelta(days=3), typed(FIRST, 3), key, "Tinnitus"),
        ),
    )
    names = [line.name for line in lines(Period(FIRST, FIRST + timedelta(days=6)), record, catalogue())]
    assert names[0] == "Too ill to fill in"
    assert names[-2:] == ["Ears ringing", "Hours upright"]
    assert "Muscle pain or aching" not in names
