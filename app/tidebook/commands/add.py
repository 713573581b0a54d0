"""tidebook add: records answers for a day."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from tidebook import clock
from tidebook.bundled import catalogue
from tidebook.commands import arguments as read
from tidebook.commands import several
from tidebook.commands.errors import WrongArgumentsError
from tidebook.commands.opening import open_or_create
from tidebook.domain.stamp import Source, Stamp
from tidebook.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidebook.domain.activity import Activity
    from tidebook.domain.change import Change
    from tidebook.domain.entry import Entry
    from tidebook.domain.record import Record


# What can be recorded beside answers.
_RECORDING = ("note", "pain", "profile", "activity", "episode", "event", "score", "anchor", "own_symptom")


def declare(command: ArgumentParser) -> None:
    command.add_argument(
        "--day",
        type=read.day,
        metavar="D",
        help=_("the day that it is about: 2026-03-04, yesterday or today (today)"),
    )
    command.add_argument("--note", metavar="TEXT", help=_("the note of the day; it replaces the one before"))
    command.add_argument("--paper", action="store_true", help=_("you wrote it on paper on its day, and copy it now"))
    several.declare(command)
    command.add_argument(
        "answers",
        nargs="*",
        metavar="KEY=VALUE",
        help=_("fatigue=6 to_bed=23:10 hours_upright=4.5 naps=40 too_ill=yes; nothing after = takes the answer away"),
    )


def more() -> str:
    """Return what stands below the options in the help."""
    from tidebook.commands import add_help

    return add_help.more()


def run(arguments: Namespace) -> None:
    """Record the answers, and say so once they would survive a power cut."""
    from tidebook.domain.payback import link_period
    from tidebook.domain.period import Period
    from tidebook.domain.record import Record

    wish = _wish(arguments)
    period = Period(wish.day, wish.day)
    # Once without the journal: what can not be right touches no file. Names of own symptoms only the journal knows.
    is_new = not arguments.journal.exists()
    (wish if is_new else wish.without_own()).step(Record(period), () if is_new else None)
    from tidebook.commands.replaced import was_there

    with open_or_create(arguments) as journal:
        near = journal.read(link_period(wish.day)).activities if arguments.link else ()
        record = journal.read(period)
        step = wish.step(record, near)
        if step.changes:
            journal.apply(step.changes)
        # Said only now: whoever reads this line may count on it.
        print(wish.said(step))
        for sentence in was_there(step.changes, _names(record)):
            print(sentence)
        if is_new:
            print(_("A new journal was made: {file}.").format(file=arguments.journal))
        sys.stdout.flush()


@dataclass(frozen=True)
class _Step:
    """What is written: all changes, and among them the entries of which a day may hold several."""

    changes: "Sequence[Change]"
    new: "Sequence[Entry]"


@dataclass(frozen=True)
class _Wish:
    """What is to be recorded: answers by the words that they were given under, and everything else that was typed."""

    day: date
    stamp: Stamp
    answers: Mapping[str, str]
    arguments: Namespace
    known: Sequence[str]

    def without_own(self) -> "_Wish":
        """Return the wish without the answers about something that only the journal can know."""
        return replace(self, answers={key: value for key, value in self.answers.items() if key in self.known})

    def step(self, record: "Record", near: "Sequence[Activity] | None") -> _Step:
        """Return what is to be written into the day that `record` holds; WrongArgumentsError as in `answers`.

        `near`: as in `several.new_entries`.
        """
        from tidebook.commands.answers import changes, with_own_keys
        from tidebook.domain.change import Change

        answers = with_own_keys(self.answers, self.known, record.own_names, self.day)
        wanted = changes(answers, self.arguments.note, record, self.stamp)
        if self.arguments.pain is not None:
            wanted += several.pain_changes(self.arguments.pain, record, self.stamp)
        if self.arguments.profile is not None:
            line, words = self.arguments.profile
            wanted += several.profile_changes(line, words, record, self.stamp)
        new = several.new_entries(self.arguments, self.day, self.stamp, catalogue(), near)
        return _Step([*wanted, *(Change(None, entry) for entry in new)], new)

    def said(self, step: _Step) -> str:
        return _("Recorded for {day}: {answers}.").format(
            day=self.day.isoformat(), answers=", ".join(self._said(step))
        )

    def _said(self, step: _Step) -> "Iterator[str]":
        for key, value in self.answers.items():
            yield f"{key} {value}" if value else _("{key} cleared").format(key=key)
        if self.arguments.note is not None:
            yield _("a note") if self.arguments.note.strip() else _("{key} cleared").format(key=_("note"))
        if self.arguments.pain is not None:
            yield _("pain places {areas}").format(areas=self.arguments.pain)
        if self.arguments.profile is not None:
            line, words = self.arguments.profile
            yield _("profile {line}").format(line=line) if words.strip() else _("{key} cleared").format(key=line)
        yield from map(several.said, step.new)


def _names(record: "Record") -> dict[str, str]:
    """Return what symptoms are called on the day of `record`, by key."""
    from tidebook.domain.own_symptom import names_on

    return {symptom.key: symptom.name for symptom in catalogue().rated} | names_on(
        record.period.first, record.own_names
    )


def _wish(arguments: Namespace) -> _Wish:
    from tidebook.commands.answers import known_keys, read_answers

    several.check_company(arguments)
    answers = read_answers(arguments.answers)
    stamp = clock.now()
    if arguments.paper:
        stamp = replace(stamp, source=Source.PAPER)
    day = arguments.day or stamp.local.date()
    # An appointment may lie ahead, but nothing else.
    given = [name for name in _RECORDING if getattr(arguments, name) is not None]
    if day > stamp.local.date() and (answers or given != ["event"]):
        raise WrongArgumentsError(_("That day has not come yet."))
    if not answers and not given:
        raise WrongArgumentsError(_("Please say what to record, such as fatigue=6."))
    return _Wish(day, stamp, answers, arguments, known_keys(catalogue()))
