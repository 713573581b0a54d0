"""What the kinds of entries are called when they are counted."""

from tidebook.domain.activity import Activity
from tidebook.domain.anchor import Anchor
from tidebook.domain.asked import Asked
from tidebook.domain.day_fact import DayFact
from tidebook.domain.entry import Entry
from tidebook.domain.episode import Episode, Link
from tidebook.domain.event import Event
from tidebook.domain.night import Night
from tidebook.domain.note import Note
from tidebook.domain.own_symptom import ListOrder, OwnName
from tidebook.domain.pain import Pain
from tidebook.domain.profile import ProfileLine
from tidebook.domain.rating import Rating
from tidebook.domain.score import Score
from tidebook.language import _


def kind_words() -> dict[type[Entry], str]:
    """Return the words for each kind of entry, in the plural."""
    return {
        Rating: _("ratings"),
        Night: _("nights"),
        DayFact: _("facts about days"),
        Note: _("notes"),
        Asked: _("changes of the symptom list"),
        Activity: _("activities"),
        Episode: _("payback episodes"),
        Link: _("links from episodes to activities"),
        Pain: _("pain places"),
        Event: _("events"),
        Score: _("scores from elsewhere"),
        Anchor: _("own words for numbers"),
        OwnName: _("names of own symptoms"),
        ListOrder: _("orders of the symptom list"),
        ProfileLine: _("lines of the profile"),
    }
