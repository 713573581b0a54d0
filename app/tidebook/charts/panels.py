"""The symptoms of the printed page: one picture a symptom, all of one width, days under days.

They are written as SVG here. matplotlib takes 43 ms for the five (axes, artists and file a third each), and 0.3 s
to be imported, where the whole page is set in 40 ms.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tidebook.analysis.daily import Cell, DailySeries, running_median
from tidebook.charts.dates import Tick, date_ticks
from tidebook.charts.palette import PRINT
from tidebook.charts.scale import SCORE
from tidebook.charts.thinning import columns_of, thin_dots, thin_line
from tidebook.domain.period import Period

_PT = 25.4 / 72
_FAMILY = "Atkinson Hyperlegible Next"
# Letters are 8 pt here; half a capital, and a letter's usual width, as shares of that.
_LETTER, _HALF_CAP, _WIDE = 8 * _PT, 0.334, 0.54
_DOT, _RIM, _LINE, _HAIR = 0.72, 0.26, 0.38, 0.28
# From the top of a panel to 10, and from 0 down to its foot: there is the lane of T.
_ABOVE, _BELOW, _TEE = 1.7, 3.2, 1.75
# Letters of events are never closer than that.
_APART = 2.0


@dataclass(frozen=True, slots=True)
class PanelSizes:
    """Millimetres: `gutter` for the numbers of the axis, `plot` for the days, `panel` from one panel to the next."""

    gutter: float
    plot: float
    panel: float
    lane: float
    dates: float


@dataclass(frozen=True, slots=True)
class PanelMarks:
    """`events`: the number of a day and its letter; `changed`: for each panel, days and levels of changed anchors."""

    events: Sequence[tuple[int, str]] = ()
    changed: Sequence[Sequence[tuple[int, int]]] = ()


def panel_svgs(
    series: Sequence[DailySeries], sizes: PanelSizes, marks: PanelMarks | None = None, shown: Period | None = None
) -> list[bytes]:
    """Return one SVG a series; set one below the other without a gap they are one picture.

    Drawn are the days of `shown` (None: all); the days around them only count in the running median.

    Above the first stand the letters of events, below the last the dates; both are ruled through all. The first says
    in words what the lowest and the highest mean. The same series give the same bytes.
    """
    marks = marks or PanelMarks()
    last = len(series) - 1
    return [
        _Panel(one, shown or one.period, sizes, marks, marks.changed[at] if marks.changed else ()).drawn(
            is_first=at == 0, is_last=at == last
        )
        for at, one in enumerate(series)
    ]


class _Panel:
    """One panel in the making; `parts` are SVG, x and y in millimetres from its top left corner."""

    def __init__(
        self,
        known: DailySeries,
        shown: Period,
        sizes: PanelSizes,
        marks: PanelMarks,
        changed: Sequence[tuple[int, int]],
    ) -> None:
        self.series, self.sizes, self.marks, self.changed = known.within(shown), sizes, marks, changed
        self.median = DailySeries(known.period, running_median(known), known.cells).within(shown).values
        self.room = sizes.plot / len(shown)
        self.days = np.arange(len(shown), dtype=np.float64)
        self.top = 0.0
        self.parts: list[str] = []

    def drawn(self, *, is_first: bool, is_last: bool) -> bytes:
        self.top = self.sizes.lane if is_first else 0.0
        foot = self.top + self.sizes.panel
        ticks = self._ticks()
        self._shade()
        self._rules(ticks, foot)
        self._grid(with_words=is_first)
        self._line()
        self._dots()
        self._ill()
        if is_first and self.sizes.lane:
            self._letters()
        if is_last:
            for tick in ticks:
                self._say(
                    self._date_x(tick), foot + 0.6 + _LETTER * 0.9, tick.words, anchor="middle", ink=PRINT.quiet
                )
            foot += self.sizes.dates
        width = self.sizes.gutter + self.sizes.plot
        box = f'width="{width:.2f}mm" height="{foot:.2f}mm" viewBox="0 0 {width:.2f} {foot:.2f}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{"".join(self.parts)}</svg>'.encode()

    def _x(self, day: float) -> float:
        return self.sizes.gutter + (day + 0.5) * self.room

    def _y(self, value: float) -> float:
        height = self.sizes.panel - _ABOVE - _BELOW
        return self.top + _ABOVE + height * (1 - value / SCORE.top)

    def _say(self, x: float, y: float, words: str, *, anchor: str, ink: str, weight: int = 400) -> None:
        escaped = words.replace("&", "&amp;").replace("<", "&lt;")
        self.parts.append(
            f'<text x="{x:.2f}" y="{y:.2f}" text-anchor="{anchor}" fill="{ink}" font-family="{_FAMILY}" '
            f'font-size="{_LETTER:.3f}" font-weight="{weight}">{escaped}</text>'
        )

    def _path(self, path: str, ink: str, width: float, extra: str = "") -> None:
        if path:
            self.parts.append(f'<path d="{path}" fill="none" stroke="{ink}" stroke-width="{width}"{extra}/>')

    def _shade(self) -> None:
        """Lay a shade on the days on which nothing was asked."""
        half = self.room / 2
        for first, last in _runs(np.flatnonzero(self.series.cells == Cell.NOT_ASKED)):
            x, wide = self._x(first) - half, (last - first + 1) * self.room
            y, high = self._y(SCORE.top), self._y(0) - self._y(SCORE.top)
            self.parts.append(
                f'<rect x="{x:.2f}" y="{y:.2f}" width="{wide:.2f}" height="{high:.2f}" fill="{PRINT.tint}"/>'
            )

    def _rules(self, ticks: list[Tick], foot: float) -> None:
        period = self.series.period
        dates = "".join(f"M{self._x(period.index(tick.day)):.2f} {self.top:.2f}V{foot:.2f}" for tick in ticks)
        self._path(dates, PRINT.rule, _HAIR)
        events = "".join(f"M{self._x(at):.2f} {self.top:.2f}V{foot:.2f}" for at, _letter in self.marks.events)
        self._path(events, PRINT.quiet, _HAIR, ' stroke-dasharray="0.55 0.75"')

    def _grid(self, *, with_words: bool) -> None:
        left, right = self.sizes.gutter, self.sizes.gutter + self.sizes.plot
        is_flat = self.sizes.panel < 11
        for at, tick in enumerate(SCORE.ticks):
            y = self._y(tick)
            self._path(f"M{left:.2f} {y:.2f}H{right:.2f}", PRINT.edge if at == 0 else PRINT.hairline, _HAIR)
            words = SCORE.ends[0 if at == 0 else 1] if with_words and at != 1 else ""
            if at != 1 or not is_flat:
                self._say(
                    left - 1.2, y + _HALF_CAP * _LETTER, f"{tick:g} {words}".strip(), anchor="end", ink=PRINT.quiet
                )

    def _line(self) -> None:
        x, y = thin_line(self.days, self.median, self._columns())
        path, lone = [], []
        for first, last in _runs(np.flatnonzero(~np.isnan(y))):
            points = [f"{self._x(x[at]):.2f} {self._y(y[at]):.2f}" for at in range(first, last + 1)]
            if first == last:
                wide = min(self.room, 1.4) / 2
                lone.append(f"M{self._x(x[first]) - wide:.2f} {self._y(y[first]):.2f}h{2 * wide:.2f}")
            path.append("M" + "L".join(points))
        self._path("".join([*path, *lone]), PRINT.text, _LINE, ' stroke-linejoin="round"')

    def _dots(self) -> None:
        radius = min(max(0.47 * self.room, 0.3 * _DOT), _DOT)
        rim = min(_RIM, 0.5 * radius)
        columns = self._columns()
        for cells, is_late in (((Cell.ON_TIME,), False), ((Cell.LATE, Cell.FROM_MEMORY), True)):
            here = np.isin(self.series.cells, cells)
            x, y = thin_dots(self.days[here], self.series.values[here], columns[here])
            r = radius - rim / 2 if is_late else radius
            # A circle is two half turns; all of them are one path.
            path = "".join(
                f"M{self._x(a) - r:.2f} {self._y(b):.2f}a{r:.2f} {r:.2f} 0 1 0 {2 * r:.2f} 0"
                f"a{r:.2f} {r:.2f} 0 1 0 {-2 * r:.2f} 0z"
                for a, b in zip(x.tolist(), y.tolist(), strict=True)
            )
            look = (
                f'fill="{PRINT.card}" stroke="{PRINT.text}" stroke-width="{rim:.2f}"'
                if is_late
                else f'fill="{PRINT.text}"'
            )
            if path:
                self.parts.append(f'<path d="{path}" {look}/>')
        for day, level in self.changed:
            x_, y_ = self._x(day), self._y(level)
            self.parts.append(
                f'<path d="M{x_:.2f} {y_ - 1.15:.2f}l1.15 1.15l-1.15 1.15l-1.15 -1.15z" fill="{PRINT.card}" '
                f'fill-opacity="0" stroke="{PRINT.text}" stroke-width="{_RIM}"/>'
            )

    def _ill(self) -> None:
        """Write T below 0 on days too ill to fill in; where these stand too close, they share a bar."""
        y = self._y(0) + 0.75
        ill = np.flatnonzero(self.series.cells == Cell.TOO_ILL)
        if self.room >= 1.3:
            path = "".join(f"M{self._x(d) - 0.6:.2f} {y + 0.15:.2f}h1.2m-0.6 0v{_TEE:.2f}" for d in ill.tolist())
            self._path(path, PRINT.text, 0.36)
            return
        half = max(self.room / 2, 0.15)
        bars = "".join(f"M{self._x(a) - half:.2f} {y + 0.6:.2f}H{self._x(b) + half:.2f}" for a, b in _runs(ill))
        self._path(bars, PRINT.text, 1.0)

    def _letters(self) -> None:
        """Write the letters of events; one whose place is taken moves aside, its line stays."""
        xs: list[float] = []
        for at, _letter in self.marks.events:
            xs.append(max(self._x(at), xs[-1] + _APART if xs else 0.0))
        edge = self.sizes.gutter + self.sizes.plot
        for place in reversed(range(len(xs))):
            xs[place] = min(xs[place], edge)
            edge = xs[place] - _APART
        for x, (_at, letter) in zip(xs, self.marks.events, strict=True):
            self._say(x, self.sizes.lane - 0.9, letter, anchor="middle", ink=PRINT.text, weight=600)

    def _ticks(self) -> list[Tick]:
        period = self.series.period

        def fits(ticks: list[Tick]) -> bool:
            pairs = pairwise(ticks)
            return all(
                self._date_x(b) - self._date_x(a) >= (_width(a.words) + _width(b.words)) / 2 + 2.0 for a, b in pairs
            )

        return date_ticks(period.first, period.last, fits)

    def _date_x(self, tick: Tick) -> float:
        half = _width(tick.words) / 2
        right = self.sizes.gutter + self.sizes.plot
        return min(max(self._x(self.series.period.index(tick.day)), half), right - half)

    def _columns(self) -> NDArray[np.int64]:
        return columns_of(self.days, -0.5, len(self.days) - 0.5, int(self.sizes.plot / 0.13))


def _width(words: str) -> float:
    return _WIDE * _LETTER * len(words)


def _runs(places: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Return the first and last of each unbroken run of `places` (sorted)."""
    if not len(places):
        return []
    breaks = np.flatnonzero(np.diff(places) > 1)
    firsts, lasts = places[np.r_[0, breaks + 1]], places[np.r_[breaks, len(places) - 1]]
    return list(zip(firsts.tolist(), lasts.tolist(), strict=True))
