"""Saving the export: in a folder or a zip, never over anybody's file, and stoppable."""

import zipfile
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tests.exchange.test_csv_tables import files, kept
from tidebook.bundled import catalogue
from tidebook.demo.journal import invent
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.exchange.csv_export import ExportStopped, export
from tidebook.exchange.csv_tables import NAMES
from tidebook.exchange.files import ExportError

LAST = date(2026, 11, 22)
# Who the person is does not go out unless asked for.
USUAL = tuple(name for name in NAMES if name != "profile.csv")


@cache
def record(days: int) -> Record:
    return kept(invent(LAST, days, 4), Period.ending(LAST, days))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_it_goes_to_a_folder(tmp_path: Path) -> None:
    assert export(tmp_path / "out", record(40), catalogue()) == USUAL
    assert contents(tmp_path / "out") == files(record(40))


def test_it_goes_to_a_zip(tmp_path: Path) -> None:
    export(tmp_path / "out.ZIP", record(40), catalogue())
    with zipfile.ZipFile(tmp_path / "out.ZIP") as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == files(record(40))


def test_an_earlier_export_is_replaced(tmp_path: Path) -> None:
    export(tmp_path, record(40), catalogue())
    (tmp_path / ".DS_Store").write_bytes(b"")
    export(tmp_path, record(20), catalogue())
    assert contents(tmp_path) == files(record(20)) | {".DS_Store": b""}


def test_a_profile_that_an_earlier_export_left_goes(tmp_path: Path) -> None:
    assert export(tmp_path, record(40), catalogue(), include_profile=True) == tuple(NAMES)
    assert contents(tmp_path) == files(record(40), include_profile=True)
    export(tmp_path, record(40), catalogue())
    assert contents(tmp_path) == files(record(40))


@pytest.mark.parametrize("name", ["letter.txt", "journal.csv", "daily.csv"])
def test_files_of_others_are_never_touched(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"date,name\r\n2026-01-01,mine\r\n")
    with pytest.raises(ExportError, match="This folder holds other files"):
        export(tmp_path, record(40), catalogue())
    assert contents(tmp_path) == {name: b"date,name\r\n2026-01-01,mine\r\n"}


def test_a_folder_within_is_something_else_too(tmp_path: Path) -> None:
    (tmp_path / "journal.csv").mkdir()
    with pytest.raises(ExportError, match="This folder holds other files"):
        export(tmp_path, record(40), catalogue())


def test_a_file_with_this_name_stays(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    with pytest.raises(ExportError, match="A file has this name already"):
        export(tmp_path / "out", record(40), catalogue())
    assert (tmp_path / "out").read_bytes() == b"mine"


def test_it_tells_how_far_it_is(tmp_path: Path) -> None:
    shares: list[float] = []
    export(tmp_path / "out", record(40), catalogue(), progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert len(shares) == len(USUAL) + 1


@pytest.mark.parametrize("after", range(len(USUAL) + 1))
@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_stopped_it_leaves_nothing_behind(tmp_path: Path, after: int, name: str) -> None:
    asked: list[None] = []

    def stopped() -> bool:
        asked.append(None)
        return len(asked) > after

    with pytest.raises(ExportStopped):
        export(tmp_path / name, record(40), catalogue(), stopped=stopped)
    assert list(tmp_path.iterdir()) == []
