"""Paper: a tick sheet to print, and a grid to type it in later."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QRect
from PySide6.QtGui import QShowEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QVBoxLayout

from tidebook import bundled, clock
from tidebook.domain.asked import Asked
from tidebook.domain.change import Change
from tidebook.domain.day_fact import DayFact, Fact
from tidebook.domain.errors import JournalError
from tidebook.domain.own_symptom import ListOrder, OwnName
from tidebook.domain.paper import Copied, Line, lines
from tidebook.domain.period import Period
from tidebook.domain.stamp import Stamp
from tidebook.language import _, ngettext
from tidebook.overriding import override
from tidebook.report.layout import Paper
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.card import Card
from tidebook.ui.choice_row import ChoiceRow
from tidebook.ui.date_field import DateField
from tidebook.ui.dates import clock_words, of_qdate, to_qdate
from tidebook.ui.flow import row
from tidebook.ui.journal import Journal
from tidebook.ui.label import Label
from tidebook.ui.page import Page
from tidebook.ui.preferences import Preferences
from tidebook.ui.printing import print_pdf
from tidebook.ui.saving import ask_where, save
from tidebook.ui.step_buttons import StepButtons
from tidebook.ui.tasks import Tasks
from tidebook.ui.typing_grid import TypingGrid
from tidebook.ui.typing_pad import GO_ON, TypingPad

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidebook.report.typeset import Typeset

_WIDEST_PX = 1100
_WEEK = 7
_LEAST_GRID_PX = 320


class PaperPage(Page):
    """The same days and the same lines above, on the sheet, and below, in the grid."""

    def __init__(self, journal: Journal, preferences: Preferences) -> None:
        super().__init__(_WIDEST_PX)
        self._journal = journal
        self._preferences = preferences
        self._tasks = Tasks(self)
        self._is_stale, self._today = True, clock.today()
        self._lines: tuple[Line, ...] = ()
        self.first = DateField(_("First day of the sheet"))
        self.first.setDate(to_qdate(clock.today()))
        self.earlier, self.later = Button(_("‹ Earlier")), Button(_("Later ›"))
        self.earlier.setAccessibleName(_("Earlier sheet"))
        self.later.setAccessibleName(_("Later sheet"))
        self.weeks = ChoiceRow(_("Length"), {"1": _("One week"), "2": _("Two weeks")})
        self.weeks.show_choice("1")
        self.paper = ChoiceRow(_("Paper"), {"a4": "A4", "letter": "Letter"})
        usual = Paper.usual_in(QLocale.territoryToCode(QLocale.system().territory())).name.lower()
        self.paper.show_choice(preferences.paper if preferences.paper in self.paper.buttons else usual)
        self.save_button = Button(_("Save tick sheet…"))
        self.save_button.setProperty("primary", True)
        self.print_button = Button(_("Print…"))
        self.sheet_status, self.status = Label("", "quiet"), Label("", "quiet")
        self.grid, self.pad = TypingGrid(), TypingPad()
        self.steps, self.changed_words = StepButtons(), Label()
        self.steps.follow(journal)
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self._build()
        self._connect()
        self._read()

    @property
    def period(self) -> Period:
        """The days of the sheet."""
        first = of_qdate(self.first.date())
        return Period(first, first + timedelta(days=_WEEK * int(self.weeks.choice) - 1))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A new day may have come since, and can be filled in now.
        if self._is_stale or self._today != clock.today():
            self._read()

    @override
    def arrange(self, *, narrow: bool) -> None:
        self.grid.set_room(max(self.viewport().height() - 2 * self.column.spacing(), _LEAST_GRID_PX))

    def _build(self) -> None:
        first = Label(_("First day"), "quiet")
        first.setBuddy(self.first)
        days = QVBoxLayout()
        days.setSpacing(4)
        for widget in (first, row(self.first, self.earlier, self.later), self.weeks):
            days.addWidget(widget)
        print_card = Card(_("Print a sheet"))
        print_card.column.addWidget(Label(_("My own questions on paper, to fill in by hand."), "quiet"))
        for widget in (self.paper, row(self.save_button, self.print_button), self.sheet_status):
            print_card.column.addWidget(widget)
        self.sheet_status.hide()
        self.changed_words.hide()
        copy_card = Card(_("Type a sheet in"))
        copy_card.column.addWidget(Label(_("Keys: 0 to 9, t for 10, x for empty, i for too ill."), "quiet"))
        copy_card.column.addWidget(
            Label(_("Enter goes on. Each box is saved at once, as copied from paper."), "quiet")
        )
        copy_card.column.addWidget(Label(_("1 waits for a 0 to make it 10."), "quiet"))
        for widget in (self.grid, self.status, self.changed_words, self.steps, self.pad):
            copy_card.column.addWidget(widget)
        self.column.addWidget(Label(_("Paper"), "title"))
        self.column.addLayout(days)
        self.column.addWidget(print_card)
        self.column.addWidget(copy_card)
        self.column.addStretch()

    def _connect(self) -> None:
        self.first.userDateChanged.connect(lambda _day: self._read())
        self.weeks.chosen.connect(lambda _weeks: self._read())
        self.earlier.clicked.connect(lambda: self._step(-1))
        self.later.clicked.connect(lambda: self._step(1))
        self.paper.chosen.connect(self._paper_chosen)
        self.save_button.clicked.connect(self._save)
        self.print_button.clicked.connect(lambda: self._make(self._print))
        self.pad.pressed.connect(self._pad_pressed)
        self.grid.told.connect(self._record)
        self.grid.taken_back.connect(self._remove)
        self.grid.said.connect(self.status.setText)
        self.grid.moved.connect(self._keep_in_sight)
        self._journal.opened.connect(self._read)
        self._journal.changed.connect(self._changed)
        self._journal.saved.connect(self._say_saved)
        self._journal.retraced.connect(self.status.setText)
        self._journal.trouble.connect(self._say_unsaved)

    def _read(self) -> None:
        self._is_stale, self._today = False, clock.today()
        period = self.period
        try:
            record = self._journal.read(period)
        except JournalError as error:
            self._journal.trouble.emit(error)
            return
        self._lines = lines(period, record, bundled.catalogue())
        self.grid.show_sheet(period, self._lines, (*record.ratings, *record.facts), self._today)
        self._count_changed()

    def _changed(self, changes: tuple[Change, ...]) -> None:
        if not self.isVisible():
            self._is_stale = True
        elif any(isinstance(change.entry, Asked | OwnName | ListOrder) for change in changes):
            self._read()
        else:
            for change in changes:
                self.grid.show_entry(change.entry, change.after)
            self._count_changed()

    def _step(self, direction: int) -> None:
        day = self.period.first + timedelta(days=direction * len(self.period))
        self.first.setDate(to_qdate(day))
        self._read()

    def _paper_chosen(self, paper: str) -> None:
        self._preferences.paper = paper

    def _save(self) -> None:
        name = f"tick-sheet-{self.period.first.isoformat()}.pdf"
        path = ask_where(self, _("Save tick sheet"), name, {"pdf": _("PDF")})
        if path is not None:
            self._make(lambda made: self._write(path, made))

    def _make(self, then: "Callable[[Typeset], None]") -> None:
        """Have the sheet set in another thread, and do `then` with it."""
        asked, first, today = self._lines, self.period.first, clock.today()
        weeks, paper = int(self.weeks.choice), Paper.named(self.paper.choice)

        def work() -> "Typeset":
            from tidebook.report.tick_sheet import make_tick_sheet, tick_sheet

            return make_tick_sheet(tick_sheet(asked, first, weeks, paper), today)

        self._tasks.start(work, then, self._fail)

    def _write(self, path: Path, made: "Typeset") -> None:
        self._say(save(path, made.content), *made.said)

    def _print(self, made: "Typeset") -> None:
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(made.content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self._say(print_pdf(self, self.document), *made.said)

    def _fail(self, error: Exception) -> None:
        from tidebook.report.typeset import ReportError

        if not isinstance(error, ReportError):
            raise error
        self._say(str(error))

    def _pad_pressed(self, keys: str) -> None:
        self.grid.setFocus()
        if keys == GO_ON:
            self.grid.go_on()
            return
        for key in keys:
            # The pad has a button of its own for 10.
            self.grid.press(key, may_become_ten=False)

    def _record(self, entry: Copied) -> None:
        name = self.grid.name_of(entry)
        is_tick = isinstance(entry, DayFact) and entry.fact is Fact.TOO_ILL
        words = name if is_tick else _("{symptom} {value}").format(symptom=name, value=f"{entry.value:g}")
        self._journal.record(entry, words)
        self._say_same()

    def _remove(self, entry: Copied) -> None:
        self._journal.remove(entry, _("{symptom} taken back").format(symptom=self.grid.name_of(entry)))
        self._say_same()

    def _say_same(self) -> None:
        # What was recorded before just so is written no second time.
        if not self.status.text() and not self._journal.is_waiting:
            self.status.setText(_("Saved"))
        self.steps.show_again()
        self._count_changed()

    def _count_changed(self) -> None:
        """Say how many answers this sheet has changed: none of them goes without a word."""
        count = self.grid.changed_count
        words = ngettext(
            "{count} answer that was there was changed.", "{count} answers that were there were changed.", count
        )
        self.changed_words.setText(words.format(count=count))
        self.changed_words.setVisible(count > 0)

    def _keep_in_sight(self, box: QRect) -> None:
        if self.grid.hasFocus():
            at = self.grid.viewport().mapTo(self._paper, box.center())
            self.ensureVisible(at.x(), at.y(), 0, box.height())

    def _say_saved(self, stamp: Stamp) -> None:
        if self.isVisible():
            self.status.setText(_("Saved {time}").format(time=clock_words(stamp.local)))

    def _say_unsaved(self) -> None:
        if self._journal.is_waiting:
            self.status.setText(_("Not saved yet"))

    def _say(self, *sentences: str) -> None:
        words = " ".join(sentence for sentence in sentences if sentence)
        self.sheet_status.setText(words)
        self.sheet_status.setVisible(bool(words))
        if words:
            announce(self.sheet_status, words)
