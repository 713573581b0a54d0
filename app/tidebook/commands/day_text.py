"""A day in words, as a person reads it in a terminal."""

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from tidebook.commands.on_day import anchors_on, events_on
from tidebook.domain.activity import Activity
from tidebook.domain.asked import my_list
from tidebook.domain.catalogue import Catalogue
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.delay import delay
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Episode, Felt
from tidebook.domain.night import Night
from tidebook.domain.own_symptom import names_on
from tidebook.domain.payback import touching
from tidebook.domain.record import Record
from tidebook.domain.spoken import length_words
from tidebook.domain.stamp import Lateness
from tidebook.language import _, locale, ngettext


def day_text(record: Record, catalogue: Catalogue, linked: Mapping[UUID, Activity]) -> str:
    """Return the first day of `record`, a line for each thing recorded, and what was asked without an answer.

    `linked` holds the activities that episodes of that day are linked to, by id.
    """
    told = _DayText(record, catalogue, linked)
    lines = [_day(told.day), *(list(told.lines()) or [_("Nothing recorded.")])]
    silent = [s.name for s in my_list(told.day, record, catalogue) if record.rating(told.day, s.key) is None]
    if silent:
        lines.append(_("Not answered: {names}").format(names="; ".join(silent)))
    return "\n".join(lines)


class _DayText:
    """The lines of one day."""

    def __init__(self, record: Record, catalogue: Catalogue, linked: Mapping[UUID, Activity]) -> None:
        self.day = record.period.first
        self._record = record
        self._linked = linked
        self._names = {symptom.key: symptom.name for symptom in catalogue.rated}
        self._names |= names_on(self.day, record.own_names)

    def lines(self) -> Iterator[str]:
        yield from self._ratings()
        night, note = self._record.night(self.day), self._record.note(self.day)
        if night is not None:
            yield _("Night: {parts}").format(parts=", ".join(night_parts(night))) + _late(night)
        for fact in Fact:
            known = self._record.fact(self.day, fact)
            if known is not None:
                yield _fact(known) + _late(known)
        yield from self._pains()
        for activity in self._record.activities:
            if activity.day == self.day:
                yield _("Activity: {words}").format(words=", ".join(_activity(activity))) + _late(activity)
        for episode in touching(self.day, self._record.episodes):
            words = "; ".join(self._episode(episode))
            yield _("Payback episode: {words}").format(words=words) + _late(episode)
        yield from self._others()
        if note is not None:
            yield _("Note: {text}").format(text=note.text) + _late(note)

    def _ratings(self) -> Iterator[str]:
        mine = {rating.symptom: rating for rating in self._record.ratings if rating.day == self.day}
        means = {(a.symptom, a.level): a.words for a in anchors_on(self.day, self._record.anchors)}
        order = [key for key in self._names if key in mine]
        for key in [*order, *sorted(mine.keys() - self._names.keys())]:
            line = f"{self._name(key)}: {mine[key].value}"
            words = means.get((key, mine[key].value))
            yield (line if words is None else f"{line} ({words})") + _late(mine[key])

    def _pains(self) -> Iterator[str]:
        pains = [pain for pain in self._record.pains if pain.day == self.day]
        if pains:
            places = (
                pain.area.words if pain.intensity is None else f"{pain.area.words} {pain.intensity}" for pain in pains
            )
            yield _("Pain: {places}").format(places=", ".join(places)) + _late(pains[0])

    def _episode(self, episode: Episode) -> Iterator[str]:
        yield _("from {day}").format(day=_day(episode.onset.day))
        ended = episode.ended
        yield _("goes on") if ended is None else _("until {day}").format(day=_day(ended.day))
        if episode.worst_severity is not None:
            yield _("worst severity {number}").format(number=episode.worst_severity)
        if episode.function is not None:
            yield episode.function.words
        for felt, words in ((Felt.WORSE, _("worse: {names}")), (Felt.NEW, _("new: {names}"))):
            names = sorted(self._name(key) for key, how in episode.symptoms if how is felt)
            if names:
                yield words.format(names=", ".join(names))
        for link in self._record.links:
            if link.episode == episode.id:
                activity = self._linked.get(link.activity)
                what = "?" if activity is None else activity.what
                said = _("you linked this to {what} ({certainty})").format(what=what, certainty=link.certainty.words)
                yield said if activity is None else f"{said}: {delay(activity, episode).words}"
        if episode.no_cause:
            yield _("no cause I can name")

    def _others(self) -> Iterator[str]:
        for event in events_on(self.day, self._record.events):
            line = _("{kind}: {what}").format(kind=event.kind.words, what=event.what)
            until = "" if event.until is None else " " + _("(until {day})").format(day=_day(event.until))
            yield line + until + _late(event)
        for score in self._record.scores:
            if score.day == self.day:
                line = _("Score from elsewhere: {name} {number:g}").format(name=score.name, number=score.number)
                yield (f"{line} ({score.by_whom})" if score.by_whom else line) + _late(score)
        yield from self._list_changes()

    def _list_changes(self) -> Iterator[str]:
        for anchor in (one for one in self._record.anchors if one.day == self.day):
            words = _("From this day, {name} {level} means: {words}")
            name = self._name(anchor.symptom)
            yield words.format(name=name, level=anchor.level, words=anchor.words) + _late(anchor)
        for named in (one for one in self._record.own_names if one.day == self.day):
            yield _("From this day, an own symptom is called: {name}").format(name=named.name) + _late(named)
        for choice in (one for one in self._record.choices if one.day == self.day):
            words = _("From this day, asked: {name}") if choice.asked else _("From this day, not asked: {name}")
            yield words.format(name=self._name(choice.symptom)) + _late(choice)

    def _name(self, key: str) -> str:
        return self._names.get(key, key)


