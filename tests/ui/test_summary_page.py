"""The clinician's page on screen is the very page that is saved and printed."""

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from tests.ui.desk import Desk
from tidebook import clock
from tidebook.charts.palette import DARK, DIM, LIGHT, Palette
from tidebook.demo.journal import invent
from tidebook.domain.period import Period
from tidebook.domain.profile import About, ProfileLine
from tidebook.domain.rating import Rating
from tidebook.ui.page_preview import tinted
from tidebook.ui.printing import paint
from tidebook.ui.summary_page import SummaryPage


@pytest.fixture
def kept(new_desk: Callable[[], Desk]) -> Desk:
    """A window on a journal of 200 days."""
    desk = new_desk()
    desk.write(*invent(clock.today(), 200, 1))
    return desk.open()


def settled(desk: Desk) -> SummaryPage:
    page = desk.summary
    desk.wait(lambda: not page._tasks.is_busy and bool(page._pdf))
    return page


def words(content: bytes) -> str:
    """The words of a PDF's first page, on one line."""
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    text = document.getAllText(0).text()
    document.close()
    return " ".join(text.split())


def save_to(monkeypatch: pytest.MonkeyPatch, path: Path, kind: str = "") -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given, **_named: (str(path), kind))


def test_what_is_seen_is_what_is_saved(kept: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = settled(kept)
    save_to(monkeypatch, tmp_path / "page.pdf")
    kept.click(page.save_button)
    saved = (tmp_path / "page.pdf").read_bytes()
    assert page.status.text() == f"Saved as {tmp_path / 'page.pdf'}"
    assert saved.startswith(b"%PDF")
    assert bytes(page.preview._buffer.data().data()) == saved
    shown = page.preview.document.render(0, QSize(420, 594))
    document = QPdfDocument()
    document.load(str(tmp_path / "page.pdf"))
    assert document.pageCount() == 1
    assert document.render(0, QSize(420, 594)) == shown


def test_it_says_what_the_page_says(kept: Desk) -> None:
    page = settled(kept)
    assert "Fatigue" in page.preview.accessibleDescription()
    assert " ".join(page.preview.accessibleDescription().split()) == words(page._pdf)


@pytest.mark.parametrize(("key", "days"), [("14d", 14), ("28d", 28), ("90d", 90)])
def test_periods(kept: Desk, key: str, days: int) -> None:
    page = kept.summary
    kept.click(page.period.buttons[key])
    page = settled(kept)
    assert page._period == Period.ending(clock.today(), days)
    assert f"of {days} days" in words(page._pdf)


def test_own_dates(kept: Desk) -> None:
    page, today = settled(kept), clock.today()
    kept.click(page.period.buttons["own"])
    assert page.dates.isVisible()
    page.dates.chosen.emit(Period(today - timedelta(days=49), today - timedelta(days=10)))
    assert "of 40 days" in words(settled(kept)._pdf)


def test_the_paper_is_kept_for_the_next_time(new_desk: Callable[[], Desk]) -> None:
    desk = new_desk().open()
    page = settled(desk)
    assert page.paper.choice == "a4"
    assert round(page.preview.document.pagePointSize(0).height()) == 842
    desk.click(page.paper.buttons["letter"])
    assert round(settled(desk).preview.document.pagePointSize(0).height()) == 792
    desk.window.close()
    assert new_desk().open().summary.paper.choice == "letter"


def test_the_name_stands_on_the_page(kept: Desk) -> None:
    page = settled(kept)
    page.name.setFocus()
    kept.press(*"A.B. #1", "enter")
    assert "A.B. #1" in words(settled(kept)._pdf)


def test_what_was_typed_from_memory_counts_only_if_ticked(new_desk: Callable[[], Desk]) -> None:
    desk, now, today = new_desk(), clock.now(), clock.today()
    late = [Rating(today - timedelta(days=days), now, "fatigue", 9) for days in range(5, 15)]
    desk.write(*late, *(Rating(today - timedelta(days=days), now, "fatigue", 2) for days in range(2)))
    desk.open()
    page = settled(desk)
    before = page._pdf
    assert not page.from_memory.isChecked()
    desk.click(page.from_memory)
    assert page.from_memory.isChecked()
    after = settled(desk)._pdf
    assert words(before) != words(after)


def test_a_folder_that_may_not_be_written_is_said(kept: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = settled(kept)
    save_to(monkeypatch, Path("/proc/page.pdf"))
    kept.click(page.save_button)
    assert page.status.isVisible()
    assert page.status.text().endswith(".")
    assert "Saved" not in page.status.text()
    save_to(monkeypatch, Path("/proc/all.zip"))
    kept.click(page.csv_button)
    kept.wait(lambda: not page._export.is_busy)
    assert page.status.text() != "Exporting…"
    assert "Everything recorded" not in page.status.text()


def test_not_saving_after_all(kept: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = settled(kept)
    before = page.status.text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given, **_named: ("", ""))
    kept.click(page.save_button)
    kept.click(page.csv_button)
    assert page.status.text() == before


def test_the_export_holds_everything(kept: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = settled(kept)
    save_to(monkeypatch, tmp_path / "all.zip")
    kept.click(page.csv_button)
    kept.wait(lambda: page.status.text() == f"Everything but my profile is in {tmp_path / 'all.zip'}")
    with ZipFile(tmp_path / "all.zip") as file:
        tables = {Path(name).name: file.read(name) for name in file.namelist()}
    long = next(
        frame
        for name, content in tables.items()
        if name.endswith(".csv")
        and "recorded_at" in (frame := pd.read_csv(io.BytesIO(content), dtype=str)).columns
        and {"kind", "key", "value"} <= set(frame.columns)
    )
    rows = long[(long["kind"] == "rating")]
    found = {(row.about_date, row.key, int(float(row.value))) for row in rows.itertuples() if pd.notna(row.value)}
    assert found == {(r.day.isoformat(), r.symptom, r.value) for r in kept.file().ratings}
    assert found


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_print_is_the_page(kept: Desk, tmp_path: Path, paper: str) -> None:
    page = kept.summary
    kept.click(page.paper.buttons[paper])
    page = settled(kept)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "print.pdf"))
    assert paint(page.preview.document, printer) == "Sent to the printer."
    printed = QPdfDocument()
    printed.load(str(tmp_path / "print.pdf"))
    assert printed.pageCount() == 1
    picture = QImage(QSize(300, 424), QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    from PySide6.QtGui import QPainter

    painter = QPainter(picture)
    painter.drawImage(0, 0, printed.render(0, picture.size()))
    painter.end()
    greys = [picture.pixelColor(x, y).lightness() for x in range(300) for y in range(424)]
    assert sum(greys) / len(greys) > 200
    assert min(greys) < 100


@pytest.mark.parametrize("palette", [LIGHT, DIM, DARK], ids=lambda palette: palette.name)
def test_the_preview_never_glares(kept: Desk, palette: Palette) -> None:
    kept.preferences.theme = palette.name
    page = settled(kept)
    picture = page.preview.grab().toImage()
    seen = [picture.pixelColor(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)]
    brightest, darkest = max(c.lightness() for c in seen), min(c.lightness() for c in seen)
    paper, ink = QColor(palette.card).lightness(), QColor(palette.text).lightness()
    assert (darkest, brightest) == pytest.approx((min(paper, ink), max(paper, ink)), abs=14)
    assert brightest < 252


@pytest.mark.parametrize("palette", [LIGHT, DIM, DARK], ids=lambda palette: palette.name)
def test_black_becomes_ink_and_white_becomes_paper(palette: Palette) -> None:
    page = QImage(2, 1, QImage.Format.Format_RGB32)
    page.setPixelColor(0, 0, QColor("black"))
    page.setPixelColor(1, 0, QColor("white"))
    picture = tinted(page, QColor(palette.text), QColor(palette.card))
    assert picture.pixelColor(0, 0).name() == palette.text
    assert picture.pixelColor(1, 0).name() == palette.card


def test_a_new_answer_is_on_the_page(desk: Desk) -> None:
    page = settled(desk)
    before = words(page._pdf)
    desk.window.turn_to("today")
    desk.press("6")
    page = desk.summary
    desk.wait(lambda: words(page._pdf) != before)
    assert "1 of 28 days" in words(page._pdf)


def test_an_empty_journal_has_a_page(desk: Desk) -> None:
    page = settled(desk)
    assert page.save_button.isEnabled()
    assert "0 of 28 days" in words(page._pdf)


def test_nothing_can_be_saved_before_there_is_a_page(desk: Desk) -> None:
    page = desk.summary
    assert (page.save_button.isEnabled(), page.print_button.isEnabled()) == (bool(page._pdf), bool(page._pdf))
    assert settled(desk).save_button.isEnabled()


def test_the_profile_goes_out_only_if_ticked(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "all.zip"
    desk.journal.record(ProfileLine(clock.today(), clock.now(), About.NAME, "Ruth"), "name")
    page = settled(desk)
    save_to(monkeypatch, path)
    assert not page.with_profile.isChecked()
    desk.click(page.csv_button)
    desk.wait(lambda: page.status.text() == f"Everything but my profile is in {path}")
    with ZipFile(path) as file:
        assert not any(b"Ruth" in file.read(name) for name in file.namelist())
    desk.click(page.with_profile)
    desk.click(page.csv_button)
    desk.wait(lambda: page.status.text() == f"Everything recorded is in {path}")
    with ZipFile(path) as file:
        assert b"Ruth" in file.read("profile.csv")
