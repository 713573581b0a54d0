"""tidebook export: saves the journal for other programs, or all of it as one archive."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tidebook import clock
from tidebook.bundled import catalogue
from tidebook.commands import arguments as read
from tidebook.commands.errors import CommandError, WrongArgumentsError
from tidebook.commands.opening import open_journal
from tidebook.commands.places import ensure_export, ensure_other, holds_something, said_over
from tidebook.domain.period import Period
from tidebook.language import _

if TYPE_CHECKING:
    from tidebook.domain.record import Record

_ARCHIVE = "archive"


def declare(command: ArgumentParser) -> None:
    command.add_argument(
        "--to", type=Path, metavar="PATH", required=True, help=_("a folder, or a name ending in .zip")
    )
    command.add_argument(
        "--format",
        choices=("csv", _ARCHIVE),
        required=True,
        help=_("csv: tables; archive: all of it in one zip, to be brought in again"),
    )
    command.add_argument("--period", type=read.period, metavar="P", help=_("28d, or 2026-03-01..2026-03-28 (all)"))
    command.add_argument(
        "--with-profile", action="store_true", help=_("your name and what else you wrote about yourself, too")
    )


def run(arguments: Namespace) -> None:
    """Write the files; CommandError when they can not be written."""
    from tidebook.exchange.files import ExportError

    save = _save_archive if arguments.format == _ARCHIVE else _save_tables
    _check(arguments)
    is_over = holds_something(arguments.to)
    with open_journal(arguments) as journal:
        today = clock.today()
        record = journal.read(arguments.period or journal.span() or Period(today, today))
    try:
        save(arguments, record)
    except ExportError as error:
        raise CommandError(str(error)) from error
    if is_over:
        print(said_over(arguments.to))


def _check(arguments: Namespace) -> None:
    from tidebook.exchange.archive_form import MEMBERS
    from tidebook.exchange.csv_tables import NAMES

    is_archive = arguments.format == _ARCHIVE
    if is_archive and arguments.period:
        raise WrongArgumentsError(_("An archive holds the whole journal: please leave out --period."))
    if is_archive and arguments.to.suffix.lower() != ".zip":
        raise WrongArgumentsError(_("An archive is one file: please choose a name ending in .zip."))
    ensure_other(arguments.to, arguments.journal)
    ensure_export(arguments.to, MEMBERS if is_archive else NAMES)


def _save_tables(arguments: Namespace, record: "Record") -> None:
    from tidebook.exchange.csv_export import export
    from tidebook.exchange.portion import portion

    # With a period, nothing of another time goes out.
    part = portion(record) if arguments.period else record
    names = export(arguments.to, part, catalogue(), include_profile=arguments.with_profile)
    first, last = record.period.first.isoformat(), record.period.last.isoformat()
    said = _("Exported {first} to {last}: {path} ({names}).")
    print(said.format(first=first, last=last, path=arguments.to, names=", ".join(names)))


def _save_archive(arguments: Namespace, record: "Record") -> None:
    from tidebook.exchange.archive import save

    save(arguments.to, record, catalogue())
    print(_("Saved the whole journal: {path}.").format(path=arguments.to))
    print(_("Your name and what else you wrote about yourself are in it."))
    print(_("No passphrase protects it."))
