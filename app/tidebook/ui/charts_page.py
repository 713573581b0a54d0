"""Charts: what was recorded, as pictures."""

from datetime import date

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QShowEvent

from tidebook import clock
from tidebook.analysis.daily import AROUND_DAYS
from tidebook.charts.palette import Palette
from tidebook.charts.picture import Picture
from tidebook.domain.errors import JournalError
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui.chart_choices import ChartChoices
from tidebook.ui.chart_file import save_chart
from tidebook.ui.chart_kinds import AROUND, TIMELINE, ChartKind, Question, kinds
from tidebook.ui.chart_lines import line_names
from tidebook.ui.chart_memory import ChartMemory
from tidebook.ui.chart_tools import ChartTools
from tidebook.ui.chart_view import SHORTEST_DAYS, ChartView
from tidebook.ui.chart_wishes import WishFields
from tidebook.ui.date_fields import DateFields
from tidebook.ui.journal import Journal
from tidebook.ui.label import Label
from tidebook.ui.later import later
from tidebook.ui.page import Page
from tidebook.ui.picture_table import PictureTable
from tidebook.ui.picture_view import PictureView
from tidebook.ui.preferences import Preferences
from tidebook.ui.read_out import ReadOut
from tidebook.ui.timeline_sheet import TimelineSheet
from tidebook.ui.worn import worn

_WIDEST_PX = 1400
_DAYS = {"4w": 28, "3m": 91, "1y": 365}


