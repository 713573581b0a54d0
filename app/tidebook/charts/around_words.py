"""How the days around an activity are named, and the caption below them."""

import numpy as np
from numpy.typing import NDArray

from tidebook.charts.pair_words import between_words
from tidebook.charts.table import number_words
from tidebook.language import _, ngettext


def caption() -> str:
    """Return the caption that stands below every such picture, word for word (domain.md 3.4)."""
    return _(
        "This lines up your own entries. It cannot show what caused a change. Resting before a planned effort,"
        " infections, sleep, weather and entering data later can all produce the same picture."
    )


def offset_words(offset: int) -> str:
    """Return such as "2 days before", "the same day", "1 day after"."""
    if offset == 0:
        return _("the same day")
    words = ngettext("{count} day before", "{count} days before", -offset)
    if offset > 0:
        words = ngettext("{count} day after", "{count} days after", offset)
    return words.format(count=abs(offset))


def stretch_words(first: int, last: int) -> str:
    """Return such as "1 to 3 days after"; both ends lie on the same side of the day, or are 0."""
    if first == last:
        return _("The same day")
    words = _("{first} to {last} days before") if last < 0 else _("{first} to {last} days after")
    return words.format(first=min(abs(first), abs(last)), last=max(abs(first), abs(last)))


def range_words(values: NDArray[np.float64]) -> str:
    """Return between what `values` lie, such as "4 to 6.5"; nothing where all are missing."""
    there = values[~np.isnan(values)]
    return between_words(number_words(float(there.min())), number_words(float(there.max()))) if len(there) else ""
