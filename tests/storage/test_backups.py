"""Backups: whole, private, under the same passphrase, and never made of half a journal."""

import os
import stat
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.storage.asking import ask
from tests.storage.meeting import EVERYTHING, MARKER, NOTE, STAMP, change, trouble_of
from tidebook.domain.change import Change
from tidebook.domain.errors import Trouble
from tidebook.domain.rating import Rating
from tidebook.storage import recovery
from tidebook.storage.backups import folder_of, look_through, place_in, thin
from tidebook.storage.keeping import Keeper
from tidebook.storage.names import Number, listed
from tidebook.storage.store import Store

TODAY = date(2026, 3, 4)
OLD = Path(__file__).parent / "journals" / "v3.tidebook"
WORDS = "grüner Tee, 'heiß'"


def rate(store: Store, value: int) -> None:
    store.apply([Change(None, Rating(TODAY, STAMP, "brain_fog", value))])


def test_a_backup_holds_what_the_journal_does_and_is_for_its_owner_only(store: Store) -> None:
    folder = folder_of(store.path)
    made = store.back_up(folder, today=TODAY)
    assert made == listed([folder])[0]
    assert (made.made, made.entries, made.number, made.reason) == (TODAY, 2, Number(1, 0), "")
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert list(folder.iterdir()) == [made.path]
    assert look_through(made.path, None) == store.contents()
    with store.open_other(made.path) as copy:
        assert copy.read(EVERYTHING) == store.read(EVERYTHING)
        assert copy.check() == store.check()
    assert MARKER not in made.path.name


def test_the_date_is_that_of_the_computer_if_nobody_says_another(store: Store) -> None:
    made = store.back_up(folder_of(store.path))
    assert abs((made.made - date.today()).days) <= 1


def test_what_was_deleted_for_good_is_in_no_backup(journal: Path) -> None:
    with Store(journal) as store:
        store.apply([Change(NOTE, None)])
        change_bin = store.deleted()
        assert change_bin
    change(journal, "PRAGMA secure_delete=OFF", "DELETE FROM deleted")
    assert MARKER.encode() in journal.read_bytes()
    with Store(journal) as store:
        made = store.back_up(folder_of(journal))
    assert MARKER.encode() not in made.path.read_bytes()


def test_a_backup_is_under_the_passphrase_of_the_journal(tmp_path: Path) -> None:
    path = tmp_path / "journal.tidebook"
    with Store.create(path, WORDS) as store:
        store.apply([Change(None, NOTE)])
        store.change_recovery(recovery.new_code())
        made = store.back_up(folder_of(path), today=TODAY)
        held = store.contents()
    assert MARKER.encode() not in made.path.read_bytes()
    assert recovery.kept(made.path) == recovery.kept(path) != []
    assert look_through(made.path, WORDS) == held
    assert trouble_of(lambda: look_through(made.path, None)) is Trouble.NEEDS_PASSPHRASE
    assert trouble_of(lambda: look_through(made.path, "another")) is Trouble.WRONG_PASSPHRASE
    # What is taken away takes its recovery file along.
    with Store(path, WORDS) as store:
        for value in range(6):
            rate(store, value)
            store.back_up(folder_of(path), today=TODAY)
            thin(folder_of(path))
    left = listed([folder_of(path)])
    assert len(left) == 3
    assert {one.name for one in folder_of(path).iterdir()} == {
        name for backup in left for name in (backup.path.name, recovery.place(backup.path).name)
    }


def test_a_changed_byte_in_a_backup_is_noticed(store: Store) -> None:
    made = store.back_up(folder_of(store.path))
    held = made.path.read_bytes()
    made.path.write_bytes(held.replace(MARKER.encode(), MARKER.swapcase().encode(), 1))
    assert made.path.read_bytes() != held
    assert trouble_of(lambda: look_through(made.path, None)) is Trouble.DAMAGED


def test_a_damaged_journal_makes_no_backup_and_takes_none_away(journal: Path) -> None:
    with Store(journal) as store:
        good = store.back_up(folder_of(journal))
    change(journal, f"UPDATE note SET text = replace(text, '{MARKER}', 'another')")
    with Store(journal) as store:
        assert trouble_of(lambda: store.back_up(folder_of(journal))) is Trouble.DAMAGED
    assert list(folder_of(journal).iterdir()) == [good.path]


def test_an_older_journal_is_backed_up_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "journal.tidebook"
    path.write_bytes(OLD.read_bytes())
    with Store(path) as store:
        counts = sum(store.check().counts.values())
    (made,) = listed([folder_of(path)])
    assert (made.reason, made.entries) == ("before-upgrade-v3", counts)
    assert ask(made.path, "PRAGMA user_version") == [(3,)]
    assert ask(made.path, "SELECT * FROM note") == ask(OLD, "SELECT * FROM note")


def test_an_older_journal_stays_as_it_is_where_no_backup_can_be_made(tmp_path: Path) -> None:
    path = tmp_path / "journal.tidebook"
    path.write_bytes(OLD.read_bytes())
    folder_of(path).write_text("in the way")
    trouble_of(lambda: Store(path))
    assert path.read_bytes() == OLD.read_bytes()


