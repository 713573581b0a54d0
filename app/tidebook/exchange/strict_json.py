"""Reads JSON the way its standard means it: every name once, only numbers that are numbers."""

import json
import math


def read(content: bytes) -> object:
    """Return what `content` (UTF-8) says; ValueError when it is no JSON, or could be read in two ways.

    Python itself takes NaN, 1e999 and the last of two equal names without a word (storage.md 4).
    """
    try:
        return json.loads(content.decode(), parse_constant=_no_number, parse_float=_finite, object_pairs_hook=_once)
    except RecursionError:
        raise ValueError("brackets within brackets without an end") from None


def _no_number(word: str) -> float:
    raise ValueError("this is no number")


def _finite(word: str) -> float:
    number = float(word)
    if not math.isfinite(number):
        raise ValueError("this number is too large")
    return number


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found
