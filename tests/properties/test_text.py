"""Text is text: whatever a person writes is kept, shown, drawn, printed and saved as it is, or refused."""

import csv
import io
import re
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from matplotlib.text import Text
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from tidebook import clock
from tidebook.analysis.daily import daily_ratings
from tidebook.bundled import catalogue
from tidebook.charts.face import png_bytes, svg_bytes
from tidebook.charts.palette import LIGHT
from tidebook.charts.strand import Strand
from tidebook.charts.timeline import Timeline
from tidebook.domain.activity import Activity
from tidebook.domain.anchor import Anchor
from tidebook.domain.catalogue import own_symptom
from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.errors import EntryError
from tidebook.domain.event import Event, EventKind
from tidebook.domain.kinds import DATED, STANDING
from tidebook.domain.note import Note
from tidebook.domain.own_symptom import OwnName, own_key
from tidebook.domain.period import Period
from tidebook.domain.profile import About, ProfileLine
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.score import Score
from tidebook.domain.stamp import Stamp
from tidebook.domain.text import LONGEST, clean_text
from tidebook.exchange.archive import save
from tidebook.exchange.csv_export import export
from tidebook.exchange.guard import restore
from tidebook.exchange.plan import plan
from tidebook.exchange.recognise import read_source
from tidebook.report.choices import Choices, Recipient
from tidebook.report.document import document
from tidebook.storage.store import Store
from tidebook.ui.journal import Journal
from tidebook.ui.today_page import TodayPage

TODAY = clock.today()
DAY = TODAY - timedelta(days=3)
PERIOD = Period.ending(TODAY, 28)
# At noon in the time zone that the day is of, so that it is never the day before.
STAMP = Stamp(datetime.combine(DAY, time(12), UTC), 0)
OWN = own_key(UUID(int=7, version=4))
ONE, TWO, THREE = (UUID(int=n, version=4) for n in (1, 2, 3))

HOSTILE = {
    "html": '<img src="file:///etc/passwd" onerror=alert(1)><script>x</script><b>bold</b> &amp; &#65;',
    "typst": '#read("/etc/passwd") #import "@preview/x:1.0.0" @ref *bold* _it_ $x^2$ [#a] // no comment',
    "tex": r"$x^$ \input{/etc/passwd} \frac{1} $$ %comment ^_ {",
    "formula": '=HYPERLINK("x","y")+cmd|\'/C calc\'!A0',
    "at": "@SUM(1+1)*cmd",
    "bidi": "a\u202egnp.exe\u202c b \u2066c\u2069 \u200fd",
    "control": "a\x00b\x07c\x1b[31md\x7f",
    "surrogate": "a\ud83db\udc00c",
    "wide": "שלום 今日は e\u0301 👩\u200d👩\u200d👧 \u2028 x",
    "quotes": "'\"\\ \\n \\u0041 %s {0} {name} ${HOME} `x` ; --",
}
# Latin letters and signs, which a reader of PDF gives back in their order.
READABLE = ("html", "typst", "tex", "formula", "at", "quotes")


def entries(text: str) -> tuple[Entry, ...]:
    """Have the text in every place where a person may write."""
    return (
        Note(DAY, STAMP, f"{text}\n\n{text}"),
        OwnName(DAY, STAMP, OWN, text),
        Rating(DAY, STAMP, OWN, 7),
        Rating(DAY, STAMP, "fatigue", 6),
        Anchor(DAY, STAMP, "fatigue", 6, text),
        Activity(DAY, STAMP, ONE, text),
        Event(DAY, STAMP, TWO, EventKind.STARTED, text),
        Score(DAY, STAMP, THREE, text, 57.0, text),
        *(ProfileLine(DAY, STAMP, about, text) for about in About),
    )


def everything(record: Record) -> set[Entry]:
    return {entry for name in (DATED | STANDING).values() for entry in getattr(record, name)}


@pytest.fixture(params=HOSTILE)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def text(kind: str) -> str:
    return HOSTILE[kind]


@pytest.fixture
def journal(tmp_path: Path, text: str) -> Path:
    with Store.create(tmp_path / "journal.tidebook") as store:
        store.apply([Change(None, entry) for entry in entries(text)])
    return tmp_path / "journal.tidebook"


@pytest.fixture
def record(journal: Path) -> Record:
    with Store(journal) as store:
        return store.read(PERIOD)


def squeezed(text: str) -> str:
    """The text without what a page may break or join lines with."""
    return re.sub(r"[\s\u200b]+", "", text)


