"""Reads what was typed after `tidebook` in a terminal."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from tidebook import paths
from tidebook.commands import add, backup, check, demo, export, import_, opening, restore, show, summary
from tidebook.language import _
from tidebook.overriding import override
from tidebook.version import program

WRONG_ARGUMENTS = 2


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without repeating how everything is used.

    `more` gives what stands below the options in its help: made only when somebody asks for it.
    """

    more: Callable[[], str] | None = None

    @override
    def format_help(self) -> str:
        return super().format_help() + (self.more() if self.more else "")

    @override
    def error(self, message: str) -> NoReturn:
        line = " ".join(message.split())
        self.exit(
            WRONG_ARGUMENTS,
            _("{program}: {message} (see {program} --help)").format(program=self.prog, message=line) + "\n",
        )


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    @override
    def __call__(self, parser: argparse.ArgumentParser, *_rest: object) -> NoReturn:
        print(program())
        parser.exit()


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Return what is asked for. Ends the program with 2 when it can not be understood, with 0 after --help.

    `journal` is the file. `run`, the command's function, is missing when no command was named: the window is meant.
    """
    parser = _parser()
    arguments, left_over = parser.parse_known_args(words)
    # Answers may stand on both sides of --note; argparse takes those on one side only.
    if left_over and getattr(arguments, "run", None) is add.run and not any(w.startswith("-") for w in left_over):
        arguments.answers += left_over
    elif left_over:
        parser.error(_("not understood: {words}").format(words=" ".join(left_over)))
    return arguments


def _parser() -> _Parser:
    parser = _Parser(
        prog="tidebook",
        description=_("A private symptom journal. Without a command, its window opens."),
        epilog=_("Every command ends with 0 (done), 1 (could not) or 2 (wrong arguments)."),
        allow_abbrev=False,
    )
    parser.add_argument(
        "--journal", type=Path, metavar="FILE", default=paths.journal_file(), help=_("the journal (default: yours)")
    )
    opening.declare(parser)
    parser.add_argument("--version", action=_Version, nargs=0, help=_("say which Tidebook this is"))
    commands = parser.add_subparsers(metavar="COMMAND", title=_("commands"))
    for name, module, help_text in (
        ("demo", demo, _("make a realistic invented journal, to try things on")),
        ("add", add, _("record something about a day")),
        ("show", show, _("show a day, as recorded")),
        ("summary", summary, _("save the one-page summary as PDF")),
        ("export", export, _("save the journal as CSV files, or all of it as one archive")),
        ("import", import_, _("bring in an archive, as one step")),
        ("check", check, _("look through the whole file, and count what it holds")),
        ("backup", backup, _("make a copy of the journal that was looked through")),
        ("restore", restore, _("bring a backup back; today's file is kept first")),
    ):
        command = commands.add_parser(name, help=help_text, description=help_text, allow_abbrev=False)
        command.add_argument("--journal", type=Path, metavar="FILE", default=argparse.SUPPRESS, help=_("the journal"))
        opening.declare(command, argparse.SUPPRESS)
        command.set_defaults(run=module.run)
        module.declare(command)
        if module is add:
            command.more = add.more
    return parser
