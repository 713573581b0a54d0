"""Payback on this day, as far as the person has marked it themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook import clock
from tidebook.domain.activity import Activity
from tidebook.domain.catalogue import Symptom
from tidebook.domain.change import Change
from tidebook.domain.episode import Episode, Link
from tidebook.domain.errors import EntryError
from tidebook.domain.moment import Moment
from tidebook.domain.payback import link_period, touching
from tidebook.domain.period import Period
from tidebook.language import _
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.card import Card
from tidebook.ui.entry_words import short_words
from tidebook.ui.episode_editor import EpisodeEditor
from tidebook.ui.flow import Flow
from tidebook.ui.label import Label
from tidebook.ui.lateness import LateLabel
from tidebook.ui.moment_field import moment_words
from tidebook.ui.tab_order import chain_before


def episode_words(episode: Episode, today: date) -> str:
    """Return such as "Began Monday 2 March. It goes on."."""
    began = _("Began {moment}.").format(moment=moment_words(episode.onset, today))
    if episode.ended is None:
        return _("{began} It goes on.").format(began=began)
    ended = _("Ended {moment}.").format(moment=moment_words(episode.ended, today))
    return f"{began} {ended}"


def closed_words(episode: Episode, links: Iterable[Link], activities: Mapping[UUID, Activity], today: date) -> str:
    """Return such as "Began Monday 2 March. It goes on. At its worst 8; linked to shopping (maybe)."."""
    parts = []
    if episode.worst_severity is not None:
        parts.append(_("at its worst {value}").format(value=episode.worst_severity))
    linked = [_link_words(link, activities) for link in links if link.episode == episode.id]
    if linked:
        parts.append(_("linked to {activities}").format(activities=", ".join(linked)))
    words, told = episode_words(episode, today), "; ".join(parts)
    return f"{words} {told[0].upper()}{told[1:]}." if told else words


def _link_words(link: Link, activities: Mapping[UUID, Activity]) -> str:
    # What was done longer ago than the day's own record reaches has no name here.
    activity = activities.get(link.activity)
    what = _("an earlier activity") if activity is None else short_words(activity.what)
    return _("{activity} ({certainty})").format(activity=what, certainty=link.certainty.words)


class _Line(QWidget):
    """One episode in words, with its two buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.said = Label()
        self._late = LateLabel()
        self._problem = Label("", "quiet")
        self.end, self.change = Button(_("End it")), Button()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        buttons = QWidget()
        flow = Flow(buttons)
        for button in (self.end, self.change):
            flow.addWidget(button)
        for widget in (self.said, self._late, self._problem, buttons):
            column.addWidget(widget)

    def show_episode(self, episode: Episode, told: str, *, is_open: bool) -> None:
        """Say when it began and ended; `told`: with what else is known, while its form is closed."""
        words = episode_words(episode, clock.today())
        self.said.setText(words if is_open else told)
        self._late.show_entry(episode)
        self.say_problem("")
        self.end.setVisible(episode.ended is None)
        self.change.setText(_("Done") if is_open else _("Change"))
        for button in (self.end, self.change):
            button.setAccessibleName(_("{action}: {episode}").format(action=button.text(), episode=words))

    def say_problem(self, reason: str) -> None:
        """Say why it could not be ended, or nothing."""
        self._problem.setText(_("Not saved yet. {reason}").format(reason=reason) if reason else "")
        self._problem.setVisible(bool(reason))


