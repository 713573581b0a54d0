"""The appendix as real pages, read back: after page 1, tagged, in any script, of any length."""

import io
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pypdf
import pytest

from tests.report.records import LAST, invented, typed
from tests.report.test_every_number import flat
from tests.report.test_pdf import tags
from tidebook.bundled import catalogue
from tidebook.domain.activity import Activity
from tidebook.domain.episode import Certainty, Episode, Link
from tidebook.domain.event import Event, EventKind
from tidebook.domain.moment import Moment
from tidebook.domain.note import Note
from tidebook.domain.pain import Area, Pain
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.domain.score import Score
from tidebook.exchange.csv_tables import filled
from tidebook.report.appendix_parts import AppendixPart
from tidebook.report.choices import Choices, Recipient
from tidebook.report.document import document
from tidebook.report.layout import Paper
from tidebook.report.pdf import PdfResult

PERIOD = Period.ending(LAST, 28)
ALL = frozenset(part.value for part in AppendixPart)
MARKUP = "*bold* _it_ #set page(width: 1pt) $x^2$ = @ref `raw` <b>b</b> \\LaTeX{} // no [c] #panic()"


def made(record: Record, *, paper: Paper = Paper.A4, parts: frozenset[str] = ALL, attach: bool = False) -> PdfResult:
    who = Recipient(notes=True, events=frozenset(EventKind))
    choices = Choices(record.period, paper, recipient=who, appendix=parts, attach_data=attach)
    return document(record, catalogue(), choices, LAST, filled)[1]


def texts(result: PdfResult) -> list[str]:
    return [flat(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(result.content)).pages]


def with_words(words: str) -> Record:
    """A record in which the person wrote `words` wherever they can."""
    record, stamp = invented(), typed(LAST)
    episode, activity = Episode(LAST, stamp, uuid4(), Moment(LAST)), Activity(LAST, stamp, uuid4(), words)
    return replace(
        record,
        notes=(Note(LAST, stamp, words),),
        activities=(activity, Activity(LAST - timedelta(days=1), typed(LAST - timedelta(days=1)), uuid4(), words)),
        episodes=(episode,),
        links=(Link(LAST, stamp, episode.id, activity.id, Certainty.MAYBE),),
        scores=(Score(LAST, stamp, uuid4(), words, 57.5, words),),
        events=(Event(LAST, stamp, uuid4(), EventKind.LIFE, words),),
        pains=(Pain(LAST, stamp, Area.NECK, 4),),
    )


@pytest.mark.parametrize(
    ("words", "paper"),
    [
        ("كان اليوم هادئا (3)", Paper.A4),
        ("नमस्ते दुनिया", Paper.LETTER),
        ("頭痛日記 王小明", Paper.LETTER),
        ("🧠👩‍👩‍👧", Paper.A4),
        ("W" * 3000, Paper.A4),
        ("頭" * 1000, Paper.A4),
        ("word " * 4000, Paper.LETTER),
    ],
    ids=range(7),
)
def test_any_script_and_any_length_have_room(words: str, paper: Paper) -> None:
    result = made(with_words(words), paper=paper)
    found = texts(result)
    assert 3 <= len(found) < 60
    assert "page 1 of" in found[0]
    # Nothing is cut: each letter of the note is there, however many lines and pages it takes.
    letter = words[0]
    if letter.isascii():
        assert " ".join(found[1:]).count(letter) >= words.count(letter)


def test_markup_is_printed_as_it_was_typed() -> None:
    text = " ".join(texts(made(with_words(MARKUP))))
    assert text.count(MARKUP.replace("  ", " ")) >= 4


def test_what_can_not_be_printed_does_not_stop_the_page() -> None:
    result = made(with_words("Zoë\ue000 Łukasz\u202e"))
    assert result.said == ()
    assert "Zoë Łukasz" in " ".join(texts(result))


def test_nothing_recorded_is_an_appendix_too() -> None:
    found = " ".join(texts(made(Record(PERIOD)))[1:])
    for sentence in (
        "No payback episode began in this period.",
        "No pain place was marked in this period.",
        "No score from elsewhere in this period.",
        "No medicine or event to show in this period.",
        "Nothing written to show.",
        "Not shown.",
        "Fatigue 28 0 – – – –",
    ):
        assert sentence in found


def test_page_1_is_the_same_with_and_without_an_appendix() -> None:
    record = with_words("tea with Jo")
    alone, before = (texts(made(record, parts=parts))[0] for parts in (frozenset[str](), ALL))
    assert before.rpartition(" page 1 of ")[0] == alone.rpartition(" page 1 of ")[0]


@pytest.mark.parametrize("part", AppendixPart, ids=lambda part: part.value)
def test_each_part_stands_alone(part: AppendixPart) -> None:
    found = " ".join(texts(made(with_words("tea with Jo"), parts=frozenset({part.value})))[1:])
    assert part.words in found
    others = {other.words for other in AppendixPart} - {part.words, "Payback episodes"}
    assert not [words for words in others if words in found]


def test_a_screen_reader_finds_headings_table_heads_and_pictures() -> None:
    page_1, whole = (
        [tag.get("/S") for tag in tags(made(with_words("tea"), parts=parts))] for parts in (frozenset[str](), ALL)
    )
    assert whole.count("/H1") == 1
    assert whole.count("/H2") == page_1.count("/H2") + len(AppendixPart)
    assert whole.count("/Table") == page_1.count("/Table") + 5
    assert whole.count("/TH") >= page_1.count("/TH") + 7 + 9 + 5 + 4 + 3
    assert whole.count("/Figure") == page_1.count("/Figure") + 1
    figures = [str(tag["/Alt"]) for tag in tags(made(with_words("tea"))) if tag.get("/S") == "/Figure"]
    assert any("Neck 1" in words for words in figures)


@pytest.mark.parametrize(("attach", "part"), [(False, b"2"), (True, b"3")])
def test_the_standards_hold_with_and_without_tables(attach: bool, part: bytes) -> None:
    result = made(with_words("tea"), attach=attach)
    reader = pypdf.PdfReader(io.BytesIO(result.content))
    xmp = reader.trailer["/Root"]["/Metadata"].get_data()  # type: ignore[index]
    assert b"<pdfaid:part>" + part in xmp.replace(b" ", b"")
    assert b"pdfuaid:part" in xmp
    assert bool(reader.attachments) == attach


def test_the_same_input_gives_the_same_bytes() -> None:
    record = with_words("tea with Jo")
    assert made(record, attach=True).content == made(record, attach=True).content
