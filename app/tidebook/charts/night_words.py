"""Nights in words: on the clock, in hours and minutes, and how much of each is told."""

from collections.abc import Sequence
from datetime import time

from babel.dates import format_time

from tidebook.analysis.numbers import Numbers
from tidebook.analysis.sleep import NightTimes
from tidebook.charts.dates import dated_words
from tidebook.charts.pair_words import between_words
from tidebook.domain.spoken import length_words
from tidebook.domain.stamp import Lateness
from tidebook.language import _, locale, ngettext


def clock_words(hours: float) -> str:
    """Return what the clock shows so many hours after midnight (or before it): "23:40"."""
    minutes = round(hours * 60) % (24 * 60)
    return str(format_time(time(minutes // 60, minutes % 60), "short", locale=locale()))


def minutes_words(minutes: float) -> str:
    """Return such as "6 h 20 min"; half a minute is rounded up."""
    return length_words(int(minutes + 0.5))


def nights_words(count: int) -> str:
    """Return "1 night" or "24 nights"."""
    return ngettext("{count} night", "{count} nights", count).format(count=count)


def numbers_words(found: Numbers | None) -> str:
    """Return the median, the middle half, and of how many nights."""
    if found is None:
        return _("no night tells it")
    half = between_words(minutes_words(found.lower), minutes_words(found.upper))
    return _("median {median}, middle half {half}, {nights}").format(
        median=minutes_words(found.median), half=half, nights=nights_words(found.n)
    )


def state_of(night: NightTimes) -> str:
    """Say how much is told of the night, and whether it was typed late."""
    told = [] if night.is_whole else [_("told in part") if night.hours else _("no times told")]
    late = {Lateness.LATE: _("typed late"), Lateness.FROM_MEMORY: _("from memory")}
    return ", ".join([*told, *([late[night.night.lateness]] if night.night.lateness.is_late else [])])


def night_says(night: NightTimes) -> str:
    """Read one night out, with its day: all that is told of it."""
    parts = [*_on_the_clock(night), *_lengths(night), *filter(None, [state_of(night)])]
    return f"{dated_words(night.night.day)}: {', '.join(parts)}."


def _on_the_clock(night: NightTimes) -> Sequence[str]:
    told = (
        (_("to bed {clock}"), night.to_bed),
        (_("asleep {clock}") if night.is_sure else _("tried to sleep {clock}"), night.began),
        (_("awake {clock}"), night.ended),
        (_("up {clock}"), night.got_up),
    )
    return [words.format(clock=clock_words(at)) for words, at in told if at is not None]


def _lengths(night: NightTimes) -> Sequence[str]:
    told = (
        (_("{length} asleep"), night.night.asleep_min),
        (_("{length} to fall asleep"), night.night.minutes_to_fall_asleep),
        (_("{length} awake in the night"), night.night.minutes_awake),
    )
    return [words.format(length=length_words(minutes)) for words, minutes in told if minutes is not None]
