"""Every trouble with the journal file, said plainly: what happened, what is safe, what to do now."""

import errno
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from tidebook.domain.errors import JournalError, Trouble
from tidebook.language import _

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


def locked() -> JournalError:
    return JournalError(
        Trouble.LOCKED,
        _("This journal is open in another window already."),
        _("Nothing was changed."),
        _("Please go to that window, or close it and try again."),
    )


def newer() -> JournalError:
    return JournalError(
        Trouble.NEWER,
        _("This journal was written by a newer Tidebook."),
        _("It can be read here, but not written. Nothing was changed."),
        _("Please open it with the newer Tidebook to write in it."),
    )


def much_newer() -> JournalError:
    return JournalError(
        Trouble.NEWER,
        _("This journal was written by a much newer Tidebook."),
        _("It is whole, and nothing was changed."),
        _("Please open it with the newer Tidebook."),
    )


def unfit() -> JournalError:
    return JournalError(
        Trouble.UNFIT,
        _("A part of this Tidebook is missing or too old to keep a journal."),
        _("Nothing was changed."),
        _("Please install Tidebook anew."),
    )


def not_closed() -> JournalError:
    return JournalError(
        Trouble.READ_ONLY,
        _("This journal was not closed properly, and may not be written here."),
        _("Nothing was changed."),
        _("Please copy its whole folder to this computer first, then open it there."),
    )


def foreign() -> JournalError:
    return JournalError(
        Trouble.FOREIGN,
        _("This file belongs to another program."),
        _("Nothing was changed."),
        _("Please choose a Tidebook journal, or a new file name."),
    )


def not_a_journal() -> JournalError:
    return JournalError(
        Trouble.NOT_A_JOURNAL,
        _("This is not a Tidebook journal."),
        _("Nothing was changed."),
        _("Please choose a Tidebook journal, or a new file name."),
    )


def missing() -> JournalError:
    return JournalError(
        Trouble.MISSING,
        _("There is no journal at this place."),
        _("Nothing was changed."),
        _("Please look at the file name and the folder."),
    )


def taken() -> JournalError:
    return JournalError(
        Trouble.TAKEN,
        _("A file with this name is there already."),
        _("Nothing was changed."),
        _("Please choose another file name."),
    )


def no_folder() -> JournalError:
    return JournalError(
        Trouble.READ_ONLY,
        _("A journal can not be kept in this folder."),
        _("Nothing was changed."),
        _("Please choose a folder in which you may write."),
    )


def read_only() -> JournalError:
    return JournalError(
        Trouble.READ_ONLY,
        _("This journal can be read, but not written."),
        _("What was saved before is safe."),
        _("Please copy its folder to a place in which you may write."),
    )


def closed_to_us() -> JournalError:
    return JournalError(
        Trouble.CLOSED_TO_US,
        _("This file may not be read by you."),
        _("Nothing was changed."),
        _("Please look at who owns the file and its folder."),
    )


def full() -> JournalError:
    return JournalError(
        Trouble.FULL,
        _("The disk is full."),
        _("What was saved before is safe. The newest answer is not saved."),
        _("Please make some room, then try again."),
    )


def damaged() -> JournalError:
    return JournalError(
        Trouble.DAMAGED,
        _("This journal is damaged."),
        _("Nothing was changed."),
        _("Please keep the file, and open a copy of it made before."),
    )


def not_made() -> JournalError:
    return JournalError(
        Trouble.FAILED,
        _("The new file could not be made."),
        _("The journal is as it was."),
        _("Please look whether the disk has room, then try again."),
    )


def nothing_salvaged() -> JournalError:
    return JournalError(
        Trouble.DAMAGED,
        _("Nothing in this file can be read any more."),
        _("It was not changed."),
        _("Please look at the backups."),
    )


def altered() -> JournalError:
    return JournalError(
        Trouble.DAMAGED,
        _("Something in this journal is not as it was written."),
        _("The rest of it can still be read."),
        _("Please keep the file, and look at the backups."),
    )


def moved() -> JournalError:
    return JournalError(
        Trouble.MOVED,
        _("The journal was moved or replaced while it was open."),
        _("What was saved before is safe, in the file that was moved."),
        _("Please put it back, then start Tidebook again."),
    )


def failed() -> JournalError:
    return JournalError(
        Trouble.FAILED,
        _("The disk did not take or give what was asked."),
        _("What was saved before is safe."),
        _("Please look after the disk, then try again."),
    )


_BY_CODE = {
    driver.SQLITE_BUSY: locked,
    driver.SQLITE_LOCKED: locked,
    driver.SQLITE_FULL: full,
    driver.SQLITE_READONLY: read_only,
    driver.SQLITE_PERM: read_only,
    driver.SQLITE_CANTOPEN: no_folder,
    driver.SQLITE_CORRUPT: damaged,
    driver.SQLITE_NOTADB: damaged,
    # Our statements fit our tables: it is the tables that are not whole.
    driver.SQLITE_ERROR: damaged,
}

_BY_ERRNO = {
    errno.ENOENT: missing,
    errno.ENOTDIR: missing,
    errno.ELOOP: missing,
    errno.ENAMETOOLONG: missing,
    errno.EINVAL: missing,
    errno.EACCES: closed_to_us,
    errno.EPERM: closed_to_us,
    errno.ENOSPC: full,
    errno.EDQUOT: full,
}


def of_driver(error: BaseException | None, misfit: Callable[[], JournalError]) -> JournalError:
    """Return the trouble behind an error of the SQLite driver; `misfit` when a value can not be read or written."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # Not SQLite's, but the driver's own: the file is closed, or a text in it is no UTF-8 any more.
        return failed() if isinstance(error, driver.ProgrammingError) else misfit()
    return _BY_CODE.get(code & 0xFF, failed)()


def of_system(error: OSError) -> JournalError:
    """Return the trouble behind an error of the file system while a file is looked at."""
    return _BY_ERRNO.get(error.errno or 0, failed)()


def plainly(misfit: Callable[[], JournalError]) -> Callable[[Callable[_Given, _Result]], Callable[_Given, _Result]]:
    """Let a method raise nothing but JournalError; `misfit` is what a value means that can not be right.

    It is raised after the other error is done with, not from it: the driver's errors quote what the person wrote.
    """

    def plain(method: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
        @wraps(method)
        def called(*args: _Given.args, **kwargs: _Given.kwargs) -> _Result:
            try:
                return method(*args, **kwargs)
            except DBAPIError as error:
                trouble = of_driver(error.orig, misfit)
            except driver.Error as error:
                trouble = of_driver(error, misfit)
            except OSError as error:
                trouble = of_system(error)
            except SQLAlchemyError:
                trouble = failed()
            except (ValueError, KeyError, OverflowError, TypeError, AttributeError):
                # In a damaged file a column may hold what it would never have taken.
                trouble = misfit()
            raise trouble

        return called

    return plain
