"""tidebook summary: saves the clinician's page as a PDF."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tidebook import clock
from tidebook.bundled import catalogue
from tidebook.commands import arguments as read
from tidebook.commands import surroundings
from tidebook.commands.errors import CommandError
from tidebook.commands.opening import open_journal
from tidebook.commands.places import ensure_other, ensure_page, holds_something, said_over
from tidebook.domain.period import Period
from tidebook.language import _

if TYPE_CHECKING:
    from tidebook.report.choices import Choices, Recipient
    from tidebook.storage.store import Store

_DAYS = 28
_SINCE = "since-last-appointment"
# How far back days that only have the tick "appointment" are looked through; appointments themselves are all known.
_DAYS_LOOKED_THROUGH = 366
_PROFILES = {"gp": "gp", "pain-clinic": "pain_clinic", "benefits": "benefits_office", "family": "family"}
_ALL, _NOTES = "all", "notes"


def declare(command: ArgumentParser) -> None:
    command.add_argument("--to", type=Path, metavar="OUT.pdf", required=True, help=_("the PDF file"))
    command.add_argument(
        "--period", type=_period, metavar="P", help=_("28d, 2026-03-01..2026-03-28, or since-last-appointment (28d)")
    )
    command.add_argument("--paper", choices=("a4", "letter"), help=_("the sheet (default: as in your country)"))
    command.add_argument(
        "--appendix",
        type=_parts,
        metavar="PART,…",
        default=frozenset(),
        help=_("all (notes only if named: all,notes), or some of: {parts}").format(parts=", ".join(_part_names())),
    )
    command.add_argument("--compare", action="store_true", help=_("set the equally long period before beside it"))
    command.add_argument("--profile", choices=tuple(_PROFILES), help=_("who gets it: decides what they get to see"))
    command.add_argument(
        "--attach-data", action="store_true", help=_("attach the values shown, as tables in the PDF")
    )


def run(arguments: Namespace) -> None:
    """Write the pages; CommandError when they can not be made or written."""
    from tidebook.exchange.csv_tables import filled
    from tidebook.exchange.files import ExportError, write
    from tidebook.report.document import document
    from tidebook.report.leaves import what_leaves
    from tidebook.report.pdf import ReportError

    ensure_other(arguments.to, arguments.journal)
    ensure_page(arguments.to)
    is_over = holds_something(arguments.to)
    today = clock.today()
    with open_journal(arguments) as journal:
        choices = _choices(arguments, journal, today)
        record = journal.read(choices.reads)
    try:
        _summary, made = document(record, catalogue(), choices, today, filled)
        write(arguments.to, made.content)
    except (ExportError, ReportError) as error:
        raise CommandError(str(error)) from error
    first, last = choices.period.first.isoformat(), choices.period.last.isoformat()
    print(_("Saved the summary of {first} to {last}: {path}").format(first=first, last=last, path=arguments.to))
    if is_over:
        print(said_over(arguments.to))
    if arguments.profile:
        print(_("For: {name}").format(name=choices.recipient.name))
    leaves, stays = what_leaves(choices, record, catalogue())
    for heading, sentences in ((_("What leaves with it:"), leaves), (_("What does not leave:"), stays)):
        print("\n".join([heading, *(f"  {sentence}" for sentence in sentences)]))
    for sentence in made.said:
        print(sentence)


def _choices(arguments: Namespace, journal: "Store", today: date) -> "Choices":
    from tidebook.report.choices import Choices
    from tidebook.report.layout import Paper

    is_since = arguments.period == _SINCE
    period = _since(journal, today) if is_since else arguments.period or Period.ending(today, _DAYS)
    return Choices(
        period,
        Paper.named(arguments.paper) if arguments.paper else Paper.usual_in(surroundings.territory()),
        recipient=_recipient(arguments),
        compare=period.before() if arguments.compare or is_since else None,
        since_appointment=is_since,
        appendix=arguments.appendix,
        attach_data=arguments.attach_data,
    )


def _since(journal: "Store", today: date) -> Period:
    from tidebook.report.since import since_last_appointment

    found = since_last_appointment(journal.read(Period.ending(today, _DAYS_LOOKED_THROUGH)), today)
    if found is None:
        raise CommandError(_("No appointment is recorded before today. Please give a period, such as 28d."))
    return found


def _recipient(arguments: Namespace) -> "Recipient":
    from tidebook.report.choices import Recipient
    from tidebook.report.recipients import recipients

    named = {who.key: who for who in recipients()}
    who = named[_PROFILES[arguments.profile]] if arguments.profile else Recipient()
    # Whoever names the notes wants them to leave.
    return replace(who, notes=_NOTES in arguments.appendix)


def _period(text: str) -> Period | str:
    return _SINCE if text == _SINCE else read.period(text)


def _part_names() -> tuple[str, ...]:
    from tidebook.report.appendix_parts import AppendixPart

    return tuple(part.value for part in AppendixPart)


def _parts(text: str) -> frozenset[str]:
    """Read the parts of the appendix. "all" is every part but the notes: these leave only when they are named."""
    names = _part_names()
    chosen: set[str] = set()
    for word in (word.strip() for word in text.split(",")):
        if word == _ALL:
            chosen |= set(names) - {_NOTES}
        elif word in names:
            chosen.add(word)
        else:
            raise ArgumentTypeError(
                _("There is no part {word}. There are: {parts}.").format(word=word, parts=", ".join((_ALL, *names)))
            )
    return frozenset(chosen)
