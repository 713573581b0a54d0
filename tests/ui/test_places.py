"""Where the journal lies: synced and network folders, a full disk, a disk that can only be read, a moved file."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.ui.start import Start, rated, ratings, write
from tidebook import clock, paths
from tidebook.domain.note import Note
from tidebook.exchange.archive_read import read_archive
from tidebook.storage.backups import place_in
from tidebook.storage.names import listed
from tidebook.ui.folder_kind import conflict_copies, is_network, service_of
from tidebook.ui.place_notices import place_words


@pytest.mark.parametrize(
    ("place", "service"),
    [
        ("/home/anna/Dropbox/journal.tidebook", "Dropbox"),
        ("/home/anna/Dropbox (Personal)/a/journal.tidebook", "Dropbox"),
        ("/home/anna/OneDrive - Praxis/journal.tidebook", "OneDrive"),
        ("/home/anna/Google Drive/journal.tidebook", "Google Drive"),
        ("/Users/anna/Library/CloudStorage/GoogleDrive-anna/journal.tidebook", "Google Drive"),
        ("/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/journal.tidebook", "iCloud"),
        ("/home/anna/Nextcloud/journal.tidebook", "Nextcloud"),
        ("/home/anna/Documents/dropbox.tidebook", ""),
        ("/home/anna/my nextcloud notes/journal.tidebook", ""),
    ],
)
def test_folders_of_services_are_recognised(place: str, service: str) -> None:
    assert service_of(Path(place)) == service


def test_network_file_systems_are_recognised() -> None:
    assert [kind for kind in ("ext4", "tmpfs", "nfs4", "CIFS", "fuse.sshfs", "9p", "apfs") if is_network(kind)] == [
        "nfs4",
        "CIFS",
        "fuse.sshfs",
        "9p",
    ]
    assert place_words(Path("/mnt/x/journal.tidebook"), "nfs4").startswith("This journal lies on another computer.")
    assert place_words(Path("/mnt/x/journal.tidebook"), "ext4") == ""


def test_copies_of_a_service_are_noticed(tmp_path: Path) -> None:
    journal = tmp_path / "journal.tidebook"
    names = (
        "journal (Anna's conflicted copy 2026-11-20).tidebook",
        "journal.sync-conflict-20261120-12-AB.tidebook",
    )
    for name in (*names, "journal.tidebook", "journal.tidebook.damaged-2026", "other.sync-conflict-1.tidebook"):
        (tmp_path / name).touch()
    assert [path.name for path in conflict_copies(journal)] == list(names)


@pytest.fixture
def usual() -> Iterator[Path]:
    """Where the journal lies unless another file is named: nothing is there."""
    place = paths.journal_file()
    place.unlink(missing_ok=True)
    yield place
    place.unlink(missing_ok=True)


def test_a_synced_folder_is_spoken_of_once_and_the_journal_moves_here(
    tmp_path: Path, usual: Path, start: Callable[..., Start]
) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    old = folder / "journal.tidebook"
    write(old, *rated({"fatigue": 7}))
    before = old.read_bytes()
    one = start(path=old)
    assert one.notices[0].startswith("Dropbox copies the folder of this journal.")
    one.close()
    two = start(path=old)
    assert two.notices == []
    two.program.preferences.noted_place = ""
    two.close()
    three = start(path=old)
    three.press("Keep the journal here")
    assert three.program.journal.place == usual
    three.program.journal.record(rated({"pem": 4})[0], "")
    three.settle()
    three.close()
    assert ratings(usual) == {"fatigue": 7, "pem": 4}
    assert not old.exists()
    assert (folder / "journal.tidebook.moved").read_bytes() == before
    assert listed([place_in(folder, usual)])[0].entries == 2


def test_a_moved_file_is_said_and_everything_can_be_saved_elsewhere(
    tmp_path: Path, start: Callable[..., Start], monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, target = tmp_path / "journal.tidebook", tmp_path / "all.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    write(journal, *rated({"fatigue": 7}))
    one = start()
    journal.rename(tmp_path / "elsewhere.tidebook")
    one.program.journal.record(rated({"pem": 4})[0], "")
    assert one.window.trouble._happened.text() == "The journal was moved or replaced while it was open."
    one.press("Save everything elsewhere", one.window.trouble)
    one.wait(target.exists)
    one.settle()
    assert sorted(rating.value for rating in read_archive(target).entries) == [4, 7]  # type: ignore[attr-defined]
    (tmp_path / "elsewhere.tidebook").rename(journal)
    one.press("Try again", one.window.trouble)
    assert not one.window.trouble.isVisible()
    one.close()
    assert ratings(journal) == {"fatigue": 7, "pem": 4}


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[Path]:
    folder.mkdir()
    subprocess.run(["mount", *options, str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")


@needs_root
def test_a_full_disk(tmp_path: Path, start: Callable[..., Start]) -> None:
    with mounted(tmp_path / "disk", "-t", "tmpfs", "-o", "size=512k", "tmpfs") as disk:
        journal = disk / "journal.tidebook"
        write(journal, *rated({"fatigue": 7}))
        one = start(path=journal)
        filler = disk / "filler"
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while file.write(bytes(4096)):
                pass
        long = Note(clock.today(), clock.now(), "Rain at the window. " * 4000)
        one.program.journal.record(long, "note")
        one.program.journal.record(rated({"pem": 4})[0], "")
        assert one.window.trouble._happened.text() == "The disk is full."
        assert one.program.journal.is_waiting
        assert one.window.today.view.header.status.text().endswith("Not saved yet")
        one.backups.make.click()
        one.settle()
        assert one.backups.trouble.text().startswith("No backup could be made. Your journal is safe.")
        filler.unlink()
        # Ten seconds later, by itself.
        one.program.journal._again.timeout.emit()
        assert not one.program.journal.is_waiting
        assert not one.window.trouble.isVisible()
        one.close()
        assert ratings(journal) == {"fatigue": 7, "pem": 4}


@needs_root
def test_a_disk_that_can_only_be_read(tmp_path: Path, start: Callable[..., Start]) -> None:
    with mounted(tmp_path / "disk", "-t", "tmpfs", "-o", "size=4m", "tmpfs") as disk:
        journal = disk / "journal.tidebook"
        write(journal, *rated({"fatigue": 7}))
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        one = start(path=journal)
        assert one.is_open
        assert one.notices[0].startswith("This journal can be read, but not written.")
        assert not one.window.today.view.check_in.isEnabled()
        card = one.backups
        assert not card.make.isEnabled()
        one.close()
        two = start(path=disk / "none.tidebook")
        assert two.damage is not None
        assert two.damage._happened.text() == "A journal can not be kept in this folder."
