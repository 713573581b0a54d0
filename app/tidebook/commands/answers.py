"""Turns words such as fatigue=6 into what is recorded."""

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time
from typing import Any

from tidebook import clock
from tidebook.commands.errors import WrongArgumentsError
from tidebook.domain.catalogue import Catalogue
from tidebook.domain.change import Change
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.errors import EntryError
from tidebook.domain.night import COUNTS, TIMES, Night
from tidebook.domain.note import Note
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.stamp import Stamp
from tidebook.language import _

_YES, _NO = {"yes", "1"}, {"no", "0", ""}


def read_answers(words: Sequence[str], catalogue: Catalogue) -> dict[str, str]:
    """Return each key with what follows its "="; WrongArgumentsError when one can not be right."""
    known = [*(symptom.key for symptom in catalogue.rated), *(fact.key for fact in Fact), *TIMES, *COUNTS]
    answers: dict[str, str] = {}
    for word in words:
        key, sign, value = word.partition("=")
        if not sign:
            raise WrongArgumentsError(_("An answer is written as KEY=VALUE, such as fatigue=6."))
        if key not in known:
            raise WrongArgumentsError(_unknown(key, known))
        if key in answers:
            raise WrongArgumentsError(_("There are two answers for {key}.").format(key=key))
        answers[key] = value.strip()
    return answers


def changes(answers: Mapping[str, str], note: str | None, record: Record, stamp: Stamp) -> list[Change]:
    """Return what is to be written so that the day of `record` holds the answers; an empty one clears.

    WrongArgumentsError when an answer can not be right.
    """
    day = record.period.first
    wanted: list[tuple[Entry | None, Entry | None]] = []
    parts = {key: value for key, value in answers.items() if key in {*TIMES, *COUNTS}}
    for key, value in answers.items():
        if key in parts:
            continue
        with _naming(key):
            if key in {fact.key for fact in Fact}:
                fact = Fact.of(key)
                wanted.append((record.fact(day, fact), _fact(day, stamp, fact, value)))
            else:
                rating = Rating(day, stamp, key, _whole(key, value)) if value else None
                wanted.append((record.rating(day, key), rating))
    if parts:
        with _naming(_("night")):
            wanted.append((record.night(day), _night(record.night(day), day, stamp, parts)))
    if note is not None:
        with _naming(_("note")):
            wanted.append((record.note(day), Note(day, stamp, note) if note.strip() else None))
    return [Change(before, after) for before, after in wanted if before or after]


@contextmanager
def _naming(what: str) -> Iterator[None]:
    try:
        yield
    except EntryError as error:
        raise WrongArgumentsError(f"{what}: {error}") from error


def _unknown(key: str, known: Sequence[str]) -> str:
    nearest = difflib.get_close_matches(key, known, 1, 0.0)[0]
    return _("There is no key {key}. The nearest one is {nearest}.").format(key=key, nearest=nearest)


def _fact(day: date, stamp: Stamp, fact: Fact, value: str) -> DayFact | None:
    if fact is Fact.TOO_ILL:
        if value not in _YES | _NO:
            raise WrongArgumentsError(_("{key} is yes or no.").format(key=fact.key))
        return DayFact(day, stamp, fact, 1.0) if value in _YES else None
    if not value:
        return None
    try:
        return DayFact(day, stamp, fact, float(value))
    except EntryError:
        raise
    except ValueError:
        raise WrongArgumentsError(_("{key} is a number, such as 4 or 4.5.").format(key=fact.key)) from None


def _night(before: Night | None, day: date, stamp: Stamp, parts: Mapping[str, str]) -> Night | None:
    read: dict[str, Callable[[str, str], Any]] = {**dict.fromkeys(TIMES, _time), **dict.fromkeys(COUNTS, _whole)}
    known: dict[str, Any] = {name: None if before is None else getattr(before, name) for name in read}
    known |= {name: read[name](name, value) if value else None for name, value in parts.items()}
    if all(part is None for part in known.values()):
        return None
    night = Night(day, stamp, **known)
    began, ended = night.moments["tried_to_sleep"], night.moments["woke"]
    if began is None or ended is None:
        return night
    return replace(night, clock_change_min=clock.clock_change(began, ended))


def _whole(key: str, value: str) -> int:
    if not (value.isascii() and value.isdecimal() and len(value) <= 5):
        raise WrongArgumentsError(_("{key} is a whole number, such as 6.").format(key=key))
    return int(value)


def _time(key: str, value: str) -> time:
    try:
        hour, minute = value.split(":")
        return time(_whole(key, hour), _whole(key, minute))
    except (ValueError, WrongArgumentsError):
        raise WrongArgumentsError(_("{key} is a time, such as 23:10.").format(key=key)) from None
