"""Which kinds of entries there are, and which part of a record each lies in."""

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

# The kinds about the days of a record's period, then those of which all that came before counts; and where they lie.
DATED: dict[type[Entry], str] = {
    Rating: "ratings",
    Night: "nights",
    DayFact: "facts",
    Note: "notes",
    Activity: "activities",
    Pain: "pains",
}
STANDING: dict[type[Entry], str] = {
    Asked: "choices",
    OwnName: "own_names",
    ListOrder: "orders",
    Anchor: "anchors",
    ProfileLine: "profile",
    Episode: "episodes",
    Link: "links",
    Event: "events",
    Score: "scores",
}
# Those of the standing kinds that say what happened on their day. The others say what holds from it on.
HAPPENED: tuple[type[Entry], ...] = (Episode, Event, Score)
