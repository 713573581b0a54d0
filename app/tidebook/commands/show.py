"""tidebook show: a day, as recorded."""

from argparse import ArgumentParser, Namespace

from tidebook import clock
from tidebook.bundled import catalogue
from tidebook.commands import arguments as read
from tidebook.language import _


def declare(command: ArgumentParser) -> None:
    command.add_argument("--day", type=read.day, metavar="D", help=_("the day (today)"))
    command.add_argument("--json", action="store_true", help=_("for programs; missing values are null"))


def run(arguments: Namespace) -> None:
    """Print the day."""
    from tidebook.domain.period import Period
    from tidebook.storage.store import Store

    day = arguments.day or clock.today()
    with Store(arguments.journal) as journal:
        record = journal.read(Period(day, day))
    if arguments.json:
        from tidebook.commands.day_json import day_json

        print(day_json(record, catalogue()))
    else:
        from tidebook.commands.day_text import day_text

        print(day_text(record, catalogue()))
