"""Medicines, appointments, infections and life events of the day."""

from tidebook.domain.entry import Entry
from tidebook.domain.event import Event
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.dates import day_words
from tidebook.ui.event_editor import EventEditor
from tidebook.ui.lateness import with_lateness
from tidebook.ui.rows_card import RowsCard


class EventCard(RowsCard):
    """A line for each event, and the form for one."""

    def __init__(self) -> None:
        super().__init__(_("Medicines and events"), _("Nothing recorded"), _("Add"))

    @override
    def make_editor(self) -> EventEditor:
        return EventEditor()

    @override
    def words(self, entry: Entry) -> str:
        assert isinstance(entry, Event)
        words = _("{kind}: {what}").format(kind=entry.kind.words, what=entry.what)
        if entry.until is not None:
            words = _("{event}, until {day}").format(event=words, day=day_words(entry.until, entry.day))
        return with_lateness(words, entry)
