"""Carries out a command typed in a terminal, and says how it went."""

import os
import sys
from argparse import Namespace
from io import TextIOWrapper

from tidebook.commands.errors import CommandError, WrongArgumentsError
from tidebook.domain.errors import EntryError, JournalError
from tidebook.language import _

DONE, COULD_NOT, WRONG_ARGUMENTS = 0, 1, 2


def run(arguments: Namespace) -> int:
    """Run the command that `arguments.run` is; return 0 (done), 1 (could not) or 2 (wrong arguments).

    Never a traceback: whatever goes wrong is one line on standard error, without a word of the journal in it.
    """
    # A terminal that can not show a letter shows its number.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        arguments.run(arguments)
        sys.stdout.flush()
    except WrongArgumentsError as error:
        return _stop(str(error), WRONG_ARGUMENTS)
    except (CommandError, JournalError, EntryError) as error:
        return _stop(str(error), COULD_NOT)
    except KeyboardInterrupt:
        return _stop(_("Stopped."), COULD_NOT)
    except BrokenPipeError:
        # Whoever read along has left; Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT
    except Exception as error:
        return _stop(_unexpected(error), COULD_NOT)
    return DONE


def _unexpected(error: Exception) -> str:
    if isinstance(error, OSError):
        from tidebook.storage import faults

        return str(faults.failed())
    said = _("Something went wrong inside Tidebook ({kind}). What was saved before is safe.")
    return said.format(kind=type(error).__name__)


def _stop(sentence: str, status: int) -> int:
    sys.stdout.flush()
    print(" ".join(sentence.split()), file=sys.stderr)
    return status
