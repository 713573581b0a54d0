"""Opens the journal that a command is about, and asks for its passphrase if it has one."""

import argparse
import os
import sys
from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from tidebook.commands.errors import CommandError
from tidebook.domain.errors import JournalError, Trouble
from tidebook.language import _

if TYPE_CHECKING:
    from tidebook.storage.store import Store

_Result = TypeVar("_Result")


def declare(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    parser.add_argument(
        "--passphrase-fd",
        type=int,
        metavar="N",
        default=default,
        help=_("read the passphrase from this file descriptor (default: asked for)"),
    )


def open_journal(arguments: Namespace) -> "Store":
    """Open the journal; JournalError or CommandError when that will not do."""
    from tidebook.storage.store import Store

    return with_passphrase(lambda passphrase: Store(arguments.journal, passphrase), arguments)


def open_or_create(arguments: Namespace) -> "Store":
    """Open the journal, or make one: under the passphrase from the descriptor, if one is named."""
    from tidebook.storage.store import Store

    return with_passphrase(lambda passphrase: Store.open_or_create(arguments.journal, passphrase), arguments)


def passphrase(arguments: Namespace) -> str | None:
    """Return the line that stands in the descriptor that was named; None when none was."""
    if arguments.passphrase_fd is None:
        return None
    try:
        with os.fdopen(arguments.passphrase_fd, encoding="utf-8", newline="\n") as given:
            line = given.readline()
    except (OSError, ValueError, OverflowError):
        # Not a word of what was read goes on: it may be the passphrase.
        raise CommandError(_("No passphrase can be read from this file descriptor.")) from None
    return line.removesuffix("\n").removesuffix("\r")


def with_passphrase(make: Callable[[str | None], _Result], arguments: Namespace) -> _Result:
    """Do what needs a passphrase, perhaps: the one that was named, or else one that is asked for if it is needed."""
    given = passphrase(arguments)
    try:
        return make(given)
    except JournalError as error:
        if error.trouble is not Trouble.NEEDS_PASSPHRASE or not sys.stdin.isatty():
            raise
    from getpass import getpass

    try:
        return make(getpass(_("Passphrase of the journal: ")))
    except EOFError:
        raise KeyboardInterrupt from None
