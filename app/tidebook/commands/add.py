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
from tidebook.domain.stamp import Source, Stamp
from tidebook.language import _

if TYPE_CHECKING:
    from tidebook.domain.change import Change
    from tidebook.domain.entry import Entry
    from tidebook.domain.record import Record


def declare(command: ArgumentParser) -> None:
    command.add_argument("--day", type=read.day, metavar="D", help=_("the day that it is about (today)"))
    command.add_argument("--note", metavar="TEXT", help=_("the note of the day; it replaces the one before"))
    command.add_argument("--paper", action="store_true", help=_("you wrote it on paper on its day, and copy it now"))
    several.declare(command)
    command.add_argument(
        "answers",
        nargs="*",
        metavar="KEY=VALUE",
        help=_("fatigue=6 to_bed=23:10 hours_upright=4.5 naps=40 too_ill=yes; nothing after = takes the answer away"),
    )


def run(arguments: Namespace) -> None:
    """Record the answers, and say so once they would survive a power cut."""
    from tidebook.domain.period import Period
    from tidebook.domain.record import Record

    wish = _wish(arguments)
    period = Period(wish.day, wish.day)
    # Once without the journal: what can not be right touches no file. Names of own symptoms only the journal knows.
    nothing = Record(period)
    if wish.names_own and arguments.journal.exists():
        wish.without_own().changes(nothing)
    else:
        wish.changes(nothing)
    from tidebook.storage.store import Store

    with Store.open_or_create(arguments.journal) as journal:
        wanted = wish.changes(journal.read(period))
        if wanted:
            journal.apply(wanted)
        # Said only now: whoever reads this line may count on it.
        print(wish.said())
        sys.stdout.flush()


@dataclass(frozen=True)
class _Wish:
    """What is to be recorded: answers by the words that they were given under, a note, pain places, new entries."""

    day: date
    stamp: Stamp
    answers: Mapping[str, str]
    note: str | None
    pain: str | None
    new: "Sequence[Entry]"
    known: Sequence[str]

    @property
    def names_own(self) -> bool:
        """Whether an answer is about something that only the journal can know."""
        return any(key not in self.known for key in self.answers)

    def without_own(self) -> "_Wish":
        return replace(self, answers={key: value for key, value in self.answers.items() if key in self.known})

    def changes(self, record: "Record") -> "list[Change]":
        """Return what is to be written into the day that `record` holds; WrongArgumentsError as in `answers`."""
        from tidebook.commands.answers import changes, with_own_keys
        from tidebook.domain.change import Change

        answers = with_own_keys(self.answers, self.known, record.own_names, self.day)
        wanted = changes(answers, self.note, record, self.stamp)
        if self.pain is not None:
            wanted += several.pain_changes(self.pain, record, self.stamp)
        return wanted + [Change(None, entry) for entry in self.new]

    def said(self) -> str:
        answers = self.answers.items()
        parts = [f"{key} {value}" if value else _("{key} cleared").format(key=key) for key, value in answers]
        if self.note is not None:
            parts.append(_("a note") if self.note.strip() else _("{key} cleared").format(key=_("note")))
        if self.pain is not None:
            parts.append(_("pain places {areas}").format(areas=self.pain))
        parts += [several.said(entry) for entry in self.new]
        return _("Recorded for {day}: {answers}.").format(day=self.day.isoformat(), answers=", ".join(parts))


def _wish(arguments: Namespace) -> _Wish:
    from tidebook.commands.answers import known_keys, read_answers

    several.check_company(arguments)
    answers = read_answers(arguments.answers)
    stamp = clock.now()
    if arguments.paper:
        stamp = replace(stamp, source=Source.PAPER)
    day = arguments.day or stamp.local.date()
    # An appointment may lie ahead, but nothing else.
    only_event = arguments.event is not None and not answers and not _beside_event(arguments)
    if day > stamp.local.date() and not only_event:
        raise WrongArgumentsError(_("That day has not come yet."))
    new = several.new_entries(arguments, day, stamp, catalogue())
    if not (answers or new) and arguments.note is None and arguments.pain is None:
        raise WrongArgumentsError(_("Please say what to record, such as fatigue=6."))
    return _Wish(day, stamp, answers, arguments.note, arguments.pain, new, known_keys(catalogue()))


def _beside_event(arguments: Namespace) -> bool:
    others = (arguments.note, arguments.pain, arguments.activity, arguments.score, arguments.anchor)
    return any(option is not None for option in (*others, arguments.own_symptom))
