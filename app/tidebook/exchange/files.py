"""Writes a file so that after a power cut there is the old one or the new one, never half of it."""

import errno
import io
import os
from collections.abc import Collection, Mapping
from pathlib import Path

from tidebook.language import _

# A zip with the same content is the same file, whenever it was made.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_JOURNAL = ".tidebook"


class ExportError(Exception):
    """A file could not be written. The message is for the person and holds nothing that they wrote."""


def write(path: Path, content: bytes) -> None:
    """Make or replace the file at `path`, readable by its owner only. ExportError when that can not be done.

    A new file in the same folder, flushed, renamed over the old one, and the folder flushed: of 120 cut-off
    writes none was torn or lost (storage.md 3). Whatever was there before stays until the new one is whole.
    """
    target = _target(path)
    _put(target.parent, {target.name: content})


def write_folder(folder: Path, files: Mapping[str, bytes], without: Collection[str] = ()) -> None:
    """Make or replace `files`, by name, in `folder`, which is made if missing; take away those named `without`.

    All are written whole before the first one is put in its place.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise _trouble(error) from error
    target = folder.resolve()
    _put(target, files)
    try:
        for name in without:
            (target / name).unlink(missing_ok=True)
    except OSError as error:
        raise _trouble(error) from error


def write_zip(path: Path, files: Mapping[str, bytes]) -> None:
    """Make or replace the zip file at `path` with `files`, by name."""
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)
    write(path, packed.getvalue())


def _target(path: Path) -> Path:
    if path.suffix.lower() == _JOURNAL:
        # Also a journal that is open just now: the rename would take it from under the program.
        raise ExportError(_("This name is one for a journal. Please choose another file name."))
    # A link stays a link: what it points to is replaced.
    target = path.resolve()
    if target.is_dir():
        raise ExportError(_("There is a folder with this name. Please choose another file name."))
    return target


def _put(folder: Path, files: Mapping[str, bytes]) -> None:
    import tempfile

    staged: dict[Path, Path] = {}
    try:
        for name, content in files.items():
            handle, at = tempfile.mkstemp(prefix=".tidebook-", suffix=".part", dir=folder)
            staged[Path(at)] = folder / name
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for part, target in staged.items():
            part.replace(target)
        _flush_folder(folder)
    except OSError as error:
        raise _trouble(error) from error
    finally:
        for part in staged:
            part.unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows has no such call, and orders the rename by itself.
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _trouble(error: OSError) -> ExportError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return ExportError(_("The disk is full. Your journal is safe. Please make some room, then try again."))
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return ExportError(_("This folder can not be written to. Please choose another folder."))
    if error.errno == errno.ENOENT:
        return ExportError(_("This folder is not there. Please choose another folder."))
    if error.errno in {errno.EEXIST, errno.ENOTDIR, errno.EISDIR}:
        return ExportError(_("Something else has this name already. Please choose another name."))
    return ExportError(_("The file could not be written. Your journal is safe. Please try another place."))
