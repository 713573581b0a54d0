"""The sheet is saved and printed as a real PDF, and what is typed in is found in the file."""

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt, QThreadPool, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tidebook import clock
from tidebook.domain.change import Change
from tidebook.domain.day_fact import Fact
from tidebook.domain.own_symptom import OwnName
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.stamp import Source
from tidebook.storage.store import Store
from tidebook.ui import theme
from tidebook.ui.dates import to_qdate
from tidebook.ui.journal import Journal
from tidebook.ui.paper_page import PaperPage
from tidebook.ui.preferences import Preferences

OWN = "user_" + "0" * 32


class Table:
    """A page on a real journal, with a week that ended yesterday on it."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.path = folder / "journal.tidebook"
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.wear(app, theme.chosen("light", app), 1.0)
        self.journal = Journal()
        self.preferences = Preferences(folder / "config" / "settings.ini")
        self.page = PaperPage(self.journal, self.preferences)
        qtbot.addWidget(self.page)
        self.page.resize(1000, 900)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.activateWindow()
        self.stores: list[Store] = []
        self.journal.open(self._open)
        self.first = clock.today() - timedelta(days=7)
        self.page.first.setDate(to_qdate(self.first))
        self.page.grid.setFocus()
        qtbot.waitUntil(self.page.grid.hasFocus)

    def _open(self) -> Store:
        self.stores.append(Store.open_or_create(self.path))
        return self.stores[-1]

    @property
    def file(self) -> Record:
        return self.stores[-1].read(Period(self.first, clock.today()))

    def click(self, button: QPushButton) -> None:
        self.page.ensureWidgetVisible(button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def save_as(self, path: Path) -> None:
        """Press *Save tick sheet…* and answer the dialog."""

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                QTimer.singleShot(20, answer)
                return
            field = dialog.findChild(QLineEdit, "fileNameEdit")
            assert field is not None
            field.setText(str(path))
            dialog.accept()

        QTimer.singleShot(20, answer)
        self.click(self.page.save_button)
        self.qtbot.waitUntil(lambda: bool(self.page.sheet_status.text()), timeout=20_000)


@pytest.fixture
def table(qtbot: QtBot, tmp_path: Path) -> Iterator[Table]:
    theme.load_face()
    desk = Table(qtbot, tmp_path)
    yield desk
    QThreadPool.globalInstance().waitForDone()
    desk.journal.close()


def test_what_is_typed_in_is_in_the_file_at_once(table: Table) -> None:
    QTest.keyClicks(table.page.grid, "6t")
    ratings = {rating.symptom: rating for rating in table.file.ratings}
    assert {key: rating.value for key, rating in ratings.items()} == {"fatigue": 6, "pem": 10}
    assert {rating.day for rating in ratings.values()} == {table.first}
    assert {rating.stamp.source for rating in ratings.values()} == {Source.PAPER}
    assert table.page.status.text().startswith("Saved ")
    QTest.keyClicks(table.page.grid, "i")
    fact = table.file.fact(table.first, Fact.TOO_ILL)
    assert fact is not None
    assert fact.stamp.source is Source.PAPER


def test_undo_takes_it_back_on_screen_too(table: Table) -> None:
    QTest.keyClicks(table.page.grid, "6")
    assert table.journal.undo_stack.undoText() == "Fatigue 6"
    table.journal.undo()
    assert list(table.file.ratings) == []
    assert table.page.grid.sheet.entry(1, 0) is None
    table.journal.redo()
    assert [rating.value for rating in table.file.ratings] == [6]
    found = table.page.grid.sheet.entry(1, 0)
    assert found is not None
    assert found.value == 6


def test_the_same_value_again_keeps_the_moment_of_the_first(table: Table) -> None:
    before = Rating(table.first, clock.now(), "fatigue", 6)
    table.journal.record(before, "Fatigue 6")
    QTest.keyClicks(table.page.grid, "6")
    assert list(table.file.ratings) == [before]
    assert table.page.status.text() == "Saved"
    QTest.keyClick(table.page.grid, Qt.Key.Key_Up)
    QTest.keyClicks(table.page.grid, "x")
    assert list(table.file.ratings) == []


def test_the_mouse_alone_fills_a_sheet_in(table: Table) -> None:
    grid, pad = table.page.grid, table.page.pad
    at = grid.visualRect(grid.sheet.index(3, 2)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    for key in ("7", "t", "\n", "3", "x"):
        table.click(pad.buttons[key])
    day = table.first + timedelta(days=2)
    assert {rating.symptom: rating.value for rating in table.file.ratings} == {
        "unrefreshing_sleep": 7,
        "pain_overall": 10,
        "joint_pain": 3,
    }
    assert {rating.day for rating in table.file.ratings} == {day}
    hours = grid.sheet.rowCount() - 1
    QTest.mouseClick(
        grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(grid.sheet.index(hours, 2)).center()
    )
    table.click(pad.buttons["4"])
    table.click(pad.buttons[".5"])
    upright = table.file.fact(day, Fact.HOURS_UPRIGHT)
    assert upright is not None
    assert upright.value == 4.5
    table.click(pad.buttons["i"])
    assert table.file.fact(day + timedelta(days=1), Fact.TOO_ILL) is not None


def test_earlier_later_and_two_weeks_show_other_days(table: Table) -> None:
    QTest.keyClicks(table.page.grid, "6")
    table.click(table.page.earlier)
    assert table.page.period == Period(table.first - timedelta(days=7), table.first - timedelta(days=1))
    assert table.page.grid.sheet.entry(1, 0) is None
    table.click(table.page.weeks.buttons["2"])
    assert len(table.page.period) == 14
    assert table.page.grid.sheet.entry(1, 7) is not None
    table.click(table.page.later)
    assert table.page.period.first == table.first + timedelta(days=7)


def test_a_new_symptom_of_ones_own_joins_the_sheet(table: Table) -> None:
    table.journal.record(OwnName(table.first, clock.now(), OWN, "Ears ringing"), "Ears ringing")
    rows = [line.name for line in table.page.grid.sheet.lines]
    assert rows[-2:] == ["Ears ringing", "Hours upright"]
    table.page.grid.setCurrentIndex(table.page.grid.sheet.index(len(rows) - 2, 0))
    QTest.keyClicks(table.page.grid, "2")
    assert table.journal.undo_stack.undoText() == "Ears ringing 2"
    assert [rating.symptom for rating in table.file.ratings] == [OWN]


@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.parametrize(("paper", "weeks", "height"), [("a4", "1", 842), ("letter", "2", 792)])
def test_the_sheet_is_saved(table: Table, tmp_path: Path, paper: str, weeks: str, height: int) -> None:
    table.click(table.page.paper.buttons[paper])
    table.click(table.page.weeks.buttons[weeks])
    assert table.preferences.paper == paper
    table.save_as(tmp_path / "sheet")
    assert table.page.sheet_status.text() == f"Saved as {tmp_path / 'sheet.pdf'}"
    read = pypdf.PdfReader(io.BytesIO((tmp_path / "sheet.pdf").read_bytes()))
    assert len(read.pages) == int(weeks)
    assert float(read.pages[0].mediabox.height) == pytest.approx(height, abs=1)
    assert "Fatigue" in read.pages[0].extract_text()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_what_can_not_be_saved_is_said(table: Table, tmp_path: Path) -> None:
    table.save_as(tmp_path / "nowhere" / "sheet.pdf")
    assert table.page.sheet_status.text() == "This folder is not there. Please choose another folder."


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_sheet_goes_to_the_printer(table: Table) -> None:
    seen: list[int] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QPrintDialog):
            seen.append(table.page.document.pageCount())
            dialog.reject()
        else:
            QTimer.singleShot(20, answer)

    QTimer.singleShot(20, answer)
    table.click(table.page.weeks.buttons["2"])
    table.click(table.page.print_button)
    table.qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    assert seen == [2]
    assert table.page.sheet_status.text() == ""


def test_while_hidden_it_reads_when_it_is_shown_again(table: Table) -> None:
    table.page.hide()
    table.journal.record(Rating(table.first, clock.now(), "fatigue", 2), "Fatigue 2")
    table.page.show()
    found = table.page.grid.sheet.entry(1, 0)
    assert found is not None
    assert found.value == 2


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_holds_at_360_px(table: Table, qapp: QApplication, scale: float) -> None:
    theme.wear(qapp, theme.chosen("dark", qapp), scale)
    table.page.resize(360, 740)
    table.qtbot.waitUntil(lambda: table.page.width() == 360)
    inner = table.page.widget()
    assert inner is not None
    table.qtbot.waitUntil(lambda: inner.width() <= 360)
    assert inner.minimumSizeHint().width() <= 360
    for button in inner.findChildren(QPushButton):
        # *Redo* has no place yet.
        if not button.isVisible():
            continue
        assert button.width() <= 340
        assert button.height() >= 44
    QTest.keyClicks(table.page.grid, "666666666666")
    grid = table.page.grid
    box = grid.visualRect(grid.currentIndex())
    assert grid.viewport().rect().contains(box.center())
    at = grid.viewport().mapTo(table.page.viewport(), box.center())
    assert table.page.viewport().rect().contains(at)


def test_a_journal_made_before_shows_its_values(qtbot: QtBot, tmp_path: Path) -> None:
    today = clock.today()
    with Store.open_or_create(tmp_path / "journal.tidebook") as store:
        store.apply([Change(None, Rating(today - timedelta(days=7), clock.now(), "fatigue", 4))])
    theme.load_face()
    table = Table(qtbot, tmp_path)
    found = table.page.grid.sheet.entry(1, 0)
    table.journal.close()
    assert found is not None
    assert (found.value, found.stamp.source) == (4, Source.TYPED)


def test_what_was_there_is_not_overwritten_without_a_word(table: Table) -> None:
    day = table.first
    for symptom, value in (("fatigue", 6), ("pem", 2)):
        table.journal.record(Rating(day, clock.now(), symptom, value), "before")
    assert [table.page.grid.sheet.index(row, 0).data() for row in (1, 2)] == ["6", "2"]
    assert not table.page.changed_words.isVisible()
    QTest.keyClicks(table.page.grid, "4")
    assert table.page.changed_words.text() == "1 answer that was there was changed."
    QTest.keyClicks(table.page.grid, "9")
    assert table.page.changed_words.text() == "2 answers that were there were changed."
    table.click(table.page.steps.undo)
    assert table.page.changed_words.text() == "1 answer that was there was changed."
    table.click(table.page.steps.undo)
    assert not table.page.changed_words.isVisible()
    assert table.page.status.text() == "Taken back: Fatigue 4"
    assert {rating.symptom: rating.value for rating in table.file.ratings} == {"fatigue": 6, "pem": 2}


def test_a_one_of_the_pad_goes_on_at_once(table: Table) -> None:
    for key in "10":
        table.click(table.page.pad.buttons[key])
    assert [rating.value for rating in sorted(table.file.ratings, key=lambda rating: rating.symptom)] == [1, 0]
