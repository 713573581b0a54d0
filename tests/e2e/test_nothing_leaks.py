"""What the person wrote stays in the journal and in the files that they save: it is looked for everywhere else.

Each text of the journal carries MARK. A real run then goes through the pages while every file that is open or lies in
the program's folders is read again and again, deleted ones included.
"""

import io
import os
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields
from datetime import timedelta
from pathlib import Path
from threading import Event as Signal
from threading import Thread
from uuid import UUID

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader, PdfWriter

from tests.e2e.program import Program
from tests.e2e.screen import Screen
from tests.e2e.test_main_job import saved
from tidebook import clock, crash
from tidebook.bundled import catalogue
from tidebook.charts.face import figure, svg_bytes
from tidebook.domain.activity import Activity, ActivityKind
from tidebook.domain.anchor import Anchor
from tidebook.domain.asked import Asked
from tidebook.domain.change import Change
from tidebook.domain.entry import Entry
from tidebook.domain.event import Event, EventKind
from tidebook.domain.kinds import DATED, STANDING
from tidebook.domain.note import Note
from tidebook.domain.own_symptom import OwnName, own_key
from tidebook.domain.period import Period
from tidebook.domain.profile import About, ProfileLine
from tidebook.domain.rating import Rating
from tidebook.domain.score import Score
from tidebook.report.choices import Choices, Recipient
from tidebook.report.document import document
from tidebook.report.layout import Paper
from tidebook.storage.store import Store

pytestmark = pytest.mark.e2e

Start = Callable[..., Program]
MARK = "Marzipankartoffel"
TODAY = clock.today()
OWN = own_key(UUID(int=5, version=4))
# Texts that no person writes: they say which symptom is meant.
KEYS = {("Rating", "symptom"), ("Asked", "symptom"), ("Anchor", "symptom"), ("OwnName", "symptom")}
EVERYTHING = Recipient(notes=True, mood=True, cycle=True, identity=frozenset(About), events=frozenset(EventKind))


def marked() -> tuple[Entry, ...]:
    """Return entries of every kind that holds a text, MARK in each of them."""
    now, before = clock.now(), TODAY - timedelta(days=4)
    return (
        OwnName(before, now, OWN, f"{MARK} itch"),
        Asked(before, now, OWN, asked=True),
        *(Rating(TODAY - timedelta(days=n), now, OWN, n + 2) for n in range(4)),
        *(Rating(TODAY - timedelta(days=n), now, "fatigue", n + 2) for n in range(1, 4)),
        Note(TODAY, now, f"{MARK} in the note"),
        Activity(TODAY, now, UUID(int=1, version=4), f"{MARK} baking", frozenset({ActivityKind.UPRIGHT}), 5),
        *(
            Event(before, now, UUID(int=10 + n, version=4), kind, f"{MARK} {kind.name}")
            for n, kind in enumerate(EventKind)
        ),
        Anchor(before, now, "fatigue", 6, f"{MARK} at six"),
        *(ProfileLine(before, now, about, f"{MARK} {about.name}") for about in About),
        Score(before, now, UUID(int=2, version=4), f"{MARK} scale", 30, f"Dr. {MARK}"),
    )


