"""Times and lengths as people write them."""

import re
from datetime import time

from tidebook.domain.errors import EntryError
from tidebook.language import _

_CLOCK = re.compile(r"(\d{1,2})(?:[:.h ]?([0-5]\d))? ?(?:h|([ap])\.?m\.?)?", re.IGNORECASE)
_MINUTES = re.compile(r"(?:(\d{1,2}) ?(?:h|:) ?)?(\d{1,4})? ?(?:m|min)?", re.IGNORECASE)


def read_clock(text: str) -> time:
    """Read "23:10", "2310", "7", "7.40 am" or "11 pm"; EntryError when it is no time of day."""
    found = _CLOCK.fullmatch(text.strip())
    if found:
        hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
        if half and 1 <= hour <= 12:
            return time(hour % 12 + (12 if half == "p" else 0), minute)
        if not half and hour < 24:
            return time(hour, minute)
    raise EntryError(_("Please write a time such as 23:10."))


def read_minutes(text: str) -> int:
    """Read "50", "50 min", "1:20" or "1 h 20" as minutes; EntryError when it is no length."""
    found = _MINUTES.fullmatch(text.strip())
    if not found or not (found[1] or found[2]):
        raise EntryError(_("Please write minutes, such as 40."))
    return int(found[1] or 0) * 60 + int(found[2] or 0)


def read_count(text: str) -> int:
    """Read a whole number; EntryError when it is none."""
    if not re.fullmatch(r"\d{1,3}", text.strip()):
        raise EntryError(_("Please write a number, such as 3."))
    return int(text)


def read_hours(text: str) -> float:
    """Read "4.5", "4,5" or "4:30" as hours, to a hundredth; EntryError when it is no number of hours."""
    cleaned = text.strip().replace(",", ".")
    if re.fullmatch(r"\d{1,2}:[0-5]\d", cleaned):
        return round(read_minutes(cleaned) / 60, 2)
    if not re.fullmatch(r"\d{1,2}(\.\d{0,2})?", cleaned):
        raise EntryError(_("Please write hours, such as 4.5."))
    return float(cleaned)


def length_words(minutes: int) -> str:
    """Return a length such as "6 h 20 min", "50 min" or "7 h"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    return (
        _("{hours} h {minutes} min").format(hours=hours, minutes=rest) if rest else _("{hours} h").format(hours=hours)
    )
