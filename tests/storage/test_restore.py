"""Bringing a backup back never costs what is there today."""

import stat
from pathlib import Path

import pytest

from tests.storage.meeting import DAY, EVERYTHING, FATIGUE, NOTE, STAMP, change, trouble_of
from tidebook.domain.change import Change
from tidebook.domain.errors import JournalError, Trouble
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.storage import recovery
from tidebook.storage.backups import folder_of
from tidebook.storage.names import listed
from tidebook.storage.restore import preview, restore
from tidebook.storage.store import Store

LATER = Rating(DAY, STAMP, "brain_fog", 3)
OLD = Path(__file__).parent / "journals" / "v3.tidebook"


def held(path: Path, passphrase: str | None = None) -> Record:
    with Store(path, passphrase) as store:
        assert store.check().problems == ()
        return store.read(EVERYTHING)


@pytest.fixture
def backup(journal: Path) -> Path:
    """A backup that holds less than the journal does by now."""
    with Store(journal) as store:
        made = store.back_up(folder_of(journal))
        store.apply([Change(None, LATER), Change(NOTE, None)])
    return made.path


def test_the_backup_comes_back_and_today_is_kept(journal: Path, backup: Path) -> None:
    today, then = held(journal), held(backup)
    before = backup.read_bytes()
    done = restore(journal, backup)
    assert held(journal) == then
    assert done.now.entries == 2
    assert done.before is not None
    assert held(done.before) == today
    assert listed([folder_of(journal)])[0].path == done.before
    # It is copied, not moved.
    assert backup.read_bytes() == before
    assert stat.S_IMODE(journal.stat().st_mode) == 0o600
    assert {path.name for path in journal.parent.iterdir()} == {journal.name, folder_of(journal).name}
    # And back again.
    restore(journal, done.before)
    assert held(journal) == today


def test_where_there_is_no_journal_nothing_is_kept(journal: Path, backup: Path) -> None:
    then = held(backup)
    journal.unlink()
    assert restore(journal, backup).before is None
    assert held(journal) == then


def test_a_preview_can_not_be_written(backup: Path) -> None:
    before = backup.read_bytes()
    with preview(backup) as looked_at:
        assert looked_at.find(FATIGUE) == FATIGUE
        assert trouble_of(lambda: looked_at.apply([Change(None, LATER)])) is Trouble.READ_ONLY
    assert backup.read_bytes() == before


def test_a_journal_that_is_open_is_left_alone(journal: Path, backup: Path) -> None:
    with Store(journal) as store:
        assert trouble_of(lambda: restore(journal, backup)) is Trouble.LOCKED
        assert store.find(LATER) == LATER
    assert len(listed([folder_of(journal)])) == 1


def test_what_is_no_whole_backup_changes_nothing(journal: Path, backup: Path, tmp_path: Path) -> None:
    before = journal.read_bytes()
    whole = backup.read_bytes()
    wrong = tmp_path / "wrong"
    for content in (b"", b"words", whole[: len(whole) // 2], whole[:4096], whole.replace(b"fatigue", b"fatigus", 1)):
        wrong.write_bytes(content)
        with pytest.raises(JournalError) as refused:
            restore(journal, wrong)
        assert refused.value.happened == "This is not a whole backup of a journal."
    assert trouble_of(lambda: restore(journal, tmp_path / "nowhere")) is Trouble.MISSING
    assert trouble_of(lambda: restore(journal, tmp_path)) is Trouble.NOT_A_JOURNAL
    assert trouble_of(lambda: restore(journal, journal)) is Trouble.TAKEN
    assert journal.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"wrong", journal.name, folder_of(journal).name}
    assert len(listed([folder_of(journal)])) == 1


def test_a_backup_that_was_copied_in_the_middle_of_a_save_is_none(journal: Path, backup: Path) -> None:
    backup.with_name(f"{backup.name}-journal").write_bytes(b"pages")
    assert trouble_of(lambda: restore(journal, backup)) is Trouble.DAMAGED


def test_a_newer_backup_is_refused(journal: Path, backup: Path) -> None:
    change(backup, "PRAGMA user_version=99")
    assert trouble_of(lambda: restore(journal, backup)) is Trouble.NEWER


@pytest.mark.parametrize("is_cut_off", [True, False])
def test_a_journal_that_can_not_be_read_is_kept_byte_by_byte(journal: Path, backup: Path, is_cut_off: bool) -> None:
    then = held(backup)
    lost = journal.read_bytes()[:5000] if is_cut_off else b"rubbish" * 2000
    journal.write_bytes(lost)
    journal.with_name(f"{journal.name}-journal").write_bytes(b"left over")
    first = restore(journal, backup)
    assert first.before is not None
    assert first.before.read_bytes() == lost
    # SQLite itself takes away what is none of its, beside a file that it knows.
    beside = first.before.with_name(f"{first.before.name}-journal")
    assert beside.exists() is not is_cut_off
    assert is_cut_off or beside.read_bytes() == b"left over"
    assert not journal.with_name(f"{journal.name}-journal").exists()
    assert held(journal) == then
    journal.write_bytes(b"again rubbish")
    second = restore(journal, backup)
    assert second.before not in {None, first.before}
    assert first.before.read_bytes() == lost


def test_a_backup_under_an_older_passphrase_comes_back_with_its_recovery_file(tmp_path: Path) -> None:
    path = tmp_path / "journal.tidebook"
    first, second = recovery.new_code(), recovery.new_code()
    with Store.create(path, "first") as store:
        store.apply([Change(None, NOTE)])
        store.change_recovery(first)
        backup = store.back_up(folder_of(path)).path
        store.change_passphrase("second", second)
    done = restore(path, backup, "second", backup_passphrase="first")
    assert held(path, "first").notes == (NOTE,)
    assert recovery.passphrase_of(path, first) == "first"
    assert done.before is not None
    assert recovery.passphrase_of(done.before, second) == "second"
    assert held(done.before, "second").notes == (NOTE,)


def test_a_plain_backup_takes_the_recovery_file_of_the_journal_away(tmp_path: Path) -> None:
    path = tmp_path / "journal.tidebook"
    with Store.create(path) as store:
        store.apply([Change(None, NOTE)])
        backup = store.back_up(folder_of(path)).path
        store.change_passphrase("first", recovery.new_code())
    assert trouble_of(lambda: restore(path, backup)) is Trouble.NEEDS_PASSPHRASE
    # Whoever has forgotten it gets the backup all the same, and keeps the bytes.
    done = restore(path, backup, "forgotten")
    assert held(path).notes == (NOTE,)
    assert not recovery.place(path).exists()
    assert done.before is not None
    assert recovery.place(done.before).exists()
    assert held(done.before, "first").notes == (NOTE,)


def test_an_older_backup_is_brought_up_to_date_at_the_next_opening(journal: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.tidebook-backup"
    old.write_bytes(OLD.read_bytes())
    restore(journal, old)
    assert len(list(held(journal).entries)) > 2
    assert "before-upgrade-v3" in {backup.reason for backup in listed([folder_of(journal)])}


def test_what_a_killed_restore_left_goes_at_the_next_opening(journal: Path, backup: Path) -> None:
    left = journal.with_name(f"{journal.name}.unfinished")
    left.write_bytes(backup.read_bytes()[:5000])
    Store(journal).close()
    assert not left.exists()
    left.write_bytes(b"half")
    restore(journal, backup)
    assert not left.exists()
