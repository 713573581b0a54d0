"""One gate for every text that a person types or brings in."""

import re

from tidebook.domain.errors import EntryError
from tidebook.language import _

LONGEST = 100_000

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean_text(text: str) -> str:
    """Return `text` with one kind of line break and without control characters or lone surrogates.

    SQLite can not bind lone surrogates, and a NUL ends a text for half of its functions.
    Raises EntryError when the text is longer than LONGEST characters.
    """
    cleaned = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(cleaned) > LONGEST:
        raise EntryError(_("This text is too long to keep: at most {count} characters.").format(count=LONGEST))
    return cleaned


def own_words(text: str, sorry: str) -> str:
    """Return `text` cleaned and on one line, as a name is; EntryError with `sorry` if nothing is left."""
    cleaned = " ".join(clean_text(text).split())
    if not cleaned:
        raise EntryError(sorry)
    return cleaned
