"""tidebook backup: makes a copy of the journal that was looked through."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from tidebook import clock
from tidebook.commands.opening import open_journal
from tidebook.language import _, ngettext


def declare(command: ArgumentParser) -> None:
    command.add_argument(
        "--to", type=Path, metavar="FOLDER", help=_("another folder than the one beside the journal")
    )


def run(arguments: Namespace) -> None:
    """Make a backup beside the journal, or in another folder, where none is ever taken away; JournalError."""
    from tidebook.storage.backups import folder_of, thin

    own = folder_of(arguments.journal)
    with open_journal(arguments) as journal:
        span = journal.span()
        made = journal.back_up(arguments.to or own, today=clock.today())
    if arguments.to is None:
        thin(own)
    said = ngettext(
        "Made a backup: {file} ({count} entry).", "Made a backup: {file} ({count} entries).", made.entries
    )
    print(said.format(file=made.path, count=made.entries))
    if span is not None:
        print(_("first day: {day}").format(day=span.first.isoformat()))
        print(_("last day: {day}").format(day=span.last.isoformat()))
    print(_("It was looked through, and is whole."))