def test_what_a_killed_program_left_goes_with_the_next_thinning(store: Store) -> None:
    folder = folder_of(store.path)
    made = store.back_up(folder)
    (folder / ".journal-99.tidebook-backup.part").write_bytes(b"half")
    (folder / "letter.txt").write_text("mine")
    thin(folder)
    assert {path.name for path in folder.iterdir()} == {made.path.name, "letter.txt"}
    thin(folder / "nowhere")


def test_no_folder_is_made_in_the_stead_of_a_stick_that_is_not_there(store: Store, tmp_path: Path) -> None:
    keeper = Keeper(store, tmp_path / "stick")
    made = keeper.keep(TODAY, 0.0)
    assert [backup.path.parent for backup in made] == [folder_of(store.path)]
    assert [error.trouble for error in keeper.troubles.values()] == [Trouble.MISSING]
    assert not (tmp_path / "stick").exists()
    # It is tried again after a while, and only there.
    assert not keeper.is_due(TODAY, 599.0)
    (tmp_path / "stick").mkdir()
    assert keeper.is_due(TODAY, 600.0)
    (again,) = keeper.keep(TODAY, 600.0)
    assert again.path.parent == place_in(tmp_path / "stick", store.path)
    assert (again.mark, keeper.troubles) == (made[0].mark, {})
    assert not keeper.has_changed()


def test_two_journals_of_one_name_do_not_share_a_place(tmp_path: Path) -> None:
    first, second = (place_in(tmp_path, Path(f"/home/{who}/journal.tidebook")) for who in ("a", "b"))
    assert first != second
    assert first.parent == second.parent == tmp_path


def test_a_backup_is_due_when_something_changed_and_another_day_has_come(store: Store) -> None:
    keeper = Keeper(store)
    assert keeper.is_due(TODAY, 0.0)
    assert keeper.has_changed()
    keeper.keep(TODAY, 0.0)
    assert not keeper.has_changed()
    assert not keeper.is_due(date(2026, 3, 5), 90_000.0)
    rate(store, 4)
    assert keeper.has_changed()
    assert not keeper.is_due(TODAY, 3600.0)
    # The wall clock stands still, goes on, or goes back.
    assert keeper.is_due(TODAY, 86_400.0)
    assert keeper.is_due(date(2026, 3, 5), 3600.0)
    assert keeper.is_due(date(1970, 1, 1), 3600.0)
    (made,) = keeper.keep(date(1970, 1, 1), 3600.0)
    assert made.number == Number(2, 0)
    assert keeper.keep(TODAY, 3700.0) == ()


def test_a_change_that_was_never_backed_up_is_so_after_the_next_start(journal: Path) -> None:
    with Store(journal) as store:
        Keeper(store).keep(TODAY, 0.0)
        rate(store, 3)
    with Store(journal) as store:
        assert Keeper(store).has_changed()
        Keeper(store).keep(TODAY, 0.0)
    with Store(journal) as store:
        assert not Keeper(store).has_changed()


def test_after_a_change_of_passphrase_a_backup_is_made_though_it_holds_the_same(store: Store) -> None:
    keeper = Keeper(store)
    assert len(keeper.keep(TODAY, 0)) == 1
    store.change_passphrase(WORDS)
    assert keeper.keep(TODAY, 1) == ()
    (made,) = keeper.keep(TODAY, 2, anyway=True)
    assert look_through(made.path, WORDS) == store.contents()
    assert keeper.keep(TODAY, 3) == ()


def test_the_mark_tells_what_is_held_not_where_it_lies(tmp_path: Path) -> None:
    ratings = [Rating(TODAY, STAMP, key, 3) for key in ("fatigue", "pem")]
    held = []
    for name, entries in (("one", ratings), ("other", ratings[::-1]), ("third", ratings[:1])):
        with Store.create(tmp_path / name) as one:
            for entry in entries:
                one.apply([Change(None, entry)])
            held.append(one.contents())
            assert one.check().content == one.contents().mark
    assert held[0] == held[1]
    assert (held[0].entries, held[2].entries) == (2, 1)
    assert held[0].mark != held[2].mark


def test_an_empty_journal_and_one_that_may_only_be_read_need_none(tmp_path: Path, journal: Path) -> None:
    with Store.create(tmp_path / "new.tidebook") as store:
        assert not Keeper(store).has_changed()
        assert Keeper(store).keep(TODAY, 0.0) == ()
    with Store(journal, read_only=True) as store:
        assert not Keeper(store).has_changed()


def test_a_full_disk_makes_no_backup_and_leaves_nothing(journal: Path, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "none", small], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    try:
        with Store(journal) as store:
            assert trouble_of(lambda: store.back_up(small)) is Trouble.FULL
            assert store.check().problems == ()
            rate(store, 1)
        assert list(small.iterdir()) == []
    finally:
        subprocess.run(["umount", small], check=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(store: Store, tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0o500)
    assert trouble_of(lambda: store.back_up(tmp_path / "shut")) in {Trouble.CLOSED_TO_US, Trouble.READ_ONLY}
