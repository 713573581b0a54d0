"""What a command said, and what the journal holds afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tidebook import clock
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.storage.store import Store


@dataclass(frozen=True)
class Said:
    """How a command ended, and what it said."""

    status: int
    out: str
    err: str


Run = Callable[..., Said]


def kept(journal: Path, day: date | None = None) -> Record:
    day = day or clock.today()
    with Store(journal) as store:
        return store.read(Period(day, day))