class ChartsPage(Page):
    """One chart at a time with its range, its read-out, its sentences, its table, and the way to a file."""

    day_wanted = Signal(date)

    def __init__(self, journal: Journal, preferences: Preferences) -> None:
        super().__init__(_WIDEST_PX)
        self._journal = journal
        self._preferences = preferences
        self._memory = ChartMemory(preferences)
        self._kinds = kinds()
        self._is_stale, self.is_drawn = True, True
        self._look: tuple[Palette, float] | None = None
        self._today = clock.today()
        self._shown = Period.ending(self._today, _DAYS["4w"])
        self._record = Record(self._shown)
        self._span: Period | None = None
        self._choices = ChartChoices({key: kind.words for key, kind in self._kinds.items()})
        self.kind, self.range = self._choices.kind, self._choices.range
        self.dates = DateFields()
        self.wishes = WishFields()
        self.tools = ChartTools()
        self.timeline = TimelineSheet()
        self.picture = PictureView()
        self.read_out = ReadOut()
        self.sentences = Label("", "quiet")
        self.sentences.setObjectName("sentences")
        self.table = PictureTable()
        self.table.hide()
        # Palette, font and sheet change one after the other: drawn anew once.
        self._dressing = later(self, self._dress)
        # Another chart may take a second: the button answers at once, and the old picture is gone.
        self._drawing = later(self, self._read_again)
        self._build()
        self._turn_to(self._memory.last_kind(self._offered(), TIMELINE))

    def _build(self) -> None:
        self.column.addWidget(Label(_("Charts"), "title"))
        for widget in (self._choices, self.dates, self.wishes, self.tools, self.read_out):
            self.column.addWidget(widget)
        self.column.addWidget(self.timeline, 1)
        for below in (self.picture, self.sentences, self.table):
            self.column.addWidget(below)
        self.column.addStretch()
        self.kind.chosen.connect(self._kind_chosen)
        self.range.chosen.connect(self._range_chosen)
        self.dates.chosen.connect(self._show)
        self.wishes.changed.connect(self._wished)
        self.timeline.view.moved.connect(self._moved)
        self.timeline.view.read_out.connect(lambda day: self._read_out(self.timeline.spoken(day)))
        self.timeline.view.day_wanted.connect(self.day_wanted)
        self.timeline.chosen.connect(self._lines_chosen)
        self.picture.read_out.connect(self._read_out)
        self.picture.day_wanted.connect(self.day_wanted)
        self.tools.panned.connect(self._pan)
        self.tools.zoomed.connect(self._zoom)
        self.tools.lines.toggled.connect(self._toggle_lines)
        self.tools.table.toggled.connect(self._toggle_table)
        self.tools.save.clicked.connect(self._save)
        self._journal.changed.connect(self._mark_stale)
        self._journal.opened.connect(self._mark_stale)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.kind.offer(self._offered())
        self.arrange(narrow=self.is_narrow)
        if self._key not in self._offered():
            self._turn_to(TIMELINE)
        today = clock.today()
        if self._shown.last == self._today < today:
            # Midnight has passed since: what ended with that day goes on to this one.
            self._shown, self._is_stale = Period.ending(today, len(self._shown)), True
        self._today = today
        if self._is_stale:
            self._read_again()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange} and hasattr(self, "_dressing"):
            self._dressing.start()

    @override
    def arrange(self, *, narrow: bool) -> None:
        self._choices.arrange(self.width() - 2 * self.column.contentsMargins().left(), narrow=narrow)
        self.tools.arrange(narrow=narrow)

    @property
    def shown(self) -> Period:
        """The days on screen."""
        return self._shown

    @property
    def view(self) -> ChartView | PictureView:
        """The picture on screen."""
        return self.timeline.view if self._key == TIMELINE else self.picture

    @property
    def _kind(self) -> ChartKind:
        return self._kinds[self._key]

    def _mark_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._read_again()

    def _offered(self) -> list[str]:
        """Return the charts to choose from."""
        return [key for key in self._kinds if key != AROUND or self._preferences.offers_around]

    def _kind_chosen(self, key: str) -> None:
        self._turn_to(key)
        self._memory.keep_kind(key)
        self.view.clear()
        self.sentences.clear()
        self.read_out.say_drawing()
        self.is_drawn = False
        self._drawing.start()

    def _turn_to(self, key: str) -> None:
        """Show the controls of the chart called `key`, as they were last left."""
        self._key = key
        self.kind.show_choice(key)
        kind, range_ = self._kind, self._memory.range_of(key, self._kinds[key].usual)
        self.range.show_choice(range_)
        self.dates.setVisible(range_ == "own")
        if range_ in _DAYS:
            self._shown = Period.ending(self._today, _DAYS[range_])
        self.wishes.arrange(symptom=kind.of_one_symptom, other=kind.of_two_periods, around=kind.of_activities)
        self.timeline.setVisible(key == TIMELINE)
        self.picture.setVisible(key != TIMELINE)
        self.tools.lines.setVisible(key == TIMELINE)
        self._say_how()

    def _range_chosen(self, key: str) -> None:
        self._today = clock.today()
        self.dates.setVisible(key == "own")
        if key == "own":
            self.dates.show_period(self._shown, self._today)
            self.dates.first.setFocus()
            return
        self._memory.keep_range(self._key, key)
        self._show(self._limits() if key == "all" else Period.ending(self._today, _DAYS[key]))

    def _limits(self) -> Period:
        span = self._span
        month = Period.ending(self._today, _DAYS["4w"])
        return month if span is None else Period(min(span.first, month.first), self._today)

    def _show(self, period: Period) -> None:
        # What was read out need not be in sight any more.
        self.view.mark(None)
        self._say_how()
        self._shown = period
        self._read_again()

    def _pan(self, share: float) -> None:
        if self._key == TIMELINE:
            self.timeline.view.pan(share)
        else:
            self._show(self._shown.moved(round(len(self._shown) * share), self._limits()))

    def _zoom(self, factor: float) -> None:
        if self._key == TIMELINE:
            self.timeline.view.zoom(factor)
        else:
            self._show(self._shown.stretched(factor, self._shown.last, self._limits(), SHORTEST_DAYS))

    def _moved(self, period: Period) -> None:
        self._shown = period
        loaded, needed = self._record.period, period.wider(AROUND_DAYS)
        if needed.first < loaded.first or needed.last > loaded.last:
            self._read_again()
        else:
            self._describe()

    def _wished(self) -> None:
        self._memory.keep_symptom(self._key, self.wishes.wishes.symptom)
        self._read_again()

    def _lines_chosen(self) -> None:
        self._memory.keep_lines(self.timeline.keys)
        self._redraw()

    def _read_again(self) -> None:
        self._drawing.stop()
        self._is_stale = False
        if not self.is_drawn:
            self._say_how()
        self.is_drawn = True
        try:
            self._span = self._journal.span()
            if self.range.choice == "all":
                self._shown = self._limits()
            # As much again on both sides, so that a movement has something to show.
            self._record = self._journal.read(self._shown.wider(max(len(self._shown), 28)))
            self._redraw()
        except JournalError as error:
            # What was not read can not be drawn in other colours either.
            self._is_stale = True
            self._journal.trouble.emit(error)

    def _dress(self) -> None:
        if not self.isVisible() or self._is_stale:
            self._is_stale = True
        elif self._look != worn(self._preferences):
            self._redraw()

    def _redraw(self) -> None:
        look = self._look = worn(self._preferences)
        limits = self._limits()
        limits = Period(min(limits.first, self._shown.first), max(limits.last, self._shown.last))
        if self._kind.make is None:
            self.timeline.keys = self._memory.lines(self.timeline.keys)
            self.picture.picture = None
            self.timeline.show_record(self._record, self._shown, limits, *look)
        else:
            self.wishes.offer(line_names(self._record), self._memory.symptom_of(self._key))
            self.wishes.follow(self._shown, self._today)
            question = Question(self._journal.read, self._shown, limits, self.wishes.wishes)
            self.picture.show_picture(self._kind.make(question), *look)
        self._describe()

    def _describe(self) -> None:
        if not self.is_drawn:
            return
        picture = self._picture()
        self.sentences.setText(picture.sentence)
        self.view.setAccessibleDescription(picture.sentence.replace("\n", " "))
        if self.tools.table.isChecked():
            self.table.show_table(picture.table, self._today)

    def _picture(self) -> Picture:
        """Return what is on screen, as it would be saved."""
        return self.picture.picture or self.timeline.picture(self._shown)

    def _say_how(self) -> None:
        self.read_out.say_how(by_day=self._key == TIMELINE)

    def _read_out(self, words: str) -> None:
        self.read_out.say(words, self.view)

    def _toggle_lines(self, on: bool) -> None:
        self.timeline.chooser.setVisible(on)
        if on:
            self.timeline.chooser.list.setFocus()

    def _toggle_table(self, on: bool) -> None:
        self.table.setVisible(on)
        self._describe()
        if on:
            self.table.setFocus()
            # Once it has its place: it was not there before.
            QTimer.singleShot(0, lambda: self.ensureWidgetVisible(self.table))

    def _save(self) -> None:
        if not self.is_drawn:
            self._read_again()
        said = save_chart(self, self._picture(), f"tidebook-{self._key}-{self._shown.last:%Y-%m-%d}")
        if said:
            self._read_out(said)
