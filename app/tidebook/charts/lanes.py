"""The lanes below the tracks: what was done, payback, what happened; and what joins them to the days above."""

from collections.abc import Sequence
from datetime import date

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tidebook.analysis.lanes import same_events
from tidebook.charts.activity_lane import ActivityLane
from tidebook.charts.event_key import EventKey, rows_for
from tidebook.charts.event_lane import EventLane
from tidebook.charts.face import Sizes
from tidebook.charts.meanings import Meanings
from tidebook.charts.palette import Palette
from tidebook.charts.payback_lane import PaybackLane
from tidebook.charts.sign import Sign
from tidebook.charts.track import Track
from tidebook.charts.under import Under, made_by
from tidebook.domain.anchor import Anchor
from tidebook.domain.period import Period
from tidebook.domain.record import Record

Lane = ActivityLane | PaybackLane | EventLane


class Lanes:
    """The lanes of all that `record` holds of `period`; a lane with nothing in it is not there."""

    def __init__(self, figure: Figure, record: Record, period: Period, palette: Palette, sizes: Sizes) -> None:
        self.under = Under(figure, palette, sizes)
        activities = [activity for activity in record.activities if activity.day in period]
        episodes = [
            e
            for e in record.episodes
            if e.onset.day <= period.last and (e.ended is None or e.ended.day >= period.first)
        ]
        events = [event for event in record.events if event.day in period]
        self._links = made_by(record.links, {activity.id: activity for activity in activities})

        def axes() -> Axes:
            return figure.add_axes((0, 0, 1, 1))

        self.activities = ActivityLane(axes(), activities, palette, sizes) if activities else None
        self.payback = PaybackLane(axes(), episodes, period.last, palette, sizes) if episodes else None
        self.events = EventLane(axes(), events, palette, sizes) if events else None
        self.key = None if self.events is None else EventKey(figure, self.events)
        self.meanings: tuple[Meanings, ...] = ()

    @property
    def all(self) -> tuple[Lane, ...]:
        """The lanes that are there, from the top."""
        return tuple(lane for lane in (self.activities, self.payback, self.events) if lane is not None)

    @property
    def plots(self) -> tuple[float | None, ...]:
        """How high each lane is, in logical pixels at a text size of 100 %; None: it shares what is left."""
        return tuple(lane.height for lane in self.all)

    def bind(self, tracks: Sequence[Track], anchors: Sequence[Sequence[Anchor]]) -> None:
        """Take over the tracks, and the person's words for the numbers of each."""
        self.meanings = tuple(Meanings(track, own) for track, own in zip(tracks, anchors, strict=True) if own)

    def signs(self) -> list[Sign]:
        """Return what the key says of the lanes."""
        signs = [sign for lane in (self.activities, self.payback) if lane is not None for sign in lane.signs()]
        return [self.under.change_sign(), *signs] if any(one.changed for one in self.meanings) else signs

    @property
    def shapeless(self) -> str:
        """How the names of the signs begin that are not to be seen: those of kinds, where all are dots."""
        return "kind" if self.activities is not None and self.activities.is_crowded else ""

    def letter_rows(self, first: date, last: date, width: float, sizes: Sizes) -> int:
        """Return how many lines the letters of the days `first` to `last` take in a `width` in points."""
        if self.events is None:
            return 0
        return rows_for(same_events(self.events.within(first, last), 26), width, sizes)

    def fit(self, frames: Sequence[Axes], left: float, width: float, beside: float) -> None:
        """Take over the places: `left` and `width` of the tracks (shares), the room `beside` them (points)."""
        self._frames = frames
        self.under.fit(left, width)
        for lane in self.all:
            lane.fit()
        for one in self.meanings:
            one.fit(beside)
        self.under.mark_changes(self.meanings)

    def name_letters(self, first: date, last: date, top: float | None) -> None:
        """Say what the letters of the days shown stand for, below `top` (points from below; None: where it was)."""
        if self.key is not None:
            self.key.say(top, years=first.year != last.year)

    def place_key(self, left: float, top: float | None, width: float, row: float, rows: int) -> None:
        """Set the letters' key at `left`, `top` (points from the lower left); None: there is no room."""
        if self.key is not None:
            self.key.place(left, top, width, row, rows)

    def show(self, first: date, last: date) -> None:
        """Show the days `first` to `last`."""
        ends = first.toordinal(), last.toordinal()
        self.under.show(*ends)
        for lane in self.all:
            lane.show(*ends)
        if self.events is not None:
            self.under.rule(self.events, self._frames[:-1])
        if self.payback is not None and self.activities is not None:
            self.under.link(self.payback, self.activities, self._links)
        for one in self.meanings:
            one.show(last)
