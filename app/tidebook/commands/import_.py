"""tidebook import: brings in what was saved before, as one step."""

from argparse import ArgumentParser, Namespace
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from tidebook import clock
from tidebook.commands.errors import CommandError
from tidebook.commands.opening import open_or_create
from tidebook.domain.period import Period
from tidebook.language import _, ngettext

if TYPE_CHECKING:
    from tidebook.exchange.archive_read import Archive
    from tidebook.exchange.plan import Plan
    from tidebook.storage.store import Store


def declare(command: ArgumentParser) -> None:
    command.add_argument("source", type=Path, metavar="SOURCE", help=_("an archive that Tidebook saved"))
    command.add_argument("--dry-run", action="store_true", help=_("only say what would come in; change nothing"))


def run(arguments: Namespace) -> None:
    """Bring in all of the source, or nothing; CommandError when it is nothing to be brought in."""
    from tidebook.exchange.recognise import read_source
    from tidebook.exchange.refused import RefusedError

    is_new, is_dry = not arguments.journal.exists(), arguments.dry_run
    try:
        # All of it is looked at before the journal is touched.
        archive = read_source(arguments.source)
        with nullcontext() if is_new and is_dry else open_or_create(arguments) as journal:
            found = _planned(archive, journal)
            if journal and found.changes and not is_dry:
                if not is_new:
                    _keep_copy(journal)
                journal.apply(found.changes)
    except RefusedError as error:
        raise CommandError(str(error)) from error
    _say(found)
    if is_dry:
        print(_("This was a dry run. Nothing was changed."))
    elif is_new:
        print(_("A new journal was made: {file}.").format(file=arguments.journal))


def _keep_copy(journal: "Store") -> None:
    from tidebook.storage.backups import folder_of, thin

    own = folder_of(journal.path)
    journal.back_up(own, "before-import", today=clock.today())
    thin(own)


def _planned(archive: "Archive", journal: "Store | None") -> "Plan":
    from tidebook.domain.record import Record
    from tidebook.exchange.plan import plan

    today = clock.today()
    period = archive.period or Period(today, today)
    return plan(archive, journal.read(period) if journal else Record(period))


def _say(found: "Plan") -> None:
    count = len(found.new) + len(found.newer)
    if count:
        print(ngettext("Comes in: {count} entry.", "Comes in: {count} entries.", count).format(count=count))
    else:
        print(_("Nothing new comes in."))
    for line in found.said():
        print(line)
