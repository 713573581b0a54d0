"""Scores from elsewhere: a number that somebody else worked out."""

import math
from dataclasses import dataclass, field
from uuid import UUID

from tidebook.domain.entry import Entry
from tidebook.domain.errors import EntryError
from tidebook.domain.text import clean_text, own_words
from tidebook.language import _
from tidebook.overriding import override


@dataclass(frozen=True, slots=True)
class Score(Entry):
    """The name of the test, its number, and who did it. No wording, no interpretation."""

    id: UUID = field()
    name: str
    number: float
    by_whom: str = ""

    @override
    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        object.__setattr__(self, "name", own_words(self.name, _("Please give the name of the test.")))
        object.__setattr__(self, "by_whom", clean_text(self.by_whom))
        if not math.isfinite(self.number):
            raise EntryError(_("Please write a number, such as 57."))

    @property
    @override
    def place(self) -> str:
        return f"score/{self.id}"
