"""A journal under a passphrase: nobody reads it without, and nothing is lost when the passphrase changes."""

import os
import unicodedata
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.storage.asking import ask
from tests.storage.meeting import EVERYTHING, FATIGUE, MARKER, NOTE, left_beside, trouble_of
from tests.storage.processes import run
from tidebook.domain.change import Change
from tidebook.domain.errors import JournalError, Trouble
from tidebook.storage import recovery
from tidebook.storage.engine import ensure_fit
from tidebook.storage.migrations import APPLICATION_ID, NEWEST
from tidebook.storage.passphrase import FileKey, fits, normalised, quoted
from tidebook.storage.store import Store

WORDS = 'Gänse\'wein "7" 🙂'


@pytest.fixture
def locked_up(tmp_path: Path) -> Path:
    """A journal under WORDS that nobody has open."""
    path = tmp_path / "journal.tidebook"
    with Store.create(path, WORDS) as store:
        store.apply([Change(None, NOTE), Change(None, FATIGUE)])
        assert store.is_encrypted
    return path


def holds_all(path: Path, passphrase: str | None) -> bool:
    with Store(path, passphrase) as store:
        health = store.check()
        return not health.problems and list(store.read(EVERYTHING).entries) == [FATIGUE, NOTE]


def test_nothing_of_it_can_be_read_from_outside(locked_up: Path) -> None:
    content = locked_up.read_bytes()
    assert not content.startswith(b"SQLite")
    for words in (MARKER, "fatigue", "CREATE TABLE", "rating", WORDS):
        assert words.encode() not in content
    assert locked_up.stat().st_mode & 0o777 == 0o600
    assert list(locked_up.parent.iterdir()) == [locked_up]


def test_without_or_with_another_passphrase_it_stays_shut(locked_up: Path) -> None:
    before = locked_up.read_bytes()
    assert trouble_of(lambda: Store(locked_up)) is Trouble.NEEDS_PASSPHRASE
    assert trouble_of(lambda: Store.open_or_create(locked_up)) is Trouble.NEEDS_PASSPHRASE
    for wrong in (WORDS[:-1], WORDS.upper(), f" {WORDS}", "x"):
        assert trouble_of(lambda wrong=wrong: Store(locked_up, wrong)) is Trouble.WRONG_PASSPHRASE  # type: ignore[misc]
    assert locked_up.read_bytes() == before
    assert holds_all(locked_up, WORDS)


