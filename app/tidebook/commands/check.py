"""tidebook check: says whether the file is whole, and what it holds."""

from argparse import ArgumentParser, Namespace

from tidebook.commands.errors import CommandError
from tidebook.commands.opening import open_journal
from tidebook.language import _, ngettext


def declare(command: ArgumentParser) -> None:
    """Nothing beside the journal."""


def run(arguments: Namespace) -> None:
    """Count what the journal holds; CommandError when it is not whole."""
    with open_journal(arguments) as journal:
        health = journal.check()
        deleted = len(journal.deleted())
        is_encrypted = journal.is_encrypted
    names = _names()
    for kind, count in health.counts.items():
        print(f"{names.get(kind, kind)}: {count}")
    print(_("recently deleted: {count}").format(count=deleted))
    if health.span is None:
        print(_("no day recorded yet"))
    else:
        print(_("first day: {day}").format(day=health.span.first.isoformat()))
        print(_("last day: {day}").format(day=health.span.last.isoformat()))
    print(_("under a passphrase") if is_encrypted else _("without a passphrase"))
    print(_("as they were written: {count}").format(count=health.digests))
    if health.problems:
        for problem in health.problems:
            print(problem)
        count = len(health.problems)
        raise CommandError(
            ngettext(
                "This journal is damaged: {count} problem. Please keep the file, and open a copy of it made before.",
                "This journal is damaged: {count} problems. Please keep the file, and open a copy of it made before.",
                count,
            ).format(count=count)
        )
    print(_("The file is whole."))


def _names() -> dict[str, str]:
    """Return what the entries of each table are called."""
    from tidebook.exchange.kind_words import kind_words
    from tidebook.storage.tables import SHELVES

    return {SHELVES[kind].table.name: words for kind, words in kind_words().items()}
