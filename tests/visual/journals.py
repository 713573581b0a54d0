"""Invented journals of every size, always the same: what the charts are drawn from to be looked at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from uuid import UUID

from tidebook.demo.journal import invent
from tidebook.domain.entry import Entry
from tidebook.domain.own_symptom import OwnName, own_key
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.stamp import Stamp

LAST = date(2026, 11, 22)
_SEED = 7
_LONG_NAMES = {
    UUID(int=1): ("The feeling of cotton wool behind the eyes after a conversation with several people " * 4)[:300],
    UUID(int=2): "Unaussprechlichkeitsempfindlichkeitsschwankungen" * 6 + "und noch mehr",
}


@dataclass(frozen=True, eq=False)
class Journal:
    """What is recorded, the days that are shown, and the symptom where a chart shows one."""

    entries: tuple[Entry, ...]
    shown: Period
    symptom: str = "fatigue"

    def read(self, period: Period) -> Record:
        """Return what is recorded about the days of `period`, as a file would."""
        return Record(period).amended({entry.id: entry for entry in self.entries})


def of_days(days: int, before: int = 0) -> Journal:
    """A journal of `days` days up to LAST, after `before` days that are not shown."""
    # The last day that is invented holds its night only.
    tomorrow = LAST + timedelta(days=1)
    entries = invent(tomorrow, days + before + 1, _SEED) if days else []
    return Journal(tuple(e for e in entries if e.day <= LAST), Period.ending(LAST, days or 28))


def _all_rated(value: int) -> Journal:
    journal = of_days(28, 28)
    return replace(journal, entries=tuple(_rated(entry, value) for entry in journal.entries))


def _rated(entry: Entry, value: int) -> Entry:
    return replace(entry, value=value) if isinstance(entry, Rating) else entry


def _half_missing() -> Journal:
    journal = of_days(28, 28)
    return replace(journal, entries=tuple(e for e in journal.entries if e.day.toordinal() // 2 % 2))


def _long_names() -> Journal:
    """Two own symptoms with names of 300 letters, the one of words, the other without a space."""
    journal = of_days(28, 28)
    return replace(
        journal, entries=(*journal.entries, *_own_symptoms(Period.ending(LAST, 56))), symptom=own_key(UUID(int=1))
    )


def _own_symptoms(period: Period) -> Iterable[Entry]:
    for id_, name in _LONG_NAMES.items():
        stamp = Stamp(datetime.combine(period.first, time(20), UTC), 0)
        yield OwnName(period.first, stamp, own_key(id_), name)
        for day in period:
            stamp = Stamp(datetime.combine(day, time(20), UTC), 0)
            yield Rating(day, stamp, own_key(id_), (day.day * 7 + id_.int) % 11)


# What every chart has been looked at with (issue 4).
JOURNALS: dict[str, Callable[[], Journal]] = {
    "no day": partial(of_days, 0),
    "1 day": partial(of_days, 1),
    "28 days": partial(of_days, 28, 28),
    "365 days": partial(of_days, 365, 365),
    "3650 days": partial(of_days, 3650),
    "all 0": partial(_all_rated, 0),
    "all 10": partial(_all_rated, 10),
    "half missing": _half_missing,
    "long names": _long_names,
}