def test_it_is_kept(record: Record, text: str) -> None:
    assert everything(record) == set(entries(text))
    (note,) = record.notes
    # Letters that no file can keep go at the gate, and nothing else.
    assert note.text == f"{clean_text(text)}\n\n{clean_text(text)}"
    left = set(text) - set(clean_text(text))
    assert all(ord(letter) < 32 or ord(letter) == 127 or 0xD800 <= ord(letter) <= 0xDFFF for letter in left)


def test_it_goes_out_and_comes_in_unchanged(record: Record, tmp_path: Path) -> None:
    save(tmp_path / "all.zip", record, catalogue())
    with Store.create(tmp_path / "fresh.tidebook") as fresh:
        fresh.apply(plan(read_source(tmp_path / "all.zip"), fresh.read(PERIOD)).changes)
        assert fresh.read(PERIOD) == record


def test_it_stands_in_the_tables_as_it_is(record: Record, tmp_path: Path) -> None:
    export(tmp_path / "csv", record, catalogue(), include_profile=True)
    found = dict.fromkeys(("journal.csv", "events.csv", "activities.csv", "profile.csv"), "")
    for name in found:
        with (tmp_path / "csv" / name).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        cells = [cell for row in rows for cell in row.values()]
        assert not [cell for cell in cells if cell.startswith(("=", "@", "+", "\t", "|"))]
        found[name] = "\n".join(map(restore, cells))
    assert record.notes[0].text in found["journal.csv"]
    assert record.events[0].what in found["events.csv"]
    assert record.activities[0].what in found["activities.csv"]
    assert record.profile[0].text in found["profile.csv"]


def test_it_is_shown_as_it_is(qapp: QApplication, journal: Path, record: Record) -> None:
    shown = Journal()
    shown.open(lambda: Store(journal))
    page = TodayPage(shown)
    page.show_day(DAY)
    qapp.processEvents()
    assert page.view.note.paper.toPlainText() == record.notes[0].text.replace("\u2028", "\n")
    name = record.own_names[0].name
    row = next(row for row in page.view.check_in.rows if row.symptom.key == OWN)
    assert name in row.symptom.name
    assert [label for label in row.findChildren(QLabel) if name in label.text()]
    assert {label.textFormat() for label in page.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    shown.close()
    page.deleteLater()


def test_it_is_drawn_as_it_is(record: Record) -> None:
    name = record.own_names[0].name
    drawn = Timeline([Strand(name, daily_ratings(record, own_symptom(OWN, name)))], LIGHT, 2400, 900, record=record)
    assert png_bytes(drawn.figure, 100).startswith(b"\x89PNG")
    svg = svg_bytes(drawn.figure, name)
    assert b"<script" not in svg
    assert b"<img" not in svg
    texts = [found for found in drawn.figure.findobj(Text) if isinstance(found, Text)]
    assert [found for found in texts if found.get_text().strip().startswith(name[:20].strip())]
    assert not [found for found in texts if found.get_text() and found.get_parse_math() and "$" in found.get_text()]


def test_it_is_printed_as_it_is(record: Record, kind: str, text: str) -> None:
    recipient = Recipient(notes=True, identity=frozenset(About))
    choices = Choices(PERIOD, recipient=recipient, symptoms=(OWN,), appendix=frozenset({"notes", "events"}))
    _summary, made = document(record, catalogue(), choices, TODAY, lambda _record, _catalogue: {})
    pages = PdfReader(io.BytesIO(made.content)).pages
    assert len(pages) >= 2
    printed = squeezed("".join(page.extract_text() for page in pages))
    if kind in READABLE:
        assert squeezed(text) in printed
    assert "root:" not in printed


def test_a_megabyte_is_refused_in_a_sentence() -> None:
    with pytest.raises(EntryError, match=r"^This text is too long to keep: at most 100000 characters\.$"):
        Note(DAY, STAMP, "x" * 2**20)


def test_the_longest_text_goes_everywhere(qapp: QApplication, tmp_path: Path) -> None:
    note = Note(DAY, STAMP, ("Long words, and no end. " * LONGEST)[: LONGEST - 1] + "!")
    path = tmp_path / "journal.tidebook"
    with Store.create(path) as store:
        store.apply([Change(None, note)])
        record = store.read(PERIOD)
    test_it_goes_out_and_comes_in_unchanged(record, tmp_path)
    shown = Journal()
    shown.open(lambda: Store(path))
    page = TodayPage(shown)
    page.show_day(DAY)
    qapp.processEvents()
    assert page.view.note.paper.toPlainText() == note.text
    shown.close()
    page.deleteLater()
    choices = Choices(PERIOD, recipient=Recipient(notes=True), appendix=frozenset({"notes"}))
    _summary, made = document(record, catalogue(), choices, TODAY, lambda _record, _catalogue: {})
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(made.content)).pages]
    assert sum(page.count("Long") for page in pages) > LONGEST // 24 - len(pages)
