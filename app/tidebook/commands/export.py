"""tidebook export: saves the journal for other programs."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from tidebook import clock
from tidebook.bundled import catalogue
from tidebook.commands import arguments as read
from tidebook.commands.errors import CommandError
from tidebook.commands.places import ensure_export, ensure_other, holds_something, said_over
from tidebook.domain.period import Period
from tidebook.language import _


def declare(command: ArgumentParser) -> None:
    command.add_argument(
        "--to", type=Path, metavar="PATH", required=True, help=_("a folder, or a name ending in .zip")
    )
    command.add_argument("--format", choices=("csv",), required=True, help=_("the form of the files"))
    command.add_argument("--period", type=read.period, metavar="P", help=_("28d, or 2026-03-01..2026-03-28 (all)"))
    command.add_argument(
        "--with-profile", action="store_true", help=_("your name and what else you wrote about yourself, too")
    )


def run(arguments: Namespace) -> None:
    """Write the files; CommandError when they can not be written."""
    from tidebook.exchange.csv_export import export
    from tidebook.exchange.files import ExportError
    from tidebook.exchange.portion import portion
    from tidebook.storage.store import Store

    ensure_other(arguments.to, arguments.journal)
    ensure_export(arguments.to)
    is_over = holds_something(arguments.to)
    with Store(arguments.journal) as journal:
        today = clock.today()
        period = arguments.period or journal.span() or Period(today, today)
        record = journal.read(period)
    try:
        # With a period, nothing of another time goes out.
        part = portion(record) if arguments.period else record
        names = export(arguments.to, part, catalogue(), include_profile=arguments.with_profile)
    except ExportError as error:
        raise CommandError(str(error)) from error
    first, last = period.first.isoformat(), period.last.isoformat()
    said = _("Exported {first} to {last}: {path} ({names}).")
    print(said.format(first=first, last=last, path=arguments.to, names=", ".join(names)))
    if is_over:
        print(said_over(arguments.to))
