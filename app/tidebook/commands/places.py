"""Looks after the journal when something else is to be written."""

from pathlib import Path

from tidebook.commands.errors import CommandError
from tidebook.language import _


def ensure_other(target: Path, journal: Path) -> None:
    """Refuse to write over the journal; CommandError. Looks at the names only, opens nothing."""
    try:
        same = target.samefile(journal)
    except OSError:
        # One of them is not there (yet), so they can not be the same.
        return
    if same:
        raise CommandError(_("That is the journal itself. Please choose another file name."))
