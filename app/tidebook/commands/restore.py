"""tidebook restore: brings a backup back, and keeps today's file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from tidebook.commands.errors import WrongArgumentsError
from tidebook.commands.opening import with_passphrase
from tidebook.language import _, ngettext


def declare(command: ArgumentParser) -> None:
    command.add_argument("backup", type=Path, nargs="?", metavar="BACKUP", help=_("the backup that is to come back"))
    command.add_argument("--list", action="store_true", help=_("only say which backups there are, the newest first"))


def run(arguments: Namespace) -> None:
    """Put a backup in the place of the journal, or list the backups; JournalError when that can not be done."""
    if arguments.list == (arguments.backup is not None):
        raise WrongArgumentsError(_("Please name a backup, or ask for --list."))
    if arguments.list:
        _list(arguments.journal)
    else:
        _restore(arguments)


def _list(journal: Path) -> None:
    from tidebook.storage.backups import folder_of
    from tidebook.storage.names import listed

    backups = listed([folder_of(journal)])
    for backup in backups:
        count = ngettext("{count} entry", "{count} entries", backup.entries).format(count=backup.entries)
        print(_("{day}: {entries}: {file}").format(day=backup.made.isoformat(), entries=count, file=backup.path))
    if not backups:
        print(_("There is no backup yet."))


def _restore(arguments: Namespace) -> None:
    from tidebook.storage.restore import restore

    done = with_passphrase(lambda given: restore(arguments.journal, arguments.backup, given), arguments)
    said = ngettext(
        "The journal now holds {count} entry, as in {file}.",
        "The journal now holds {count} entries, as in {file}.",
        done.now.entries,
    )
    print(said.format(count=done.now.entries, file=arguments.backup))
    if done.before is None:
        print(_("There was no journal before."))
    else:
        print(_("What it was before is kept: {file}").format(file=done.before))
