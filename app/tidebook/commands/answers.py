"""Turns words such as fatigue=6 into what is recorded."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from tidebook import clock
from tidebook.commands.errors import WrongArgumentsError
from tidebook.commands.plain_words import clock_time, naming, number, unknown, whole
from tidebook.domain.catalogue import Catalogue
from tidebook.domain.change import Change
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.night import COUNTS, TIMES, Night
from tidebook.domain.note import Note
from tidebook.domain.own_symptom import OwnName, names_on
from tidebook.domain.rating import Rating
from tidebook.domain.record import Record
from tidebook.domain.stamp import Stamp
from tidebook.language import _

_YES, _NO = {"yes", "1"}, {"no", "0", ""}
_NIGHT = {*TIMES, *COUNTS}
_FACTS = {fact.key for fact in Fact}


def read_answers(words: Sequence[str]) -> dict[str, str]:
    """Return each key with what follows its "="; WrongArgumentsError when one is no such pair, or stands twice."""
    answers: dict[str, str] = {}
    for word in words:
        # The name of an own symptom may hold the sign itself; no value does.
        key, sign, value = word.rpartition("=")
        if not sign:
            raise WrongArgumentsError(_("An answer is written as KEY=VALUE, such as fatigue=6."))
        if key in answers:
            raise WrongArgumentsError(_("There are two answers for {key}.").format(key=key))
        answers[key] = value.strip()
    return answers


def known_keys(catalogue: Catalogue) -> list[str]:
    """Return every key that an answer can have in any journal."""
    return [*(symptom.key for symptom in catalogue.rated), *(fact.key for fact in Fact), *TIMES, *COUNTS]


def with_own_keys(
    answers: Mapping[str, str], known: Sequence[str], names: Iterable[OwnName], day: date
) -> dict[str, str]:
    """Return `answers` with the person's own symptoms under their keys: they may be called by name.

    WrongArgumentsError when a key is neither known nor the key or name of one of them, or is one twice.
    """
    names = tuple(names)
    own = names_on(date.max, names)
    by_name: dict[str, set[str]] = {}
    for called in (own, names_on(day, names)):
        for key, name in called.items():
            by_name.setdefault(name.casefold(), set()).add(key)
    found: dict[str, str] = {}
    for word, value in answers.items():
        meant = {word} if word in known or word in own else by_name.get(" ".join(word.split()).casefold(), set())
        if not meant:
            raise WrongArgumentsError(unknown(word, [*known, *own.values()]))
        if len(meant) > 1:
            raise WrongArgumentsError(_("Two symptoms are called {name}. Please use the key.").format(name=word))
        (key,) = meant
        if key in found:
            raise WrongArgumentsError(_("There are two answers for {key}.").format(key=word))
        found[key] = value
    return found


def changes(answers: Mapping[str, str], note: str | None, record: Record, stamp: Stamp) -> list[Change]:
    """Return what is to be written so that the day of `record` holds the answers; an empty one clears.

    WrongArgumentsError when an answer can not be right.
    """
    day = record.period.first
    wanted: list[tuple[Entry | None, Entry | None]] = []
    parts = {key: value for key, value in answers.items() if key in _NIGHT}
    for key, value in answers.items():
        if key in parts:
            continue
        with naming(key):
            if key in _FACTS:
                fact = Fact.of(key)
                wanted.append((record.fact(day, fact), _fact(day, stamp, fact, value)))
            else:
                rating = Rating(day, stamp, key, whole(key, value)) if value else None
                wanted.append((record.rating(day, key), rating))
    if parts:
        with naming(_("night")):
            wanted.append((record.night(day), _night(record.night(day), day, stamp, parts)))
    if note is not None:
        with naming(_("note")):
            wanted += _note(record.note(day), Note(day, stamp, note) if note.strip() else None)
    return [Change(before, after) for before, after in wanted if before or after]


def _note(before: Note | None, after: Note | None) -> list[tuple[Note | None, Note | None]]:
    """Return the steps to a new note: the one before is deleted, not corrected, so that it can be restored."""
    if before is None or after is None:
        return [(before, after)]
    return [] if before.text == after.text else [(before, None), (None, after)]


def _fact(day: date, stamp: Stamp, fact: Fact, value: str) -> DayFact | None:
    if fact.largest == 1:
        if value not in _YES | _NO:
            raise WrongArgumentsError(_("{key} is yes or no.").format(key=fact.key))
        return DayFact(day, stamp, fact, 1.0) if value in _YES else None
    return DayFact(day, stamp, fact, number(fact.key, value)) if value else None


def _night(before: Night | None, day: date, stamp: Stamp, parts: Mapping[str, str]) -> Night | None:
    read: dict[str, Callable[[str, str], Any]] = {**dict.fromkeys(TIMES, clock_time), **dict.fromkeys(COUNTS, whole)}
    known: dict[str, Any] = {name: None if before is None else getattr(before, name) for name in read}
    known |= {name: read[name](name, value) if value else None for name, value in parts.items()}
    if all(part is None for part in known.values()):
        return None
    night = Night(day, stamp, **known)
    began, ended = night.moments["tried_to_sleep"], night.moments["woke"]
    if began is None or ended is None:
        return night
    return replace(night, clock_change_min=clock.clock_change(began, ended))
