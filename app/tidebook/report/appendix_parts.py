"""The parts of the appendix, by the names under which they are chosen."""

from enum import Enum

from tidebook.language import _


class AppendixPart(Enum):
    """In the order in which they stand (domain.md 4.3). `Choices.appendix` holds their values."""

    SYMPTOMS = "symptoms"
    DAYS = "days"
    PAYBACK = "payback"
    AROUND = "around"
    PLACES = "places"
    SCORES = "scores"
    EVENTS = "events"
    NUMBERS = "numbers"
    NOTES = "notes"

    @property
    def words(self) -> str:
        """What the part is called, as a heading and where it is chosen."""
        return {
            AppendixPart.SYMPTOMS: _("All symptoms in the period"),
            AppendixPart.DAYS: _("Day by day"),
            AppendixPart.PAYBACK: _("Payback episodes"),
            AppendixPart.AROUND: _("Days around an activity"),
            AppendixPart.PLACES: _("Pain places"),
            AppendixPart.SCORES: _("Scores from elsewhere"),
            AppendixPart.EVENTS: _("Medicines and events"),
            AppendixPart.NUMBERS: _("How the numbers were made"),
            AppendixPart.NOTES: _("In my own words"),
        }[self]
