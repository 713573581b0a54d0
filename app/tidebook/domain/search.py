"""Finding what was written: the words of a person, over all their years."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from tidebook.domain.entry import Entry


class Text(NamedTuple):
    """Something written: the day that it is about, the kind of entry that holds it, the words, and the entry's id."""

    day: date
    kind: type[Entry]
    text: str
    id: UUID


def found(words: str, texts: Iterable[Text]) -> tuple[Text, ...]:
    """Return the texts in which each of `words` occurs, the newest day first; none when there are no words.

    Upper and lower case are the same, and so are letters with and without accents.
    """
    wanted = sorted({_plain(word) for word in words.split()} - {""}, key=len, reverse=True)
    if not wanted:
        return ()
    hits = [text for text in texts if _holds(_plain(text.text), wanted)]
    return tuple(sorted(hits, key=lambda hit: hit.day, reverse=True))


def _holds(text: str, wanted: list[str]) -> bool:
    return all(word in text for word in wanted)


class _WithoutMarks(dict[int, int | None]):
    """Takes combining marks away, and remembers which letters are none: to ask each time took twice as long."""

    def __missing__(self, code: int) -> int | None:
        self[code] = found = None if unicodedata.combining(chr(code)) else code
        return found


_WITHOUT_MARKS = _WithoutMarks()


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text).casefold().translate(_WITHOUT_MARKS)
