"""What the person's own symptoms were called, day by day."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from tidebook.domain.own_symptom import OwnName


class OwnNames:
    """The history of the names, asked for a name on a day many thousand times."""

    def __init__(self, names: Iterable[OwnName]) -> None:
        self._history: dict[str, tuple[list[date], list[str]]] = {}
        for name in sorted(names, key=lambda name: name.day):
            days, called = self._history.setdefault(name.symptom, ([], []))
            days.append(name.day)
            called.append(name.name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._history)

    def __contains__(self, symptom: object) -> bool:
        return symptom in self._history

    def on(self, day: date, symptom: str) -> str:
        """Return what `symptom` was called on `day`; before its first name, its first name."""
        days, called = self._history[symptom]
        return called[max(bisect_right(days, day) - 1, 0)]

    def all(self, symptom: str) -> list[str]:
        """Return every name that it had, the newest last, each once."""
        return list(dict.fromkeys(self._history[symptom][1]))

    def newest(self, symptom: str) -> str:
        """Return what it is called now."""
        return self._history[symptom][1][-1]
