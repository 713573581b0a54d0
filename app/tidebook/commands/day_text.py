"""A day in words, as a person reads it in a terminal."""

from collections.abc import Iterator

from tidebook.domain.asked import asked_on
from tidebook.domain.catalogue import Catalogue
from tidebook.domain.day_fact import Fact
from tidebook.domain.entry import Entry
from tidebook.domain.night import Night
from tidebook.domain.record import Record
from tidebook.domain.stamp import Lateness
from tidebook.language import _, locale, ngettext


def day_text(record: Record, catalogue: Catalogue) -> str:
    """Return the first day of `record`, a line for each thing recorded, and what was asked without an answer."""
    from babel.dates import format_date

    lines = [str(format_date(record.period.first, "full", locale=locale()))]
    told = [*_ratings(record, catalogue), *_rest(record)]
    lines += told or [_("Nothing recorded.")]
    day = record.period.first
    silent = [s.name for s in asked_on(day, record.choices, catalogue) if record.rating(day, s.key) is None]
    if silent:
        lines.append(_("Not answered: {names}").format(names="; ".join(silent)))
    return "\n".join(lines)


def _ratings(record: Record, catalogue: Catalogue) -> Iterator[str]:
    mine = {rating.symptom: rating for rating in record.ratings if rating.day == record.period.first}
    names = {symptom.key: symptom.name for symptom in catalogue.rated if symptom.key in mine}
    names |= {key: key for key in sorted(mine) if key not in names}
    for key, name in names.items():
        yield f"{name}: {mine[key].value}{_late(mine[key])}"


def _rest(record: Record) -> Iterator[str]:
    day = record.period.first
    night, note = record.night(day), record.note(day)
    upright, ill = record.fact(day, Fact.HOURS_UPRIGHT), record.fact(day, Fact.TOO_ILL)
    if night is not None:
        yield _("Night: {parts}").format(parts=", ".join(_night(night))) + _late(night)
    if upright is not None:
        yield _("Hours upright: {hours:g}").format(hours=upright.value) + _late(upright)
    if ill is not None and ill.value:
        yield _("Too ill to fill in") + _late(ill)
    if note is not None:
        yield _("Note: {text}").format(text=note.text) + _late(note)


def _night(night: Night) -> Iterator[str]:
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
    if entry.lateness is Lateness.FROM_MEMORY:
        return " " + _("(from memory, typed {days} days later)").format(days=days)
    return " " + ngettext("(typed the next day)", "(typed {days} days later)", days).format(days=days)
