"""tidebook summary: saves the clinician's page as a PDF."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from tidebook import clock
from tidebook.bundled import catalogue
from tidebook.commands import arguments as read
from tidebook.commands import surroundings
from tidebook.commands.errors import CommandError
from tidebook.commands.opening import open_journal
from tidebook.commands.places import ensure_other, ensure_page, holds_something, said_over
from tidebook.domain.period import Period
from tidebook.language import _

_DAYS = 28


def declare(command: ArgumentParser) -> None:
    command.add_argument("--to", type=Path, metavar="OUT.pdf", required=True, help=_("the PDF file"))
    command.add_argument("--period", type=read.period, metavar="P", help=_("28d, or 2026-03-01..2026-03-28 (28d)"))
    command.add_argument("--paper", choices=("a4", "letter"), help=_("the sheet (default: as in your country)"))


def run(arguments: Namespace) -> None:
    """Write the page; CommandError when it can not be made or written."""
    from tidebook.exchange.files import ExportError, write
    from tidebook.report.choices import Choices
    from tidebook.report.drawings import drawings
    from tidebook.report.layout import Paper
    from tidebook.report.pdf import ReportError, make_pdf
    from tidebook.report.summary import summarise

    ensure_other(arguments.to, arguments.journal)
    ensure_page(arguments.to)
    is_over = holds_something(arguments.to)
    today = clock.today()
    period = arguments.period or Period.ending(today, _DAYS)
    paper = Paper.named(arguments.paper) if arguments.paper else Paper.usual_in(surroundings.territory())
    choices = Choices(period, paper)
    with open_journal(arguments) as journal:
        record = journal.read(choices.reads)
    summary = summarise(record, catalogue(), choices, today)
    try:
        page = make_pdf(summary, drawings(record, catalogue(), summary))
        write(arguments.to, page.content)
    except (ExportError, ReportError) as error:
        raise CommandError(str(error)) from error
    first, last = period.first.isoformat(), period.last.isoformat()
    print(_("Saved the summary of {first} to {last}: {path}").format(first=first, last=last, path=arguments.to))
    if is_over:
        print(said_over(arguments.to))
    for sentence in page.said:
        print(sentence)
