"""A plain table for each kind of entry that has several values."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from uuid import UUID

from tidebook.domain.entry import Entry
from tidebook.domain.episode import Episode, Felt, Link
from tidebook.domain.record import Record
from tidebook.exchange.csv_text import Cell, Row
from tidebook.exchange.guard import guard
from tidebook.exchange.long_values import DELAY_UNITS, delays_of, symptoms
from tidebook.exchange.own_names import OwnNames
from tidebook.exchange.term import Term
from tidebook.exchange.values import HELPER, ME, NIGHT_KEYS, clock, helped_days, moment, number, origin, parts
from tidebook.language import _

_DAY = "about_date"
_SINCE = "from_date"
_TYPED = ("recorded_at", "entry_mode", "entered_by")

# Every table by its name: its columns, without those of when and by whom it was typed, which come last.
COLUMNS: dict[str, tuple[str, ...]] = {
    "nights.csv": (_DAY, *NIGHT_KEYS),
    "activities.csv": (_DAY, "id", "what", "kinds", "effort", "started", "minutes", "upright_minutes"),
    "episodes.csv": (
        *(_DAY, "id", "onset", "onset_precision", "worst", "worst_precision", "ended", "ended_precision", "ongoing"),
        *("worst_severity", "function", "symptoms_worse", "symptoms_new", "no_cause", "linked"),
    ),
    "links.csv": (
        *(_DAY, "episode", "activity", "activity_date", "what", "certainty"),
        *("delay", "delay_unit", "delay_precision", "delay_in_words"),
    ),
    "pain_places.csv": (_DAY, "area", "label", "intensity"),
    "events.csv": (_DAY, "id", "kind", "what", "until"),
    "scores.csv": (_DAY, "id", "name", "number", "by_whom"),
    "anchors.csv": (_SINCE, "symptom", "label", "level", "words"),
    "own_symptoms.csv": (_SINCE, "key", "name"),
    "symptom_list.csv": (_SINCE, "key", "label", "asked"),
    "list_order.csv": (_SINCE, "place", "key", "label"),
    "profile.csv": ("about", "text", "written_on"),
}


class KindTables:
    """The tables of one record. `terms` are guarded already; every other text is guarded here."""

    def __init__(self, record: Record, terms: dict[str, Term]) -> None:
        self._record = record
        self._terms = terms
        self._helped = helped_days(record)
        self._names = OwnNames(record.own_names)
        self._activities = {activity.id: activity for activity in record.activities}
        self._delays = delays_of(record)
        self._links: dict[UUID, list[Link]] = defaultdict(list)
        for link in record.links:
            self._links[link.episode].append(link)

    def rows(self, name: str) -> Iterator[Row]:
        """Yield the rows of the table `name`, the column names first."""
        yield (*COLUMNS[name], *_TYPED)
        for entry, told in self._tables[name]():
            _day, recorded_at, mode = origin(entry)
            yield *told, recorded_at, mode, HELPER if entry.day in self._helped else ME

    @property
    def _tables(self) -> dict[str, Callable[[], Iterator[tuple[Entry, Row]]]]:
        return {
            "nights.csv": self._nights,
            "activities.csv": self._whole_activities,
            "episodes.csv": self._episodes,
            "links.csv": self._whole_links,
            "pain_places.csv": self._pain_places,
            "events.csv": self._events,
            "scores.csv": self._scores,
            "anchors.csv": self._anchors,
            "own_symptoms.csv": self._own_symptoms,
            "symptom_list.csv": self._symptom_list,
            "list_order.csv": self._list_order,
            "profile.csv": self._profile,
        }

    def _nights(self) -> Iterator[tuple[Entry, Row]]:
        for night in self._record.nights:
            yield night, (night.day.isoformat(), *parts(night).values())

    def _whole_activities(self) -> Iterator[tuple[Entry, Row]]:
        for one in self._record.activities:
            kinds = " ".join(sorted(kind.value for kind in one.kinds))
            numbers = (one.effort, clock(one.started), one.minutes, one.upright_minutes)
            yield one, (one.day.isoformat(), str(one.id), guard(one.what), kinds, *numbers)

    def _episodes(self) -> Iterator[tuple[Entry, Row]]:
        for one in self._record.episodes:
            moments: list[Cell] = []
            for when in (one.onset, one.worst, one.ended):
                moments += [moment(when), "" if when is None else when.precision.value]
            yield (
                one,
                (
                    *(one.day.isoformat(), str(one.id), *moments, int(one.ended is None)),
                    *(one.worst_severity, one.function and one.function.value),
                    *(guard(" ".join(symptoms(one, felt))) for felt in (Felt.WORSE, Felt.NEW)),
                    *(int(one.no_cause), guard(self._linked(one))),
                ),
            )

    def _linked(self, episode: Episode) -> str:
        """Say what the person linked the episode to: "shopping (maybe): 1 day (day precision); …"."""
        told = []
        for link in self._links[episode.id]:
            activity, found = self._activities.get(link.activity), self._delays.get(link)
            what = str(link.activity) if activity is None else activity.what
            said = _("{what} ({certainty})").format(what=what, certainty=link.certainty.words)
            told.append(said if found is None else f"{said}: {found.words}")
        return "; ".join(told)

    def _whole_links(self) -> Iterator[tuple[Entry, Row]]:
        for one in self._record.links:
            activity, found = self._activities.get(one.activity), self._delays.get(one)
            what: Row = (None, None) if activity is None else (activity.day.isoformat(), guard(activity.what))
            late: Row = (None,) * 4
            if found is not None:
                late = (found.count, DELAY_UNITS[found.precision], found.precision.value, found.words)
            ends = (str(one.episode), str(one.activity))
            yield one, (one.day.isoformat(), *ends, *what, one.certainty.value, *late)

    def _pain_places(self) -> Iterator[tuple[Entry, Row]]:
        for one in self._record.pains:
            yield one, (one.day.isoformat(), one.area.value, self._terms[one.area.value].label, one.intensity)

    def _events(self) -> Iterator[tuple[Entry, Row]]:
        for one in self._record.events:
            until = None if one.until is None else one.until.isoformat()
            yield one, (one.day.isoformat(), str(one.id), one.kind.value, guard(one.what), until)

    def _scores(self) -> Iterator[tuple[Entry, Row]]:
        for one in self._record.scores:
            words = (guard(one.name), number(one.number), guard(one.by_whom))
            yield one, (one.day.isoformat(), str(one.id), *words)

    def _anchors(self) -> Iterator[tuple[Entry, Row]]:
        for one in self._record.anchors:
            yield one, (one.day.isoformat(), *self._named(one.day, one.symptom), one.level, guard(one.words))

    def _own_symptoms(self) -> Iterator[tuple[Entry, Row]]:
        for one in self._record.own_names:
            yield one, (one.day.isoformat(), guard(one.symptom), guard(one.name))

    def _symptom_list(self) -> Iterator[tuple[Entry, Row]]:
        for one in self._record.choices:
            yield one, (one.day.isoformat(), *self._named(one.day, one.symptom), int(one.asked))

    def _list_order(self) -> Iterator[tuple[Entry, Row]]:
        for one in self._record.orders:
            for place, key in enumerate(one.keys, start=1):
                yield one, (one.day.isoformat(), place, *self._named(one.day, key))

    def _profile(self) -> Iterator[tuple[Entry, Row]]:
        for one in self._record.profile:
            yield one, (one.about.value, guard(one.text), one.day.isoformat())

    def _named(self, day: date, symptom: str) -> tuple[str, str]:
        """Return the key of a symptom and what it was called on that day."""
        if symptom in self._names:
            return guard(symptom), guard(self._names.on(day, symptom))
        if symptom in self._terms:
            return self._terms[symptom].key, self._terms[symptom].label
        return guard(symptom), guard(symptom)
