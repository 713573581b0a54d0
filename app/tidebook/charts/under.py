"""What lies under all tracks and lanes: rules of events, the person's links, and where words for numbers changed."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from tidebook.charts.activity_lane import ActivityLane
from tidebook.charts.event_lane import EventLane
from tidebook.charts.face import Sizes
from tidebook.charts.grid import figure_of
from tidebook.charts.letter_mark import capital_mark
from tidebook.charts.meanings import Meanings
from tidebook.charts.palette import Palette
from tidebook.charts.payback_lane import PaybackLane
from tidebook.charts.sign import Sign
from tidebook.charts.strokes import broken, put, strokes
from tidebook.domain.activity import Activity
from tidebook.domain.episode import Link
from tidebook.language import _

# Links on less room for a day (points) than this could not be followed.
_LINK_PT = 0.7


class Under:
    """Axes as wide as the tracks and as high as the figure, whose y is the share of the figure from below."""

    def __init__(self, figure: Figure, palette: Palette, sizes: Sizes) -> None:
        self.axes: Axes = figure.add_axes((0, 0, 1, 1), zorder=-1)
        self.axes.set_axis_off()
        self.axes.set_autoscale_on(False)
        self.axes.set_ylim(0, 1)
        self._palette, self._sizes = palette, sizes
        self.rules = self.axes.add_line(strokes(palette.hairline, sizes.hairline, 0.6))
        self.links = self.axes.add_line(strokes(palette.edge, sizes.hairline, 2))
        self.links.set_snap(False)
        self.changes = self.axes.add_line(self._change())

    def fit(self, left: float, width: float) -> None:
        """Take over where the tracks begin and how wide they are, as shares of the figure."""
        self.axes.set_position((left, 0, width, 1))

    def show(self, first: int, last: int) -> None:
        """Show the days `first` to `last` (day numbers)."""
        self.axes.set_xlim(first - 0.5, last + 0.5)

    def rule(self, events: EventLane, frames: Sequence[Axes]) -> None:
        """Carry the days of `events` up through `frames`."""
        boxes = [axes.get_position(original=True) for axes in frames]
        put(self.rules, *broken([(day, box.y0, day, box.y1) for day in events.ruled for box in boxes]))

    def link(self, lane: PaybackLane, activities: ActivityLane, made: Sequence[tuple[Link, Activity]]) -> None:
        """Draw the links that the person made: from where a bar begins to the activity."""
        first, last = self.axes.get_xlim()
        wide = 72 * float(figure_of(lane.axes).get_size_inches()[0]) * self.axes.get_position(original=True).width
        if wide / (last - first) < _LINK_PT:
            put(self.links, [], [])
            return
        upper, lower = (one.axes.get_position(original=True) for one in (activities, lane))
        segments = []
        for link, activity in made:
            foot = lane.foot_of(link.episode)
            if foot is None or not (first <= foot[0] <= last or first <= activity.day.toordinal() <= last):
                continue
            x, height = activities.place_of(activity)
            segments.append((foot[0], lower.y0 + foot[1] * lower.height, x, upper.y0 + height * upper.height))
        put(self.links, *broken(segments))

    def mark_changes(self, meanings: Sequence[Meanings]) -> None:
        """Put a mark above each track at the days on which the words for its numbers changed."""
        # Above the plot, on the level of the name: the highest dots stay free.
        rise = self._sizes.label / 72 / float(figure_of(self.axes).get_size_inches()[1])
        points = [
            (day, box.y1 + 0.4 * rise)
            for one in meanings
            for box in [one.track.axes.get_position(original=True)]
            for day in one.changed
        ]
        put(self.changes, [x for x, _y in points], [y for _x, y in points])

    def change_sign(self) -> Sign:
        """Return what the key says of such a day."""
        return Sign("change", _("words for the numbers changed"), self._change)

    def _change(self) -> Line2D:
        # What the same number says before it and after it is not the same.
        mark = Line2D([], [], linestyle="none", marker=capital_mark("≠"), color=self._palette.text, zorder=3)
        mark.set(markersize=0.6 * self._sizes.label, markeredgewidth=0)
        return mark


def made_by(links: Sequence[Link], activities: Mapping[UUID, Activity]) -> list[tuple[Link, Activity]]:
    """Return each link with its activity, as far as that is among `activities`."""
    return [(link, activities[link.activity]) for link in links if link.activity in activities]
