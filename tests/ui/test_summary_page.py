"""The clinician's page on screen is the very page that is saved and copied, and every choice is on it."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5
from zipfile import ZipFile

import pandas as pd
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFileDialog, QWidget

from tests.ui.desk import Desk
from tests.ui.test_words import long_sentences, misplaced, said
from tidebook import clock
from tidebook.demo.journal import invent
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.event import Event, EventKind
from tidebook.domain.note import Note
from tidebook.domain.period import Period
from tidebook.domain.profile import About, ProfileLine
from tidebook.domain.rating import Rating
from tidebook.domain.stamp import Stamp
from tidebook.ui.summary_page import SummaryPage

NOTE, QUESTION = "The curtains were closed all day", "Could we look at my nights?"
SECRETS = {
    About.NAME: "Ruth Ashby",
    About.BIRTH_DATE: "4 May 1984",
    About.ILL_SINCE: "spring 2019",
    About.DIAGNOSES: "the long tiredness",
}


@pytest.fixture
def kept(new_desk: Callable[[], Desk]) -> Desk:
    """A window on a journal of 60 days."""
    desk = new_desk()
    desk.write(*invent(clock.today(), 60, 1))
    return desk.open()


@pytest.fixture
def told(new_desk: Callable[[], Desk]) -> Desk:
    """A window on a few days that hold something of every private kind."""
    desk = new_desk()
    desk.write(*private())
    return desk.open()


def private() -> list[Entry]:
    now, today = clock.now(), clock.today()
    days = [today - timedelta(days=n) for n in range(20)]
    entries: list[Entry] = [Rating(day, now, "fatigue", n % 9) for n, day in enumerate(days)]
    entries += [Rating(day, now, "low_mood", 4) for day in days[:5]]
    entries += [DayFact(days[2], now, Fact.PERIOD, 1), Note(days[1], now, NOTE)]
    entries += [ProfileLine(today, now, about, text) for about, text in SECRETS.items()]
    entries.append(ProfileLine(today, now, About.QUESTIONS, f"{QUESTION}\nsecond\nthird\nfourth"))
    entries += [event(days[n + 3], now, kind) for n, kind in enumerate(EventKind)]
    return entries


def event(day: date, now: Stamp, kind: EventKind) -> Event:
    return Event(day, now, uuid5(NAMESPACE_OID, kind.value), kind, f"what was {kind.value}")


def settled(desk: Desk) -> SummaryPage:
    page = desk.summary
    desk.wait(lambda: page.is_settled and page._set is not None)
    return page


def content(desk: Desk) -> bytes:
    return settled(desk)._page.content


def words(pdf: bytes) -> str:
    """The words of all pages of a PDF, on one line."""
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    text = " ".join(document.getAllText(page).text() for page in range(document.pageCount()))
    document.close()
    return " ".join(text.split())


def save_to(monkeypatch: pytest.MonkeyPatch, path: Path, kind: str = "") -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given, **_named: (str(path), kind))


def open_all(page: SummaryPage) -> None:
    for card in (page.choices.words, page.choices.shown, page.choices.appendix):
        card.unfold(open_=True)


def test_what_is_seen_is_what_is_saved(kept: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = settled(kept)
    save_to(monkeypatch, tmp_path / "page.pdf")
    kept.click(page.save_button)
    saved = (tmp_path / "page.pdf").read_bytes()
    assert page.status.text() == f"Saved as {tmp_path / 'page.pdf'}"
    assert saved.startswith(b"%PDF")
    assert page.preview.document.content == saved
    shown = page.preview.document.render(0, QSize(420, 594))
    document = QPdfDocument()
    document.load(str(tmp_path / "page.pdf"))
    assert document.pageCount() == 1
    assert document.render(0, QSize(420, 594)) == shown


def test_what_is_saved_is_the_newest_choice(kept: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = settled(kept)
    save_to(monkeypatch, tmp_path / "page.pdf")
    # Nobody waits for the preview before they save.
    kept.click(page.choices.days.row.buttons["14d"])
    kept.click(page.choices.paper.buttons["letter"])
    kept.click(page.save_button)
    kept.wait(lambda: page.status.text().startswith("Saved as"))
    saved = (tmp_path / "page.pdf").read_bytes()
    assert "of 14 days" in words(saved)
    assert float(PdfReader(io.BytesIO(saved)).pages[0].mediabox.height) == pytest.approx(792)


@pytest.mark.parametrize(("key", "days"), [("14d", 14), ("28d", 28), ("90d", 90)])
def test_periods(kept: Desk, key: str, days: int) -> None:
    page = kept.summary
    kept.click(page.choices.days.row.buttons[key])
    assert f"of {days} days" in words(content(kept))
    assert page.choices.days.period == Period.ending(clock.today(), days)


def test_own_dates(kept: Desk) -> None:
    page, today = settled(kept), clock.today()
    days = page.choices.days
    kept.click(days.row.buttons["own"])
    assert days.dates.isVisible()
    days.dates.chosen.emit(Period(today - timedelta(days=49), today - timedelta(days=10)))
    assert "of 40 days" in words(content(kept))


def test_since_my_last_appointment(told: Desk) -> None:
    page, today = settled(told), clock.today()
    days = page.choices.days
    assert not days.compare_box.isChecked()
    told.click(days.row.buttons["since"])
    first = today - timedelta(days=3 + list(EventKind).index(EventKind.APPOINTMENT))
    assert days.period == Period(first, today)
    assert days.compare == days.period.before()
    assert f"{len(days.period)} days, since my last appointment" in words(content(told))
    assert "Periods can differ for many reasons" in words(content(told))
    told.click(days.compare_box)
    assert "Periods can differ for many reasons" not in words(content(told))
    # The choice is remembered for these days; others are not compared unless that is ticked.
    told.click(days.row.buttons["28d"])
    assert not days.compare_box.isChecked()
    told.click(days.row.buttons["since"])
    assert not days.compare_box.isChecked()


def test_no_appointment_is_said(desk: Desk) -> None:
    days = settled(desk).choices.days
    assert not days.row.buttons["since"].isEnabled()
    assert days.since_words.text() == "No appointment is recorded before today."
    desk.journal.record(DayFact(clock.today() - timedelta(days=9), clock.now(), Fact.APPOINTMENT, 1), "appointment")
    settled(desk)
    assert days.row.buttons["since"].isEnabled()
    desk.click(days.row.buttons["since"])
    assert len(days.period) == 10
    desk.journal.undo()
    settled(desk)
    assert (days.row.choice, len(days.period)) == ("28d", 28)


def test_the_paper_is_kept_for_the_next_time(new_desk: Callable[[], Desk]) -> None:
    desk = new_desk().open()
    page = settled(desk)
    assert page.choices.paper.choice == "a4"
    assert round(page.preview.document.pagePointSize(0).height()) == 842
    desk.click(page.choices.paper.buttons["letter"])
    assert round(settled(desk).preview.document.pagePointSize(0).height()) == 792
    desk.window.close()
    assert new_desk().open().summary.choices.paper.choice == "letter"


def test_every_tick_changes_what_is_saved(told: Desk) -> None:
    page = settled(told)
    open_all(page)
    told.click(page.choices.days.row.buttons["14d"])
    before = content(told)
    boxes = {**page.choices.shown.boxes, **page.choices.appendix.boxes}
    # The cycle stands among the days of the appendix, events stand in the panels: these come first and last.
    order = sorted(boxes, key=lambda key: (key != "appendix.days", key.startswith("page.")))
    for key, box in ((key, boxes[key]) for key in order):
        box.click()
        after = content(told)
        # The tables lie inside the file; everything else can be read.
        assert after != before, key
        assert words(after) != words(before) or key == "tables", key
        before = after


def test_what_is_not_ticked_is_not_in_it(told: Desk) -> None:
    page = settled(told)
    open_all(page)
    page.choices.appendix.boxes["tables"].click()
    for key, box in page.choices.appendix.boxes.items():
        if key != "tables":
            box.click()
    pdf = content(told)
    reader = PdfReader(io.BytesIO(pdf))
    tables = {name: files[0].decode() for name, files in reader.attachments.items()}
    everything = " ".join((words(pdf), *tables.values(), str(reader.metadata)))
    assert [secret for secret in (NOTE, *SECRETS.values()) if secret in everything] == []
    assert "Low mood" not in words(pdf)
    assert "fatigue" in tables["journal.csv"]
    assert "low_mood" not in tables["journal.csv"]
    assert QUESTION in everything
    stays = " ".join(page.leaves.stays)
    assert "Notes: 1." in stays
    assert "My birth date." in stays
    for key in ("notes", "mood", *(f"about.{line.value}" for line in SECRETS)):
        page.choices.shown.boxes[key].click()
    pdf = content(told)
    read = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())
    assert [secret for secret in (NOTE, *SECRETS.values()) if secret not in read] == []
    assert "Notes: 1." in page.leaves.leaves
    assert any("4 May 1984" in sentence for sentence in page.leaves.leaves)


def test_notes_come_with_the_part_where_they_stand(told: Desk) -> None:
    page = settled(told)
    open_all(page)
    notes, part = page.choices.shown.boxes["notes"], page.choices.appendix.boxes["appendix.notes"]
    notes.click()
    assert part.isChecked()
    assert NOTE in words(content(told))
    part.click()
    assert not notes.isChecked()
    assert NOTE not in words(content(told))
    part.click()
    assert not notes.isChecked()
    assert NOTE not in words(content(told))


def test_each_recipient_keeps_their_ticks(new_desk: Callable[[], Desk]) -> None:
    desk = new_desk()
    desk.write(*private())
    desk.open()
    page = settled(desk)
    open_all(page)
    page.choices.appendix.boxes["appendix.days"].click()
    page.choices.shown.boxes["about.name"].click()
    assert "Ruth Ashby" in words(content(desk))
    desk.click(page.choices.recipient.buttons["family"])
    pdf = content(desk)
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    assert "Ruth Ashby" not in words(pdf)
    assert "Days at each level" not in words(pdf)
    for box in page.choices.shown.boxes.values():
        box.setChecked(False)
    assert settled(desk).choices.shown.said.text() == "Nothing is ticked."
    desk.click(page.choices.recipient.buttons["gp"])
    desk.window.close()
    again = new_desk().open()
    page = settled(again)
    assert page.choices.recipient.choice == "gp"
    assert "Ruth Ashby" in words(content(again))
    again.click(page.choices.recipient.buttons["family"])
    assert page.choices.shown.ticked == frozenset()
    again.preferences._settings.sync()
    file = (again.folder / "config" / "settings.ini").read_text(encoding="utf-8")
    assert "about.name" in file
    assert [secret for secret in (NOTE, QUESTION, *SECRETS.values()) if secret in file] == []


def test_what_i_want_to_talk_about(told: Desk) -> None:
    page = settled(told)
    lines = page.choices.words.lines
    assert [line.text() for line in lines] == [QUESTION, "second", "third"]
    told.click(page.choices.words.fold)
    assert lines[0].hasFocus()
    told.press("end", *" #1 *x*")
    text = words(content(told))
    assert f"{QUESTION} #1 *x*" in text
    # The fourth question of the profile is not lost without a word.
    assert "1 more, not on this page" in text
    # What is typed for this page stays, whatever happens to the journal.
    told.journal.record(ProfileLine(clock.today(), clock.now(), About.QUESTIONS, "another"), "questions")
    assert lines[0].text() == f"{QUESTION} #1 *x*"
    for line in lines:
        line.setFocus()
        told.press("ctrl+a", "back")
    assert QUESTION not in words(content(told))


def test_my_own_answer_on_what_changed(told: Desk) -> None:
    page = settled(told)
    told.click(page.choices.words.fold)
    change = page.choices.words.change
    assert change.currentIndex() == 0
    assert "My own answer" not in words(content(told))
    change.setFocus()
    told.press("down", "down", "down")
    assert change.currentText() == "a little better"
    assert "my ability to function is: a little better" in words(content(told))
    assert change.count() == 8


def test_the_name_stands_on_the_page(kept: Desk) -> None:
    page = settled(kept)
    kept.click(page.choices.words.fold)
    page.choices.words.name.setFocus()
    kept.press(*"A.B. #1")
    assert "A.B. #1" in words(content(kept))
    assert "The name typed for this page: A.B. #1." in page.leaves.leaves


def test_what_was_typed_from_memory_counts_only_if_ticked(new_desk: Callable[[], Desk]) -> None:
    desk, now, today = new_desk(), clock.now(), clock.today()
    late = [Rating(today - timedelta(days=days), now, "fatigue", 9) for days in range(5, 15)]
    desk.write(*late, *(Rating(today - timedelta(days=days), now, "fatigue", 2) for days in range(2)))
    desk.open()
    page = settled(desk)
    before = content(desk)
    assert not page.choices.from_memory.isChecked()
    desk.click(page.choices.from_memory)
    assert words(content(desk)) != words(before)


def test_the_text_for_an_e_mail(kept: Desk) -> None:
    page = settled(kept)
    kept.click(page.copy_button)
    copied = QGuiApplication.clipboard().text()
    assert page.status.text() == "Copied: the text of page 1"
    assert copied.startswith("Symptom journal summary")
    assert "Fatigue: median" in copied
    assert copied == page._page.text
    # Copied before the page is set: it is the newest all the same.
    kept.click(page.choices.days.row.buttons["90d"])
    kept.click(page.copy_button)
    kept.wait(lambda: "90 days" in QGuiApplication.clipboard().text())


def test_a_folder_that_may_not_be_written_is_said(kept: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = settled(kept)
    save_to(monkeypatch, Path("/proc/page.pdf"))
    kept.click(page.save_button)
    assert page.status.text().endswith(".")
    assert "Saved" not in page.status.text()
    save_to(monkeypatch, Path("/proc/all.zip"))
    kept.click(page.export.button)
    kept.wait(lambda: not page.export.is_busy)
    assert page.status.text() != "Exporting…"
    assert "Everything recorded" not in page.status.text()


def test_not_saving_after_all(kept: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = settled(kept)
    before = page.status.text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given, **_named: ("", ""))
    kept.click(page.save_button)
    kept.click(page.export.button)
    assert page.status.text() == before


def test_the_export_holds_everything(kept: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = settled(kept)
    save_to(monkeypatch, tmp_path / "all.zip")
    kept.click(page.export.button)
    kept.wait(lambda: page.status.text() == f"Everything but my profile is in {tmp_path / 'all.zip'}")
    with ZipFile(tmp_path / "all.zip") as file:
        tables = {Path(name).name: file.read(name) for name in file.namelist()}
    long = next(
        frame
        for name, table in tables.items()
        if name.endswith(".csv")
        and "recorded_at" in (frame := pd.read_csv(io.BytesIO(table), dtype=str)).columns
        and {"kind", "key", "value"} <= set(frame.columns)
    )
    rows = long[(long["kind"] == "rating")]
    found = {(row.about_date, row.key, int(float(row.value))) for row in rows.itertuples() if pd.notna(row.value)}
    assert found == {(r.day.isoformat(), r.symptom, r.value) for r in kept.file().ratings}
    assert found


def test_the_profile_goes_out_only_if_ticked(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "all.zip"
    desk.journal.record(ProfileLine(clock.today(), clock.now(), About.NAME, "Ruth"), "name")
    page = settled(desk)
    save_to(monkeypatch, path)
    assert not page.export.with_profile.isChecked()
    desk.click(page.export.button)
    desk.wait(lambda: page.status.text() == f"Everything but my profile is in {path}")
    with ZipFile(path) as file:
        assert not any(b"Ruth" in file.read(name) for name in file.namelist())
    desk.click(page.export.with_profile)
    desk.click(page.export.button)
    desk.wait(lambda: page.status.text() == f"Everything recorded is in {path}")
    with ZipFile(path) as file:
        assert b"Ruth" in file.read("profile.csv")


def test_a_new_answer_is_on_the_page(desk: Desk) -> None:
    before = words(content(desk))
    desk.window.turn_to("today")
    desk.press("6")
    assert "1 of 28 days" in words(content(desk))
    assert "1 of 28 days" not in before


def test_an_empty_journal_has_a_page(desk: Desk) -> None:
    page = settled(desk)
    assert page.save_button.isEnabled()
    assert "0 of 28 days" in words(content(desk))
    open_all(page)
    for box in page.choices.appendix.boxes.values():
        box.click()
    assert page.preview.document.pageCount() <= len(PdfReader(io.BytesIO(content(desk))).pages)
    assert "nothing is written yet" in page.choices.shown.boxes["about.name"].text()


def test_long_and_foreign_words(desk: Desk) -> None:
    page = settled(desk)
    desk.click(page.choices.words.fold)
    page.choices.words.lines[0].setText("Donaudampfschifffahrtsgesellschaftskapitän" * 40)
    page.choices.words.lines[1].setText("هل يمكن أن ننظر إلى ليالي؟ 头痛")
    page.choices.words.lines[1].textEdited.emit("")
    assert len(PdfReader(io.BytesIO(content(desk))).pages) == 1
    assert page.widget().width() <= page.viewport().width()  # type: ignore[union-attr]


def test_nothing_can_be_saved_before_there_is_a_page(desk: Desk) -> None:
    page = desk.summary
    buttons = (page.save_button, page.print_button, page.copy_button)
    assert [button.isEnabled() for button in buttons] == [page._set is not None] * 3
    settled(desk)
    assert all(button.isEnabled() for button in buttons)


def test_the_page_stays_in_sight_beside_its_choices(kept: Desk) -> None:
    kept.window.resize(1400, 800)
    page = settled(kept)
    open_all(page)
    kept.app.processEvents()
    bar = page.verticalScrollBar()
    assert bar.maximum() > 1500

    def seen() -> int:
        top = page.preview.page.mapTo(page.viewport(), page.preview.page.rect().topLeft()).y()
        bottom = page.preview.page.mapTo(page.viewport(), page.preview.page.rect().bottomLeft()).y()
        return min(bottom, page.viewport().height()) - max(top, 0)

    for at in (0, 300, 900, 1500, bar.maximum(), 1500, 700, 0):
        bar.setValue(at)
        kept.app.processEvents()
        assert seen() > 400


@pytest.mark.parametrize("size", [1.0, 2.0])
def test_the_window_in_any_width(kept: Desk, size: float) -> None:
    kept.preferences.text_scale = size
    page = settled(kept)
    open_all(page)
    for width in (360, 900, 1400):
        kept.window.resize(width, 800)
        kept.app.processEvents()
        kept.app.processEvents()
        paper = page.widget()
        assert paper is not None
        assert paper.width() <= page.viewport().width()


def test_every_word_of_the_open_page(told: Desk) -> None:
    page = settled(told)
    open_all(page)
    found = {text for widget in page.findChildren(QWidget) for text in said(widget) if text}
    assert [(text, bad) for text in found if (bad := misplaced(text))] == []
    sentences = found - {sentence for sentence in found if sentence in {*page.leaves.leaves, *page.leaves.stays}}
    assert [bad for text in sentences if (bad := long_sentences(text))] == []


def test_the_picture_of_a_page_is_not_left_from_before(kept: Desk) -> None:
    page = settled(kept)
    before = QImage(page.preview.page.grab().toImage())
    kept.click(page.choices.days.row.buttons["90d"])
    settled(kept)
    assert page.preview.page.grab().toImage() != before
