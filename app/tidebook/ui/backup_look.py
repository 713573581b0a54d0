"""A look into backups, beside the window: nothing is changed, and what comes back is words."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from tidebook.domain.errors import JournalError
from tidebook.domain.period import Period
from tidebook.language import _
from tidebook.ui.backup_words import counts_words, last_days, period_shown, span_words

# No file is opened twice in one program: the second closing would drop the lock of the first.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True)
class Look:
    """What a backup holds: its days, how much of each kind, and its last days in full."""

    span: Period | None
    counts: str
    days: str


def look_into(path: Path, passphrase: str | None) -> Look:
    """Look the whole backup through, and read it; JournalError when it is not whole, or will not open."""
    from tidebook.storage import faults
    from tidebook.storage.restore import preview

    with _ONE_AT_A_TIME, preview(path, passphrase) as backup:
        health = backup.check()
        if health.problems:
            raise faults.damaged()
        days = ""
        if health.span is not None:
            shown = period_shown(health.span)
            days = last_days(backup.read(shown), shown.last)
        return Look(health.span, counts_words(health.counts), days)


def spans(paths: Iterable[Path], passphrase: str | None) -> dict[Path, str]:
    """Return the first and last day of each backup, in words; of one that will not open, why."""
    from tidebook.storage.restore import preview

    found = {}
    for path in paths:
        try:
            with _ONE_AT_A_TIME, preview(path, passphrase) as backup:
                found[path] = span_words(backup.span())
        except JournalError as error:
            found[path] = _("can not be opened just now: {reason}").format(reason=error.happened)
    return found
