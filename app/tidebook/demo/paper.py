"""A week of the tick sheet, copied into an invented journal when it was over."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from tidebook.demo.sitting import Diary
from tidebook.demo.typing_times import evening
from tidebook.domain.entry import Entry
from tidebook.domain.period import Period
from tidebook.domain.rating import Rating
from tidebook.domain.stamp import Source, Stamp

_FIRST, _DAYS = 14, 7


def copied(entries: Iterable[Entry], diary: Diary) -> Iterator[Entry]:
    """Yield `entries`, the ratings of one week as copied from paper on the evening after it, if that has been."""
    first = diary.period.first + timedelta(days=_FIRST)
    week = Period(first, first + timedelta(days=_DAYS - 1))
    typed = week.last + timedelta(days=1)
    if typed >= diary.period.last:
        yield from entries
        return
    begun = evening(diary.dice("paper"), typed)
    count = 0
    for entry in entries:
        if type(entry) is Rating and entry.day in week:
            count += 1
            at = begun.at + timedelta(seconds=count)
            yield replace(entry, stamp=Stamp(at, begun.offset_min, Source.PAPER))
        else:
            yield entry
