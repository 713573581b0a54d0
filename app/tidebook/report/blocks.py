"""Blocks B, E, F and H of the clinician's page: how much was recorded, days by level, function, sleep."""

from collections.abc import Mapping, Sequence

from tidebook.analysis.coverage import DayMark, coverage
from tidebook.analysis.daily import DailySeries
from tidebook.analysis.levels import LEVELS, level_days
from tidebook.analysis.sleep import sleep_numbers
from tidebook.domain.catalogue import Symptom
from tidebook.domain.record import Record
from tidebook.domain.stamp import Lateness
from tidebook.language import _, ngettext
from tidebook.report.layout import least_numbered
from tidebook.report.lines import Found, Pen, nights
from tidebook.report.page import Block, Key, LevelBar, Levels, Line, OtherSymptoms, Recorded
from tidebook.report.words import Words


def recorded(whole: Record, shown: Record, words: Words, *, from_memory: bool) -> Recorded:
    """Say how much of the period was recorded, how late, and with what reservations.

    A day of which the recipient sees nothing is recorded all the same, so the days are those of the `whole` record.
    """
    found = coverage(whole)
    of = ngettext("of {count} day recorded", "of {count} days recorded", found.days).format(count=found.days)
    late = ngettext(
        "{count} day typed later than the next day.", "{count} days typed later than the next day.", found.late
    ).format(count=found.late)
    too_ill = ngettext(
        "{count} day marked too ill to fill in.", "{count} days marked too ill to fill in.", found.too_ill
    ).format(count=found.too_ill)
    first, last = words.ends(whole.period)
    ill_words = _("Days too ill have no scores; the true average may be higher.") if found.too_ill else ""
    scale = _("Scores are 0 (none) to 10 (worst I can imagine), on average that day, entered by me.")
    return Recorded(
        heading=_("How much was recorded"),
        count=str(found.recorded),
        of=of,
        marks=tuple(mark.value for mark in found.marks),
        first=first,
        last=last,
        key=(
            Key(DayMark.RECORDED.value, _("by the next day")),
            Key(DayMark.LATE.value, _("later")),
            Key(DayMark.TOO_ILL.value, _("too ill")),
            Key(DayMark.EMPTY.value, _("nothing")),
        ),
        too_ill_letter=_("T"),
        care=_("Fewer than 7 in 10 days recorded: read with care.") if found.is_thin else "",
        remarks=tuple(text for text, count in ((late, found.late), (too_ill, found.too_ill)) if count),
        scale=tuple(filter(None, (scale, ill_words, _left_out(shown, from_memory)))),
        sentence=_("{count} {of}.").format(count=found.recorded, of=of),
    )


def _left_out(record: Record, from_memory: bool) -> str:
    entries = (*record.ratings, *record.facts, *record.nights)
    count = sum(entry.lateness is Lateness.FROM_MEMORY for entry in entries)
    if not count:
        return ""
    left_out = ngettext(
        "Left out of medians: {count} value typed over 3 days later.",
        "Left out of medians: {count} values typed over 3 days later.",
        count,
    )
    counted = ngettext(
        "Counted in medians: {count} value typed over 3 days later.",
        "Counted in medians: {count} values typed over 3 days later.",
        count,
    )
    return (counted if from_memory else left_out).format(count=count)


def levels(length: int, five: Sequence[Symptom], series: Mapping[str, DailySeries]) -> Levels:
    """Count the days of each of the five at each level; `series` by key, `length` the days of the period."""
    key = tuple(Key(str(place), words) for place, words in enumerate(_level_words()))
    least = least_numbered(length)
    direction = _("number of days")
    if least > 1:
        direction = _("number of days (parts below {count} days have no number)").format(count=least)
    return Levels(
        heading=_("Days at each level"),
        direction=direction,
        least_numbered=least,
        key=key,
        bars=tuple(bar(symptom, series[symptom.key]) for symptom in five),
    )


def other_symptoms(
    length: int, lines: Sequence[Line], bars: Sequence[LevelBar], remarks: tuple[str, ...]
) -> OtherSymptoms:
    """Put the other symptoms together: numbers, and bars where these have room."""
    columns = _("median"), _("middle half"), _("range"), _("days")
    return OtherSymptoms(_("Other symptoms"), columns, least_numbered(length), tuple(bars), tuple(lines), remarks)


def _level_words() -> tuple[str, ...]:
    """Name the levels by their numbers, never by words such as "severe"; last, the days without a number."""
    bands = (str(low) if low == high else _("{low} to {high}").format(low=low, high=high) for low, high in LEVELS)
    return (*bands, _("not recorded"))


def bar(symptom: Symptom, series: DailySeries) -> LevelBar:
    """Count the days of one symptom at each level."""
    found = level_days(series)
    counts = (*found.days, found.not_recorded)
    parts = [f"{words}: {count}" for words, count in zip(_level_words(), counts, strict=True) if count]
    sentence = _("{name}, number of days at each level. {parts}.").format(name=symptom.name, parts=", ".join(parts))
    return LevelBar(symptom.key, symptom.name, counts, sentence)


def function(found: Found, pen: Pen, remarks: Sequence[str]) -> Block:
    """Say how long the person was upright, and in `remarks` what else is known of their function."""
    line = pen.line("hours_upright", _("Hours upright a day"), found)
    return Block(_("Function"), _("higher = better"), (_("median"),), (line,), tuple(filter(None, remarks)))


def sleep(record: Record, pen: Pen, unrefreshed: Line, *, from_memory: bool) -> Block:
    """Say how the nights were: asleep, to fall asleep, awake; and how unrefreshed the mornings."""
    now, every = (sleep_numbers(record, from_memory=counted) for counted in (from_memory, True))
    rows = (
        ("asleep", _("Asleep"), now.asleep, every.asleep),
        ("to_fall_asleep", _("To fall asleep"), now.to_fall_asleep, every.to_fall_asleep),
        ("awake", _("Awake in the night"), now.awake, every.awake),
    )
    lines = tuple(
        pen.line(key, name, Found(found, None, 0 if all_ is None else all_.n), write=pen.words.clock, count=nights)
        for key, name, found, all_ in rows
    )
    told = ngettext("{n} of {count} night recorded.", "{n} of {count} nights recorded.", pen.of).format(
        n=now.nights, count=pen.of
    )
    columns = _("median"), _("middle half"), _("n")
    return Block(_("Sleep"), _("hours:minutes"), columns, (*lines, unrefreshed), (told,))
