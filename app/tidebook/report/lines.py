"""One line of numbers: median, middle half, range, of how many days, and the same for the period before."""

from collections.abc import Callable
from dataclasses import dataclass

from tidebook.analysis.numbers import Numbers
from tidebook.language import _, ngettext
from tidebook.report.page import Line
from tidebook.report.words import Words


@dataclass(frozen=True, slots=True)
class Found:
    """The numbers of the period and of the one before (None: none to count).

    `recorded`: all values of the period, those from memory too, which the numbers may leave out.
    """

    now: Numbers | None
    before: Numbers | None
    recorded: int


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes lines. `words`: numbers and dates of the person's language; `of`: the days of the period."""

    words: Words
    of: int

    def line(
        self,
        key: str,
        name: str,
        found: Found,
        *,
        write: Callable[[float], str] | None = None,
        count: Callable[[int], str] | None = None,
        sentence: str = "",
    ) -> Line:
        """Put the numbers of the period, and of the one before, into words.

        `write` writes one value (default: as a number), `count` the days or nights that it is made of. `sentence`
        says the same to those who listen to a picture of it.
        """
        write = write or self.words.number
        count = count or days
        now = found.now
        before = "" if found.before is None else self._before(found.before, write, count)
        if now is None:
            # Recorded but left out is not the same as nothing.
            none = _("only from memory") if found.recorded else _("nothing recorded")
            return Line(key, name, "", "", "", "0", none, (none,), before, sentence)
        half = self.words.to(write(now.lower), write(now.upper))
        range_ = self.words.to(write(now.least), write(now.most))
        details = (
            _("middle half {half}").format(half=half),
            _("range {range}, {days}").format(range=range_, days=count(now.n)),
        )
        return Line(key, name, write(now.median), half, range_, str(now.n), count(now.n), details, before, sentence)

    def _before(self, earlier: Numbers, write: Callable[[float], str], count: Callable[[int], str]) -> str:
        return _("before: {median} ({half}), {days}").format(
            median=write(earlier.median),
            half=self.words.to(write(earlier.lower), write(earlier.upper)),
            days=count(earlier.n),
        )


def days(count: int) -> str:
    """Write "1 day" or "24 days"."""
    return ngettext("{count} day", "{count} days", count).format(count=count)


def nights(count: int) -> str:
    """Write "1 night" or "24 nights"."""
    return ngettext("{count} night", "{count} nights", count).format(count=count)
