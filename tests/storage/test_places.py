"""Places that will not take a journal any more: full, read-only, failing. The real ones, where root may make them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.storage.meeting import DAY, EVERYTHING, FATIGUE, NOTE, STAMP, trouble_of
from tests.storage.processes import run
from tidebook.domain.change import Change
from tidebook.domain.errors import Trouble
from tidebook.domain.note import Note
from tidebook.domain.rating import Rating
from tidebook.storage.store import Store

WORDS = "Gänse'wein 7"


def _mounts() -> bool:
    """Whether this process may mount something."""
    tried = subprocess.run(
        ["unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False
    )
    return tried.returncode == 0


root_only = pytest.mark.skipif(os.geteuid() != 0 or not _mounts(), reason="only root may mount a disk")
traced = pytest.mark.skipif(shutil.which("strace") is None, reason="strace makes the disk fail")


@contextmanager
def mounted(place: Path, *how: str) -> Iterator[Path]:
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", *how, str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


@root_only
@pytest.mark.parametrize("passphrase", [None, WORDS])
def test_a_full_disk_and_then_room_again(tmp_path: Path, passphrase: str | None) -> None:
    with mounted(tmp_path / "small", "-t", "tmpfs", "-o", "size=600k", "none") as place:
        with Store.create(place / "journal.tidebook", passphrase) as store:
            store.apply([Change(None, NOTE), Change(None, FATIGUE)])
            filler = place / "filler"
            with filler.open("wb") as file, pytest.raises(OSError, match="No space"):
                while True:
                    os.write(file.fileno(), bytes(4096))
            longer = [Change(FATIGUE, None), Change(None, Note(DAY.replace(day=3), STAMP, "x" * 9000))]
            for _again in range(2):
                assert trouble_of(lambda: store.apply(longer)) is Trouble.FULL
                assert list(store.read(EVERYTHING).entries) == [FATIGUE, NOTE]
            assert trouble_of(lambda: store.change_passphrase("other")) in {Trouble.FULL, Trouble.FAILED}
            filler.unlink()
            store.apply(longer)
            assert store.check().problems == ()
        with Store(place / "journal.tidebook", passphrase) as store:
            assert set(store.read(EVERYTHING).entries) == {NOTE, longer[1].after}


@root_only
def test_no_room_for_a_new_journal_at_all(tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "-t", "tmpfs", "-o", "size=16k", "none") as place:
        assert trouble_of(lambda: Store.create(place / "journal.tidebook")) is Trouble.FULL


def _bound_read_only(path: Path) -> None:
    """A medium that can only be read, as a CD or a locked card."""
    folder = str(path.parent)
    subprocess.run(["mount", "--bind", folder, folder], check=True)
    subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)


def _unbound(path: Path) -> None:
    subprocess.run(["umount", "--lazy", str(path.parent)], check=True)


def _immutable(path: Path) -> None:
    subprocess.run(["chattr", "+i", str(path)], check=True)


def _changeable(path: Path) -> None:
    subprocess.run(["chattr", "-i", str(path)], check=True)


def _immutable_folder(path: Path) -> None:
    _immutable(path.parent)


def _changeable_folder(path: Path) -> None:
    _changeable(path.parent)


@root_only
@pytest.mark.parametrize(
    ("make", "undo"),
    [(_bound_read_only, _unbound), (_immutable, _changeable), (_immutable_folder, _changeable_folder)],
)
@pytest.mark.parametrize("passphrase", [None, WORDS])
def test_where_it_may_only_be_read_it_is_read(
    tmp_path: Path, make: Callable[[Path], None], undo: Callable[[Path], None], passphrase: str | None
) -> None:
    path = tmp_path / "folder" / "journal.tidebook"
    with Store.create(path, passphrase) as store:
        store.apply([Change(None, NOTE), Change(None, FATIGUE)])
    before = path.read_bytes()
    make(path)
    try:
        with Store(path, passphrase) as store:
            assert store.is_read_only
            assert store.why_read_only is not None
            assert store.why_read_only.trouble is Trouble.READ_ONLY
            assert list(store.read(EVERYTHING).entries) == [FATIGUE, NOTE]
            assert store.check().problems == ()
            assert trouble_of(lambda: store.apply([Change(NOTE, None)])) is Trouble.READ_ONLY
            assert trouble_of(lambda: store.change_passphrase("other")) is Trouble.READ_ONLY
            assert list(store.read(EVERYTHING).entries) == [FATIGUE, NOTE]
        assert path.read_bytes() == before
    finally:
        undo(path)
    with Store(path, passphrase) as store:
        assert not store.is_read_only


@root_only
def test_a_journal_that_was_not_closed_on_a_medium_that_can_only_be_read(journal: Path, tmp_path: Path) -> None:
    folder = tmp_path / "card"
    folder.mkdir()
    with Store(journal) as store:
        store._driver.execute("PRAGMA cache_size=1")
        store._driver.execute("BEGIN IMMEDIATE")
        store._driver.execute("UPDATE note SET text = 'half'")
        store._driver.execute("CREATE TABLE filler AS SELECT zeroblob(90000)")
        for file in (journal, journal.with_name(f"{journal.name}-journal")):
            # In another process: to close the file in this one would drop our lock.
            subprocess.run(["cp", file, folder], check=True)
        store._driver.execute("ROLLBACK")
    path = folder / journal.name
    _bound_read_only(path)
    try:
        for read_only in (False, True):
            error = trouble_of(lambda read_only=read_only: Store(path, read_only=read_only))  # type: ignore[misc]
            assert error is Trouble.READ_ONLY
        with pytest.raises(Exception, match="copy its whole folder to this computer first"):
            Store(path)
    finally:
        _unbound(path)
    with Store(path) as store:
        assert list(store.read(EVERYTHING).entries) == [FATIGUE, NOTE]


# A disk that hiccups: one read fails, the next one does not.

_READING = """
import sys
from pathlib import Path
from tidebook.domain.errors import JournalError
from tidebook.domain.period import Period
from tidebook.storage.store import Store
from datetime import date
path = Path(sys.argv[1])
try:
    with Store(path, sys.argv[2] or None) as store:
        record = store.read(Period(date(2020, 1, 1), date(2030, 1, 1)))
        print(len(list(record.entries)), store.check().problems)
