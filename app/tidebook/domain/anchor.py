"""What a number means to this person: "6: can leave the house briefly"."""

from dataclasses import dataclass

from tidebook.domain.entry import Entry
from tidebook.domain.errors import EntryError
from tidebook.domain.rating import HIGHEST, LOWEST
from tidebook.domain.text import own_words
from tidebook.language import _
from tidebook.overriding import override


@dataclass(frozen=True, slots=True)
class Anchor(Entry):
    """From `day` on, `level` of the scale of `symptom` means what `words` say, until a later anchor."""

    symptom: str
    level: int
    words: str

    @override
    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        object.__setattr__(self, "words", own_words(self.words, _("Please say what this number means to you.")))
        if not LOWEST <= self.level <= HIGHEST:
            raise EntryError(_("A rating is a whole number from 0 to 10."))

    @property
    @override
    def place(self) -> str:
        return f"anchor/{self.day.isoformat()}/{self.symptom}/{self.level}"
