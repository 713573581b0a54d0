"""What can go wrong, in words for the person."""

from enum import Enum


class EntryError(ValueError):
    """An entry that can not be right. The message is one sentence for the person."""


class Trouble(Enum):
    """The kinds of trouble that a journal file can be in."""

    LOCKED = "locked"
    NEEDS_PASSPHRASE = "needs its passphrase"  # noqa: S105
    WRONG_PASSPHRASE = "wrong passphrase"  # noqa: S105
    UNUSABLE_PASSPHRASE = "can be no passphrase"  # noqa: S105
    WRONG_CODE = "wrong recovery code"
    UNFIT = "a program that may not keep it"
    NEWER = "newer"
    FOREIGN = "foreign"
    NOT_A_JOURNAL = "not a journal"
    MISSING = "missing"
    TAKEN = "taken"
    READ_ONLY = "read-only"
    CLOSED_TO_US = "closed to us"
    FULL = "full"
    DAMAGED = "damaged"
    MOVED = "moved"
    FAILED = "failed"


class JournalError(Exception):
    """The journal could not be opened, read or written.

    `happened`, `safe` and `next_step` are one or two plain sentences each: what happened, what is safe,
    and what to do now. None of them holds anything that the person wrote.
    """

    def __init__(self, trouble: Trouble, happened: str, safe: str, next_step: str) -> None:
        super().__init__(f"{happened} {safe} {next_step}")
        self.trouble = trouble
        self.happened = happened
        self.safe = safe
        self.next_step = next_step
