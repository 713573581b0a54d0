"""Two periods side by side: the days of each, their medians and middle halves, and what pairs of days say."""

from collections.abc import Sequence
from dataclasses import dataclass

from tidebook.analysis.coverage import coverage
from tidebook.analysis.daily import Cell
from tidebook.analysis.pairs import Comparison, compare, refuse_overlap
from tidebook.charts.dates import period_words
from tidebook.charts.face import PX, Sizes
from tidebook.charts.pair_words import caption, difference_words, half_words, pair_sentence
from tidebook.charts.palette import Palette
from tidebook.charts.picture import Drawing, Table, Value
from tidebook.charts.strand import Strand, strand_of
from tidebook.charts.table import state_words
from tidebook.charts.two_sheet import TwoSheet
from tidebook.domain.catalogue import Symptom
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.language import _, ngettext


@dataclass(frozen=True, eq=False, slots=True)
class Side:
    """One of the two periods. `label` is what the person calls it, maybe nothing."""

    period: Period
    label: str
    recorded: int

    @property
    def dates(self) -> str:
        """The period with its dates."""
        return period_words(self.period.first, self.period.last)

    @property
    def called(self) -> str:
        """Its label, or its dates."""
        return self.label or self.dates

    @property
    def recorded_words(self) -> str:
        """On how many days anything was recorded."""
        count = len(self.period)
        return ngettext("{n} of {count} day recorded", "{n} of {count} days recorded", count).format(
            n=self.recorded, count=count
        )


@dataclass(frozen=True, eq=False, slots=True)
class Row:
    """One symptom in both periods, and how they compare."""

    first: Strand
    second: Strand
    found: Comparison


@dataclass(frozen=True, eq=False, slots=True)
class TwoPeriodsPicture:
    """`sides`: the earlier period and the later one."""

    sides: tuple[Side, Side]
    rows: tuple[Row, ...]

    @classmethod
    def of(
        cls,
        first: Record,
        second: Record,
        symptoms: Sequence[Symptom | None],
        labels: tuple[str, str] = ("", ""),
        *,
        from_memory: bool = False,
    ) -> "TwoPeriodsPicture":
        """Compare two records, whichever is the earlier. None among `symptoms` stands for the hours upright.

        labels: of the earlier and of the later period. EntryError if a day belongs to both.
        """
        refuse_overlap(first.period, second.period)
        records = sorted((first, second), key=lambda record: record.period)
        sides = (
            Side(record.period, " ".join(label.split()), coverage(record).recorded)
            for record, label in zip(records, labels, strict=True)
        )
        earlier, later = sides
        return cls((earlier, later), tuple(_row(records, symptom, from_memory=from_memory) for symptom in symptoms))

    @property
    def title(self) -> str:
        """What the chart is called: the ranges with their dates."""
        return _("Two periods: {first} and {second}").format(first=self.sides[0].dates, second=self.sides[1].dates)

    @property
    def sentence(self) -> str:
        """The numbers of each symptom in both periods, and the caption."""
        return " ".join([*(f"{row.first.name}: {self.says(row)}" for row in self.rows), caption()])

    @property
    def table(self) -> Table:
        """One row a symptom and day, in order of the days."""
        columns = (_("symptom"), _("period"), _("day"), _("value"), _("state"))
        rows: list[tuple[Value, ...]] = []
        for row in self.rows:
            for side, strand in zip(self.sides, (row.first, row.second), strict=True):
                series = strand.series
                for day, value, cell in zip(side.period, series.values.tolist(), series.cells.tolist(), strict=True):
                    told = value if cell >= Cell.ON_TIME else None
                    rows.append((strand.name, side.called, day, told, state_words(cell)))
        return Table(columns, tuple(rows))

    def halves(self, row: Row) -> tuple[str, str]:
        """Return the numbers of both periods in words; how many days are counted, where that is too few."""
        counts = (ngettext("{count} day", "{count} days", n).format(count=n) for n in row.found.counted)
        said = (
            count if numbers is None else half_words(numbers)
            for numbers, count in zip((row.found.first, row.found.second), counts, strict=True)
        )
        first, second = (
            words + _not_counted(strand, n)
            for words, strand, n in zip(said, (row.first, row.second), row.found.counted, strict=True)
        )
        return first, second

    def pairs(self, row: Row) -> str:
        """Return what the medians and the pairs of days say."""
        later = self.sides[1].called
        return " ".join(
            filter(None, [difference_words(row.found, later), pair_sentence(row.first.name, row.found, later)])
        )

    def says(self, row: Row) -> str:
        """Return all that is known of one symptom."""
        halves = zip(self.sides, self.halves(row), strict=True)
        told = "; ".join(f"{side.called}: {words}" for side, words in halves)
        return f"{told}. {self.pairs(row)}"

    def least_height(self, width: float, sizes: Sizes) -> float:
        """Return the height in logical pixels in which all has room at this `width`."""
        return TwoSheet(self, width * PX, sizes).least_height / PX

    def draw(self, palette: Palette, width: float, height: float, sizes: Sizes) -> Drawing:
        """Return the days of both periods side by side, one symptom below the other, each with its words."""
        return TwoSheet(self, width * PX, sizes).draw(palette, height * PX)


def _row(records: Sequence[Record], symptom: Symptom | None, *, from_memory: bool) -> Row:
    first, second = (strand_of(record, symptom) for record in records)
    if symptom is None:
        # Both on the one axis that is high enough for either.
        scale = max((first.scale, second.scale), key=lambda one: one.top)
        first, second = (Strand(strand.name, strand.series, scale) for strand in (first, second))
    return Row(first, second, compare(first.series, second.series, from_memory=from_memory))


def _not_counted(strand: Strand, counted: int) -> str:
    left = int(strand.series.recorded.sum()) - counted
    return _(" ({count} from memory not counted)").format(count=left) if left else ""