def finds(content: bytes) -> bool:
    """Whether the marker is in there, in any of the ways in which programs keep letters."""
    return any(MARK.encode(code) in content for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"))


def leaking(folders: list[Path]) -> Iterator[str]:
    """Return the files below `folders` that have the marker in them or in their names."""
    for folder in folders:
        for path in folder.rglob("*"):
            with suppress(OSError):
                if MARK in path.name or (path.is_file() and finds(path.read_bytes())):
                    yield str(path)


def leaking_open(pid: int, own: Path) -> Iterator[str]:
    """Return the files that the program has open, deleted ones too, that have the marker; not those below `own`."""
    with suppress(OSError):
        for link in Path(f"/proc/{pid}/fd").iterdir():
            with suppress(OSError):
                name = str(link.readlink())
                others = name.startswith("/") and not name.startswith((str(own), "/dev/", "/memfd"))
                if others and link.is_file() and finds(link.read_bytes()):
                    yield name


@contextmanager
def looking(screen: Screen, program: Program, journal: Path, folders: list[Path]) -> Iterator[set[str]]:
    """Look everywhere, again and again; what was found is in the set."""
    found: set[str] = set()
    ended = Signal()

    def look() -> None:
        while not ended.wait(0.2):
            found.update(leaking(folders))
            found.update(leaking_open(program.pid, journal.parent))
            found.update(title for _number, title in screen.windows().values() if MARK in title)

    thread = Thread(target=look)
    thread.start()
    try:
        yield found
    finally:
        ended.set()
        thread.join()


def told_by_pdf(content: bytes) -> str:
    """Return what a PDF says of itself."""
    reader = PdfReader(io.BytesIO(content))
    xmp = reader.xmp_metadata
    return f"{dict(reader.metadata or {})} {b'' if xmp is None else xmp.stream.get_data()!r}"


def told_by_png(content: bytes) -> str:
    """Return what a PNG says of itself."""
    return str(Image.open(io.BytesIO(content)).info)


def told_by_svg(content: bytes) -> str:
    """Return what an SVG says of itself."""
    return b"".join(re.findall(rb"<metadata.*?</metadata>|<!--.*?-->", content, re.DOTALL)).decode()


def test_every_text_that_a_person_can_write_is_marked() -> None:
    entries = marked()
    for kind in (*DATED, *STANDING):
        for field in fields(kind):
            if field.type in {"str", str} and (kind.__name__, field.name) not in KEYS:
                assert any(isinstance(one, kind) and MARK in getattr(one, field.name) for one in entries), field


def test_a_real_run_leaves_nothing_of_what_was_written(
    screen: Screen, start: Start, journal: Path, tmp_path: Path
) -> None:
    with Store.open_or_create(journal) as store:
        store.apply([Change(None, entry) for entry in marked()])
    temporary, mine = tmp_path / "temporary", tmp_path / "saved"
    temporary.mkdir()
    mine.mkdir()
    program = start(through=("env", f"TMPDIR={temporary}", f"SQLITE_TMPDIR={temporary}"))
    with looking(screen, program, journal, [temporary, screen.folder]) as found:
        program.wait_to_say(" answered")
        program.focus()
        # Titles are seen, so what is in them would be.
        assert journal.name in screen.windows()[program.pid][1]
        screen.press("ctrl+2")
        program.wait_for_part("Search notes and names")
        program.tab_to("Search notes and names")
        screen.write(MARK)
        program.wait_for(lambda window: any(f"{MARK} baking" in part.name for part in window.all()), "what was found")
        screen.press("ctrl+5", "ctrl+3")
        program.wait_to_say("Fatigue, 28 days", f"{MARK} STARTED")
        png = saved(program, "Save chart…", mine / "chart.png", "Saved as").read_bytes()
        svg = saved(program, "Save chart…", mine / "chart.svg", "Saved as").read_bytes()
        screen.press("ctrl+4")
        pdf = saved(program, "Save PDF…", mine / "page.pdf", "Saved as").read_bytes()
        packed = saved(program, "Export CSV…", mine / "all.zip", "Everything").read_bytes()
        assert program.close() == 0
    assert found == set()
    assert list(leaking([temporary, screen.folder])) == []
    assert MARK not in program.stop()
    # Each of them holds what was written, and says nothing of it about itself.
    assert MARK in svg.decode()
    assert MARK in "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert MARK not in told_by_pdf(pdf) + told_by_png(png) + told_by_svg(svg)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert not any(MARK in f"{one.filename}{one.comment!r}{one.extra!r}" for one in archive.infolist())


def test_the_fullest_page_says_nothing_of_it_about_itself(tmp_path: Path) -> None:
    path = tmp_path / "journal.tidebook"
    with Store.open_or_create(path) as store:
        store.apply([Change(None, entry) for entry in marked()])
        record = store.read(Period.ending(TODAY, 28))
    choices = Choices(Period.ending(TODAY, 28), Paper.A4, EVERYTHING, name=f"{MARK} Meier", change=f"{MARK} less")
    _summary, made = document(record, catalogue(), choices, TODAY, lambda *_given: {})
    assert MARK in PdfReader(io.BytesIO(made.content)).pages[0].extract_text()
    assert MARK not in told_by_pdf(made.content)


def test_the_title_of_a_drawing_is_shown_and_not_told_to_the_desktop() -> None:
    drawn = svg_bytes(figure(1, 1, "white"), f"{MARK} itch")
    assert f"<title>{MARK} itch</title>".encode() in drawn
    assert told_by_svg(drawn) == ""


@pytest.mark.parametrize("kind", [ValueError, KeyError, UnicodeError, OSError])
def test_no_error_about_what_was_written_brings_it_into_the_report(kind: type[Exception]) -> None:
    for entry in marked():
        note = repr(entry)
        try:
            try:
                raise kind(note)
            except kind as first:
                first.add_note(note)
                raise RuntimeError(note) from first
        except RuntimeError as error:
            told = crash.report(error)
        assert "RuntimeError" in told
        assert MARK not in told


def test_the_search_would_find_it(tmp_path: Path) -> None:
    places = {
        "plain.txt": MARK.encode(),
        "wide.bin": MARK.encode("utf-16-le"),
        "deep/settings.ini": f"[recent]\nnote={MARK}".encode(),
        f"{MARK}.txt": b"",
    }
    for name, content in places.items():
        path = tmp_path / "looked at" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    assert sorted(leaking([tmp_path])) == sorted(str(tmp_path / "looked at" / name) for name in places)
    # A file that was deleted while it is open, as databases do with what they sort.
    gone = tmp_path / "gone"
    with gone.open("w+", encoding="utf-8") as file:
        file.write(MARK)
        file.flush()
        gone.unlink()
        assert [name.split("/")[-1] for name in leaking_open(os.getpid(), tmp_path / "elsewhere")] == [
            "gone (deleted)"
        ]


def test_what_files_say_of_themselves_would_be_found() -> None:
    page, picture, said = io.BytesIO(), io.BytesIO(), PngInfo()
    writer = PdfWriter()
    writer.add_blank_page(10, 10)
    writer.add_metadata({"/Title": MARK})
    writer.write(page)
    said.add_text("Title", MARK)
    Image.new("L", (1, 1)).save(picture, "png", pnginfo=said)
    assert MARK in told_by_pdf(page.getvalue())
    assert MARK in told_by_png(picture.getvalue())
    assert MARK in told_by_svg(f"<svg><metadata>{MARK}</metadata></svg>".encode())
