"""The activities that an episode can be linked to, each with how sure the person is."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook import clock
from tidebook.domain.activity import Activity
from tidebook.domain.delay import delay
from tidebook.domain.episode import Certainty, Episode, Link
from tidebook.language import _, ngettext
from tidebook.ui.button import Button
from tidebook.ui.choice_row import ChoiceRow
from tidebook.ui.dates import day_words
from tidebook.ui.label import Label

_NOT_LINKED = ""
# The others are one press away: thirty rows of buttons are too much to look at.
_DAYS_SHOWN = 2


class _Row(QWidget):
    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
        self.choices = ChoiceRow(
            _("Link to {what}").format(what=words),
            {_NOT_LINKED: _("not linked"), **{certainty.value: certainty.words for certainty in Certainty}},
        )
        self._said = Label("", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(words))
        column.addWidget(self._said)
        column.addWidget(self.choices)

    def show_link(self, episode: Episode, activity: Activity | None, link: Link | None) -> None:
        """Show whether it is linked, with the delay that follows from that."""
        self.choices.show_choice(_NOT_LINKED if link is None else link.certainty.value)
        said = "" if activity is None else day_words(activity.day, clock.today())
        if activity is not None and link is not None:
            said = f"{said}. {_linked_words(episode, activity, link)}"
        self._said.setText(said)
        self._said.setVisible(bool(said))


def _words(activity: Activity | None) -> str:
    # A link outlives its activity until it is taken back, or the activity restored.
    return _("An activity that is not on this list") if activity is None else activity.what


def _linked_words(episode: Episode, activity: Activity, link: Link) -> str:
    after = delay(activity, episode)
    linked = _("You linked this to: {what} ({certainty}).").format(what=activity.what, certainty=link.certainty.words)
    # Delay.words says by itself when the episode began before the activity had ended.
    began = _("It began {delay}.") if after.count < 0 else _("Delay: {delay}.")
    return f"{linked} {began.format(delay=after.words)}"


class LinkRows(QWidget):
    """Emits the activity's id with the certainty chosen for it; None: not linked."""

    chosen = Signal(UUID, object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Linked activities"))
        self.rows: dict[UUID, _Row] = {}
        self._unfolded: set[UUID] = set()
        self._shown_for: UUID | None = None
        self._empty = Label(_("No activity is recorded for these days."), "quiet")
        self.more = Button()
        self.more.setProperty("role", "link")
        self.more.clicked.connect(self._unfold)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addWidget(self._empty)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_links(self, episode: Episode, activities: Sequence[Activity], links: Mapping[UUID, Link]) -> None:
        """Show `activities` in their order, with the links of `episode` by the activity's id."""
        if self._shown_for != episode.id:
            self._shown_for, self._unfolded = episode.id, set()
            self._drop(list(self.rows))
        offered: dict[UUID, Activity | None] = {activity.id: activity for activity in activities}
        offered.update((one, None) for one in links if one not in offered)
        self._fill(offered)
        for one, row in self.rows.items():
            row.show_link(episode, offered[one], links.get(one))
            # Beside "No cause I can name" a link can only be taken away.
            row.choices.setEnabled(not episode.no_cause or one in links)
        first_shown = episode.onset.day - timedelta(days=_DAYS_SHOWN)
        near = {activity.id for activity in activities if activity.day >= first_shown}
        # What was shown once stays, also when its link is taken back.
        self._unfolded |= near | set(links)
        self._fold()

    def _fill(self, offered: Mapping[UUID, Activity | None]) -> None:
        words = {one: _words(activity) for one, activity in offered.items()}
        self._drop([one for one, row in self.rows.items() if words.get(one) != row.words])
        for place, (one, activity) in enumerate(offered.items()):
            if one not in self.rows:
                row = self.rows[one] = _Row(_words(activity))
                row.choices.chosen.connect(lambda key, one=one: self._choose(one, key))
            if self._column.indexOf(self.rows[one]) != place:
                self._column.insertWidget(place, self.rows[one])
        self.rows = {one: self.rows[one] for one in offered}
        # Tab goes through them in the order in which they lie above each other, whenever each was made.
        for widget in (*self.rows.values(), self.more):
            widget.raise_()
        self._empty.setVisible(not offered)

    def _drop(self, ids: Sequence[UUID]) -> None:
        for one in ids:
            row = self.rows.pop(one)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _fold(self) -> None:
        for one, row in self.rows.items():
            row.setVisible(one in self._unfolded)
        count = len(self.rows.keys() - self._unfolded)
        words = ngettext("{count} earlier activity", "{count} earlier activities", count)
        self.more.setText(words.format(count=count))
        self.more.setVisible(count > 0)

    def _unfold(self) -> None:
        first = next(row for one, row in self.rows.items() if one not in self._unfolded)
        self._unfolded |= self.rows.keys()
        self._fold()
        next(iter(first.choices.buttons.values())).setFocus()

    def _choose(self, activity: UUID, key: str) -> None:
        self.chosen.emit(activity, Certainty(key) if key else None)
