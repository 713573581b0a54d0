"""Every trouble with a passphrase or a recovery code, said plainly: see faults.py."""

from tidebook.domain.errors import JournalError, Trouble
from tidebook.language import _, ngettext


def needs_passphrase() -> JournalError:
    return JournalError(
        Trouble.NEEDS_PASSPHRASE,
        _("This journal is protected by a passphrase."),
        _("Nothing was changed."),
        _("Please give its passphrase."),
    )


def wrong_passphrase() -> JournalError:
    return JournalError(
        Trouble.WRONG_PASSPHRASE,
        _("This passphrase does not open the journal, or the file is damaged."),
        _("Nothing was changed."),
        _("Please try again, use the recovery code, or look at the backups."),
    )


def unusable_passphrase() -> JournalError:
    return JournalError(
        Trouble.UNUSABLE_PASSPHRASE,
        _("This can not be a passphrase."),
        _("Nothing was changed."),
        _("Please use at least one letter that can be typed."),
    )


def code_length(count: int) -> JournalError:
    return JournalError(
        Trouble.WRONG_CODE,
        ngettext(
            "A recovery code has 28 letters and digits; {count} was typed.",
            "A recovery code has 28 letters and digits; {count} were typed.",
            count,
        ).format(count=count),
        _("Nothing was changed."),
        _("Please look at the code again: it has 7 groups of 4."),
    )


def mistyped_code() -> JournalError:
    return JournalError(
        Trouble.WRONG_CODE,
        _("This can not be a recovery code: at least one letter differs."),
        _("Nothing was changed."),
        _("Please compare what you typed with the paper, letter by letter."),
    )


def wrong_code() -> JournalError:
    return JournalError(
        Trouble.WRONG_CODE,
        _("This recovery code belongs to another journal or to an earlier passphrase."),
        _("Nothing was changed."),
        _("Please look for the newest code, or try it on an older backup."),
    )


def no_recovery() -> JournalError:
    return JournalError(
        Trouble.WRONG_CODE,
        _("There is no recovery file beside this journal."),
        _("Nothing was changed."),
        _("Please look beside the backups, or type the passphrase."),
    )


def changed_but_closed() -> JournalError:
    return JournalError(
        Trouble.FAILED,
        _("The journal is now as you chose, but it could not be opened again."),
        _("Everything in it is safe."),
        _("Please start Tidebook again."),
    )
