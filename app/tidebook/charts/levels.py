"""On how many days a symptom was at which level: one bar a symptom, the numbers inside."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from tidebook.analysis.daily import daily_ratings
from tidebook.analysis.levels import LEVELS, LevelDays, level_days
from tidebook.charts.dates import period_words
from tidebook.charts.face import BOLD, PX, Sizes, width_of
from tidebook.charts.palette import Palette, mix
from tidebook.charts.picture import Drawing, Table
from tidebook.charts.sheet import EDGE_PT, LINE, RIM, SWATCH, Sheet, key_height
from tidebook.charts.written import lines_of
from tidebook.domain.catalogue import Symptom
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.language import _, ngettext

# The parts of a bar that hold no value stand behind the levels.
NOT_RECORDED = len(LEVELS)
NOT_ASKED = NOT_RECORDED + 1
_PARTS = range(NOT_ASKED + 1)
_HATCHES = {NOT_RECORDED: "/////", NOT_ASKED: "...."}
# As far apart as numbers on them can be read: light ink on dark paper leaves the middle less room.
_ON_LIGHT, _ON_DARK = (0.0, 0.13, 0.36, 0.68, 1.0), (0.0, 0.11, 0.23, 0.58, 1.0)
# Names stand beside the bars where they leave them this share of the width.
_LEAST_BARS = 0.6


def level_fill(palette: Palette, level: int) -> str:
    """Return the colour of one of LEVELS, from paper to ink: each is told from the next on a grey printer."""
    if level == NOT_ASKED:
        return palette.shade
    if level == NOT_RECORDED:
        return palette.card
    shares = _ON_DARK if palette.is_dark else _ON_LIGHT
    return mix(palette.card, palette.text, shares[level])


def level_words(level: int) -> str:
    """Return "0", "1 to 3", … for one of LEVELS, and what the parts without a value are."""
    if level == NOT_ASKED:
        return _("not asked")
    if level == NOT_RECORDED:
        return _("not recorded")
    low, high = LEVELS[level]
    return str(low) if low == high else _("{low} to {high}").format(low=low, high=high)


@dataclass(frozen=True, slots=True)
class LevelsPicture:
    """The number of days at each level in `period`, for each of `rows` (name of the symptom, days)."""

    period: Period
    rows: tuple[tuple[str, LevelDays], ...]

    @classmethod
    def of(cls, record: Record, symptoms: Sequence[Symptom]) -> "LevelsPicture":
        """Count the days of each of `symptoms`, in their order."""
        return cls(record.period, tuple((s.name, level_days(daily_ratings(record, s))) for s in symptoms))

    @property
    def title(self) -> str:
        """What the chart is called."""
        return _("Days at each level, {period}").format(period=period_words(self.period.first, self.period.last))

    @property
    def sentence(self) -> str:
        """How many days each symptom was at each level."""
        return " ".join(
            _("{name}, number of days at each level. {parts}.").format(
                name=name,
                parts=", ".join(f"{level_words(at)}: {count}" for at, count in enumerate(_counts(days)) if count),
            )
            for name, days in self.rows
        )

    @property
    def table(self) -> Table:
        """One row a symptom, one column a level."""
        columns = (_("symptom"), *(level_words(level) for level in _PARTS))
        return Table(columns, tuple((name, *_counts(days)) for name, days in self.rows))

    def least_height(self, width: float, sizes: Sizes) -> float:
        """Return the height in logical pixels in which all has room at this `width`."""
        return _Arrangement(self, width * PX, sizes).height / PX

    def draw(self, palette: Palette, width: float, height: float, sizes: Sizes) -> Drawing:
        """Return the bars below each other, and below them the key."""
        return _Arrangement(self, width * PX, sizes).draw(palette, height * PX)


class _Arrangement:
    """Where the bars lie at one width (points)."""

    def __init__(self, picture: LevelsPicture, width: float, sizes: Sizes) -> None:
        self.rows, self.width, self.sizes = picture.rows, width, sizes
        self.bar, self.line = 1.7 * sizes.label, LINE * sizes.name
        names = max((width_of(name, sizes.name) for name, _days in self.rows), default=0.0) + sizes.name
        room = width - 2 * EDGE_PT
        self.beside = names <= (1 - _LEAST_BARS) * room
        self.left = EDGE_PT + (names if self.beside else 0)
        self.names = [lines_of(name, room, sizes.name) for name, _days in self.rows]
        above = [0.0 if self.beside else self.line * len(lines) for lines in self.names]
        heights = [high + self.bar * (1.45 if self.beside else 1.35) for high in above]
        # A part that no symptom has needs no words.
        self.kinds = [kind for kind in _PARTS if kind < NOT_RECORDED or any(_counts(d)[kind] for _n, d in self.rows)]
        self.head = LINE * sizes.label
        self.bars = [
            EDGE_PT + self.head + end - whole + high
            for end, whole, high in zip(accumulate(heights), heights, above, strict=True)
        ]
        self.key_top = EDGE_PT + self.head + sum(heights) + 0.3 * sizes.label
        self.height = self.key_top + key_height(self._words(), width - EDGE_PT - self.left, sizes) + EDGE_PT

    def draw(self, palette: Palette, height: float) -> Drawing:
        sheet = Sheet(self.width, height, palette, self.sizes)
        sheet.say(EDGE_PT, EDGE_PT + self.head / 2, _("number of days"), colour=palette.quiet)
        for at, row in enumerate(self.rows):
            self._name(sheet, at)
            self._draw_bar(sheet, row, self.bars[at])
        label = self.sizes.label
        places = sheet.key(self._words(), self.left, self.key_top)
        for kind, place in zip(self.kinds, places, strict=True):
            _draw_part(sheet, kind, (place.left, SWATCH * label), place.middle - 0.42 * label, 0.84 * label)
        return sheet.drawing

    def _name(self, sheet: Sheet, at: int) -> None:
        """Write the name of a row beside its bar, or in as many lines as it takes above."""
        top = self.bars[at] if self.beside else self.bars[at] - self.line * len(self.names[at])
        high = self.bar if self.beside else self.line
        for number, words in enumerate(self.names[at]):
            middle = top + (number + 0.5) * high
            room = self.width - 2 * EDGE_PT
            sheet.say(EDGE_PT, middle, words, points=self.sizes.name, colour=sheet.palette.text, room=room)

    def _draw_bar(self, sheet: Sheet, row: tuple[str, LevelDays], top: float) -> None:
        name, days = row
        counts = _counts(days)
        left, right = self.left + RIM / 2, self.width - EDGE_PT - RIM / 2
        per_day = (right - left) / max(sum(counts), 1)
        for kind, (count, end) in enumerate(zip(counts, accumulate(counts), strict=True)):
            if count:
                across = left + (end - count) * per_day, count * per_day
                _draw_part(sheet, kind, across, top, self.bar)
                _draw_number(sheet, count, kind, across, top + self.bar / 2)
                sheet.spot(_says(name, count, kind), (across[0], top, across[1], self.bar))

    def _words(self) -> list[str]:
        return [level_words(kind) for kind in self.kinds]


def _counts(days: LevelDays) -> tuple[int, ...]:
    return (*days.days, days.not_recorded - days.not_asked, days.not_asked)


def _says(name: str, count: int, kind: int) -> str:
    days = ngettext("{count} day", "{count} days", count).format(count=count)
    if kind >= NOT_RECORDED:
        return f"{name}: {days} {level_words(kind)}"
    return _("{name}: {days} at {level}").format(name=name, days=days, level=level_words(kind))


def _draw_part(sheet: Sheet, kind: int, across: tuple[float, float], top: float, height: float) -> None:
    """Draw one part of a bar, or of the key; `across` is where it starts and how wide it is."""
    fill = level_fill(sheet.palette, kind)
    sheet.box(across[0], top, across[1], height, facecolor=fill, hatch=_HATCHES.get(kind), hatch_linewidth=RIM)


def _draw_number(sheet: Sheet, count: int, kind: int, across: tuple[float, float], middle: float) -> None:
    label = sheet.sizes.label
    wide = width_of(str(count), label, BOLD)
    if wide + 0.25 * label > across[1]:
        return
    centre, fill = across[0] + across[1] / 2, level_fill(sheet.palette, kind)
    if kind in _HATCHES:
        room, tall = wide + 0.4 * label, 1.1 * label
        sheet.box(centre - room / 2, middle - tall / 2, room, tall, facecolor=fill, edgecolor="none")
    sheet.say(centre, middle, str(count), ha="center", weight=BOLD, colour=sheet.palette.ink_on(fill))
