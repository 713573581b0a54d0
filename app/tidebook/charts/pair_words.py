"""What two periods say of one symptom, in sentences that need no statistics."""

from tidebook.analysis.numbers import Numbers
from tidebook.analysis.pairs import ENOUGH_DAYS, Comparison
from tidebook.charts.table import number_words
from tidebook.language import _, ngettext


def caption() -> str:
    """Return the caption that stands below every comparison (domain.md 4.4)."""
    return _("Periods can differ for many reasons. Bad periods are often followed by better ones by chance alone.")


def half_words(found: Numbers) -> str:
    """Return the median, the middle half, and of how many days."""
    days = ngettext("{count} day", "{count} days", found.n).format(count=found.n)
    half = between_words(number_words(found.lower), number_words(found.upper))
    return _("median {median}, middle half {half}, {days}").format(
        median=number_words(found.median), half=half, days=days
    )


def between_words(low: str, high: str) -> str:
    """Return "5 to 7", or "5" where both are the same."""
    return low if low == high else _("{low} to {high}").format(low=low, high=high)


def difference_words(found: Comparison, second: str) -> str:
    """Say how far apart the medians are, and which is lower; `second` is what the second period is called."""
    if found.difference is None:
        return _("A comparison needs {enough} counted days in each period: here {first} and {second}.").format(
            enough=ENOUGH_DAYS, first=found.counted[0], second=found.counted[1]
        )
    if found.difference == 0:
        return _("The medians are equal.")
    words = _("The median was {number} higher in “{period}”.")
    if found.difference < 0:
        words = _("The median was {number} lower in “{period}”.")
    return words.format(number=number_words(abs(found.difference)), period=second)


def pair_sentence(name: str, found: Comparison, second: str) -> str:
    """Return the sentence about 100 pairs of days; nothing where a period has too few days."""
    if found.pairs is None:
        return ""
    higher, equal, lower = found.pairs.of_100
    return _(
        "If you pick one day from each period at random, {name} was higher in “{period}” in {higher} of 100 pairs,"
        " equal in {equal}, lower in {lower}."
    ).format(name=name, period=second, higher=higher, equal=equal, lower=lower)
