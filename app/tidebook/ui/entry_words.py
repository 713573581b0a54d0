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
from tidebook.domain.event import Event, EventKind
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
# As a line of its own, and within a sentence: languages differ in where they put capitals.
_Forms = tuple[str, str]


def entry_words(entry: Entry, symptom_names: SymptomNames) -> str:
    """Return a line with what an entry is and its day, such as "Activity 'shopping', Tuesday 3 March".

    `symptom_names` holds what each symptom is called, by key. Long texts are cut, and breaks become blanks.
    """
    day, words = day_words(entry.day, clock.today()), line_words(entry, symptom_names)
    if isinstance(entry, Anchor | Asked | OwnName | ListOrder | Episode):
        # They hold from their day on.
        return _("{entry}, from {day}").format(entry=words, day=day)
    if isinstance(entry, Event) and entry.until is not None:
        until = day_words(entry.until, clock.today())
        return _("{entry}, {day} to {until}").format(entry=words, day=day, until=until)
    return _("{entry}, {day}").format(entry=words, day=day)


def line_words(entry: Entry, symptom_names: SymptomNames) -> str:
    """Return a line with what an entry is, without its day: "Activity 'shopping'"."""
    return _forms(entry, symptom_names)[0]


def said_words(entry: Entry, symptom_names: SymptomNames) -> str:
    """Return what an entry is, as within a sentence: "activity 'shopping'". So is the step called that records it."""
    return _forms(entry, symptom_names)[1]


def delete_words(entry: Entry, symptom_names: SymptomNames) -> str:
    """Return the name of the step that takes an entry away, such as "delete activity 'shopping'"."""
    return _("delete {entry}").format(entry=said_words(entry, symptom_names))


def restore_words(entry: Entry, symptom_names: SymptomNames) -> str:
    """Return the name of the step that brings an entry back, such as "restore activity 'shopping'"."""
    return _("restore {entry}").format(entry=said_words(entry, symptom_names))


