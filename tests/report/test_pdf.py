"""Real pages, read back: one page each, tagged, in any script, the same bytes for the same input."""

import io
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtPdf import QPdfDocument

from tests.report.records import LAST, before, invented, there, together
from tidebook import paths
from tidebook.bundled import catalogue
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.report.choices import Choices
from tidebook.report.drawings import drawings
from tidebook.report.layout import Paper
from tidebook.report.page import Summary
from tidebook.report.pdf import PdfResult, ReportError, make_pdf
from tidebook.report.summary import summarise

MM = 72 / 25.4
UNASSIGNED = "\u0378"


def page(record: Record, earlier: Record | None = None, **chosen: Any) -> tuple[Summary, PdfResult]:
    whole = record if earlier is None else together(earlier, record)
    summary = summarise(whole, catalogue(), Choices(record.period, **chosen), LAST)
    return summary, make_pdf(summary, drawings(whole, catalogue(), summary))


def read(result: PdfResult) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(result.content))


def text_of(result: PdfResult) -> str:
    return re.sub(r"\s+", " ", read(result).pages[0].extract_text())


def fonts_of(result: PdfResult) -> set[str]:
    fonts = read(result).pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    return {str(font.get_object()["/BaseFont"]).partition("+")[2] for font in fonts.values()}


def tags(result: PdfResult) -> Iterator[Any]:
    waiting: list[Any] = [read(result).trailer["/Root"]["/StructTreeRoot"]]  # type: ignore[index]
    while waiting:
        tag = waiting.pop().get_object()
        if isinstance(tag, pypdf.generic.DictionaryObject):
            yield tag
            tag = tag.get("/K", pypdf.generic.ArrayObject()).get_object()
        if isinstance(tag, pypdf.generic.ArrayObject):
            waiting.extend(tag)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(
    ("days", "others", "has_words"),
    [(3, 0, False), (28, 0, False), (28, 8, True), (90, 8, False), (28, 15, False), (90, 20, True), (400, 60, True)],
)
def test_it_is_one_page_as_planned(paper: Paper, days: int, others: int, has_words: bool) -> None:
    record = invented(days, others)
    words = {"name": "Ana " * 40, "talk": ("Long words. " * 40,)} if has_words else {}
    summary, result = page(record, before(record, others), paper=paper, **words)
    assert len(read(result).pages) == 1
    assert not result.is_squeezed
    box = read(result).pages[0].mediabox
    assert float(box.width) == pytest.approx(paper.width_mm * MM, abs=0.1)
    assert float(box.height) == pytest.approx(paper.height_mm * MM, abs=0.1)
    text = text_of(result)
    assert f"{summary.recorded.count} of {days} days recorded" in text
    for line in (*there(summary.symptoms).lines, *there(summary.others).lines):
        assert line.half in text
    for line in there(summary.symptoms).lines:
        assert f"{line.median} median {' '.join(line.details)}" in text
    assert summary.disclaimer in text
    if others <= 20:
        assert len(there(summary.others).lines) == others
    assert not has_words or text.count("…") >= 2


@pytest.mark.parametrize("paper", Paper)
def test_nothing_recorded_is_a_page_too(paper: Paper) -> None:
    _, result = page(Record(Period.ending(LAST, 28)), paper=paper)
    assert len(read(result).pages) == 1
    assert not result.is_squeezed
    text = text_of(result)
    assert "0 of 28 days recorded" in text
    assert "Fewer than 7 in 10 days recorded: read with care." in text
    assert text.count("nothing recorded") >= 10


def test_it_gets_flatter_when_it_would_run_over() -> None:
    record = invented()
    summary = summarise(record, catalogue(), Choices(record.period), LAST)
    taller = replace(summary, plan=replace(summary.plan, panel_mm=summary.plan.panel_mm + 10))
    result = make_pdf(taller, drawings(record, catalogue(), taller))
    assert result.is_squeezed
    assert len(read(result).pages) == 1
    far = replace(summary, plan=replace(summary.plan, panel_mm=120))
    with pytest.raises(ReportError):
        make_pdf(far, drawings(record, catalogue(), far))


def test_it_says_what_it_is_and_not_who_made_it() -> None:
    _, result = page(invented())
    root: Any = read(result).trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert bool(root["/MarkInfo"]["/Marked"]) is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = read(result).metadata
    assert metadata is not None
    assert metadata.title == "Symptom journal summary"
    assert not metadata.author
    assert metadata.creation_date is not None
    assert metadata.creation_date.date() == LAST
    xmp = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfaid:part[>=\"]+2", xmp)
    assert re.search(r"pdfuaid:part[>=\"]+1", xmp)
    assert "dc:creator" not in xmp


