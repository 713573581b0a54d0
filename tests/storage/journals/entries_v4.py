"""What tests/storage/journals/v4.tidebook holds. Neither is ever changed: people's journals look like this one.

It began as v3.tidebook, and was written on by the first program that keeps a digest of each entry.
"""

from datetime import UTC, date, datetime
from uuid import UUID

from tests.storage.journals import entries_v3
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.note import Note
from tidebook.domain.score import Score
from tidebook.domain.stamp import Stamp

_FRIDAY = date(2026, 11, 20)
_STAMP = Stamp(datetime(2026, 11, 20, 18, 5, tzinfo=UTC), 60)

_NEW: tuple[Entry, ...] = (
    # Numbers of which a file knows only one form.
    DayFact(_FRIDAY, _STAMP, Fact.HOURS_UPRIGHT, 7),
    DayFact(_FRIDAY, _STAMP, Fact.TOO_ILL, 0.1),
    Score(_FRIDAY, _STAMP, UUID("c0ffee00-0000-4000-8000-00000000000b"), "FUNCAP", -0.0, "Dr. Öztürk"),
    Note(_FRIDAY, _STAMP, "“Quoted” \\ 今日は 🙂 \u2028 e\u0301"),
)
ENTRIES: tuple[Entry, ...] = (*entries_v3.ENTRIES, *_NEW)
# In the bin, the newest first.
THROWN: tuple[Entry, ...] = (Note(_FRIDAY, _STAMP, "Not this one."), *entries_v3.THROWN)
