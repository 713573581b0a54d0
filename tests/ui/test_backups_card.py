"""Backups in the window: made by themselves, in two folders, and brought back without a restart."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.ui.start import Start, rated, ratings, write
from tidebook import clock
from tidebook.storage.backups import folder_of, place_in
from tidebook.storage.names import listed
from tidebook.storage.store import Store
from tidebook.ui import keeping_watch
from tidebook.ui.locking import Locking


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.tidebook"


def record(one: Start, values: dict[str, int]) -> None:
    for rating in rated(values):
        one.program.journal.record(rating, "")


def entries(journal: Path) -> list[int]:
    return [backup.entries for backup in listed([folder_of(journal)])]


def test_one_is_made_on_closing_if_anything_changed(journal: Path, start: Callable[[], Start]) -> None:
    one = start()
    record(one, {"fatigue": 7})
    one.close()
    assert entries(journal) == [1]
    start().close()
    assert entries(journal) == [1]
    two = start()
    record(two, {"pem": 4})
    two.close()
    assert entries(journal) == [2, 1]


def test_one_is_made_while_nobody_types(
    journal: Path, start: Callable[[], Start], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = start()
    record(one, {"fatigue": 7})
    one.safekeeping.watch._idle.noticed.emit()
    one.wait(lambda: entries(journal) == [1])
    one.settle()
    record(one, {"pem": 4})
    one.safekeeping.watch._idle.noticed.emit()
    one.settle()
    # One of today is there: the next is made on closing.
    assert entries(journal) == [1]
    assert one.safekeeping.watch._idle._seconds == keeping_watch._QUIET_S


def test_a_new_passphrase_has_a_backup_of_its_own(journal: Path, start: Callable[[], Start]) -> None:
    one = start()
    record(one, {"fatigue": 7})
    one.safekeeping.watch.make_now()
    one.wait(lambda: entries(journal) == [1])
    one.wait(lambda: not one.safekeeping.watch.is_busy)
    one.program.journal.protect("a new passphrase")
    one.wait(lambda: not one.safekeeping.watch.is_busy)
    newest = listed([folder_of(journal)])[0]
    with Store(newest.path, "a new passphrase", read_only=True) as kept:
        assert kept.is_encrypted


def test_the_card_says_what_is_there_and_makes_one(journal: Path, start: Callable[[], Start]) -> None:
    one = start()
    record(one, {"fatigue": 7, "pem": 4})
    card = one.backups
    assert card.newest.text() == "There is no backup yet."
    assert str(folder_of(journal)) in card.place.text()
    one.press("Make one now", card)
    assert card.newest.text() == "A backup is being made…"
    assert not card.make.isEnabled()
    one.wait(lambda: "Days:" in card.newest.text())
    assert ": 2 entries." in card.newest.text()
    assert card.newest.text().endswith("It was looked through, and is whole.")
    assert card.make.isEnabled()
    assert entries(journal) == [2]


def test_a_second_folder(
    journal: Path, tmp_path: Path, start: Callable[[], Start], monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    one = start()
    record(one, {"fatigue": 7})
    card = one.backups
    assert not card.second.isVisible()
    assert not card.forget.isVisible()
    one.press("A second folder", card)
    one.wait(lambda: "The newest there:" in card.second.text())
    assert [b.entries for b in listed([place_in(stick, journal)])] == [1]
    # It is pulled out: said, and nothing is made in its stead.
    shutil.rmtree(stick)
    record(one, {"pem": 4})
    one.press("Make one now", card)
    one.settle()
    assert "It is not there just now. Backups go there when it is." in card.second.text()
    assert one.notices[0].startswith("No backup could be made. Your journal is safe.")
    assert entries(journal) == [2, 1]
    assert not stick.exists()
    # And tried again by itself.
    stick.mkdir()
    keeper = one.safekeeping.watch._keeper
    assert keeper is not None
    assert keeper._tried_at is not None
    keeper._tried_at -= 600
    one.safekeeping.watch._idle.noticed.emit()
    one.wait(lambda: [b.entries for b in listed([place_in(stick, journal)])] == [2])
    one.settle()
    assert card.trouble.text() == ""
    one.press("No second folder", card)
    one.settle()
    assert not card.second.isVisible()
    assert one.program.preferences.backup_folder is None


def test_an_earlier_state_comes_back_without_a_restart(journal: Path, start: Callable[[], Start]) -> None:
    write(journal, *rated({"fatigue": 7}))
    with Store(journal) as store:
        store.back_up(folder_of(journal))
    one = start()
    record(one, {"fatigue": 2, "pem": 4})
    one.press("Bring back an earlier state", one.backups)
    page = one.restoring
    assert page is not None
    assert not page.bring_back.isEnabled()
    page.list.setCurrentRow(0)
    one.wait(page.bring_back.isEnabled)
    assert "Fatigue 7" in page.days.toPlainText()
    one.press("Bring back this state", page)
    one.wait(lambda: one.is_open and one.restoring is None)
    view = one.window.today.view
    row = next(row for row in view.check_in.rows if row.symptom.key == "fatigue")
    assert [b.value for b in row.buttons if b.isChecked()] == [7]
    assert not one.program.journal.undo_stack.canUndo()
    assert len(one.program.journal.findChildren(Locking)) == 1
    assert "What it was before is kept among the backups." in one.notices[0]
    assert [(b.entries, b.reason) for b in listed([folder_of(journal)])] == [(2, "before-restore"), (1, "")]
    record(one, {"brain_fog": 5})
    one.close()
    assert ratings(journal) == {"fatigue": 7, "brain_fog": 5}


def test_leaving_changes_nothing(journal: Path, start: Callable[[], Start]) -> None:
    one = start()
    record(one, {"fatigue": 7})
    one.press("Bring back an earlier state", one.backups)
    page = one.restoring
    assert page is not None
    assert page.said.text() == "There is no backup yet."
    one.press("Leave everything as it is", page)
    assert one.window.today.isVisible()
    one.close()
    assert ratings(journal) == {"fatigue": 7}


def test_a_spoilt_backup_is_never_offered(journal: Path, start: Callable[[], Start]) -> None:
    write(journal, *rated({"fatigue": 7}))
    with Store(journal) as store:
        made = store.back_up(folder_of(journal))
    os.truncate(made.path, made.path.stat().st_size // 2)
    one = start()
    one.press("Bring back an earlier state", one.backups)
    page = one.restoring
    assert page is not None
    page.list.setCurrentRow(0)
    one.wait(lambda: page.said.text() == "This backup is damaged. Please choose another one.")
    assert not page.bring_back.isEnabled()
    one.wait(lambda: "can not be opened just now" in page.list.item(0).text())


def test_a_protected_journal_comes_back_under_its_passphrase(journal: Path, start: Callable[..., Start]) -> None:
    with Store.create(journal, "old words") as store:
        from tidebook.domain.change import Change

        store.apply([Change(None, entry) for entry in rated({"fatigue": 7})])
        store.back_up(folder_of(journal), today=clock.today())
        store.apply([Change(None, entry) for entry in rated({"pem": 3})])
    with Store(journal, "old words") as store:
        store.change_passphrase("new words")
    run = start("new words")
    run.press("Bring back an earlier state", run.backups)
    page = run.restoring
    assert page is not None
    page.list.setCurrentRow(page.list.count() - 1)
    run.wait(page.passphrase.isVisible)
    page.passphrase.setText("old words")
    run.press("Open this backup", page)
    run.wait(page.bring_back.isEnabled)
    run.press("Bring back this state", page)
    run.wait(lambda: run.is_open and run.restoring is None)
    assert run.program.journal.is_encrypted
    run.close()
    with Store(journal, "old words") as store:
        span = store.span()
        assert span is not None
        assert [rating.value for rating in store.read(span).ratings] == [7]
