"""An entry in one line of words: in the names of undo, in Recently deleted, and in History."""

from collections.abc import Mapping
from functools import singledispatch

from tidebook import clock
from tidebook.domain.activity import Activity
from tidebook.domain.anchor import Anchor
from tidebook.domain.asked import Asked
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Episode, Link
from tidebook.domain.event import Event
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.own_symptom import ListOrder, OwnName, is_own
from tidebook.domain.pain import Pain
from tidebook.domain.profile import About, ProfileLine
from tidebook.domain.rating import Rating
from tidebook.domain.score import Score
from tidebook.domain.spoken import length_words
from tidebook.language import _
from tidebook.ui.dates import clock_words, day_words
from tidebook.ui.numbers import number_words

_LONGEST = 60

SymptomNames = Mapping[str, str]


def entry_words(entry: Entry, symptom_names: SymptomNames) -> str:
    """Return what an entry is and its day, such as "Activity 'shopping', Tuesday 3 March".

    `symptom_names` holds what each symptom is called, by key. Long texts are cut, and breaks become blanks.
    """
    day, words = day_words(entry.day, clock.today()), said_words(entry, symptom_names)
    if not isinstance(entry, Rating | Asked | Anchor):
        # These three begin with a name, which stays as the person wrote it.
        words = words[:1].upper() + words[1:]
    if isinstance(entry, Anchor | Asked | OwnName | ListOrder | Episode):
        # They hold from their day on.
        return _("{entry}, from {day}").format(entry=words, day=day)
    if isinstance(entry, Event) and entry.until is not None:
        until = day_words(entry.until, clock.today())
        return _("{entry}, {day} to {until}").format(entry=words, day=day, until=until)
    return _("{entry}, {day}").format(entry=words, day=day)


def delete_words(entry: Entry, symptom_names: SymptomNames) -> str:
    """Return the name of the step that takes an entry away, such as "delete activity 'shopping'"."""
    return _("delete {entry}").format(entry=said_words(entry, symptom_names))


def short_words(text: str) -> str:
    """Return `text` in one line and not too long for one."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def about_words(about: About) -> str:
    """Return what a line of the profile is about."""
    return {
        About.NAME: _("Name or initials"),
        About.BIRTH_DATE: _("Birth date"),
        About.ILL_SINCE: _("When the illness began"),
        About.DIAGNOSES: _("Diagnoses"),
        About.QUESTIONS: _("Questions for the next appointment"),
    }[about]


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _name(key: str, names: SymptomNames) -> str:
    return names.get(key) or (_("A symptom of my own") if is_own(key) else key)


@singledispatch
def said_words(entry: Entry, names: SymptomNames) -> str:
    """Return what an entry is, as within a sentence: "activity 'shopping'". So is the step called that records it."""
    raise NotImplementedError(type(entry).__name__)


@said_words.register
def _rating(entry: Rating, names: SymptomNames) -> str:
    return _("{symptom} {value}").format(symptom=_name(entry.symptom, names), value=entry.value)


@said_words.register
def _night(entry: Night, _names: SymptomNames) -> str:
    began, ended = entry.to_bed or entry.tried_to_sleep, entry.got_up or entry.woke
    if began is None or ended is None:
        return _("night")
    return _("night {start} to {end}").format(start=clock_words(began), end=clock_words(ended))


@said_words.register
def _fact(entry: DayFact, _names: SymptomNames) -> str:
    if entry.fact is Fact.HOURS_UPRIGHT:
        return _("upright for {hours} hours").format(hours=number_words(entry.value))
    if entry.fact is Fact.NAPS:
        return _("naps of {length}").format(length=length_words(round(entry.value)))
    words = _lowered(entry.fact.words)
    return words if entry.value else _("{fact}: no").format(fact=words)


@said_words.register
def _note(entry: Note, _names: SymptomNames) -> str:
    return _("note '{text}'").format(text=short_words(entry.text))


@said_words.register
def _activity(entry: Activity, _names: SymptomNames) -> str:
    return _("activity '{what}'").format(what=short_words(entry.what))


@said_words.register
def _pain(entry: Pain, _names: SymptomNames) -> str:
    if entry.intensity is None:
        return _("pain: {area}").format(area=entry.area.words)
    return _("pain: {area} {value}").format(area=entry.area.words, value=entry.intensity)


@said_words.register
def _score(entry: Score, _names: SymptomNames) -> str:
    words = _("score '{name}' {number}").format(name=short_words(entry.name), number=number_words(entry.number))
    if not entry.by_whom:
        return words
    return _("{score} by {person}").format(score=words, person=short_words(entry.by_whom))


@said_words.register
def _asked(entry: Asked, names: SymptomNames) -> str:
    words = _("{symptom} asked") if entry.asked else _("{symptom} no longer asked")
    return words.format(symptom=_name(entry.symptom, names))


@said_words.register
def _own_name(entry: OwnName, _names: SymptomNames) -> str:
    return _("symptom of my own '{name}'").format(name=short_words(entry.name))


@said_words.register
def _list_order(_entry: ListOrder, _names: SymptomNames) -> str:
    return _("order of my list")


@said_words.register
def _anchor(entry: Anchor, names: SymptomNames) -> str:
    return _("{symptom} {level} means '{words}'").format(
        symptom=_name(entry.symptom, names), level=entry.level, words=short_words(entry.words)
    )


@said_words.register
def _profile_line(entry: ProfileLine, _names: SymptomNames) -> str:
    return _("{about} '{text}'").format(about=_lowered(about_words(entry.about)), text=short_words(entry.text))


@said_words.register
def _episode(entry: Episode, _names: SymptomNames) -> str:
    if entry.worst_severity is None:
        return _("payback episode")
    return _("payback episode, {value} at its worst").format(value=entry.worst_severity)


@said_words.register
def _link(entry: Link, _names: SymptomNames) -> str:
    return _("link of an activity to a payback episode ({certainty})").format(certainty=entry.certainty.words)


@said_words.register
def _event(entry: Event, _names: SymptomNames) -> str:
    return _("event '{what}' ({kind})").format(what=short_words(entry.what), kind=_lowered(entry.kind.words))
