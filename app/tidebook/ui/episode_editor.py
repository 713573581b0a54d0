"""Everything that can be told about one payback episode; only its beginning has to be."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook import bundled, clock
from tidebook.domain.activity import Activity
from tidebook.domain.catalogue import Symptom, own_symptom
from tidebook.domain.change import Change
from tidebook.domain.episode import Certainty, Episode, Felt, Function, Link
from tidebook.domain.errors import EntryError
from tidebook.domain.moment import Moment
from tidebook.domain.payback import altered, linkable, taken_away, with_moments
from tidebook.language import _
from tidebook.ui.button import Button
from tidebook.ui.card import line
from tidebook.ui.choice_row import ChoiceRow
from tidebook.ui.felt_buttons import FeltButtons
from tidebook.ui.flow import Flow
from tidebook.ui.label import Label
from tidebook.ui.link_rows import LinkRows
from tidebook.ui.moment_field import MomentField
from tidebook.ui.scale_row import ScaleRow
from tidebook.ui.tick_box import TickBox

_NOT_TOLD = ""
_PAYBACK = "post_exertional"


class EpisodeEditor(QWidget):
    """Changes one episode. Each sensible change is emitted at once, with its words for undo."""

    changed = Signal(tuple, str)  # of Change
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._episode: Episode | None = None
        self._links: dict[UUID, Link] = {}
        self._activities: Sequence[Activity] = ()
        self.moments = {
            "onset": MomentField(_("Began")),
            "worst": MomentField(_("Worst point"), _("Not told")),
            "ended": MomentField(_("Ended"), _("It goes on")),
        }
        self.severity = ScaleRow(_("At its worst"), _("0 is none, 10 is the worst I can imagine."))
        functions = {function.value: function.words for function in Function}
        self.function = ChoiceRow(_("What I could still do meanwhile"), {_NOT_TOLD: _("not told"), **functions})
        self.felt = FeltButtons()
        self.links = LinkRows()
        self.no_cause = TickBox(_("No cause I can name"))
        self._no_cause_hint = Label("", "quiet")
        self.finish, self.delete = Button(_("Done")), Button(_("Delete this payback"))
        self.delete.setProperty("role", "link")
        self._lay_out()
        self._connect()

    @property
    def episode(self) -> Episode:
        """The episode on screen, as it was last saved."""
        assert self._episode is not None
        return self._episode

    def show_episode(
        self,
        day: date,
        episode: Episode,
        links: Sequence[Link],
        activities: Sequence[Activity],
        asked: Sequence[Symptom],
    ) -> None:
        """Show `episode` as seen from `day`. What is being typed about the same episode stays."""
        is_same = self._episode is not None and self._episode.id == episode.id
        self._episode = episode
        self._links = {link.activity: link for link in links if link.episode == episode.id}
        for name, field in self.moments.items():
            field.show_moment(getattr(episode, name), max(day, episode.onset.day), keep_open=is_same)
        self.severity.show_value(episode.worst_severity)
        self.function.show_choice(_NOT_TOLD if episode.function is None else episode.function.value)
        self.felt.show_symptoms(_symptoms(asked, episode), episode.symptoms)
        self.links.show_links(episode, linkable(episode, links, activities), self._links)
        self.no_cause.setChecked(episode.no_cause)
        self.no_cause.setEnabled(episode.no_cause or not self._links)
        self._say_about_cause()

    def take_focus(self) -> None:
        """Move the keyboard to the first field. A figure pressed there answers it, and changes no date."""
        self.severity.take_focus()

    def flush(self) -> None:
        """Tell what is still being typed."""
        for field in self.moments.values():
            field.flush()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(18)
        column.addWidget(line())
        for field in (self.severity, *self.moments.values()):
            column.addWidget(field)
        for words, hint, parts in (
            (self.function.accessibleName(), "", [self.function]),
            (
                self.felt.accessibleName(),
                _("Press once for worse, twice for new, a third time to take it back."),
                [self.felt],
            ),
            (
                self.links.accessibleName(),
                _("Those of the 10 days up to the beginning."),
                [self.links, self.no_cause, self._no_cause_hint],
            ),
        ):
            part = QVBoxLayout()
            part.setSpacing(4)
            part.addWidget(Label(words, "head"))
            if hint:
                part.addWidget(Label(hint, "quiet"))
            for widget in parts:
                part.addWidget(widget)
            column.addLayout(part)
        ends = QWidget()
        flow = Flow(ends)
        for button in (self.finish, self.delete):
            flow.addWidget(button)
        column.addWidget(ends)
        column.addWidget(line())

    def _connect(self) -> None:
        for name, field in self.moments.items():
            field.told.connect(lambda name=name: self._tell_moments(name))
        self.severity.chosen.connect(self._tell_severity)
        self.severity.cleared.connect(lambda: self._tell_severity(None))
        self.severity.left.connect(self._leave_severity)
        self.severity.passed_on.connect(self.severity.take_key)
        self.function.chosen.connect(self._tell_function)
        self.felt.marked.connect(self._tell_felt)
        self.links.chosen.connect(self._link)
        self.no_cause.clicked.connect(self._tell_cause)
        self.finish.clicked.connect(self.done)
        self.delete.clicked.connect(self._delete)

    def _tell_moments(self, told: str) -> None:
        """Save all three moments; one that does not fit the others stays as it is told, and says why."""
        words = {"onset": _("payback began"), "worst": _("payback worst point"), "ended": _("payback ended")}[told]
        pending: dict[str, Moment | None] = {}
        for name, field in self.moments.items():
            # What can not be read yet says so itself.
            with suppress(EntryError):
                pending[name] = field.value
        after, reasons = with_moments(self.episode, pending, clock.now())
        for name in pending:
            self.moments[name].say_problem(reasons.get(name, ""))
        self._save(after, words)

    def _tell_function(self, key: str) -> None:
        function = Function(key) if key else None
        self._save(replace(self.episode, function=function), _("payback: what I could do"))

    def _tell_severity(self, value: int | None) -> None:
        self._save(replace(self.episode, worst_severity=value), _("payback at its worst"))

    def _tell_felt(self, felt: frozenset[tuple[str, Felt]]) -> None:
        self._save(replace(self.episode, symptoms=felt), _("payback symptoms"))

    def _tell_cause(self, no_cause: bool) -> None:
        self._save(replace(self.episode, no_cause=no_cause), self.no_cause.text())

    def _save(self, after: Episode, words: str) -> None:
        if after != self.episode:
            self.changed.emit(altered(self.episode, after, self._links.values(), clock.now()), words)

    def _link(self, activity: UUID, certainty: Certainty | None) -> None:
        before, episode = self._links.get(activity), self.episode
        after = None if certainty is None else Link(episode.day, clock.now(), episode.id, activity, certainty)
        is_told = before is not after and (before is None or after is None or before.certainty is not certainty)
        if is_told:
            self.changed.emit((Change(before, after),), _("link of payback"))

    def _delete(self) -> None:
        self.changed.emit(taken_away(self.episode, self._links.values()), _("delete payback"))

    def _leave_severity(self, by: int) -> None:
        # It is the first field: there is none before it.
        if by > 0:
            self.moments["onset"].take_focus()

    def _say_about_cause(self) -> None:
        words = ""
        if self._links and not self.episode.no_cause:
            words = _("Activities are linked. Set them to “not linked” to tick this.")
        elif self.episode.no_cause:
            words = _("Take the tick away to link an activity.")
        self._no_cause_hint.setText(words)
        self._no_cause_hint.setVisible(bool(words))
        self.no_cause.setAccessibleDescription(words)


def _symptoms(asked: Sequence[Symptom], episode: Episode) -> list[Symptom]:
    """Return what is asked, and what this episode names although it is no longer asked."""
    # "Worse after activity" is what the whole episode says.
    asked = [symptom for symptom in asked if symptom.group != _PAYBACK]
    keys = {symptom.key for symptom in asked}
    known = bundled.catalogue().by_key
    others = sorted({key for key, _felt in episode.symptoms} - keys)
    gone = _("A symptom no longer on my list")
    return [*asked, *(known.get(key) or own_symptom(key, gone) for key in others)]