def short_words(text: str) -> str:
    """Return `text` in one line and not too long for one."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def about_words(about: About) -> str:
    """Return what a line of the profile is about."""
    return _about_forms(about)[0]


def _about_forms(about: About) -> _Forms:
    return {
        About.NAME: (_("Name or initials"), _("name or initials")),
        About.BIRTH_DATE: (_("Birth date"), _("birth date")),
        About.ILL_SINCE: (_("When the illness began"), _("when the illness began")),
        About.DIAGNOSES: (_("Diagnoses"), _("diagnoses")),
        About.QUESTIONS: (_("Questions for the next appointment"), _("questions for the next appointment")),
    }[about]


def _fact_within(fact: Fact) -> str:
    return {
        Fact.TOO_ILL: _("too ill to fill in"),
        Fact.INFECTION: _("infection"),
        Fact.PERIOD: _("period"),
        Fact.APPOINTMENT: _("appointment"),
        Fact.WEATHER: _("the weather seemed to matter"),
        Fact.HELPED: _("entered by someone helping me"),
    }[fact]


def _kind_within(kind: EventKind) -> str:
    return {
        EventKind.STARTED: _("started"),
        EventKind.STOPPED: _("stopped"),
        EventKind.CHANGED: _("changed"),
        EventKind.TAKEN: _("taken as needed"),
        EventKind.APPOINTMENT: _("appointment"),
        EventKind.INFECTION: _("infection"),
        EventKind.LIFE: _("life event"),
    }[kind]


def _name(key: str, names: SymptomNames) -> str:
    return names.get(key) or (_("A symptom of my own") if is_own(key) else key)


def _both(line: str, within: str, /, **parts: object) -> _Forms:
    return line.format(**parts), within.format(**parts)


def _named(words: str, /, **parts: object) -> _Forms:
    """Both forms of what begins with a name: that stays as the person wrote it."""
    return _both(words, words, **parts)


@singledispatch
def _forms(entry: Entry, names: SymptomNames) -> _Forms:
    raise NotImplementedError(type(entry).__name__)


@_forms.register
def _rating(entry: Rating, names: SymptomNames) -> _Forms:
    return _named(_("{symptom} {value}"), symptom=_name(entry.symptom, names), value=entry.value)


@_forms.register
def _night(entry: Night, _names: SymptomNames) -> _Forms:
    began, ended = entry.to_bed or entry.tried_to_sleep, entry.got_up or entry.woke
    if began is None or ended is None:
        return _("Night"), _("night")
    start, end = clock_words(began), clock_words(ended)
    return _both(_("Night {start} to {end}"), _("night {start} to {end}"), start=start, end=end)


@_forms.register
def _fact(entry: DayFact, _names: SymptomNames) -> _Forms:
    if entry.fact is Fact.HOURS_UPRIGHT:
        hours = number_words(entry.value)
        return _both(_("Upright for {hours} hours"), _("upright for {hours} hours"), hours=hours)
    if entry.fact is Fact.NAPS:
        return _both(_("Naps of {length}"), _("naps of {length}"), length=length_words(round(entry.value)))
    forms = entry.fact.words, _fact_within(entry.fact)
    if entry.value:
        return forms
    return _("{fact}: no").format(fact=forms[0]), _("{fact}: no").format(fact=forms[1])


@_forms.register
def _note(entry: Note, _names: SymptomNames) -> _Forms:
    return _both(_("Note '{text}'"), _("note '{text}'"), text=short_words(entry.text))


@_forms.register
def _activity(entry: Activity, _names: SymptomNames) -> _Forms:
    return _both(_("Activity '{what}'"), _("activity '{what}'"), what=short_words(entry.what))


@_forms.register
def _pain(entry: Pain, _names: SymptomNames) -> _Forms:
    if entry.intensity is None:
        return _both(_("Pain: {area}"), _("pain: {area}"), area=entry.area.words)
    line, within = _("Pain: {area} {value}"), _("pain: {area} {value}")
    return _both(line, within, area=entry.area.words, value=entry.intensity)


@_forms.register
def _score(entry: Score, _names: SymptomNames) -> _Forms:
    line, within = _("Score '{name}' {number}"), _("score '{name}' {number}")
    if entry.by_whom:
        line, within = _("Score '{name}' {number} by {person}"), _("score '{name}' {number} by {person}")
    number, person = number_words(entry.number), short_words(entry.by_whom)
    return _both(line, within, name=short_words(entry.name), number=number, person=person)


@_forms.register
def _asked(entry: Asked, names: SymptomNames) -> _Forms:
    words = _("{symptom} asked") if entry.asked else _("{symptom} no longer asked")
    return _named(words, symptom=_name(entry.symptom, names))


@_forms.register
def _own_name(entry: OwnName, _names: SymptomNames) -> _Forms:
    return _both(_("Symptom of my own '{name}'"), _("symptom of my own '{name}'"), name=short_words(entry.name))


@_forms.register
def _list_order(_entry: ListOrder, _names: SymptomNames) -> _Forms:
    return _("Order of my list"), _("order of my list")


@_forms.register
def _anchor(entry: Anchor, names: SymptomNames) -> _Forms:
    symptom, words = _name(entry.symptom, names), short_words(entry.words)
    return _named(_("{symptom} {level} means '{words}'"), symptom=symptom, level=entry.level, words=words)


@_forms.register
def _profile_line(entry: ProfileLine, _names: SymptomNames) -> _Forms:
    text = short_words(entry.text)
    line, within = (_("{about} '{text}'").format(about=about, text=text) for about in _about_forms(entry.about))
    return line, within


@_forms.register
def _episode(entry: Episode, _names: SymptomNames) -> _Forms:
    if entry.worst_severity is None:
        return _("Payback episode"), _("payback episode")
    line, within = _("Payback episode, {value} at its worst"), _("payback episode, {value} at its worst")
    return _both(line, within, value=entry.worst_severity)


@_forms.register
def _link(entry: Link, _names: SymptomNames) -> _Forms:
    return _both(
        _("Link of an activity to a payback episode ({certainty})"),
        _("link of an activity to a payback episode ({certainty})"),
        certainty=entry.certainty.words,
    )


@_forms.register
def _event(entry: Event, _names: SymptomNames) -> _Forms:
    what, kind = short_words(entry.what), _kind_within(entry.kind)
    return _both(_("Event '{what}' ({kind})"), _("event '{what}' ({kind})"), what=what, kind=kind)