def test_sqlcipher_says_nothing_in_the_terminal(locked_up: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert trouble_of(lambda: Store(locked_up, "x")) is Trouble.WRONG_PASSPHRASE
    assert capfd.readouterr() == ("", "")


def test_the_same_letters_typed_otherwise_open_it(locked_up: Path) -> None:
    parted = unicodedata.normalize("NFD", WORDS)
    assert parted != WORDS
    assert holds_all(locked_up, parted)


@pytest.mark.parametrize("words", ["", "a\0b", "\ud800"])
def test_what_can_be_no_passphrase_makes_no_file(tmp_path: Path, words: str) -> None:
    path = tmp_path / "journal.tidebook"
    assert trouble_of(lambda: Store.create(path, words)) is Trouble.UNUSABLE_PASSPHRASE
    assert not path.exists()


@given(words=st.text(min_size=1))
@settings(max_examples=300)
def test_any_text_is_quoted_as_sqlite_reads_it(words: str) -> None:
    try:
        words = normalised(words)
    except JournalError:
        return
    connection = driver.connect(":memory:")
    assert connection.execute(f"SELECT {quoted(words)}").fetchone() == (words,)
    connection.close()


def test_sqlciphers_own_way_in_is_enough(locked_up: Path) -> None:
    connection = driver.connect(str(locked_up))
    connection.execute(f"PRAGMA key={quoted(WORDS)}")
    assert connection.execute("SELECT text FROM note").fetchone() == (NOTE.text,)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    connection.close()


def test_a_plain_journal_does_not_look_at_a_passphrase(journal: Path) -> None:
    with Store(journal, "x") as store:
        assert not store.is_encrypted
        assert store.find(NOTE) == NOTE


# Damage, told apart from a wrong passphrase as far as can be.


def test_the_right_passphrase_and_a_damaged_file(locked_up: Path) -> None:
    whole = locked_up.read_bytes()
    assert len(whole) > 3 * 4096
    for at in (16, 100, 4095):
        part = bytearray(whole)
        part[at] ^= 1
        locked_up.write_bytes(part)
        assert trouble_of(lambda: Store(locked_up, WORDS)) is Trouble.DAMAGED
        assert trouble_of(lambda: Store(locked_up, "x")) is Trouble.WRONG_PASSPHRASE
    # The first 16 bytes are part of the key: without them nobody can tell.
    part = bytearray(whole)
    part[3] ^= 1
    locked_up.write_bytes(part)
    assert trouble_of(lambda: Store(locked_up, WORDS)) is Trouble.WRONG_PASSPHRASE
    # Cut off within a page.
    locked_up.write_bytes(whole[:-100])
    assert trouble_of(lambda: Store(locked_up)) is Trouble.NEEDS_PASSPHRASE


def test_any_changed_page_shows(locked_up: Path) -> None:
    whole = locked_up.read_bytes()
    for start in range(4096, len(whole), 4096 * 11):
        part = bytearray(whole)
        part[start + 77] ^= 1
        locked_up.write_bytes(part)
        try:
            with Store(locked_up, WORDS) as store:
                assert store.check().problems
        except JournalError as error:
            assert error.trouble is Trouble.DAMAGED


def test_the_key_that_is_made_outside_is_sqlciphers(locked_up: Path) -> None:
    content = locked_up.read_bytes()
    key = FileKey.of(WORDS, content[:16])
    pages = [content[at : at + 4096] for at in range(0, len(content), 4096)]
    assert all(key.fits(number, page) for number, page in enumerate(pages, 1))
    assert not key.fits(2, pages[2])
    connection = driver.connect(str(locked_up))
    connection.execute(f'PRAGMA key="{key.raw}"')
    assert connection.execute("SELECT count(*) FROM note").fetchone() == (1,)
    connection.close()
    assert fits(locked_up, WORDS)
    assert not fits(locked_up, "x")


# Changing it.


@pytest.mark.parametrize(
    ("old", "new"), [(None, WORDS), (WORDS, "other"), (WORDS, None), (None, None), (WORDS, WORDS)]
)
def test_it_is_put_under_another_or_none(tmp_path: Path, old: str | None, new: str | None) -> None:
    path = tmp_path / "journal.tidebook"
    with Store.create(path, old) as store:
        store.apply([Change(None, NOTE), Change(None, FATIGUE)])
        before = store.check()
        store.change_passphrase(new)
        assert store.is_encrypted is (new is not None)
        assert store.check() == before
        # It is held, and can be written on.
        assert run("tell(lambda: Store(path, 'x'))", path) == ["LOCKED"]
        store.apply([Change(FATIGUE, None)])
        store.apply([Change(None, FATIGUE)])
    assert left_beside(path) == []
    assert path.stat().st_mode & 0o777 == 0o600
    assert holds_all(path, new)
    if new is None:
        assert ask(path, "PRAGMA user_version") == [(NEWEST,)]
    elif new != old:
        assert trouble_of(lambda: Store(path, old)) in {Trouble.NEEDS_PASSPHRASE, Trouble.WRONG_PASSPHRASE}


def test_what_was_plain_is_written_over_unless_it_has_another_name(journal: Path, tmp_path: Path) -> None:
    copy, handle = tmp_path / "copy", os.open(journal, os.O_RDONLY)
    try:
        with Store(journal) as store:
            store.change_passphrase(WORDS)
        assert set(os.pread(handle, 1 << 20, 0)) == {0}
    finally:
        os.close(handle)
    with Store(journal, WORDS) as store:
        store.change_passphrase(None)
    copy.hardlink_to(journal)
    with Store(journal) as store:
        store.change_passphrase(WORDS)
    assert MARKER.encode() in copy.read_bytes()


def test_what_can_be_no_passphrase_changes_nothing(locked_up: Path) -> None:
    before = locked_up.read_bytes()
    with Store(locked_up, WORDS) as store:
        assert trouble_of(lambda: store.change_passphrase("")) is Trouble.UNUSABLE_PASSPHRASE
        assert trouble_of(lambda: store.change_passphrase("x", "ABCD")) is Trouble.WRONG_CODE
    assert locked_up.read_bytes() == before


def test_a_journal_that_is_not_as_it_was_keeps_its_passphrase(journal: Path) -> None:
    whole = journal.read_bytes()
    journal.write_bytes(whole.replace(b"at the window", b"at the widnow"))
    with Store(journal) as store:
        assert trouble_of(lambda: store.change_passphrase(WORDS)) is Trouble.DAMAGED
        assert not store.is_encrypted
    assert left_beside(journal) == []


def test_no_room_for_the_new_file(journal: Path) -> None:
    code = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Store(path) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20000, resource.RLIM_INFINITY))
    tell(lambda: store.change_passphrase("x"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    store.apply([note("later")])
    print(store.is_encrypted, store.check().problems)
"""
    assert run(code, journal) == ["FAILED", "False ()"]
    assert left_beside(journal) == []


def test_what_a_killed_change_left_is_cleared_away(journal: Path) -> None:
    left = journal.with_name(f"{journal.name}.unfinished")
    left.write_bytes(journal.read_bytes())
    Store(journal).close()
    assert left_beside(journal) == []


# The recovery code.


def test_the_recovery_code_gives_the_passphrase_back(tmp_path: Path) -> None:
    path, code = tmp_path / "journal.tidebook", recovery.new_code()
    with Store.create(path) as store:
        assert trouble_of(lambda: store.change_recovery(code)) is Trouble.WRONG_CODE
        store.change_passphrase(WORDS, code)
    kept = recovery.place(path)
    assert kept.stat().st_mode & 0o777 == 0o600
    assert WORDS.encode() not in kept.read_bytes()
    assert recovery.passphrase_of(path, code) == WORDS
    assert recovery.passphrase_of(path, code.lower().replace("-", " ").replace("0", "o")) == WORDS
    with Store(path, WORDS) as store:
        other = recovery.new_code()
        store.change_recovery(other)
        assert trouble_of(lambda: recovery.passphrase_of(path, code)) is Trouble.WRONG_CODE
        assert recovery.passphrase_of(path, other) == WORDS
        newest = recovery.new_code()
        store.change_passphrase("x", newest)
        assert trouble_of(lambda: recovery.passphrase_of(path, other)) is Trouble.WRONG_CODE
        assert recovery.passphrase_of(path, newest) == "x"
        store.change_recovery(None)
        assert not kept.exists()
        store.change_recovery(newest)
        store.change_passphrase(None)
    assert left_beside(path) == []
    assert trouble_of(lambda: recovery.passphrase_of(path, newest)) is Trouble.WRONG_CODE


def test_a_recovery_file_that_is_not_as_it_was_opens_nothing(tmp_path: Path) -> None:
    path, code = tmp_path / "journal.tidebook", recovery.new_code()
    recovery.keep(path, [recovery.sealed(WORDS, code)])
    whole = recovery.place(path).read_bytes()
    for at in range(0, len(whole) - 1, 7):
        part = bytearray(whole)
        part[at] ^= 1
        recovery.place(path).write_bytes(part)
        assert trouble_of(lambda: recovery.passphrase_of(path, code)) is Trouble.WRONG_CODE
    recovery.place(path).write_bytes(b"")
    assert trouble_of(lambda: recovery.passphrase_of(path, code)) is Trouble.WRONG_CODE
    recovery.place(path).unlink()
    recovery.place(path).mkdir()
    assert trouble_of(lambda: recovery.passphrase_of(path, code)) is Trouble.FAILED


@pytest.mark.parametrize("passphrase", ["x", "x" * 127, "x" * 128, "ü" * 500])
def test_the_recovery_file_of_any_passphrase(tmp_path: Path, passphrase: str) -> None:
    code = recovery.new_code()
    recovery.keep(tmp_path / "j", [recovery.sealed("old", recovery.new_code()), recovery.sealed(passphrase, code)])
    assert recovery.passphrase_of(tmp_path / "j", code) == passphrase


def test_a_code_is_seven_groups_of_four_and_never_the_same() -> None:
    codes = {recovery.new_code() for _ in range(50)}
    assert len(codes) == 50
    for code in codes:
        assert [len(group) for group in code.split("-")] == [4] * 7
        assert recovery.read_code(code) == code
        assert not set(code) & set("ILOU")


LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(at=st.integers(0, 27), other=st.integers(0, 27), letter=st.sampled_from(LETTERS))
@settings(max_examples=400)
def test_a_wrong_letter_or_two_exchanged_are_noticed(at: int, other: int, letter: str) -> None:
    letters = list(recovery.new_code().replace("-", ""))
    wrong, exchanged = letters.copy(), letters.copy()
    wrong[at] = letter
    exchanged[at], exchanged[other] = letters[other], letters[at]
    for typed in (wrong, exchanged):
        if typed == letters:
            assert recovery.read_code("".join(typed))
        else:
            assert trouble_of(lambda typed=typed: recovery.read_code("".join(typed))) is Trouble.WRONG_CODE  # type: ignore[misc]


@pytest.mark.parametrize(
    ("typed", "said"), [("ABC", "3 were"), ("A", "1 was"), ("", "0 were"), ("U" * 28, "differs")]
)
def test_what_is_wrong_with_a_typed_code_is_said(typed: str, said: str) -> None:
    with pytest.raises(JournalError, match=said):
        recovery.read_code(typed)


# The SQLite that is there.


@pytest.mark.parametrize(
    ("sqlite", "cipher"),
    [((3, 51, 2), "4.19.0"), ((3, 40, 1), "4.5"), ((3, 52, 0), "4.19.0"), ((3, 53, 4), None), ((3, 53, 4), "")],
)
def test_an_sqlite_that_may_lose_something_is_refused(sqlite: tuple[int, ...], cipher: str | None) -> None:
    assert trouble_of(lambda: ensure_fit(sqlite, cipher)) is Trouble.UNFIT


@pytest.mark.parametrize("sqlite", [(3, 51, 3), (3, 53, 0), (4, 0, 0)])
def test_an_sqlite_that_is_whole_is_taken(sqlite: tuple[int, ...]) -> None:
    ensure_fit(sqlite, "4.19.0 community")
