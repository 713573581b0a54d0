"""Commands about a journal under a passphrase."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.said import Run
from tidebook.storage.store import Store

WORDS = "Gänse'wein 7"


def given(words: bytes) -> int:
    """A file descriptor from which `words` can be read."""
    reading, writing = os.pipe()
    os.write(writing, words)
    os.close(writing)
    return reading


@pytest.fixture
def locked_up(journal: Path) -> Path:
    Store.create(journal, WORDS).close()
    return journal


@pytest.mark.parametrize("line", [WORDS, f"{WORDS}\n", f"{WORDS}\r\nmore"])
def test_every_command_reads_it_from_a_descriptor(run: Run, locked_up: Path, tmp_path: Path, line: str) -> None:
    for words in (
        ("add", "fatigue=6"),
        ("show",),
        ("summary", "--to", tmp_path / "page.pdf"),
        ("export", "--format", "csv", "--to", tmp_path / "out.zip"),
        ("check",),
    ):
        said = run(words[0], "--passphrase-fd", given(line.encode()), *words[1:])
        assert said.status == 0, said.err
        assert run("--passphrase-fd", given(line.encode()), *words).status == 0
    with Store(locked_up, WORDS) as store:
        assert store.check().counts["rating"] == 1


def test_without_it_or_with_a_wrong_one_one_line_is_said(run: Run, locked_up: Path) -> None:
    before = locked_up.read_bytes()
    said = run("show")
    assert (said.status, said.out) == (1, "")
    assert said.err == "This journal is protected by a passphrase. Nothing was changed. Please give its passphrase.\n"
    said = run("add", "--passphrase-fd", given(b"wrong"), "fatigue=6")
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith("This passphrase does not open the journal, or the file is damaged.")
    for words in (b"", b"\n", b"\xff\xfe"):
        assert run("show", "--passphrase-fd", given(words)).status == 1
    assert run("show", "--passphrase-fd", 987).err == "No passphrase can be read from this file descriptor.\n"
    assert run("show", "--passphrase-fd", -1).status == 1
    assert run("show", "--passphrase-fd", "x").status == 2
    assert locked_up.read_bytes() == before


def test_a_new_journal_is_made_under_it(run: Run, journal: Path, tmp_path: Path) -> None:
    assert run("add", "--passphrase-fd", given(WORDS.encode()), "fatigue=6").status == 0
    demo = tmp_path / "demo.tidebook"
    assert run("demo", demo, "--days", 3, "--passphrase-fd", given(WORDS.encode())).status == 0
    for path in (journal, demo):
        assert not path.read_bytes().startswith(b"SQLite")
        with Store(path, WORDS) as store:
            assert store.check().counts["rating"] > 0


def test_check_says_whether_there_is_one(run: Run, locked_up: Path, tmp_path: Path) -> None:
    said = run("check", "--passphrase-fd", given(WORDS.encode()))
    assert "under a passphrase\nas they were written: 0\n" in said.out
    plain = tmp_path / "plain.tidebook"
    assert run("--journal", plain, "add", "fatigue=6").status == 0
    assert "without a passphrase\nas they were written: 1\n" in run("--journal", plain, "check").out


@pytest.mark.parametrize(("typed", "status"), [(f"{WORDS}\n", 0), ("wrong\n", 1), ("\x04", 1), ("\x03", 1)])
def test_on_a_terminal_it_is_asked_for_and_not_shown(locked_up: Path, typed: str, status: int) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        # The terminal becomes the program's own, as in a shell.
        ["setsid", "--ctty", sys.executable, "-m", "tidebook", "--journal", str(locked_up), "check"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        said = b""
        while b"Passphrase of the journal: " not in said:
            said += os.read(ours, 4096)
        os.write(ours, typed.encode())
        try:
            while part := os.read(ours, 4096):
                said += part
        except OSError:
            # The other end is closed.
            pass
    os.close(ours)
    assert process.returncode == status
    assert (b"The file is whole." in said) == (status == 0)
    assert WORDS.encode() not in said
    assert b"wrong" not in said
    assert b"Traceback" not in said
