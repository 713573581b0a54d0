"""What a file is that somebody wants to bring in, whatever its name says."""

import os
from pathlib import Path

import pytest

from tests.exchange.archives import packed
from tidebook.exchange.recognise import read_source
from tidebook.exchange.refused import RefusedError

BROKEN = "is damaged, or was changed by hand"


def refused(path: Path) -> str:
    with pytest.raises(RefusedError) as refusal:
        read_source(path)
    return str(refusal.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "This file is empty."),
        (b"SQLite format 3\0" + bytes(500), "This is a journal, or another database."),
        (
            "about_date,about_time,kind\r\n2026-01-01,,rating\r\n".encode("utf-8-sig"),
            "Only an archive can be brought in",
        ),
        (b"Date,Symptom\r\n", "Other files can not be brought in yet."),
        (b"%PDF-1.7", "This is no archive of Tidebook."),
        (b"PK", BROKEN),
        (b"PK\x03\x04" + bytes(100), BROKEN),
    ],
)
def test_files_of_something_else(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "x").write_bytes(content)
    assert said in refused(tmp_path / "x")


def test_an_archive_of_something_else(tmp_path: Path) -> None:
    assert refused(packed(tmp_path / "x.zip", [("photo.jpg", b"x")])) == "This is no archive of Tidebook."


def test_what_is_no_file(tmp_path: Path) -> None:
    assert refused(tmp_path) == "This is a folder. Please name a file."
    assert refused(tmp_path / "gone.zip") == "There is no file at this place."
    assert refused(tmp_path / "gone.zip" / "x") == "There is no file at this place."
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe") == "This is no file that can be read."
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert "This file can not be read." in refused(tmp_path / "loop")
