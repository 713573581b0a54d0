"""Which answers stood in the boxes of a sheet before it was typed in."""

from collections.abc import Callable

from tidebook.domain.paper import Copied

_Place = tuple[int, int]  # row, column


class FoundAnswers:
    """Keeps for each box that is typed in what stood there first; nothing is what most of them held."""

    def __init__(self) -> None:
        self._first: dict[_Place, Copied | None] = {}

    def note(self, place: _Place, before: Copied | None) -> None:
        """Note that something is typed into the box at `place`, where `before` stands."""
        self._first.setdefault(place, before)

    def changed_count(self, now: Callable[[int, int], Copied | None]) -> int:
        """Return in how many boxes an answer was found and stands no more; `now` tells what a box holds."""
        return sum(_value(now(*place)) != first.value for place, first in self._first.items() if first is not None)


def _value(entry: Copied | None) -> float | None:
    return None if entry is None else entry.value
