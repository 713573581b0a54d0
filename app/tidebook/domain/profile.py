"""What the person says about themselves, all of it optional. Nothing leaves unless ticked at sharing."""

from dataclasses import dataclass
from enum import Enum

from tidebook.domain.entry import Entry
from tidebook.domain.errors import EntryError
from tidebook.domain.text import clean_text
from tidebook.language import _
from tidebook.overriding import override


class About(Enum):
    """The lines of the profile. Dates are free text: "spring 2019" is an answer."""

    NAME = "name"
    BIRTH_DATE = "birth_date"
    ILL_SINCE = "ill_since"
    DIAGNOSES = "diagnoses"
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True)
class ProfileLine(Entry):
    """One line of the profile, as it is now; its day is the one on which it was written."""

    about: About
    text: str

    @override
    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        object.__setattr__(self, "text", clean_text(self.text).strip())
        if not self.text:
            raise EntryError(_("There is nothing written here."))

    @property
    @override
    def place(self) -> str:
        return f"profileline/{self.about.value}"