def test_a_screen_reader_finds_headings_tables_and_a_sentence_for_each_picture() -> None:
    record = invented(28, 3)
    summary, result = page(record, before(record))
    found = list(tags(result))
    kinds = [tag.get("/S") for tag in found]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 8
    assert kinds.count("/H3") == 6
    assert kinds.count("/TH") >= 7
    alts = {str(tag["/Alt"]) for tag in found if tag.get("/S") == "/Figure"}
    panels = {line.sentence for line in there(summary.symptoms).lines}
    bars = {bar.sentence for bar in (*there(summary.levels).bars, *there(summary.others).bars)}
    assert alts == panels | bars | {summary.recorded.sentence}


def test_the_same_input_gives_the_same_bytes_in_any_thread() -> None:
    record = invented(28, 5)
    summary = summarise(record, catalogue(), Choices(record.period), LAST)
    charts = drawings(record, catalogue(), summary)
    with ThreadPoolExecutor(3) as pool:
        made = list(pool.map(lambda _: make_pdf(summary, charts).content, range(6)))
    assert set(made) == {make_pdf(summary, drawings(record, catalogue(), summary)).content}


def test_markup_is_printed_as_it_was_typed() -> None:
    typed = "*bold* _it_ #set page(width: 1pt) $x^2$ = @ref `raw` <b>b</b> \\LaTeX{} // no [c] #panic()"
    _, result = page(invented(), name=typed, talk=(typed,))
    assert typed in text_of(result)
    assert len(read(result).pages) == 1


def test_the_first_rung_uses_the_bundled_font_alone() -> None:
    _, result = page(invented(), name="Zoë\x07\ue000 Łukasz\u202e", talk=("e\u0301té",))
    assert result.said == ()
    assert all(name.startswith("AtkinsonHyperlegibleNext") for name in fonts_of(result))
    assert "Zoë Łukasz" in text_of(result)


def test_the_second_rung_takes_letters_from_other_fonts_and_keeps_the_standards() -> None:
    _, result = page(invented(), name="Мария שרה", talk=("Κώστας",))
    assert result.said == ()
    assert any(not name.startswith("AtkinsonHyperlegibleNext") for name in fonts_of(result))
    assert "Мария" in text_of(result)
    assert b"pdfuaid:part" in read(result).trailer["/Root"]["/Metadata"].get_data()  # type: ignore[index]


def test_the_last_rung_says_so() -> None:
    _, result = page(invented(), name=f"Ann {UNASSIGNED}")
    assert result.said == ("Some characters may show as boxes: no font here has them.",)
    assert len(read(result).pages) == 1
    assert "Ann" in text_of(result)
    assert bool(read(result).trailer["/Root"]["/MarkInfo"]["/Marked"]) is True  # type: ignore[index]
    assert b"pdfuaid:part" not in read(result).trailer["/Root"]["/Metadata"].get_data()  # type: ignore[index]


@pytest.mark.parametrize(
    "words",
    ["سارة عبد الرحمن (3)", "שרה כהן", "頭痛日記 王小明", "नमस्ते दुनिया", "🧠👩‍👩‍👧", "W" * 300, "ﷺ" * 300, "頭" * 300],
)
@pytest.mark.parametrize("paper", Paper)
def test_any_script_and_any_length_stay_on_one_page(words: str, paper: Paper) -> None:
    record = invented(28, 13)
    _, result = page(record, before(record, 13), name=words, talk=(words,) * 3, paper=paper)
    assert len(read(result).pages) == 1


@pytest.mark.parametrize("name", ["שרה כהן", "سارة كرم"])
def test_a_right_to_left_name_runs_from_right_to_left(name: str) -> None:
    _, result = page(invented(), name=name)
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(result.content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    text = document.getAllText(0).text()
    words = name.split()
    places = [document.getSelectionAtIndex(0, text.index(word), 1).boundingRectangle() for word in words]
    own_record = document.getSelectionAtIndex(0, text.index("my own record"), 13).boundingRectangle()
    assert own_record.right() < places[1].left() < places[0].left()
    third = document.getSelectionAtIndex(0, text.index(words[0]) + 2, 1).boundingRectangle()
    assert third.left() < places[0].left()


def test_a_broken_picture_is_one_plain_sentence() -> None:
    record = invented()
    summary = summarise(record, catalogue(), Choices(record.period), LAST)
    with pytest.raises(ReportError, match=r"^The page could not be made\. Your journal is safe\.$"):
        make_pdf(summary, {"fatigue": b"no picture"})


def test_the_font_ships_with_its_licence() -> None:
    assert (paths.FONTS / "OFL.txt").is_file()
