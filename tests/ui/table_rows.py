"""The rows of the table 'What it records': what the file holds of each, and where it is found and exported."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import time

from tests.ui.table_deeds import (
    ABOUT,
    ANCHORS,
    FIRST_OF_MONTH,
    SCORES,
    TODAY,
    YESTERDAY,
    Deed,
    change_activity,
    change_event,
    change_payback,
    change_score,
    delete_activity,
    delete_event,
    delete_night,
    delete_pain,
    delete_payback,
    delete_score,
    enter_activity,
    enter_causeless,
    enter_event,
    enter_pain,
    enter_payback,
    enter_score,
    fields,
    last_of_month,
    more_upright,
    on_me,
    rate,
    rate_causeless,
    rate_pain,
    stands,
    tick,
    unrate,
)
from tidebook.domain.activity import ActivityKind
from tidebook.domain.day_fact import Fact
from tidebook.domain.episode import Certainty, Felt, Function
from tidebook.domain.event import EventKind
from tidebook.domain.pain import Area
from tidebook.domain.profile import About
from tidebook.domain.record import Record
from tidebook.overriding import override


@dataclass(frozen=True)
class Row:
    """`holds` says what the file holds of it; after `enter` that is `entered`, after `change` it is `changed`.

    `said`: how it is called where it is found and where it is restored, after `change`. `written`: words to search.
    `exported`: the file of the export and the cells that must stand in one of its rows, after `enter`.
    """

    name: str
    enter: Deed
    change: Deed
    delete: Deed
    holds: Callable[[Record], object]
    entered: object
    changed: object
    said: str
    exported: tuple[str, set[str]]
    written: str = ""
    page: str = "History"
    card: str = ""  # on About me, and what opens it
    opens: str = ""
    shows: tuple[str, ...] = ()
    undone: object = None  # by one step after `change`; `entered`, if nothing is said

    @override
    def __str__(self) -> str:
        return self.name


def _rated(symptom: str) -> Callable[[Record], object]:
    return lambda record: [rating.value for rating in record.ratings if rating.symptom == symptom]


def _fact(fact: Fact) -> Callable[[Record], object]:
    return lambda record: [(one.day, one.value) for one in record.facts if one.fact is fact]


def _activities(record: Record) -> object:
    return [(a.day, a.what, a.effort, a.kinds, a.started, a.minutes, a.upright_minutes) for a in record.activities]


def _paybacks(record: Record) -> object:
    links = {link.episode: link.certainty for link in record.links}
    return [
        (e.day, e.worst is not None, e.ended is not None, e.worst_severity, e.function, e.symptoms, links.get(e.id))
        for e in record.episodes
    ]


def _payback(*, ended: bool) -> object:
    felt = frozenset({("fatigue", Felt.WORSE)})
    return [(YESTERDAY, True, ended, 8, Function.IN_BED, felt, Certainty.LIKELY)]


def _scores(record: Record) -> object:
    return [(score.day, score.name, score.number, score.by_whom) for score in record.scores]


def _night(record: Record) -> object:
    return [(n.day, n.to_bed, n.tried_to_sleep, n.awakenings, n.woke, n.got_up, n.asleep_min) for n in record.nights]


def _days(entries: Iterable[object], *parts: str) -> object:
    return [tuple(getattr(entry, part) for part in parts) for entry in entries]


def _ticked(name: str, fact: Fact, words: str, said: str) -> Row:
    is_so = [(YESTERDAY, 1.0)]
    exported = "daily.csv", {YESTERDAY.isoformat(), "1"}
    return Row(name, tick(words), lambda _hand: None, tick(words), _fact(fact), is_so, is_so, said, exported)


_NIGHT = {
    "Went to bed": "22:30",
    "Tried to sleep": "23:00",
    "Minutes to fall asleep": "30",
    "Times I woke": "2",
    "Minutes awake in the night": "20",
    "Woke for the last time": "07:00",
    "Got up": "08:15",
}
_DAY = YESTERDAY.isoformat()

ROWS = (
    Row(
        "a rating",
        rate("Fatigue", 6),
        rate("Fatigue", 10),
        unrate("Fatigue", 10),
        _rated("fatigue"),
        [6],
        [10],
        "Fatigue 10",
        ("journal.csv", {_DAY, "rating", "fatigue", "6"}),
    ),
    Row(
        "hours upright",
        more_upright,
        more_upright,
        stands("Hours with my feet on the floor, such as 4.5", "", "Hours upright"),
        _fact(Fact.HOURS_UPRIGHT),
        [(YESTERDAY, 0.5)],
        [(YESTERDAY, 1.0)],
        "Upright for 1 hour",
        ("daily.csv", {_DAY, "0.5"}),
    ),
    Row(
        "naps",
        stands("Naps, minutes in all", "45", "About this day"),
        stands("Naps, minutes in all", "90", "About this day"),
        stands("Naps, minutes in all", "", "About this day"),
        _fact(Fact.NAPS),
        [(YESTERDAY, 45.0)],
        [(YESTERDAY, 90.0)],
        "Naps of 1 h 30 min",
        ("daily.csv", {_DAY, "45"}),
    ),
    _ticked("too ill", Fact.TOO_ILL, "Too ill that day", "Too ill to fill in"),
    _ticked("infection", Fact.INFECTION, "I had an infection", "Infection"),
    _ticked("period", Fact.PERIOD, "I had my period", "Period"),
    _ticked("appointment", Fact.APPOINTMENT, "I had an appointment", "Appointment"),
    _ticked("weather", Fact.WEATHER, "The weather seemed to matter", "The weather seemed to matter"),
    _ticked("who entered it", Fact.HELPED, "Someone helping me typed this day", "Entered by someone helping me"),
    Row(
        "the note",
        stands("Note", "Rain all day", "Note"),
        stands("Note", "Rain until noon", "Note"),
        stands("Note", "", "Note"),
        lambda record: _days(record.notes, "day", "text"),
        [(YESTERDAY, "Rain all day")],
        [(YESTERDAY, "Rain until noon")],
        "Note 'Rain until noon'",
        ("journal.csv", {_DAY, "Rain all day"}),
        written="until rain",
        undone=[],  # written in one go
    ),
    Row(
        "the night",
        fields("Last night", "Add: last night", _NIGHT, "Done: last night"),
        fields("Last night", "Change: last night", {"Got up": "09:00"}, "Done: last night"),
        delete_night,
        _night,
        [(YESTERDAY, time(22, 30), time(23), 2, time(7), time(8, 15), 430)],
        [(YESTERDAY, time(22, 30), time(23), 2, time(7), time(9), 430)],
        "Night",
        ("nights.csv", {_DAY, "22:30", "08:15", "430"}),
    ),
    Row(
        "an activity",
        enter_activity,
        change_activity,
        delete_activity,
        _activities,
        [(YESTERDAY, "Shopping", 7, {ActivityKind.PHYSICAL, ActivityKind.UPRIGHT}, time(14, 30), 40, 30)],
        [(YESTERDAY, "Shopping", 4, {ActivityKind.PHYSICAL, ActivityKind.UPRIGHT}, time(14, 30), 40, 30)],
        "Activity 'Shopping'",
        ("activities.csv", {_DAY, "Shopping", "7", "14:30", "40", "30"}),
        written="shop",
    ),
    Row(
        "a payback episode with its link",
        enter_payback,
        change_payback,
        delete_payback,
        _paybacks,
        _payback(ended=False),
        _payback(ended=True),
        "Payback episode, 8 at its worst",
        ("links.csv", {_DAY, "Shopping", "likely"}),
    ),
    Row(
        "a payback episode without a cause",
        enter_causeless,
        rate_causeless,
        delete_payback,
        lambda record: _days(record.episodes, "day", "no_cause", "worst_severity"),
        [(YESTERDAY, True, None)],
        [(YESTERDAY, True, 10)],
        "Payback episode, 10 at its worst",
        ("episodes.csv", {_DAY, "1"}),
    ),
    Row(
        "a pain place",
        enter_pain,
        rate_pain,
        delete_pain,
        lambda record: _days(record.pains, "day", "area", "intensity"),
        [(YESTERDAY, Area.ABDOMEN, None)],
        [(YESTERDAY, Area.ABDOMEN, 10)],
        "Pain: Belly 10",
        ("pain_places.csv", {_DAY, "abdomen"}),
    ),
    Row(
        "an event",
        enter_event,
        change_event,
        delete_event,
        lambda record: _days(record.events, "day", "kind", "what", "until"),
        [(YESTERDAY, EventKind.STOPPED, "Melatonin", last_of_month(YESTERDAY))],
        [(YESTERDAY, EventKind.STOPPED, "Melatonin 2 mg", last_of_month(YESTERDAY))],
        "Event 'Melatonin 2 mg' (stopped)",
        ("events.csv", {_DAY, "stopped", "Melatonin", last_of_month(YESTERDAY).isoformat()}),
        written="melatonin 2",
    ),
    Row(
        "a score from elsewhere",
        enter_score,
        change_score,
        delete_score,
        _scores,
        [(FIRST_OF_MONTH, "Bell scale", 30.0, "Dr Roe")],
        [(FIRST_OF_MONTH, "Bell scale", 40.0, "Dr Roe")],
        "Score 'Bell scale' 40 by Dr Roe",
        ("scores.csv", {FIRST_OF_MONTH.isoformat(), "Bell scale", "30", "Dr Roe"}),
        page="About me",
        card=SCORES,
        opens="Change Bell scale…",
        shows=("Bell scale", "40", "Dr Roe"),
    ),
    Row(
        "an anchor of my own",
        on_me("Add", ANCHORS, "What 6 means", "can leave the house briefly", choose="Fatigue"),
        on_me("Change", ANCHORS, "What 6 means", "only in bed", choose="Fatigue"),
        on_me("Change", ANCHORS, "What 6 means", "", choose="Fatigue"),
        lambda record: _days(record.anchors, "day", "symptom", "level", "words"),
        [(TODAY, "fatigue", 6, "can leave the house briefly")],
        [(TODAY, "fatigue", 6, "only in bed")],
        "Fatigue 6 means 'only in bed'",
        ("anchors.csv", {TODAY.isoformat(), "fatigue", "6", "can leave the house briefly"}),
        page="About me",
        card=ANCHORS,
        opens=f"Change: {ANCHORS}",
        shows=("only in bed",),
    ),
    Row(
        "the profile",
        on_me("Add", ABOUT, "Diagnoses, in my own words, with the year", "ME/CFS 2019"),
        on_me("Change", ABOUT, "Diagnoses, in my own words, with the year", "ME/CFS 2018"),
        on_me("Change", ABOUT, "Diagnoses, in my own words, with the year", ""),
        lambda record: _days(record.profile, "about", "text"),
        [(About.DIAGNOSES, "ME/CFS 2019")],
        [(About.DIAGNOSES, "ME/CFS 2018")],
        "Diagnoses 'ME/CFS 2018'",
        ("profile.csv", {"diagnoses", "ME/CFS 2019"}),
        page="About me",
        card=ABOUT,
        opens=f"Change: {ABOUT}",
        shows=("ME/CFS 2018",),
        undone=[],  # written in one go
    ),
)
