"""tidebook demo: makes an invented journal."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from tidebook import clock
from tidebook.commands import arguments as read
from tidebook.commands.opening import passphrase
from tidebook.language import _


def declare(command: ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE", help=_("the new file; nothing is ever replaced"))
    command.add_argument(
        "--days", type=read.count, metavar="N", default=180, help=_("how many days up to today (180)")
    )
    command.add_argument("--seed", type=int, metavar="N", default=1, help=_("another number, another journal (1)"))


def run(arguments: Namespace) -> None:
    """Make the journal `file`. JournalError when something is there already, or it can not be written."""
    from tidebook.demo.journal import invent
    from tidebook.domain.change import Change
    from tidebook.storage.store import Store

    entries = invent(clock.today(), arguments.days, arguments.seed)
    is_ours_to_remove = not arguments.file.exists()
    try:
        with Store.create(arguments.file, passphrase(arguments)) as made:
            made.apply([Change(None, entry) for entry in entries])
    except BaseException:
        # A journal that did not fit is no journal.
        if is_ours_to_remove:
            arguments.file.unlink(missing_ok=True)
        raise
    said = _("Made an invented journal: {file} ({days} days, {count} entries).")
    print(said.format(file=arguments.file, days=arguments.days, count=len(entries)))
