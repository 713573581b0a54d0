"""Everything goes out as one archive and comes in again, as one step."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.ui.start import Start, rated, ratings, write
from tidebook import clock
from tidebook.demo.journal import invent
from tidebook.exchange.archive_read import read_archive
from tidebook.storage.backups import folder_of
from tidebook.storage.names import listed
from tidebook.storage.store import Store


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that is named whenever one is asked for."""
    path = tmp_path / "all.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    return path


def test_everything_goes_out_and_comes_in_elsewhere(
    tmp_path: Path, archive: Path, start: Callable[..., Start]
) -> None:
    journal = tmp_path / "journal.tidebook"
    write(journal, *invent(clock.today() - timedelta(days=9), 60, 1))
    one = start()
    card = one.all_data
    one.press("Save everything", card)
    one.wait(lambda: card.said.text().endswith("No passphrase protects it."))
    assert str(archive) in card.said.text()
    assert card.save.isEnabled()
    assert not card.stop.isVisible()
    one.close()
    other = tmp_path / "other.tidebook"
    write(other, *rated({"fatigue": 7}))
    two = start(path=other)
    sheet = two.all_data.bring_in
    two.press("Bring in an archive", sheet)
    two.wait(sheet.bring_in.isVisible)
    count = len(read_archive(archive).entries)
    assert sheet.said.text().startswith(f"{count} entries would come in:\nratings: ")
    two.press("Leave it", sheet)
    assert sheet.said.text() == "Nothing was changed."
    two.press("Bring in an archive", sheet)
    two.wait(sheet.bring_in.isVisible)
    two.press("Bring it in", sheet)
    two.wait(lambda: sheet.said.text() == f"{count} entries came in. Undo takes all of it back.")
    undo = two.program.journal.undo_stack
    assert (undo.count(), undo.undoText()) == (1, "bring in an archive")
    assert [(b.entries, b.reason) for b in listed([folder_of(other)])] == [(1, "before-import")]
    two.press("Bring in an archive", sheet)
    two.wait(lambda: sheet.said.text().startswith("Nothing new would come in."))
    assert f"{count} entries are here already." in sheet.said.text()
    undo.undo()
    two.close()
    assert ratings(other) == {"fatigue": 7}
    with Store(journal) as store:
        assert sum(store.check().counts.values()) == count


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "This file is empty. Nothing was changed."),
        (b"PK\x03\x04 and then nothing", "This archive is damaged, or was changed by hand."),
        (b"day,fatigue\n", "This is no archive of Tidebook."),
    ],
)
def test_what_is_no_archive_is_refused(
    archive: Path, start: Callable[..., Start], content: bytes, said: str, tmp_path: Path
) -> None:
    archive.write_bytes(content)
    one = start()
    sheet = one.all_data.bring_in
    one.press("Bring in an archive", sheet)
    one.settle()
    assert sheet.said.text().startswith(said)
    assert sheet.said.text().endswith("Nothing was changed.")
    assert not sheet.bring_in.isVisible()
    assert sheet.choose.isEnabled()
    assert not one.program.journal.undo_stack.canUndo()


def test_nothing_comes_in_where_no_backup_can_be_made(
    tmp_path: Path, archive: Path, start: Callable[..., Start]
) -> None:
    journal = tmp_path / "journal.tidebook"
    write(journal, *rated({"fatigue": 7}))
    one = start()
    one.press("Save everything", one.all_data)
    one.wait(archive.exists)
    one.settle()
    one.close()
    other = tmp_path / "other.tidebook"
    write(other, *rated({"pem": 2}))
    folder_of(other).touch()
    two = start(path=other)
    sheet = two.all_data.bring_in
    two.press("Bring in an archive", sheet)
    two.wait(sheet.bring_in.isVisible)
    two.press("Bring it in", sheet)
    two.settle()
    assert sheet.said.text().startswith("No backup could be made. Your journal is safe.")
    two.close()
    assert ratings(other) == {"pem": 2}
