"""Where it hurt, on the drawing of a body: on how many days each place was marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from babel.numbers import format_percent

from tidebook.analysis.levels import LEVELS
from tidebook.analysis.pain_places import PainPlaces, pain_places
from tidebook.charts.body_figure import Figures
from tidebook.charts.dates import period_words
from tidebook.charts.face import BOLD, PX, Sizes, width_of
from tidebook.charts.levels import level_fill
from tidebook.charts.palette import Palette
from tidebook.charts.picture import Drawing, Table, Value
from tidebook.charts.sheet import EDGE_PT, LINE, RIM, SWATCH, Sheet, key_height
from tidebook.charts.written import lines_of, write
from tidebook.domain.pain import Area
from tidebook.domain.record import Record
from tidebook.language import _, locale, ngettext

# A place that was marked on up to this share of the recorded days is drawn a step darker than the one before.
STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)
assert len(STEPS) == len(LEVELS)
# Below this share of their full size, figures stand below each other rather than side by side.
_LEAST_SHARE = 0.8
_GAP = 24 * PX


def step_of(share: float) -> int:
    """Return the step that a share (0 to 1) of the days belongs to."""
    return next(step for step, highest in enumerate(STEPS) if share <= highest)


@dataclass(frozen=True, slots=True)
class PainMapPicture:
    """The marked places of one period, or of two beside each other, the earlier one first."""

    places: tuple[PainPlaces, ...]

    @classmethod
    def of(cls, record: Record, before: Record | None = None) -> "PainMapPicture":
        """Count the days of `record`, and of `before` if there is one."""
        found = (pain_places(one) for one in (before, record) if one is not None)
        return cls(tuple(sorted(found, key=lambda one: one.period)))

    @property
    def title(self) -> str:
        """What the chart is called."""
        return _("Pain places, {period}").format(period=_(" and ").join(_dates(one) for one in self.places))

    @property
    def sentence(self) -> str:
        """On how many days each place was marked, in the order of the body."""
        return " ".join(f"{_dates(one)}: {recorded_words(one)} {_places_words(one)}".strip() for one in self.places)

    @property
    def table(self) -> Table:
        """One row a place: the days on which it was marked, and of how many."""
        columns = [_("place")]
        for one in self.places:
            columns += [
                _("{period}: days marked").format(period=_dates(one)),
                _("{period}: days recorded").format(period=_dates(one)),
            ]
        rows: list[tuple[Value, ...]] = [
            (area.words, *(number for one in self.places for number in (one.days[area], one.recorded)))
            for area in Area
        ]
        return Table(tuple(columns), tuple(rows))

    def least_height(self, width: float, sizes: Sizes) -> float:
        """Return the height in logical pixels in which all has room at this `width`."""
        return _Arrangement(self.places, width * PX, sizes).height / PX

    def draw(self, palette: Palette, width: float, height: float, sizes: Sizes) -> Drawing:
        """Return the bodies, the list of the places and the key."""
        return _Arrangement(self.places, width * PX, sizes).draw(palette, height * PX)


class _Arrangement:
    """Where the bodies and the list stand at one width (points)."""

    def __init__(self, places: tuple[PainPlaces, ...], width: float, sizes: Sizes) -> None:
        self.places, self.width, self.sizes = places, width, sizes
        self.room = width - 2 * EDGE_PT
        self.list = _List(places, self.room, sizes)
        numbers = [str(n) for one in places for n in one.days.values()]
        self.beside, self.in_a_row = self._ways(numbers)
        taken = self.list.width + _GAP if self.beside else 0.0
        self.block = self._block(taken) if self.in_a_row else self.room
        self.figures = Figures(numbers, self.block, sizes)
        self.heads = [self._head(one) for one in places]
        self.head = max(LINE * (sizes.name * len(a) + sizes.label * len(b)) for a, b in self.heads)
        self.block_height = self.head + self.figures.height
        tops = 1 if self.in_a_row else len(places)
        self.list_top = EDGE_PT + (0 if self.beside else tops * (self.block_height + _GAP))
        foot = max(EDGE_PT + tops * self.block_height + (tops - 1) * _GAP, self.list_top + self.list.height)
        self.key_top = foot + 0.7 * sizes.label
        self.note_top = self.key_top + key_height(key_words(), self.room, sizes) + 0.4 * sizes.label
        self.note = lines_of(_note(), self.room, sizes.label)
        self.height = self.note_top + LINE * sizes.label * len(self.note) + EDGE_PT

    def draw(self, palette: Palette, _height: float) -> Drawing:
        sheet = Sheet(self.width, _height, palette, self.sizes)
        for at, one in enumerate(self.places):
            left = EDGE_PT + (at * (self.block + _GAP) if self.in_a_row else 0)
            top = EDGE_PT + (0 if self.in_a_row else at * (self.block_height + _GAP))
            self._draw_block(sheet, one, self.heads[at], left, top)
        left = EDGE_PT + (len(self.places) * (self.block + _GAP) if self.beside else 0)
        self.list.draw(sheet, left, self.list_top)
        for step, place in enumerate(sheet.key(key_words(), EDGE_PT, self.key_top)):
            label = self.sizes.label
            sheet.box(place.left, place.middle - 0.42 * label, SWATCH * label, 0.84 * label,
                      facecolor=level_fill(palette, step))  # fmt: skip
        write(sheet, EDGE_PT, self.note_top, self.note, points=self.sizes.label, colour=palette.quiet)
        return sheet.drawing

    def _ways(self, numbers: Sequence[str]) -> tuple[bool, bool]:
        """Return whether the list stands beside the bodies, and whether the periods stand beside each other."""
        for beside in (True, False):
            block = self._block(self.list.width + _GAP if beside else 0.0)
            if block > 0 and Figures(numbers, block, self.sizes).share >= _LEAST_SHARE:
                return beside, True
        return False, len(self.places) == 1

    def _block(self, taken: float) -> float:
        """Return how wide one period is where all of them share the room that is not `taken`."""
        widest = Figures.widest([str(n) for one in self.places for n in one.days.values()], self.sizes)
        return min((self.room - taken - _GAP * (len(self.places) - 1)) / len(self.places), widest)

    def _head(self, one: PainPlaces) -> tuple[list[str], list[str]]:
        name = _dates(one) if len(self.places) == 1 else f"{_letter(self.places.index(one))} {_dates(one)}"
        return (
            lines_of(name, self.block, self.sizes.name, BOLD),
            lines_of(recorded_words(one), self.block, self.sizes.label),
        )

    def _draw_block(
        self, sheet: Sheet, one: PainPlaces, head: tuple[list[str], list[str]], left: float, top: float
    ) -> None:
        ink, quiet = sheet.palette.text, sheet.palette.quiet
        below = write(sheet, left, top, head[0], points=self.sizes.name, colour=ink, weight=BOLD)
        write(sheet, left, below, head[1], points=self.sizes.label, colour=quiet)
        fills = {area: level_fill(sheet.palette, step_of(one.share(area))) for area in Area}
        words = {area: f"{area.words}: {days_words(one.days[area], one.recorded)}. {_dates(one)}" for area in Area}
        numbers = {area: str(n) for area, n in one.days.items()} if one.recorded else {}
        self.figures.draw(sheet, (left, top + self.head), fills, numbers, words)


class _List:
    """Every place with its number of days. Where a line is too narrow, the numbers stand below the place."""

    def __init__(self, places: tuple[PainPlaces, ...], room: float, sizes: Sizes) -> None:
        self.places, self.sizes = places, sizes
        label = sizes.label
        cells = [self._cell(one, area) for one in places for area in Area]
        self.names = max(width_of(area.words, label) for area in Area)
        self.column = max(width_of(cell, label) for cell in cells) + 1.4 * label
        self.width = min(self._right(len(places) - 1), room)
        self.is_stacked = self._right(len(places) - 1) > room
        self.rows = [self._lines(area, room) for area in Area] if self.is_stacked else []
        heads = 0 if len(places) == 1 else 1
        lines = sum(map(len, self.rows)) + 0.4 * len(self.rows) if self.is_stacked else len(Area) + heads
        self.height = LINE * label * lines

    def draw(self, sheet: Sheet, left: float, top: float) -> None:
        quiet, text = sheet.palette.quiet, sheet.palette.text
        step = LINE * self.sizes.label
        if self.is_stacked:
            for row in self.rows:
                top = write(sheet, left, top, row, points=self.sizes.label, colour=text) + 0.4 * step
            return
        if len(self.places) > 1:
            for at in range(len(self.places)):
                sheet.say(left + self._right(at), top + step / 2, _letter(at), weight=BOLD, colour=text, ha="right")
            top += step
        for line, area in enumerate(Area):
            middle = top + step * (line + 0.5)
            if line:
                sheet.axes.plot(
                    [left, left + self.width], [middle - step / 2] * 2, color=sheet.palette.hairline, linewidth=RIM
                )
            sheet.say(left, middle, area.words, colour=text)
            for at, one in enumerate(self.places):
                ink = text if one.days[area] else quiet
                sheet.say(left + self._right(at), middle, self._cell(one, area), colour=ink, ha="right")

    def _right(self, at: int) -> float:
        """Return where the numbers of one period end."""
        return self.names + (at + 1) * self.column

    def _cell(self, one: PainPlaces, area: Area) -> str:
        if not one.recorded:
            return "–"
        if len(self.places) == 1:
            return days_words(one.days[area], one.recorded)
        return _("{count} of {days}").format(count=one.days[area], days=one.recorded)

    def _lines(self, area: Area, room: float) -> list[str]:
        cells = [self._cell(one, area) for one in self.places]
        if len(cells) > 1:
            cells = [f"{_letter(at)} {cell}" for at, cell in enumerate(cells)]
        label = self.sizes.label
        return [line for part in (area.words, *cells) for line in lines_of(part, room, label)]


def days_words(count: int, recorded: int) -> str:
    """Return such as "5 of 24 days"."""
    return ngettext("{count} of {days} day", "{count} of {days} days", recorded).format(count=count, days=recorded)


def recorded_words(one: PainPlaces) -> str:
    """Say on how many days anything was recorded, and on how many a place was marked."""
    if not one.recorded:
        return _("Nothing recorded in these days.")
    length = len(one.period)
    return ngettext(
        "Anything recorded on {recorded} of {days} day, a place marked on {marked}.",
        "Anything recorded on {recorded} of {days} days, a place marked on {marked}.",
        length,
    ).format(recorded=one.recorded, days=length, marked=one.marked)


def _places_words(one: PainPlaces) -> str:
    marked = [f"{area.words} {count}" for area, count in one.days.items() if count]
    return f"{', '.join(marked)}." if marked else ""


def key_words() -> list[str]:
    """Return what each step of lightness means: a share of the recorded days."""
    up_to = [_("up to {percent}").format(percent=format_percent(share, locale=locale())) for share in STEPS[1:-1]]
    return [_("not marked"), *up_to, _("more")]


def _note() -> str:
    return " ".join((
        _("A number is the number of days on which a place was marked."),
        _("It is counted of the days on which anything was recorded."),
        _("A day without a mark does not say that nothing hurt."),
    ))  # fmt: skip


def _letter(at: int) -> str:
    return "AB"[at]


def _dates(one: PainPlaces) -> str:
    return period_words(one.period.first, one.period.last)
