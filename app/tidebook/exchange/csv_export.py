"""Saves the journal as CSV files, in a folder or in one zip file."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tidebook.domain.catalogue import Catalogue
from tidebook.domain.record import Record
from tidebook.exchange.csv_tables import NAMES, tables
from tidebook.exchange.files import ExportError, write_folder, write_zip
from tidebook.language import _

# What desktops leave in folders by themselves.
_LITTER = {"desktop.ini", "thumbs.db"}


class ExportStopped(Exception):  # noqa: N818 - not an error: the person asked for it
    """The person stopped the export. Nothing was written."""


def export(
    path: Path,
    record: Record,
    catalogue: Catalogue,
    *,
    include_profile: bool = False,
    progress: Callable[[float], None] = lambda _share: None,
    stopped: Callable[[], bool] = lambda: False,
) -> tuple[str, ...]:
    """Write `record` to the folder `path`, or to a zip if the name ends so; return the names of the files.

    Who the person is does not go out unless `include_profile` says so.
    `progress` is told the share that is done, from 0 to 1. `stopped` is asked between two files.
    Raises ExportError, in words for the person, when it can not be done, and ExportStopped when `stopped` says yes.
    """
    as_zip = path.suffix.lower() == ".zip"
    if not as_zip:
        _ensure_ours(path)
    makers = tables(record, catalogue, include_profile=include_profile)
    files = made_one_by_one(makers, progress, stopped)
    if as_zip:
        write_zip(path, files)
    else:
        # What an earlier export left goes as well: a profile that stays behind would leave with the rest.
        write_folder(path, files, without=set(NAMES).difference(files))
    progress(1.0)
    return tuple(files)


def made_one_by_one(
    makers: Mapping[str, Callable[[], bytes]], progress: Callable[[float], None], stopped: Callable[[], bool]
) -> dict[str, bytes]:
    """Return what each of `makers` makes, by name. `progress`, `stopped` and ExportStopped: as in `export`."""
    files: dict[str, bytes] = {}
    for name, make in makers.items():
        if stopped():
            raise ExportStopped
        files[name] = make()
        progress(len(files) / (len(makers) + 1))
    if stopped():
        raise ExportStopped
    return files


def _ensure_ours(folder: Path) -> None:
    """Refuse a folder that holds anything but an earlier export: nobody's file is ever replaced by accident."""
    try:
        if not folder.exists():
            return
        if not folder.is_dir():
            raise ExportError(_("A file has this name already. Please choose another name."))
        others = [file for file in folder.iterdir() if not _is_ours(file)]
    except OSError as error:
        raise ExportError(_("This folder can not be read. Please choose another folder.")) from error
    if others:
        raise ExportError(_("This folder holds other files. Please choose an empty one, or a new name."))


def _is_ours(file: Path) -> bool:
    if file.name.startswith(".") or file.name.lower() in _LITTER:
        return True
    if file.name not in NAMES or not file.is_file():
        return False
    beginning = f"{NAMES[file.name]},".encode("utf-8-sig")
    with file.open("rb") as opened:
        return opened.read(len(beginning)) == beginning
