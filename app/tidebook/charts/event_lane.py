"""Events as letters at their days: the same letter for the same words; the key says which."""

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from string import ascii_lowercase
from uuid import UUID

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from tidebook.analysis.lanes import same_events
from tidebook.charts.face import PX, Sizes
from tidebook.charts.grid import size_pt
from tidebook.charts.lane_words import events_say
from tidebook.charts.letter_mark import EM, word_mark
from tidebook.charts.palette import Palette
from tidebook.charts.strokes import broken, put, strokes
from tidebook.domain.event import Event, EventKind
from tidebook.language import _

# More events than these get two rows for their letters.
_FEW = 8
# Logical pixels at a text size of 100 %: a row of letters, and the foot with what has no letter.
_ROW = 17
_FOOT = 7
# More rules than one in so many points would be a fence.
_RULE_PT = 18.0

_Places = dict[str, list[tuple[float, float]]]


@dataclass(frozen=True, slots=True)
class Lettered:
    """A letter, and the events of the days shown that it stands for: at least one, all of the same words."""

    letter: str
    events: tuple[Event, ...]


class EventLane:
    """The letters of `events`, in axes whose y is logical pixels from the top. `key_room`: how many letters."""

    def __init__(self, axes: Axes, events: Sequence[Event], palette: Palette, sizes: Sizes) -> None:
        self.axes, self.palette, self.sizes = axes, palette, sizes
        self.name, self.aside = _("Events"), ""
        axes.set_axis_off()
        axes.set_autoscale_on(False)
        self.events = sorted(events, key=lambda event: event.day)
        self.key_room = len(ascii_lowercase)
        self.lettered: list[Lettered] = []
        self.ruled: list[int] = []
        self.letters: dict[str, Line2D] = {}
        self.ticks = axes.add_line(Line2D([], [], linestyle="none", marker="|", color=palette.quiet, zorder=2))
        self.lengths = axes.add_line(strokes(palette.edge, sizes.hairline, 1))

    @property
    def rows(self) -> int:
        """How many rows of letters there are."""
        return 1 if len(self.events) <= _FEW else 2

    @property
    def height(self) -> float:
        """How high the lane is, in logical pixels at a text size of 100 %."""
        return float(self.rows * _ROW + _FOOT)

    def within(self, first: date, last: date) -> list[Event]:
        """Return the events that begin on the days `first` to `last`."""
        return [event for event in self.events if first <= event.day <= last]

    def fit(self) -> None:
        """Take over a new size of the axes."""
        self._tall = size_pt(self.axes)[1] / PX
        self._foot = self._tall * _FOOT / self.height
        self.axes.set_ylim(self._tall, 0)

    def show(self, first: int, last: int) -> None:
        """Show the days `first` to `last` (day numbers), and give letters to what begins there."""
        self.axes.set_xlim(first - 0.5, last + 0.5)
        room = size_pt(self.axes)[0] / (last - first + 1)
        seen = self.within(date.fromordinal(first), date.fromordinal(last))
        groups = same_events(seen, min(self.key_room, len(ascii_lowercase)))
        self.lettered = [Lettered(letter, events) for letter, events in zip(ascii_lowercase, groups, strict=False)]
        letter_of = {event.id: one.letter for one in self.lettered for event in one.events}
        places, ticks = self._places(seen, letter_of, 0.95 * self.sizes.label / room)
        self._set_letters(places)
        put(self.ticks, ticks, [self._tall - self._foot / 2] * len(ticks))
        self.ticks.set(markersize=0.3 * self.sizes.label, markeredgewidth=self.sizes.hairline)
        self._set_lengths(first, last)
        # What is taken as needed is taken often: its rules would be a fence.
        days = sorted({event.day.toordinal() for event in seen if event.kind is not EventKind.TAKEN})
        self.ruled = days if len(days) * _RULE_PT <= size_pt(self.axes)[0] else []

    def _places(
        self, seen: Sequence[Event], letter_of: Mapping[UUID, str], wide: float
    ) -> tuple[_Places, list[float]]:
        """Return the places of each letter (day number, y), `wide` days each, and the days that have only a tick."""
        places: _Places = {letter: [] for letter in ascii_lowercase}
        ticks: list[float] = []
        taken: list[list[float]] = [[] for _row in range(self.rows)]
        # What is taken as needed comes last, where there is not room for all.
        for event in sorted(seen, key=lambda event: (event.kind is EventKind.TAKEN, event.day)):
            day, letter = event.day.toordinal(), letter_of.get(event.id)
            row = next((row for row, days in enumerate(taken) if _is_free(days, day, wide)), None)
            if letter is None or row is None:
                ticks.append(day)
            else:
                insort(taken[row], day)
                places[letter].append((day, (row + 0.5) * (self._tall - self._foot) / self.rows))
        return places, ticks

    def says(self, day: date) -> str:
        """Return the events on `day`, in words."""
        return events_say(day, self.events)

    def _set_letters(self, places: _Places) -> None:
        for letter, points in places.items():
            if points and letter not in self.letters:
                self.letters[letter] = self.axes.add_line(self.sign(letter))
            if letter in self.letters:
                put(self.letters[letter], [x for x, _y in points], [y for _x, y in points])

    def sign(self, letter: str) -> Line2D:
        """Return a new artist that is `letter`, as it stands in the lane."""
        return Line2D([], [], linestyle="none", marker=word_mark(letter), color=self.palette.text, zorder=3,
                      markersize=EM * self.sizes.label, markeredgewidth=0, clip_on=False)  # fmt: skip

    def _set_lengths(self, first: int, last: int) -> None:
        """Draw how long an event lasted, where it did."""
        y = self._tall - self._foot / 2
        spans = [(e.day.toordinal(), e.until.toordinal()) for e in self.events if e.until is not None]
        seen = [(a - 0.3, y, b + 0.3, y) for a, b in spans if b >= first and a <= last and b > a]
        put(self.lengths, *broken(seen))


def _is_free(days: Sequence[float], day: float, wide: float) -> bool:
    """Whether no other of `days` (ascending) lies nearer to `day` than `wide`."""
    at = bisect_left(days, day)
    return all(abs(other - day) >= wide for other in days[max(at - 1, 0) : at + 1])
