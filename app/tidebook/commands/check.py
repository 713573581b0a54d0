"""tidebook check: says whether the file is whole, and what it holds."""

from argparse import ArgumentParser, Namespace

from tidebook.commands.errors import CommandError
from tidebook.language import _, ngettext


def declare(command: ArgumentParser) -> None:
    """Nothing beside the journal."""


def run(arguments: Namespace) -> None:
    """Count what the journal holds; CommandError when it is not whole."""
    from tidebook.storage.store import Store

    with Store(arguments.journal) as journal:
        health = journal.check()
        deleted = len(journal.deleted())
    names = _names()
    for kind, count in health.counts.items():
        print(f"{names.get(kind, kind)}: {count}")
    print(_("recently deleted: {count}").format(count=deleted))
    if health.span is None:
        print(_("no day recorded yet"))
    else:
        print(_("first day: {day}").format(day=health.span.first.isoformat()))
        print(_("last day: {day}").format(day=health.span.last.isoformat()))
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
    return {
        "rating": _("ratings"),
        "night": _("nights"),
        "day_fact": _("facts about days"),
        "note": _("notes"),
        "asked": _("changes of the symptom list"),
        "activity": _("activities"),
        "episode": _("payback episodes"),
        "link": _("links from episodes to activities"),
        "pain": _("pain places"),
        "event": _("events"),
        "score": _("scores from elsewhere"),
        "anchor": _("own words for numbers"),
        "own_name": _("names of own symptoms"),
        "list_order": _("orders of the symptom list"),
        "profile_line": _("lines of the profile"),
    }
