"""Last night: the times and minutes as far as they are known, and what they add up to."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tidebook import clock
from tidebook.domain.errors import EntryError
from tidebook.domain.night import Night
from tidebook.domain.spoken import length_words, read_clock, read_count, read_minutes
from tidebook.language import _
from tidebook.ui.button import Button
from tidebook.ui.card import Card
from tidebook.ui.columns import Columns
from tidebook.ui.dates import clock_words
from tidebook.ui.flow import Flow
from tidebook.ui.label import Label
from tidebook.ui.lateness import with_lateness
from tidebook.ui.tab_order import chain_before
from tidebook.ui.told_field import ToldField

_COLUMN_PX = 130


class NightCard(Card):
    """Tells one night. Emits it whenever a part is told that makes sense with the others."""

    told = Signal(Night)
    taken_back = Signal(Night)

    def __init__(self) -> None:
        super().__init__(_("Last night"))
        self._day = date.min
        self._night: Night | None = None
        self.fields: dict[str, ToldField[Any]] = {}
        self._said = Label()
        self._said.setObjectName("night_said")
        self._form = QWidget()
        self._fold = Button()
        self._fold.setObjectName("night_fold")
        self._fold.clicked.connect(lambda: self.unfold(open_=self._form.isHidden()))
        self.column.addWidget(self._said)
        self.column.addWidget(self._form)
        # Emptied field by field, a night could be brought back only in parts.
        self._delete = Button(_("Delete this night"))
        self._delete.setProperty("role", "link")
        self._delete.clicked.connect(self._take_away)
        buttons = QWidget()
        flow = Flow(buttons)
        flow.addWidget(self._fold)
        flow.addWidget(self._delete)
        self.column.addWidget(buttons)
        self.column.addStretch()
        self.unfold(open_=False)

    def show_night(self, day: date, night: Night | None) -> None:
        """Show the night that ended on `day`. What is being typed about the same night stays."""
        is_same_night = day == self._day
        self._day = day
        self._night = night
        for name, field in self.fields.items():
            field.show_value(None if night is None else getattr(night, name), keep_open=is_same_night)
        self._say()

    def flush(self) -> None:
        """Tell what was typed, if that has not happened yet."""
        for field in self.fields.values():
            field.flush()

    def unfold(self, *, open_: bool) -> None:
        """Show or hide the seven fields."""
        if open_ and not self.fields:
            self._make_fields()
        self._form.setVisible(open_)
        self._say()
        if open_:
            self.fields["to_bed"].field.setFocus()

    def _make_fields(self) -> None:
        # Made when they are first wanted: the window opens sooner without them.
        time_hint, minutes_hint = _("such as 23:10"), _("minutes")
        self.fields = {
            "to_bed": ToldField(_("Went to bed"), read_clock, clock_words, time_hint),
            "tried_to_sleep": ToldField(_("Tried to sleep"), read_clock, clock_words, time_hint),
            "minutes_to_fall_asleep": ToldField(_("Minutes to fall asleep"), read_minutes, str, minutes_hint),
            "awakenings": ToldField(_("Times I woke"), read_count, str, _("a number")),
            "minutes_awake": ToldField(_("Minutes awake in the night"), read_minutes, str, minutes_hint),
            "woke": ToldField(_("Woke for the last time"), read_clock, clock_words, time_hint),
            "got_up": ToldField(_("Got up"), read_clock, clock_words, time_hint),
        }
        columns = Columns(self._form, _COLUMN_PX)
        for field in self.fields.values():
            columns.addWidget(field)
            field.told.connect(self._tell)
        chain_before(self._form, self._fold)
        self.show_night(self._day, self._night)

    def _tell(self) -> None:
        # A part that can not be read keeps what was known of it, and does not hold up the others.
        values: dict[str, Any] = {
            name: getattr(self._night, name, None) if field.problem else field.value
            for name, field in self.fields.items()
        }
        if all(value is None for value in values.values()):
            if self._night is not None:
                gone, self._night = self._night, None
                self.taken_back.emit(gone)
            self._say()
            return
        try:
            night = Night(self._day, clock.now(), **values)
            began, ended = night.moments["tried_to_sleep"], night.moments["woke"]
            if began is not None and ended is not None:
                night = replace(night, clock_change_min=clock.clock_change(began, ended))
        except EntryError as error:
            self._said.setText(_("Not saved yet. {reason}").format(reason=error))
            return
        self._night = night
        self._say()
        self.told.emit(night)

    def _take_away(self) -> None:
        gone = self._night
        self.show_night(self._day, None)
        for field in self.fields.values():
            # What was being typed about it goes, too.
            field.show_value(None)
        self.unfold(open_=False)
        self._fold.setFocus()
        if gone is not None:
            self.taken_back.emit(gone)

    @property
    def _problem(self) -> str:
        wrong = next((field for field in self.fields.values() if field.problem), None)
        return "" if wrong is None else f"{wrong.title}: {wrong.problem}"

    def _say(self) -> None:
        night = self._night
        if self._problem:
            self._said.setText(_("Not saved yet. {reason}").format(reason=self._problem))
        else:
            self._said.setText(_("Nothing recorded") if night is None else with_lateness(self._words(night), night))
        if not self._form.isHidden():
            self._fold.setText(_("Done"))
        else:
            self._fold.setText(_("Add") if night is None else _("Change"))
        self._delete.setVisible(night is not None and not self._form.isHidden())
        self._fold.setAccessibleName(_("{action}: last night").format(action=self._fold.text()))

    @staticmethod
    def _words(night: Night) -> str:
        began, ended = night.to_bed or night.tried_to_sleep, night.got_up or night.woke
        parts = []
        if began and ended:
            parts.append(_("{start} to {end}.").format(start=clock_words(began), end=clock_words(ended)))
        if night.asleep_min is not None:
            parts.append(_("That makes {length} asleep.").format(length=length_words(night.asleep_min)))
        elif night.trying_min is not None:
            parts.append(_("Minutes to fall asleep and minutes awake tell how long I slept."))
        return " ".join(parts) or _("Partly recorded")