class EpisodeCard(Card):
    """Emits what the person changes: entries that change together, and their words for undo.

    `wanted` asks for the activities of more days than were given; answer it with `offer`.
    """

    changed = Signal(tuple, str)  # of Change
    wanted = Signal(Period)

    def __init__(self) -> None:
        super().__init__(_("Payback"))
        self._day = date.min
        self._episodes: dict[UUID, Episode] = {}
        self._links: dict[UUID, Link] = {}
        self._activities: dict[UUID, Activity] = {}
        self._asked: tuple[Symptom, ...] = ()
        self._given = Period(date.min, date.min)
        self._open: UUID | None = None
        self.lines: dict[UUID, _Line] = {}
        self.editor: EpisodeEditor | None = None
        self._nothing = Label(_("Nothing marked"))
        self.mark = Button(_("Mark as payback / crash"))
        self.mark.clicked.connect(self._mark)
        self._list = QVBoxLayout()
        self._list.setSpacing(16)
        self.column.addWidget(self._nothing)
        self.column.addLayout(self._list)
        self.column.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch()

    def show_episodes(
        self,
        day: date,
        episodes: tuple[Episode, ...],
        links: tuple[Link, ...],
        activities: tuple[Activity, ...],
        asked: tuple[Symptom, ...],
    ) -> None:
        """Show those of `episodes` that touch `day`. `activities`: of the link period of `day`, at least."""
        given = link_period(day)
        if day != self._day:
            self._open = None
            self._activities = {}
        self._day = day
        self._episodes = {episode.id: episode for episode in episodes}
        self._links = {link.id: link for link in links}
        # What was offered beside them stays until it is offered anew: the keyboard may be in its row.
        self._know(given, activities)
        self._given = given
        self._asked = asked
        self._show()
        self._want()

    def offer(self, activities: tuple[Activity, ...]) -> None:
        """Let the activities of the days that were wanted be linked."""
        self._know(self._given, activities)
        self._show()

    def flush(self) -> None:
        """Tell what is still being typed."""
        if self.editor is not None and self._open is not None:
            self.editor.flush()

    def unfold(self, episode: UUID | None) -> None:
        """Open the form of one episode, or close it."""
        self.flush()
        closed, self._open = self._open, episode
        self._show()
        self._want()
        if episode is not None and self.editor is not None:
            self.editor.take_focus()
        elif closed in self.lines:
            self.lines[closed].change.setFocus()

    def _show(self) -> None:
        if self._open not in self._episodes:
            self._open = None
        shown = touching(self._day, self._episodes.values())
        if self._open is not None and self._episodes[self._open] not in shown:
            # Moved to another day while its form is open: it stays until the form is closed.
            shown.append(self._episodes[self._open])
        self._drop([one for one in self.lines if one not in {episode.id for episode in shown}])
        in_order: list[QWidget] = []
        for episode in shown:
            line = self.lines.get(episode.id) or self._make_line(episode.id)
            told = closed_words(episode, self._links.values(), self._activities, clock.today())
            line.show_episode(episode, told, is_open=episode.id == self._open)
            in_order.append(line)
            if episode.id == self._open:
                in_order.append(self._show_editor(episode))
        for place, widget in enumerate(in_order):
            if self._list.indexOf(widget) != place:
                self._list.insertWidget(place, widget)
            # At once, not with the next event: the keyboard may be sent here.
            widget.show()
            chain_before(widget, self.mark)
        if self.editor is not None and self._open is None:
            self.editor.hide()
        self._nothing.setVisible(not shown)

    def _make_line(self, episode: UUID) -> _Line:
        line = self.lines[episode] = _Line()
        line.end.clicked.connect(lambda: self._end(episode))
        line.change.clicked.connect(lambda: self.unfold(None if self._open == episode else episode))
        return line

    def _drop(self, ids: list[UUID]) -> None:
        for one in ids:
            line = self.lines.pop(one)
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()

    def _show_editor(self, episode: Episode) -> EpisodeEditor:
        if self.editor is None:
            # Made when it is first wanted: the window opens sooner without it.
            self.editor = EpisodeEditor()
            self.editor.changed.connect(self._change)
            self.editor.done.connect(lambda: self.unfold(None))
        links, activities = tuple(self._links.values()), tuple(self._activities.values())
        self.editor.show_episode(self._day, episode, links, activities, self._asked)
        return self.editor

    def _know(self, days: Period, activities: tuple[Activity, ...]) -> None:
        known = [activity for activity in self._activities.values() if activity.day not in days]
        self._activities = {activity.id: activity for activity in (*known, *activities)}

    def _want(self) -> None:
        if self._open is None:
            return
        period = link_period(self._episodes[self._open].onset.day)
        if period != self._given:
            self._given = period
            self.wanted.emit(period)

    def _mark(self) -> None:
        self.flush()
        episode = Episode(day=self._day, stamp=clock.now(), id=uuid4(), onset=Moment(self._day))
        self._open = episode.id
        self._change((Change(None, episode),), _("mark payback"))
        self._say(episode)
        if self.editor is not None:
            self.editor.take_focus()

    def _end(self, one: UUID) -> None:
        self.flush()
        episode = self._episodes[one]
        try:
            ended = replace(episode, ended=Moment(max(self._day, episode.onset.day)))
        except EntryError as error:
            self.lines[one].say_problem(str(error))
            return
        self._change((Change(episode, ended),), _("end payback"))
        self._say(ended)
        self.lines[one].change.setFocus()

    def _say(self, episode: Episode) -> None:
        announce(self, episode_words(episode, clock.today()))

    def _change(self, changes: tuple[Change, ...], words: str) -> None:
        was_open = self._open
        for change in changes:
            self._take(change)
        self._show()
        if was_open is not None and self._open is None:
            self.mark.setFocus()
        self.changed.emit(changes, words)
        self._want()

    def _take(self, change: Change) -> None:
        one, after = change.entry.id, change.after
        if after is None:
            self._episodes.pop(one, None)
            self._links.pop(one, None)
        elif isinstance(after, Episode):
            self._episodes[one] = after
        elif isinstance(after, Link):
            self._links[one] = after
