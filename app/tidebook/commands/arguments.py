"""The kinds of words that several commands understand."""

from argparse import ArgumentTypeError
from datetime import date, timedelta

from tidebook import clock
from tidebook.domain.errors import EntryError
from tidebook.domain.period import Period
from tidebook.language import _


def day(text: str) -> date:
    """Read a day such as 2026-03-04, "today" or "yesterday"."""
    spoken = {"today": 0, "yesterday": 1}
    try:
        if text.lower() in spoken:
            return clock.today() - timedelta(days=spoken[text.lower()])
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(_("A day is written as 2026-03-04, or is today or yesterday.")) from None


def period(text: str) -> Period:
    """Read a period such as 28d (up to today) or 2026-03-01..2026-03-28."""
    try:
        return Period.parse(text, clock.today())
    except (EntryError, OverflowError) as error:
        raise ArgumentTypeError(str(error)) from None


def count(text: str) -> int:
    """Read a whole number from 1 up."""
    if not (text.isascii() and text.isdecimal() and 1 <= len(text) <= 5 and int(text)):
        raise ArgumentTypeError(_("A whole number from 1 to 99999 is needed."))
    return int(text)
