"""Every chart there is: what it is called, what it needs to be told, and how it is made."""

from collections.abc import Callable
from dataclasses import dataclass

from tidebook import bundled
from tidebook.charts.around import Around
from tidebook.charts.heat_map import HeatMap
from tidebook.charts.levels import LevelsPicture
from tidebook.charts.nights import NightsPicture
from tidebook.charts.pain_map import PainMapPicture
from tidebook.charts.picture import Picture
from tidebook.charts.two_periods import TwoPeriodsPicture
from tidebook.charts.weekdays import Weekdays
from tidebook.domain.catalogue import Symptom
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.language import _
from tidebook.ui.chart_lines import UPRIGHT, drawable, rated_in
from tidebook.ui.chart_wishes import Wishes

TIMELINE = "timeline"
# Offered only to those who asked for it (domain.md 6.3).
AROUND = "around"


@dataclass(frozen=True, slots=True)
class Question:
    """What a chart is asked: `read` returns what is recorded about any days; `all_days` is the whole journal."""

    read: Callable[[Period], Record]
    shown: Period
    all_days: Period
    wishes: Wishes


@dataclass(frozen=True, slots=True)
class ChartKind:
    """One chart. `usual` is the range with which it opens at first; `make` is None for the timeline, which moves."""

    words: str
    usual: str
    make: Callable[[Question], Picture] | None = None
    of_one_symptom: bool = False
    of_two_periods: bool = False
    of_activities: bool = False


def kinds() -> dict[str, ChartKind]:
    """Return every chart by its key, in the order in which they are offered."""
    return {
        TIMELINE: ChartKind(_("Timeline"), "4w"),
        "calendar": ChartKind(_("Calendar"), "1y", _calendar, of_one_symptom=True),
        "levels": ChartKind(_("Days by level"), "4w", _levels),
        "sleep": ChartKind(_("Sleep"), "4w", lambda ask: NightsPicture.of(ask.read(ask.shown))),
        "places": ChartKind(_("Pain places"), "4w", _places),
        "periods": ChartKind(_("Two periods"), "4w", _periods, of_two_periods=True),
        "weekdays": ChartKind(_("Days of the week"), "3m", _weekdays, of_one_symptom=True),
        AROUND: ChartKind(_("Around an activity"), "1y", _around, of_one_symptom=True, of_activities=True),
    }


def _calendar(ask: Question) -> Picture:
    record = ask.read(ask.shown)
    return HeatMap.of(record, _symptom(record, ask))


def _levels(ask: Question) -> Picture:
    record = ask.read(ask.shown)
    return LevelsPicture.of(record, rated_in(record))


def _places(ask: Question) -> Picture:
    return PainMapPicture.of(ask.read(ask.shown), ask.read(ask.shown.before()))


def _periods(ask: Question) -> Picture:
    one, other = ask.read(ask.shown), ask.read(ask.wishes.other)
    together = [*rated_in(one), *(s for s in rated_in(other) if s not in rated_in(one))]
    return TwoPeriodsPicture.of(one, other, [*together, None], ask.wishes.labels)


def _weekdays(ask: Question) -> Picture:
    record = ask.read(ask.shown)
    return Weekdays.of(record, _symptom(record, ask))


def _around(ask: Question) -> Picture:
    record = ask.read(ask.shown)
    return Around.of(record, _symptom(record, ask), ask.wishes.least_effort, ask.wishes.kind)


def _symptom(record: Record, ask: Question) -> Symptom | None:
    """Return the symptom that was asked for; None stands for the hours upright."""
    if ask.wishes.symptom == UPRIGHT:
        return None
    return next((s for s in drawable(record) if s.key == ask.wishes.symptom), bundled.catalogue().quick[0])
