"""Asks when something was: the day, and how well that is known."""

from datetime import date, time, timedelta

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tidebook import clock
from tidebook.domain.errors import EntryError
from tidebook.domain.moment import Moment, Precision
from tidebook.domain.spoken import read_clock
from tidebook.language import _
from tidebook.ui.button import Button
from tidebook.ui.choice_row import ChoiceRow
from tidebook.ui.date_field import DateField
from tidebook.ui.dates import clock_words, day_words, nearness, of_qdate, to_qdate
from tidebook.ui.flow import Flow
from tidebook.ui.label import Label
from tidebook.ui.stride import clock_stride
from tidebook.ui.told_field import ToldField

_NOON = time(12)


def moment_words(moment: Moment, today: date) -> str:
    """Return such as "Monday 2 March, before noon": never more precise than it is known."""
    day = day_words(moment.day, today)
    if moment.precision is Precision.UNSURE:
        return _("around {day} (unsure)").format(day=day)
    if moment.at is None:
        return day
    if moment.precision is Precision.HOUR:
        return _("{day}, {time}").format(day=day, time=clock_words(moment.at))
    part = _("after noon") if moment.at >= _NOON else _("before noon")
    return _("{day}, {part}").format(day=day, part=part)


class MomentField(QWidget):
    """Tells a moment to the hour, to half a day, to the day, or unsure.

    With `open_words` it may stay open (None): these words stand there then, beside a button to say when.
    `told` comes whenever something else is said than before; `value` may not be readable yet, `problem` says why.
    """

    told = Signal()

    def __init__(self, name: str, open_words: str = "") -> None:
        super().__init__()
        self._shown: Moment | None = None
        self._last: Moment | None = None
        self._default = clock.today()
        self._may_stay_open = bool(open_words)
        self.setAccessibleName(name)
        self._open_words = open_words
        self._said = Label("", "quiet")
        self.say_when = Button(_("Say when"))
        self.say_when.setAccessibleName(_("{what}: say when").format(what=name))
        self.day = DateField(_("{what}, day").format(what=name))
        self.earlier, self.later = Button(_("Earlier")), Button(_("Later"))
        self.precision = ChoiceRow(
            _("{what}, how well known").format(what=name),
            {
                Precision.HOUR.value: _("To the hour"),
                Precision.HALF_DAY.value: _("Half a day"),
                Precision.DAY.value: _("The day"),
                Precision.UNSURE.value: _("Unsure"),
            },
        )
        self.half = ChoiceRow(
            _("{what}, which half of the day").format(what=name),
            {"before": _("Before noon"), "after": _("After noon")},
        )
        words, noon = _("{what}, time").format(what=name), clock_stride(lambda: _NOON)
        self.time = ToldField(words, read_clock, clock_words, _("such as 14:00"), noon)
        self.take_back = Button(_("Take back"))
        self.take_back.setProperty("role", "link")
        self.take_back.setAccessibleName(_("{what}: take back").format(what=name))
        self._problem = Label("", "quiet")
        self._problem.hide()
        self._lay_out(name)
        self._connect()
        self.show_moment(None)

    @property
    def value(self) -> Moment | None:
        """What is said. Raises EntryError, in words for the person, while it is not enough."""
        if self._told_day.isHidden():
            return None
        day, precision = of_qdate(self.day.date()), Precision(self.precision.choice)
        if precision is Precision.HOUR:
            at = self.time.value
            if at is None:
                raise EntryError(_("Please write a time such as 14:00."))
            return Moment(day, precision, at)
        if precision is Precision.HALF_DAY:
            if not self.half.choice:
                raise EntryError(_("Please choose before noon or after noon."))
            return Moment(day, precision, _NOON if self.half.choice == "after" else time())
        return Moment(day, precision)

    @property
    def is_open(self) -> bool:
        """Whether something else stands here than what was last shown."""
        try:
            return self.value != self._shown
        except EntryError:
            return True

    def show_moment(self, moment: Moment | None, default: date | None = None, *, keep_open: bool = False) -> None:
        """Show `moment`. `default`: the day to begin with if it is open. With `keep_open`, what is unsaved stays."""
        self._default = default or self._default
        if keep_open and self.is_open and not self._says(moment):
            return
        self._shown = self._last = moment
        self.say_problem("")
        self._set_day(self._default if moment is None else moment.day)
        self.precision.show_choice((Precision.DAY if moment is None else moment.precision).value)
        at = None if moment is None else moment.at
        self._show_half(at)
        self.time.show_value(at if moment is not None and moment.precision is Precision.HOUR else None)
        self._show_parts(told=moment is not None or not self._may_stay_open)

    def say_problem(self, reason: str) -> None:
        """Say why what stands here is not saved, or that it is."""
        self._problem.setText(_("Not saved yet. {reason}").format(reason=reason) if reason else "")
        self._problem.setVisible(bool(reason))

    def flush(self) -> None:
        """Tell what is still being typed."""
        self.day.interpretText()
        self.time.flush()

    def take_focus(self) -> None:
        """Move the keyboard here: to a button, so that a figure changes no date by mistake."""
        (self.say_when if self._told_day.isHidden() else self.earlier).setFocus()

    def _lay_out(self, name: str) -> None:
        for button, words in ((self.earlier, _("{what}: one day earlier")), (self.later, _("{what}: one day later"))):
            button.setAccessibleName(words.format(what=name))
        parts: tuple[QWidget, ...] = (self.day, self.earlier, self.later, self.take_back)
        self._told_day = QWidget()
        flow = Flow(self._told_day)
        for part in parts:
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for label in (Label(name, "head"), self._said):
            column.addWidget(label)
        column.addWidget(self.say_when, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._told_day, self.precision, self.half):
            column.addWidget(widget)
        column.addWidget(self.time, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._problem)

    def _connect(self) -> None:
        self.say_when.clicked.connect(self._begin)
        self.take_back.clicked.connect(self._give_up)
        self.earlier.clicked.connect(lambda: self._step(-1))
        self.later.clicked.connect(lambda: self._step(1))
        self.day.userDateChanged.connect(self._tell)
        self.precision.chosen.connect(self._choose_precision)
        self.half.chosen.connect(self._tell)
        self.time.told.connect(self._tell)

    def _says(self, moment: Moment | None) -> bool:
        try:
            return self.value == moment
        except EntryError:
            return False

    def _set_day(self, day: date) -> None:
        with QSignalBlocker(self.day):
            self.day.setMaximumDate(to_qdate(clock.today()))
            self.day.setDate(to_qdate(day))

    def _say_day(self) -> None:
        day, today = of_qdate(self.day.date()), clock.today()
        words = _("{day} ({nearness})").format(day=day_words(day, today), nearness=nearness(day, today).lower())
        self._said.setText(self._open_words if self._told_day.isHidden() else words)
        self.later.setEnabled(day < today)

    def _show_half(self, at: time | None) -> None:
        if at is not None:
            self.half.show_choice("after" if at >= _NOON else "before")
            return
        for button in self.half.buttons.values():
            group = button.group()
            group.setExclusive(False)
            button.setChecked(False)
            group.setExclusive(True)
        # With none of them on, Tab leads to the first.
        self.half.buttons["before"].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _show_parts(self, *, told: bool) -> None:
        self.say_when.setVisible(not told)
        self._told_day.setVisible(told)
        self.take_back.setVisible(self._may_stay_open)
        self.precision.setVisible(told)
        self.half.setVisible(told and self.precision.choice == Precision.HALF_DAY.value)
        self.time.setVisible(told and self.precision.choice == Precision.HOUR.value)
        self._say_day()

    def _begin(self) -> None:
        self._show_parts(told=True)
        self.day.setFocus()
        self._tell()

    def _give_up(self) -> None:
        self.say_problem("")
        self._last = None
        self._show_parts(told=False)
        self.say_when.setFocus()
        self.told.emit()

    def _step(self, days: int) -> None:
        self._set_day(of_qdate(self.day.date()) + timedelta(days=days))
        self._tell()

    def _choose_precision(self, key: str) -> None:
        self._show_parts(told=True)
        if key == Precision.HOUR.value:
            self.time.field.setFocus()
        elif key == Precision.HALF_DAY.value and not self.half.choice and self._shown is not None:
            # The half of the day follows from a time that was told; nothing else is known.
            self._show_half(self._shown.at)
        self._tell()

    def _tell(self) -> None:
        self._say_day()
        try:
            value = self.value
        except EntryError as error:
            self._last = None
            self.say_problem(str(error))
            return
        # The field for the day speaks twice, and what was refused stays refused.
        if value != self._last:
            self._last = value
            self.say_problem("")
            self.told.emit()
