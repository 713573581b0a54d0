"""Reads single words such as 6, 23:10 or neck, and says plainly what is wrong with them."""

import difflib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import time
from enum import Enum
from typing import TypeVar

from tidebook.commands.errors import WrongArgumentsError
from tidebook.domain.errors import EntryError
from tidebook.language import _

_Choice = TypeVar("_Choice", bound=Enum)


@contextmanager
def naming(what: str) -> Iterator[None]:
    """Turn what an entry refuses into wrong arguments, with `what` in front."""
    try:
        yield
    except EntryError as error:
        raise WrongArgumentsError(f"{what}: {error}") from error


def whole(key: str, value: str) -> int:
    """Read a whole number; WrongArgumentsError, naming `key`, when it is none."""
    if not (value.isascii() and value.isdecimal() and len(value) <= 5):
        raise WrongArgumentsError(_("{key} is a whole number, such as 6.").format(key=key))
    return int(value)


def number(key: str, value: str) -> float:
    """Read a number; WrongArgumentsError, naming `key`, when it is none."""
    try:
        return float(value)
    except ValueError:
        raise WrongArgumentsError(_("{key} is a number, such as 4 or 4.5.").format(key=key)) from None


def clock_time(key: str, value: str) -> time:
    """Read a time of day; WrongArgumentsError, naming `key`, when it is none."""
    try:
        hour, minute = value.split(":")
        return time(whole(key, hour), whole(key, minute))
    except (ValueError, WrongArgumentsError):
        raise WrongArgumentsError(_("{key} is a time, such as 23:10.").format(key=key)) from None


def choice(choices: type[_Choice], word: str) -> _Choice:
    """Return the choice with the value `word`; WrongArgumentsError, naming the nearest one, when there is none."""
    try:
        return choices(word)
    except ValueError:
        raise WrongArgumentsError(unknown(word, [str(one.value) for one in choices])) from None


def unknown(key: str, known: Iterable[str]) -> str:
    """Say that there is no such key, and which comes nearest."""
    nearest = difflib.get_close_matches(key, list(known), 1, 0.0)[0]
    return _("There is no key {key}. The nearest one is {nearest}.").format(key=key, nearest=nearest)
