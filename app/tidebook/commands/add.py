"""tidebook add: records answers for a day."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping

from tidebook import clock
from tidebook.bundled import catalogue
from tidebook.commands import arguments as read
from tidebook.commands.errors import WrongArgumentsError
from tidebook.language import _


def declare(command: ArgumentParser) -> None:
    command.add_argument("--day", type=read.day, metavar="D", help=_("the day that it is about (today)"))
    command.add_argument("--note", metavar="TEXT", help=_("the note of the day; it replaces the one before"))
    command.add_argument(
        "answers",
        nargs="*",
        metavar="KEY=VALUE",
        help=_("fatigue=6 to_bed=23:10 hours_upright=4.5 too_ill=yes; nothing after = takes the answer away"),
    )


def run(arguments: Namespace) -> None:
    """Record the answers, and say so once they would survive a power cut."""
    from tidebook.commands.answers import changes, read_answers
    from tidebook.domain.period import Period
    from tidebook.domain.record import Record

    answers = read_answers(arguments.answers, catalogue())
    if not answers and arguments.note is None:
        raise WrongArgumentsError(_("Please say what to record, such as fatigue=6."))
    stamp = clock.now()
    day = arguments.day or stamp.local.date()
    if day > stamp.local.date():
        raise WrongArgumentsError(_("That day has not come yet."))
    # Once without the journal: what can not be right touches no file.
    changes(answers, arguments.note, Record(Period(day, day)), stamp)
    from tidebook.storage.store import Store

    with Store.open_or_create(arguments.journal) as journal:
        wanted = changes(answers, arguments.note, journal.read(Period(day, day)), stamp)
        if wanted:
            journal.apply(wanted)
        # Said only now: whoever reads this line may count on it.
        print(_said(answers, arguments.note, day.isoformat()))
        sys.stdout.flush()


def _said(answers: Mapping[str, str], note: str | None, day: str) -> str:
    parts = [f"{key} {value}" if value else _("{key} cleared").format(key=key) for key, value in answers.items()]
    if note is not None:
        parts.append(_("a note") if note.strip() else _("{key} cleared").format(key=_("note")))
    return _("Recorded for {day}: {answers}.").format(day=day, answers=", ".join(parts))
