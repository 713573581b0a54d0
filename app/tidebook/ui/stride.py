"""How far − and + go in a field for a time or a number, and where they begin."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from typing import Generic, TypeVar

from tidebook.language import _

_Value = TypeVar("_Value")

_MINUTES = 5
_DAY_MIN = 24 * 60


@dataclass(frozen=True)
class Stride(Generic[_Value]):
    """`less` and `more` name the two buttons; {field} in them is the field's own name.

    `go` takes what stands in the field (None: nothing) and -1 or +1, and returns what is to stand there.
    """

    less: str
    more: str
    go: Callable[[_Value | None, int], _Value]


def clock_stride(start: Callable[[], time]) -> Stride[time]:
    """Go 5 minutes earlier or later, through midnight. An empty field begins at `start`."""

    def go(at: time | None, by: int) -> time:
        if at is None:
            return start()
        minutes = (at.hour * 60 + at.minute + by * _MINUTES) % _DAY_MIN
        return time(*divmod(minutes, 60))

    return Stride(_("{field}: 5 minutes earlier"), _("{field}: 5 minutes later"), go)


def minutes_stride(start: int) -> Stride[int]:
    """Go 5 minutes down or up, within a day. An empty field begins with `start`."""

    def go(minutes: int | None, by: int) -> int:
        return start if minutes is None else min(max(minutes + by * _MINUTES, 0), _DAY_MIN)

    return Stride(_("{field}: 5 minutes less"), _("{field}: 5 minutes more"), go)


def count_stride() -> Stride[int]:
    """Go one down or up, from 0 on. An empty field begins with 1."""
    return Stride(*_one(), lambda count, by: 1 if count is None else max(count + by, 0))


def number_stride(start: float) -> Stride[float]:
    """Go one down or up. An empty field begins with `start`."""
    return Stride(*_one(), lambda number, by: start if number is None else number + by)


def hours_stride(largest: float) -> Stride[float]:
    """Go half an hour down or up, from 0 to `largest`. Empty counts as 0."""
    less, more = _("{field}: half an hour less"), _("{field}: half an hour more")
    return Stride(less, more, lambda hours, by: min(max((hours or 0.0) + by / 2, 0.0), largest))


def _one() -> tuple[str, str]:
    return _("{field}: one less"), _("{field}: one more")
