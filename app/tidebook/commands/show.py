"""tidebook show: a day, as recorded."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from tidebook import clock
from tidebook.bundled import catalogue
from tidebook.commands import arguments as read
from tidebook.commands.opening import open_journal
from tidebook.language import _

if TYPE_CHECKING:
    from uuid import UUID

    from tidebook.domain.activity import Activity
    from tidebook.domain.record import Record
    from tidebook.storage.store import Store


def declare(command: ArgumentParser) -> None:
    command.add_argument("--day", type=read.day, metavar="D", help=_("2026-03-04, yesterday or today (today)"))
    command.add_argument("--json", action="store_true", help=_("for programs; missing values are null"))


def run(arguments: Namespace) -> None:
    """Print the day."""
    from tidebook.domain.period import Period

    day = arguments.day or clock.today()
    with open_journal(arguments) as journal:
        record = journal.read(Period(day, day))
        linked = _linked(record, journal)
    if arguments.json:
        from tidebook.commands.day_json import day_json

        print(day_json(record, catalogue(), linked))
    else:
        from tidebook.commands.day_text import day_text

        print(day_text(record, catalogue(), linked))


def _linked(record: "Record", journal: "Store") -> "dict[UUID, Activity]":
    """Return the activities that the day's episodes are linked to, by id: they were on other days."""
    from tidebook.domain.payback import touching

    episodes = {episode.id for episode in touching(record.period.first, record.episodes)}
    wanted = {link.activity for link in record.links if link.episode in episodes}
    span = journal.span() if wanted else None
    if span is None:
        return {}
    return {activity.id: activity for activity in journal.read(span).activities if activity.id in wanted}
