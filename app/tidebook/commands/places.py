"""Looks after what is there already when something is to be written."""

from collections.abc import Collection
from pathlib import Path

from tidebook.commands.errors import CommandError
from tidebook.language import _

# What every page of ours has in it: the name of the typesetter.
_OURS = b"Typst"


def ensure_other(target: Path, journal: Path) -> None:
    """Refuse to write over the journal; CommandError. Looks at the names only, opens nothing."""
    try:
        same = target.samefile(journal)
    except OSError:
        # One of them is not there (yet), so they can not be the same.
        return
    if same:
        raise CommandError(_("That is the journal itself. Please choose another file name."))


def ensure_page(target: Path) -> None:
    """Refuse to write a page over a file that is no page of ours; CommandError."""
    try:
        content = target.read_bytes() if target.is_file() else b""
    except OSError:
        raise _strange() from None
    # An empty file is nobody's loss: scripts make one to have its name.
    if content and not (content.startswith(b"%PDF-") and _OURS in content):
        raise _strange()


def ensure_export(target: Path, names: Collection[str]) -> None:
    """Refuse to write over a zip that holds anything but the files of an export, `names`; CommandError.

    With folders the export does so itself.
    """
    from zipfile import BadZipFile, ZipFile

    try:
        if not target.is_file() or target.suffix.lower() != ".zip" or not target.stat().st_size:
            return
        with ZipFile(target) as packed:
            found = set(packed.namelist())
    except (BadZipFile, OSError):
        raise _strange() from None
    if not found <= set(names):
        raise _strange()


def holds_something(target: Path) -> bool:
    """Whether writing there takes something away: a file, or a folder with files in it."""
    try:
        return any(target.iterdir()) if target.is_dir() else target.exists()
    except OSError:
        # Then nothing can be written there either, which is said later.
        return False


def said_over(target: Path) -> str:
    """Return the line that says that something was there before."""
    return _("Written over: {path}").format(path=target)


def _strange() -> CommandError:
    return CommandError(_("Another program's file has this name. Please choose another file name."))
