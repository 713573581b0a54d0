"""What the person says themselves: who they are, what they want to talk about, what changed."""

from datetime import date

from tidebook.domain.profile import About
from tidebook.domain.record import Record
from tidebook.language import _, ngettext
from tidebook.report.choices import Choices
from tidebook.report.lines import days
from tidebook.report.page import Changes, Header, Own, Talk, Versus
from tidebook.report.printable import LONGEST_LINE, LONGEST_NOTE, is_right_to_left, one_line
from tidebook.report.words import Words

_MOST_LINES = 3


def own(text: str, longest: int = LONGEST_NOTE) -> Own | None:
    """Return what the person wrote on one line, or None where that is nothing."""
    line = one_line(text, longest)
    return Own(line, is_right_to_left(line)) if line else None


def cut(choices: Choices, part: str) -> str:
    """Return how a text ends that has no room: where `part` of the appendix is ticked, it goes on there.

    Else {count} is put in when it is set: how many letters are left out.
    """
    return _("… continues in the appendix") if part in choices.appendix else _("… (letters left out: {count})")


def header(record: Record, choices: Choices, words: Words, printed_on: date) -> Header:
    """Say whose page it is, about which days (block A). Of the profile only what is ticked is in `record`."""
    told = {line.about: line.text for line in record.profile}
    sentences = {
        About.BIRTH_DATE: _("born {date}"),
        About.ILL_SINCE: _("ill since {date}"),
    }
    about = [sentence.format(date=told[line]) for line, sentence in sentences.items() if line in told]
    if choices.covers is not None:
        about.append(_("journal since {day}").format(day=words.day(choices.covers.first)))
    if About.DIAGNOSES in told:
        about.append(_("in my words: {words}").format(words="; ".join(told[About.DIAGNOSES].splitlines())))
    length = days(len(choices.period))
    if choices.since_appointment:
        length = _("{days}, since my last appointment").format(days=length)
    return Header(
        title=_("Symptom journal summary"),
        own_record=_("my own record"),
        name=own(choices.name or told.get(About.NAME, ""), LONGEST_LINE),
        about=own(" · ".join(about)),
        period=words.period(choices.period),
        printed=_("{days} · printed {day}").format(days=length, day=words.day(printed_on)),
        cut=cut(choices, "notes"),
    )


def talk(record: Record, choices: Choices) -> Talk:
    """Say what the person wants to talk about (block C): typed for this page, or the questions of the profile."""
    lines = choices.talk
    if lines is None:
        questions = next((line.text for line in record.profile if line.about is About.QUESTIONS), "")
        lines = tuple(questions.splitlines())
    written = [line for line in map(own, lines) if line is not None]
    beyond = len(written) - _MOST_LINES
    more = ""
    if beyond > 0:
        more = ngettext("{count} more, not on this page", "{count} more, not on this page", beyond)
        if "notes" in choices.appendix:
            more = ngettext("{count} more, in the appendix", "{count} more, in the appendix", beyond)
    return Talk(
        heading=_("What I want to talk about"),
        lines=tuple(written[:_MOST_LINES]),
        most={1: 3, 2: 2}.get(len(written), 1),
        more=more.format(count=beyond),
        cut=cut(choices, "notes"),
    )


def changes(choices: Choices, versus: Versus | None) -> Changes:
    """Say what changed in the person's own words, and the comparison that was asked for (block I)."""
    answer = own(choices.change)
    nothing = _("No answer written down, no periods compared.")
    # Nobody was asked what changed where only a comparison stands there.
    heading = _("Changes") if versus is None else _("Beside the days before")
    return Changes(
        heading=_("Changes since last summary") if answer is not None else heading,
        answer=answer,
        answered=_("My own answer:"),
        versus=versus,
        empty=nothing if answer is None and versus is None else "",
        cut=cut(choices, "notes"),
    )
