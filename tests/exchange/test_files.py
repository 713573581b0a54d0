"""Writing files: whole or not at all, for the owner's eyes only, and plain words when it does not work."""

import os
import resource
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tidebook.exchange.files import ExportError, write, write_folder, write_zip

MANY = b"x" * 200_000


@contextmanager
def files_no_longer_than(limit: int) -> Iterator[None]:
    """A real limit of the system: what is longer can not be written, as on a full disk."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (_soft, hard))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    previous = os.umask(0)
    try:
        write(tmp_path / "page.pdf", b"one")
    finally:
        os.umask(previous)
    assert (tmp_path / "page.pdf").read_bytes() == b"one"
    assert stat.S_IMODE((tmp_path / "page.pdf").stat().st_mode) == 0o600


def test_a_file_is_replaced_by_another_and_not_written_into(tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    write(target, b"one")
    with target.open("rb") as reader:
        write(target, b"two")
        assert reader.read() == b"one"
    assert target.read_bytes() == b"two"
    assert names(tmp_path) == ["page.pdf"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link.pdf").symlink_to(tmp_path / "page.pdf")
    write(tmp_path / "link.pdf", b"one")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "page.pdf").read_bytes() == b"one"


def test_when_it_does_not_fit_the_old_file_stays(tmp_path: Path) -> None:
    write(tmp_path / "page.pdf", b"one")
    with files_no_longer_than(1000), pytest.raises(ExportError, match="could not be written"):
        write(tmp_path / "page.pdf", MANY)
    assert (tmp_path / "page.pdf").read_bytes() == b"one"
    assert names(tmp_path) == ["page.pdf"]


def test_of_several_files_none_is_replaced_when_one_does_not_fit(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", {"a": b"one", "b": b"one"})
    with files_no_longer_than(1000), pytest.raises(ExportError):
        write_folder(tmp_path / "out", {"a": b"two", "b": MANY})
    assert {(tmp_path / "out" / name).read_bytes() for name in names(tmp_path / "out")} == {b"one"}


def test_a_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    write_folder(tmp_path / "new" / "out", {"a": b"one"})
    assert stat.S_IMODE((tmp_path / "new" / "out").stat().st_mode) == 0o700
    assert names(tmp_path / "new" / "out") == ["a"]


def test_a_zip_with_the_same_content_is_the_same_file(tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        write_zip(tmp_path / name, {"a.csv": b"one", "b.csv": MANY})
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as packed:
        assert packed.testzip() is None
        assert {name: packed.read(name) for name in packed.namelist()} == {"a.csv": b"one", "b.csv": MANY}


@pytest.mark.parametrize("name", ["journal.tidebook", "JOURNAL.TIDEBOOK"])
def test_nothing_is_ever_written_over_a_journal(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"precious")
    with pytest.raises(ExportError, match="one for a journal"):
        write(tmp_path / name, b"one")
    assert (tmp_path / name).read_bytes() == b"precious"


def test_a_missing_folder_is_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="This folder is not there"):
        write(tmp_path / "gone" / "page.pdf", b"one")


def test_a_folder_in_the_way_stays(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").mkdir()
    with pytest.raises(ExportError, match="There is a folder with this name"):
        write(tmp_path / "page.pdf", b"one")


def test_a_file_in_the_way_stays(tmp_path: Path) -> None:
    write(tmp_path / "out", b"one")
    for folder in (tmp_path / "out", tmp_path / "out" / "below"):
        with pytest.raises(ExportError, match="Something else has this name"):
            write_folder(folder, {"a": b"two"})
    assert (tmp_path / "out").read_bytes() == b"one"


def test_a_folder_that_takes_nothing_is_named_as_such() -> None:
    # /proc takes no files from anyone, not even from root.
    with pytest.raises(ExportError):
        write(Path("/proc/page.pdf"), b"one")
