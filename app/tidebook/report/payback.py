"""Block G: the payback episodes of the period, and what the person linked them to."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from tidebook.analysis.numbers import numbers
from tidebook.domain.activity import Activity, ActivityKind
from tidebook.domain.delay import Delay, delay
from tidebook.domain.episode import Episode, Function
from tidebook.domain.moment import Precision
from tidebook.domain.record import Record
from tidebook.language import _, ngettext
from tidebook.report.page import Block, Line
from tidebook.report.words import Words

_NO_BREAK = "\u00a0"
_FINE = {Precision.HOUR: 1, Precision.HALF_DAY: 12, Precision.DAY: 24, Precision.UNSURE: 24}


def begun(record: Record) -> list[Episode]:
    """Return the episodes that began in the period, the earliest first."""
    found = (episode for episode in record.episodes if episode.day in record.period)
    return sorted(found, key=lambda episode: (episode.onset.earliest, episode.id))


def length_days(episode: Episode) -> int | None:
    """Return how many calendar days an episode touched, first and last included; None while it goes on."""
    return None if episode.ended is None else (episode.ended.day - episode.onset.day).days + 1


def payback(record: Record, activities: Iterable[Activity], words: Words) -> Block:
    """Say how many episodes began, how long they lasted, and how long after a linked activity they began.

    `activities`: those of the period and of the ten days before, to which links may lead.
    """
    episodes = begun(record)
    count = str(len(episodes))
    of = ngettext("episode began", "episodes began", len(episodes))
    details: list[str] = []
    if episodes:
        details = [_lasted(episodes, words), *_linked(record, episodes, list(activities), words)]
    line = Line("payback", _("Payback episodes"), count, "", "", count, of, tuple(details), "", "")
    by_me = [_("Links were made by me.")] if episodes else []
    return Block(_("Payback (PEM)"), "", (), (line,), (*_reaching_in(record), *by_me))


def _reaching_in(record: Record) -> list[str]:
    first = record.period.first
    earlier = sum(e.day < first and (e.ended is None or e.ended.day >= first) for e in record.episodes)
    told = ngettext(
        "{count} more began earlier and reached in.", "{count} more began earlier and reached in.", earlier
    )
    return [told.format(count=earlier)] if earlier else []


def _lasted(episodes: Sequence[Episode], words: Words) -> str:
    known = [length for length in map(length_days, episodes) if length is not None]
    open_ = len(episodes) - len(known)
    parts = []
    if found := numbers(np.array(known, float)):
        median, range_ = words.number(found.median), words.to(words.number(found.least), words.number(found.most))
        parts.append(_("median {median} d (range {range})").format(median=median, range=range_))
    if open_:
        parts.append(ngettext("{count} has no end yet", "{count} have no end yet", open_).format(count=open_))
    return _("Lasted: {parts}.").format(parts=", ".join(parts))


def _linked(record: Record, episodes: Sequence[Episode], activities: list[Activity], words: Words) -> list[str]:
    by_id = {activity.id: activity for activity in activities}
    mine = {episode.id: episode for episode in episodes}
    links = [link for link in record.links if link.episode in mine]
    found = [(by_id[link.activity], mine[link.episode]) for link in links if link.activity in by_id]
    linked = {episode.id for _activity, episode in found}
    delays = _delays((delay(activity, episode) for activity, episode in found), len(mine.keys() - linked), words)
    told = [_("From activity to start: {delays}.").format(delays=delays)]
    kinds = Counter(kind for activity in {a.id: a for a, _e in found}.values() for kind in activity.kinds)
    if kinds:
        named = (_counted(kind.words, kinds[kind]) for kind in ActivityKind if kinds[kind])
        told.append(_("Linked: {kinds}.").format(kinds="; ".join(named)))
    return told


def _delays(delays: Iterable[Delay], unknown: int, words: Words) -> str:
    """Write every delay, the shortest first; the same ones together, so that none has to be left out."""
    ordered = sorted(delays, key=lambda one: one.count * _FINE[one.precision])
    told = Counter(short(one, words) for one in ordered)
    if unknown:
        told[_("not known")] = unknown
    few = sum(told.values()) - unknown <= 6
    parts = []
    for spoken, times in told.items():
        is_listed = few and spoken != _("not known")
        if is_listed:
            parts += [spoken] * times
        else:
            parts.append(spoken if times == 1 else f"{spoken} × {times}".replace(" ", _NO_BREAK))
    return ", ".join(parts)


def _counted(words: str, count: int) -> str:
    # The number stays on the line of the last word.
    return f"{words}{_NO_BREAK}{count}"


def short(delay: Delay, words: Words) -> str:
    """Write a delay as "5 h", "1.5 d" or "2 d before" (the activity ended); "about" where the beginning is unsure."""
    length = abs(delay.count) / 2 if delay.precision is Precision.HALF_DAY else abs(delay.count)
    if delay.precision is Precision.HOUR:
        written = _("{count} h").format(count=words.number(length)) if length else _("under 1 h")
    else:
        written = _("{count} d").format(count=words.number(length)) if length else _("same day")
    if delay.count < 0:
        written = _("{length} before").format(length=written)
    return _("about {length}").format(length=written) if delay.precision is Precision.UNSURE else written


def function_in_episodes(record: Record) -> str:
    """Say for how many of the episodes that began which function was written down."""
    found = Counter(episode.function for episode in begun(record))
    told = [_counted(function.words, found[function]) for function in Function if found[function]]
    if not told:
        return ""
    if found[None]:
        told.append(_counted(_("not said"), found[None]))
    return _("In payback episodes: {counts}.").format(counts="; ".join(told))


def funcap(record: Record, words: Words, until: date) -> str:
    """Write the last score from elsewhere that is called FUNCAP: its number, its day, who did it."""
    mine = [s for s in record.scores if s.name.casefold().startswith("funcap") and s.day <= until]
    if not mine:
        return ""
    last = max(mine, key=lambda score: score.day)
    parts = [words.number(last.number), words.day(last.day), *filter(None, [last.by_whom])]
    return f"{last.name}: {', '.join(parts)}."