except JournalError as error:
    print(error.trouble.name)
"""


def _injected(path: Path, passphrase: str | None, how: str) -> str:
    command = [
        "strace",
        "-f",
        "-qq",
        "-o",
        "/dev/null",
        "-P",
        str(path),
        "-e",
        "trace=pread64",
        "-e",
        f"inject=pread64:{how}",
    ]
    done = subprocess.run(
        [*command, sys.executable, "-c", _READING, str(path), passphrase or ""],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@traced
@pytest.mark.slow
@pytest.mark.parametrize("passphrase", [None, WORDS])
def test_a_read_that_fails_once_is_tried_again(tmp_path: Path, passphrase: str | None) -> None:
    path = tmp_path / "journal.tidebook"
    with Store.create(path, passphrase) as store:
        store.apply([Change(None, NOTE), Change(None, FATIGUE)])
    for number in (4, 40):
        assert _injected(path, passphrase, f"error=EIO:when={number}") == "2 ()"
        # A read that gives nothing back looks like a file that was cut off.
        assert _injected(path, passphrase, f"retval=0:when={number}") == "2 ()"


@traced
def test_a_disk_that_gives_nothing_any_more_is_no_damage(journal: Path) -> None:
    assert _injected(journal, None, "error=EIO:when=3+") == "FAILED"
    with Store(journal) as store:
        assert store.check().problems == ()


# Replaced while somebody waits for it.


def test_a_file_that_is_replaced_while_we_wait_for_its_lock_is_not_taken(journal: Path) -> None:
    code = """
import subprocess
other = path.with_name("other.tidebook")
import shutil
shutil.copy(path, other)
with Store(path) as store:
    child = subprocess.Popen([sys.executable, "-c", '''
import sys
from pathlib import Path
from tidebook.domain.errors import JournalError
from tidebook.storage import opening
from tidebook.storage.store import Store
identity, told = opening.identity, []
def look(path):
    found = identity(path)
    if not told:
        told.append(1)
        print("looked", flush=True)
        sys.stdin.readline()
    return found
opening.identity = look
try:
    Store(Path(sys.argv[1]))
except JournalError as error:
    print(error.trouble.name)
''', str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "looked\\n"
    other.replace(path)
print(child.communicate("\\n")[0].strip())
"""
    assert run(code, journal) == ["MOVED"]


def test_a_look_at_the_digests_leaves_the_lock_alone(journal: Path) -> None:
    with Store(journal) as store:
        assert list(store.check_digests())[-1] == 2
        assert run("tell(lambda: Store(path))", journal) == ["LOCKED"]
        # What is written between two steps is no matter.
        steps = store.check_digests()
        next(steps)
        store.apply([Change(None, Rating(DAY, STAMP, "pem", 1))])
        list(steps)


def test_what_lies_beside_the_file_that_was_put_in_our_place_is_left_alone(journal: Path) -> None:
    beside = journal.with_name(f"{journal.name}-journal")
    with Store(journal) as store:
        store.apply([Change(NOTE, None)])
        assert beside.exists()
        moved = journal.rename(journal.with_name("moved.tidebook"))
        beside.unlink()
        # What another program would need after a power cut.
        journal.write_bytes(b"another file")
        beside.write_bytes(b"its journal")
    assert beside.read_bytes() == b"its journal"
    with Store(moved) as store:
        assert store.check().problems == ()
        assert store.find(NOTE) is None
