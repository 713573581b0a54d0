"""A picture in one sentence, for those who listen to it."""

from tidebook.analysis.daily import DailySeries
from tidebook.analysis.numbers import numbers
from tidebook.charts.table import number_words
from tidebook.language import _, ngettext


def sentence(name: str, series: DailySeries, *, from_memory: bool = False) -> str:
    """Return a sentence such as "Fatigue, 28 days, recorded on 24, median 6, lowest 3, highest 9".

    Median, lowest and highest leave out values from memory unless `from_memory`, and say so.
    """
    length, recorded = len(series.period), int(series.recorded.sum())
    parts = [name, ngettext("{count} day", "{count} days", length).format(count=length)]
    if not recorded:
        return ", ".join([*parts, _("nothing recorded")]) + "."
    parts.append(_("recorded on {count}").format(count=recorded))
    counted = series.counted(from_memory=from_memory)
    if len(counted) < recorded:
        parts.append(_("{count} of them from memory and not counted").format(count=recorded - len(counted)))
    found = numbers(counted)
    if found is not None:
        parts += [
            _("median {number}").format(number=number_words(found.median)),
            _("lowest {number}").format(number=number_words(found.least)),
            _("highest {number}").format(number=number_words(found.most)),
        ]
    return ", ".join(parts) + "."
