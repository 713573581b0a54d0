"""A journal that will not open: what happened, what is safe, and a way on, on the real window."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.ui.start import Start, rated, ratings, write
from tidebook.exchange.archive_read import read_archive
from tidebook.storage.backups import folder_of
from tidebook.storage.names import listed
from tidebook.storage.store import Store
from tidebook.ui import safekeeping
from tidebook.ui.app import Program


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.tidebook"


def zero_a_page(path: Path) -> None:
    """Overwrite the second page, in which the first table begins."""
    with path.open("rb+") as file:
        file.seek(4096)
        file.write(bytes(4096))


def tear(path: Path) -> None:
    """Leave half of the file."""
    os.truncate(path, path.stat().st_size // 2)


def kept(journal: Path) -> list[int]:
    return [backup.entries for backup in listed([folder_of(journal)])]


def test_a_damaged_journal_shows_no_form_and_offers_its_backup(journal: Path, start: Callable[[], Start]) -> None:
    write(journal, *rated({"fatigue": 7, "pem": 4}))
    with Store(journal) as store:
        store.back_up(folder_of(journal))
    tear(journal)
    torn = journal.read_bytes()
    one = start()
    page = one.damage
    assert page is not None
    assert not one.window.today.isVisible()
    assert not one.window.rail.isVisible()
    assert not one.window.trouble.isVisible()
    assert page._happened.text() == "This journal is damaged."
    offered = one.buttons(page)
    assert offered[0].startswith("Bring back the backup of ")
    assert offered[0].endswith(" (2 entries)")
    assert offered[1] == "Try again"
    assert offered[2:] == [
        "Look at all backups…",
        "Save what can be read…",
        "Open another journal…",
        "Start a new journal…",
    ]
    assert one.window.focusWidget() is page.newest
    one.press("Bring back the backup", page)
    one.wait(lambda: one.is_open)
    assert one.window.today.isVisible()
    assert one.window.rail.isVisible()
    assert len(one.notices) == 1
    one.close()
    assert ratings(journal) == {"fatigue": 7, "pem": 4}
    aside = next(folder_of(journal).glob("*-set-aside.tidebook"))
    assert aside.read_bytes() == torn


def test_no_page_can_be_reached_before_a_journal_is_open(journal: Path, start: Callable[[], Start]) -> None:
    journal.write_bytes(b"not a journal at all\n" * 300)
    one = start()
    for name in ("today", "history", "charts", "settings", "bad_day"):
        one.window.turn_to(name)
        assert one.damage is not None
    page = one.damage
    assert page is not None
    assert page._happened.text() == "This is not a Tidebook journal."


def test_try_again_opens_it_as_soon_as_it_can_be(journal: Path, start: Callable[[], Start]) -> None:
    with Store.create(journal):
        one = start()
        assert one.damage is not None
        assert one.damage._happened.text() == "This journal is open in another window already."
        one.press("Try again")
        assert one.damage is not None
    one.press("Try again")
    one.wait(lambda: one.is_open)
    assert one.damage is None


def test_what_was_answered_meanwhile_is_kept(journal: Path, start: Callable[[], Start]) -> None:
    with Store.create(journal):
        one = start()
        one.program.journal.record(rated({"fatigue": 6})[0], "Fatigue 6")
        one.press("Try again")
        assert one.damage is not None
        assert one.damage._waiting.isVisible()
    one.press("Try again")
    one.wait(lambda: one.is_open)
    one.close()
    assert ratings(journal) == {"fatigue": 6}


def test_a_new_journal_leaves_the_damaged_one_under_another_name(journal: Path, start: Callable[[], Start]) -> None:
    write(journal, *rated({"fatigue": 7}))
    tear(journal)
    torn = journal.read_bytes()
    one = start()
    one.press("Start a new journal")
    assert one.is_open
    aside = next(journal.parent.glob("journal.tidebook.damaged-*"))
    assert aside.read_bytes() == torn
    one.close()
    assert ratings(journal) == {}


def test_what_can_be_read_is_saved(
    journal: Path, tmp_path: Path, start: Callable[[], Start], monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import date

    from tidebook.demo.journal import invent

    write(journal, *invent(date(2026, 3, 4), 60, 1))
    with Store(journal) as store:
        whole = sum(store.check().counts.values())
    zero_a_page(journal)
    one = start()
    one.wait(one.window.trouble.isVisible)
    one.press("What can be done", one.window.trouble)
    target = tmp_path / "rescued.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    one.press("Save what can be read")
    page = one.damage
    assert page is not None
    one.wait(lambda: "Saved as" in page.said.text())
    read = len(read_archive(target).entries)
    assert 0 < read < whole
    assert f"Could be read: {read} entries." in page.said.text()
    assert "could not." in page.said.text()
    assert not [left for left in tmp_path.iterdir() if left.name.startswith(".tidebook")]
    with ZipFile(target) as packed:
        assert packed.testzip() is None


def test_a_journal_that_is_gone_is_not_replaced_by_an_empty_one(journal: Path, start: Callable[[], Start]) -> None:
    write(journal, *rated({"fatigue": 7}))
    with Store(journal) as store:
        store.back_up(folder_of(journal))
    journal.unlink()
    one = start()
    assert one.damage is not None
    assert one.damage._happened.text() == "There is no journal at this place."
    one.press("Look at all backups")
    page = one.restoring
    assert page is not None
    page.list.setCurrentRow(0)
    one.wait(page.bring_back.isEnabled)
    assert "Looked through just now: it is whole." in page.said.text()
    assert page.counts.text() == "ratings: 1"
    assert "Fatigue 7" in page.days.toPlainText()
    one.press("Back", page)
    assert one.damage is not None
    one.press("Look at all backups")
    page = one.restoring
    assert page is not None
    page.list.setCurrentRow(0)
    one.wait(page.bring_back.isEnabled)
    one.press("Bring back this state", page)
    one.wait(lambda: one.is_open)
    one.close()
    assert ratings(journal) == {"fatigue": 7}


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5000)), "This is not a Tidebook journal."),
        (lambda path: path.mkdir(), "This is not a Tidebook journal."),
        (os.mkfifo, "This is not a Tidebook journal."),
        (lambda path: path.symlink_to(path), "A file with this name is there already."),
    ],
)
def test_what_is_no_journal_has_its_sentence_and_a_way_on(
    journal: Path,
    start: Callable[[], Start],
    spoil: Callable[[Path], object],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spoil(journal)
    one = start()
    page = one.damage
    assert page is not None
    assert page._happened.text() == said
    assert one.buttons(page)[0] == "Try again"
    assert {"Open another journal…", "Start a new journal…"} <= set(one.buttons(page))
    if said.startswith("This is not"):
        other = journal.with_name("another")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(other), ""))
        one.press("Start a new journal", page)
        one.wait(lambda: one.is_open)
        assert one.program.journal.place == other.with_suffix(".tidebook")


def test_an_empty_file_becomes_a_journal(journal: Path, start: Callable[[], Start]) -> None:
    journal.touch()
    assert start().is_open


def test_another_journal_is_opened_instead(
    journal: Path, start: Callable[[], Start], monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.mkdir()
    other = journal.with_name("other.tidebook")
    write(other, *rated({"fatigue": 3}))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    one = start()
    one.press("Open another journal")
    one.wait(lambda: one.is_open)
    assert one.window.windowTitle().startswith("other.tidebook")


def test_a_changed_byte_is_noticed_while_it_is_open(journal: Path, start: Callable[[], Start]) -> None:
    from tidebook import clock
    from tidebook.domain.note import Note

    write(journal, Note(clock.today(), clock.now(), "Rain at the window"))
    content = journal.read_bytes()
    assert content.count(b"Rain at the window") == 1
    journal.write_bytes(content.replace(b"Rain at the window", b"Pain at the window"))
    one = start()
    one.wait(one.window.trouble.isVisible)
    assert one.window.trouble._happened.text() == "Something in this journal is not as it was written."
    one.press("What can be done", one.window.trouble)
    assert one.damage is not None
    assert not one.is_open
    assert not one.window.trouble.isVisible()
    one.press("Try again", one.damage)
    assert one.window.today.isVisible()
    assert one.is_open


def test_a_newer_journal_is_read_only_and_says_so(journal: Path, start: Callable[[], Start]) -> None:
    write(journal, *rated({"fatigue": 7}))
    content = bytearray(journal.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")
    journal.write_bytes(content)
    one = start()
    assert one.is_open
    assert [words.split(".")[0] for words in one.notices] == ["This journal was written by a newer Tidebook"]
    view = one.window.today.view
    assert not view.check_in.isEnabled()
    assert not view.note.isEnabled()
    assert not view.header.too_ill.isEnabled()
    assert view.header.earlier.isEnabled()
    assert "can only be read here" in view.header.status.text()
    one.program.journal.record(rated({"pem": 3})[0], "PEM 3")
    assert not one.program.journal.is_waiting
    for name in ("history", "charts", "summary", "me", "settings"):
        one.window.turn_to(name)
        assert one.window.pages[name].isVisible()
    one.settle()
    one.close()
    assert journal.read_bytes() == bytes(content)
    shutil.rmtree(folder_of(journal), ignore_errors=True)


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_second_start_brings_the_first_window_forward(
    start: Callable[..., Start], journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safekeeping, "_LISTEN_MS", 0)
    one = start()
    one.wait(lambda: hasattr(one.safekeeping, "_instance"))
    called = []
    one.safekeeping._instance.called.connect(lambda: called.append(1))
    one.window.showMinimized()
    two = Program(one.qapp, journal)
    two.preferences.note_asked_to_protect()
    one.qtbot.addWidget(two.window)
    two.window.show()
    one.wait(lambda: bool(called) and not two.window.isVisible())
    assert not one.window.isMinimized()
    assert one.is_open