def _day(day: date) -> str:
    from babel.dates import format_date

    return str(format_date(day, "full", locale=locale()))


def _fact(known: DayFact) -> str:
    if known.fact is Fact.HOURS_UPRIGHT:
        return _("Hours upright: {hours:g}").format(hours=known.value)
    if known.fact is Fact.NAPS:
        return _("Naps: {length}").format(length=length_words(round(known.value)))
    words = known.fact.words
    return words if known.value else _("{fact}: no").format(fact=words)


def _activity(activity: Activity) -> Iterator[str]:
    kinds = ", ".join(sorted(kind.words for kind in activity.kinds))
    yield f"{activity.what} ({kinds})" if kinds else activity.what
    if activity.effort is not None:
        yield _("effort {number}").format(number=activity.effort)
    if activity.started is not None:
        yield _("from {at:%H:%M}").format(at=activity.started)
    if activity.minutes is not None:
        yield length_words(activity.minutes)
    if activity.upright_minutes is not None:
        yield _("upright {length}").format(length=length_words(activity.upright_minutes))


def night_parts(night: Night) -> Iterator[str]:
    """Yield what is known of a night, such as "to bed 23:10"."""
    clocks = (
        (_("to bed {at:%H:%M}"), night.to_bed),
        (_("tried to sleep {at:%H:%M}"), night.tried_to_sleep),
        (_("woke {at:%H:%M}"), night.woke),
        (_("got up {at:%H:%M}"), night.got_up),
    )
    counts = (
        (_("{count} min to fall asleep"), night.minutes_to_fall_asleep),
        (ngettext("awake {count} time", "awake {count} times", night.awakenings or 0), night.awakenings),
        (_("{count} min awake"), night.minutes_awake),
    )
    yield from (words.format(at=at) for words, at in clocks if at is not None)
    yield from (words.format(count=count) for words, count in counts if count is not None)
    if night.asleep_min is not None:
        hours, minutes = divmod(night.asleep_min, 60)
        yield _("that makes {hours} h {minutes} min asleep").format(hours=hours, minutes=minutes)


def _late(entry: Entry) -> str:
    days = (entry.stamp.local.date() - entry.day).days
    if entry.lateness is Lateness.SAME_DAY:
        return ""
    if entry.lateness is Lateness.PAPER:
        return " " + _("(copied from paper)")
    if entry.lateness is Lateness.FROM_MEMORY:
        return " " + _("(from memory, typed {days} days later)").format(days=days)
    return " " + ngettext("(typed the next day)", "(typed {days} days later)", days).format(days=days)
