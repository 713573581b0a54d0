"""A backup, and what lies in it, in words."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from tidebook import bundled, clock
from tidebook.domain.own_symptom import names_on
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.language import _, ngettext
from tidebook.ui.dates import day_words

if TYPE_CHECKING:
    from tidebook.storage.names import Backup

_DAYS_IN_FULL = 14


def count_words(entries: int) -> str:
    """Return such as "1,234 entries"."""
    return ngettext("{count} entry", "{count} entries", entries).format(count=_grouped(entries))


def backup_words(backup: "Backup") -> str:
    """Return such as "Tuesday 4 March: 1,234 entries"."""
    return _("{day}: {entries}").format(
        day=day_words(backup.made, clock.today()), entries=count_words(backup.entries)
    )


def _grouped(number: int) -> str:
    return QLocale().toString(number)


def reason_words(backup: "Backup") -> str:
    """Return what a backup was made before, or nothing."""
    if backup.reason.startswith("before-upgrade"):
        return _("made before the journal took the form of a newer Tidebook")
    return {
        "before-restore": _("made before an earlier state came back"),
        "before-import": _("made before an archive came in"),
        "before-passphrase": _("made before the passphrase changed"),
    }.get(backup.reason, "")


def span_words(period: Period | None) -> str:
    """Return the first and the last recorded day."""
    if period is None:
        return _("no recorded day")
    today = clock.today()
    return _("{first} to {last}").format(first=day_words(period.first, today), last=day_words(period.last, today))


def counts_words(counts: Mapping[str, int]) -> str:
    """Return how much there is of each kind, by the names of the tables."""
    from tidebook.exchange.kind_words import kind_words
    from tidebook.storage.tables import SHELVES

    words, found = kind_words(), {kind: counts.get(shelf.table.name, 0) for kind, shelf in SHELVES.items()}
    parts = (_("{kind}: {count}").format(kind=words[kind], count=_grouped(n)) for kind, n in found.items() if n)
    return "; ".join(parts)


def last_days(record: Record, last: date) -> str:
    """Return the values of the last days up to `last` as text, a day in a line, the newest first."""
    from tidebook.ui.entry_words import said_words

    names: dict[str, str] = {symptom.key: symptom.name for symptom in bundled.catalogue().rated}
    names |= names_on(last, record.own_names)
    by_day: dict[date, list[str]] = {}
    for entry in record.told:
        by_day.setdefault(entry.day, []).append(said_words(entry, names))
    today = clock.today()
    days = (last - timedelta(days=back) for back in range(_DAYS_IN_FULL))
    return "\n\n".join(f"{day_words(day, today)}\n{'; '.join(by_day[day])}" for day in days if day in by_day)


def period_shown(period: Period) -> Period:
    """Return the days whose values are shown of a backup that spans `period`."""
    return Period.ending(period.last, _DAYS_IN_FULL)
