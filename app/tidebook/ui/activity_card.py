"""The day's activities."""

from collections.abc import Sequence

from tidebook.domain.activity import Activity
from tidebook.domain.entry import Entry
from tidebook.domain.spoken import length_words
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.activity_editor import ActivityEditor
from tidebook.ui.dates import clock_words
from tidebook.ui.lateness import with_lateness
from tidebook.ui.rows_card import RowsCard


class ActivityCard(RowsCard):
    """A line for each activity, and the form for one."""

    def __init__(self) -> None:
        super().__init__(_("Activities"), _("Nothing recorded"), _("Add"))
        self._usual: Sequence[Activity] = ()

    def show_usual(self, usual: Sequence[Activity]) -> None:
        """Offer what the person does often."""
        self._usual = usual
        if isinstance(self.editor, ActivityEditor):
            self.editor.show_usual(usual)

    @override
    def make_editor(self) -> ActivityEditor:
        editor = ActivityEditor()
        editor.show_usual(self._usual)
        return editor

    @override
    def words(self, entry: Entry) -> str:
        assert isinstance(entry, Activity)
        return activity_words(entry)


def activity_words(activity: Activity) -> str:
    """Return such as "Shopping · effort 7 · 14:30 · 40 min · physical, upright", and whether it was typed late."""
    parts = [activity.what]
    if activity.effort is not None:
        parts.append(_("effort {value}").format(value=activity.effort))
    if activity.started is not None:
        parts.append(clock_words(activity.started))
    if activity.minutes is not None:
        parts.append(length_words(activity.minutes))
    if activity.kinds:
        parts.append(", ".join(kind.words for kind in sorted(activity.kinds, key=lambda kind: kind.value)))
    return with_lateness("  ·  ".join(parts), activity)
