"""A day's note, in the person's own words."""

from dataclasses import dataclass

from tidebook.domain.entry import Entry
from tidebook.domain.errors import EntryError
from tidebook.domain.text import clean_text
from tidebook.language import _
from tidebook.overriding import override


@dataclass(frozen=True, slots=True)
class Note(Entry):
    """Free text about a day. Never markup, never empty."""

    text: str

    @override
    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        object.__setattr__(self, "text", clean_text(self.text))
        if not self.text.strip():
            raise EntryError(_("A note holds at least one letter."))
