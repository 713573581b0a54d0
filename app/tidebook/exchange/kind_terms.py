"""The words for activities, episodes, links, pain places, events, scores and anchors in an exported file."""

from collections.abc import Iterator, Mapping

from tidebook.domain.activity import LEAST_EFFORT, MOST_EFFORT, ActivityKind
from tidebook.domain.episode import Certainty, Function
from tidebook.domain.event import EventKind
from tidebook.domain.moment import Precision
from tidebook.domain.pain import Area
from tidebook.domain.rating import HIGHEST, LOWEST
from tidebook.exchange.term import Term
from tidebook.language import _

ANCHOR = "anchor_"
_SCALE = str(LOWEST), str(HIGHEST)


def activities() -> Iterator[Term]:
    begins = _("The first row of each activity. Its other rows follow. All of them say what it was in the notes.")
    clock = _("about_time is when it began, if that is known.")
    effort = _("Compared with what this person can usually do without paying for it; 5 is the usual limit.")
    kinds = _one_of(kind.value for kind in ActivityKind)
    yield Term("activity_id", "activity", _("Activity"), meaning=f"{begins} {clock}")
    yield Term("activity_kind", "activity", _("Kind of activity"), meaning=f"{_('A row for each kind.')} {kinds}")
    scale = str(LEAST_EFFORT), str(MOST_EFFORT)
    yield Term("activity_effort", "activity", _("Effort"), "", *scale, effort, _("higher = more effort"))
    yield Term("activity_minutes", "activity", _("Length"), _("min"), direction=_("higher = longer"))
    feet = _("How much of it was on the feet.")
    yield Term("activity_upright_minutes", "activity", _("Upright"), _("min"), "", "", feet, _("higher = longer"))


def episodes() -> Iterator[Term]:
    begins = _("The first row of each episode that the person declared. Its other rows follow.")
    yield Term("episode_id", "episode", _("Payback episode"), meaning=begins)
    precision = _one_of(precision.value for precision in Precision)
    half = _("A half day is given by its first hour: 00:00 or 12:00.")
    for part, label, of in (
        ("onset", _("Beginning"), _("Precision of the beginning")),
        ("worst", _("Worst point"), _("Precision of the worst point")),
        ("ended", _("End"), _("Precision of the end")),
    ):
        yield Term(f"episode_{part}", "episode", label, _("date, or date and time"), meaning=half)
        yield Term(f"episode_{part}_precision", "episode", of, meaning=precision)
    yield Term("episode_ongoing", "episode", _("Goes on"), meaning=_("1 = no end was recorded."))
    worst = _("How strong it was at the worst point.")
    yield Term("episode_worst_severity", "episode", _("Worst severity"), "", *_SCALE, worst, _("higher = worse"))
    can = _one_of(function.value for function in Function)
    yield Term("episode_function", "episode", _("What could still be done"), meaning=can)
    symptom = _("A row for each symptom, by its key.")
    yield Term("episode_symptom_worse", "episode", _("Symptom that was worse"), meaning=symptom)
    yield Term("episode_symptom_new", "episode", _("Symptom that was new"), meaning=symptom)
    yield Term("episode_no_cause", "episode", _("No cause I can name"), meaning=_("1 = the person's own answer."))


def links() -> Iterator[Term]:
    yield Term(
        "link_episode",
        "link",
        _("Link: the episode"),
        meaning=_("The first row of each link that the person made: the episode's id. Its other rows follow."),
    )
    yield Term("link_activity", "link", _("Link: the activity"), meaning=_("The activity's id."))
    sure = _one_of(certainty.value for certainty in Certainty)
    yield Term("link_certainty", "link", _("How sure the person is"), meaning=sure)
    derived = _("Derived, not typed: from the end of the activity to the beginning of the episode.")
    label = _("Delay")
    for key, unit in (
        ("link_delay_hours", _("h")),
        ("link_delay_half_days", _("half days")),
        ("link_delay_days", _("days")),
    ):
        yield Term(key, "link", label, unit, meaning=derived, direction=_("higher = longer after"))
    coarser = _("The coarser precision of the two.")
    values = _one_of(precision.value for precision in Precision)
    yield Term("link_delay_precision", "link", _("Precision of the delay"), meaning=f"{coarser} {values}")


def pain_places() -> Iterator[Term]:
    marked = _("A row: marked as painful that day. The number is how strong, if it was given.")
    for area in Area:
        yield Term(area.value, "pain_place", area.words, "", *_SCALE, marked, _("higher = worse"))


def events() -> Iterator[Term]:
    begins = _("The first row of each event. Its other rows follow. All of them say what it was in the notes.")
    yield Term("event_id", "event", _("Event"), meaning=begins)
    yield Term("event_kind", "event", _("Kind of event"), meaning=_one_of(kind.value for kind in EventKind))
    yield Term("event_until", "event", _("Until"), _("date"), meaning=_("The last day, if one was given."))


def scores() -> Iterator[Term]:
    begins = _("The first row of each score. Its other rows follow. All of them have its name in the notes.")
    yield Term("score_id", "score", _("Score from elsewhere"), meaning=begins)
    yield Term("score_number", "score", _("Number"), meaning=_("As it was given. Tidebook does not read it."))
    yield Term("score_by_whom", "score", _("Done by"))


def anchors(labels: Mapping[str, str]) -> Iterator[Term]:
    """Yield a term for each symptom (key and label) that has words of the person's own for a number."""
    words = _("From that day on, what the number means to this person, in the notes.")
    for key, label in labels.items():
        own = _("Own words for a number: {symptom}").format(symptom=label)
        yield Term(f"{ANCHOR}{key}", "anchor", own, "", *_SCALE, words)


def _one_of(keys: Iterator[str]) -> str:
    return _("One of: {keys}.").format(keys=", ".join(keys))
