"""Two periods beside each other (domain.md 4.4): medians, and pairs of days counted, with no verdict."""

from collections.abc import Callable, Sequence

from tidebook.analysis.daily import DailySeries
from tidebook.analysis.numbers import Numbers
from tidebook.analysis.pairs import ENOUGH_DAYS, Comparison, compare
from tidebook.domain.catalogue import Symptom
from tidebook.domain.period import Period
from tidebook.language import _
from tidebook.report.page import Versus
from tidebook.report.words import Words


def versus(
    symptoms: Sequence[Symptom],
    then: Callable[[Symptom], DailySeries],
    now: Callable[[Symptom], DailySeries],
    periods: tuple[Period, Period],
    words: Words,
    *,
    from_memory: bool,
) -> Versus:
    """Set the second of `periods` beside the first, symptom by symptom; `then` and `now` are their values."""
    found = [compare(then(symptom), now(symptom), from_memory=from_memory) for symptom in symptoms]
    first, second = (words.to(*words.ends(period)) for period in periods)
    return Versus(
        sentence=_(
            "Medians with their middle half. A pair is one day of each period. Of 100 pairs, the later day was:"
        ),
        columns=tuple(symptom.name for symptom in symptoms),
        rows=(
            (first, *(_median(one.first, one.counted[0], words) for one in found)),
            (second, *(_median(one.second, one.counted[1], words) for one in found)),
            (_("higher, equal, lower"), *map(_pairs, found)),
        ),
        caption=_(
            "Periods can differ for many reasons. Bad periods are often followed by better ones by chance alone."
        ),
    )


def _median(found: Numbers | None, days: int, words: Words) -> str:
    if found is None:
        return _("{count} days").format(count=days)
    half = words.to(words.number(found.lower), words.number(found.upper))
    return f"{words.number(found.median)} ({half})"


def _pairs(found: Comparison) -> str:
    if found.pairs is None:
        return _("needs {count} days each").format(count=ENOUGH_DAYS)
    return ", ".join(map(str, found.pairs.of_100))
