"""What tests/storage/journals/v3.tidebook holds. Neither is ever changed: people's journals look like this one.

It began as v2.tidebook, and was written on by the first program whose bin keeps each deletion.
"""

from datetime import UTC, date, datetime
from uuid import UUID

from tests.storage.journals import entries_v2
from tidebook.domain.activity import Activity
from tidebook.domain.entry import Entry
from tidebook.domain.note import Note
from tidebook.domain.rating import Rating
from tidebook.domain.stamp import Stamp

_MONDAY = date(2026, 5, 4)
_STAMP = Stamp(datetime(2026, 5, 4, 19, 45, tzinfo=UTC), 120)
_LATER = Stamp(datetime(2026, 5, 7, 6, 0, 0, 123000, tzinfo=UTC), 120)
_STAIRS = UUID("c0ffee00-0000-4000-8000-00000000000a")

_NEW: tuple[Entry, ...] = (
    Note(_MONDAY, _LATER, "The third note of this day."),
    Activity(_MONDAY, _STAMP, _STAIRS, "stairs, twice"),
)
ENTRIES: tuple[Entry, ...] = (*entries_v2.ENTRIES, *_NEW)
# In the bin, the newest first: two notes of one day, a rating, an activity under the id of another one.
THROWN: tuple[Entry, ...] = (
    Activity(_MONDAY, _STAMP, _STAIRS, "stairs"),
    Note(_MONDAY, _LATER, "The second, “after” = the first.\n<b>"),
    Rating(_MONDAY, _STAMP, "fatigue", 0),
    Note(_MONDAY, _STAMP, "The first note of this day: 今日は"),
    *entries_v2.THROWN,
)
