"""Charts: what was recorded, from day to day."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tidebook import bundled, clock
from tidebook.analysis.daily import daily_hours_upright, daily_ratings
from tidebook.charts.palette import PRINT, Palette
from tidebook.charts.scale import hours_scale
from tidebook.charts.sentence import sentence
from tidebook.charts.table import spoken_day
from tidebook.charts.timeline import Strand, Timeline
from tidebook.domain.catalogue import Symptom, own_symptom
from tidebook.domain.errors import JournalError
from tidebook.domain.own_symptom import names_on
from tidebook.domain.period import Period
from tidebook.domain.record import Record
from tidebook.language import _
from tidebook.overriding import override
from tidebook.ui import theme
from tidebook.ui.announce import announce
from tidebook.ui.button import Button
from tidebook.ui.chart_table import ChartTable
from tidebook.ui.chart_view import ChartView
from tidebook.ui.choice_row import ChoiceRow
from tidebook.ui.date_fields import DateFields
from tidebook.ui.flow import Flow
from tidebook.ui.journal import Journal
from tidebook.ui.label import Label
from tidebook.ui.page import Page
from tidebook.ui.preferences import Preferences
from tidebook.ui.saving import ask_where, save

_WIDEST_PX = 1400
_DAYS = {"4w": 28, "3m": 91, "1y": 365}
_UPRIGHT = "hours_upright"
_SAVED_WIDTH_PX = 1000


class ChartsPage(Page):
    """The timeline with its range, its read-out, its sentences, its table, and the way to a file."""

    def __init__(self, journal: Journal, preferences: Preferences) -> None:
        super().__init__(_WIDEST_PX)
        self._journal = journal
        self._preferences = preferences
        self._is_stale = True
        self._today = clock.today()
        self._shown = Period.ending(self._today, _DAYS["4w"])
        self._record = Record(self._shown)
        self._span: Period | None = None
        self._strands: list[Strand] = []
        self._chosen = {_UPRIGHT, *(symptom.key for symptom in bundled.catalogue().quick)}
        self.range = ChoiceRow(
            _("Range"),
            {"4w": _("4 weeks"), "3m": _("3 months"), "1y": _("A year"), "all": _("All"), "own": _("Own dates")},
        )
        self.range.show_choice("4w")
        self.dates = DateFields()
        self.dates.hide()
        self.view = ChartView()
        self.read_out = Label(_how_to_read(), "quiet")
        self.read_out.setObjectName("read_out")
        self.sentences = Label("", "quiet")
        self.table = ChartTable()
        self.table.hide()
        # Palette, font and sheet change one after the other: they are drawn anew once.
        self._dressing = QTimer(self)
        self._dressing.setSingleShot(True)
        self._dressing.setInterval(0)
        self._dressing.timeout.connect(self._dress)
        self._build()

    def _build(self) -> None:
        self.column.addWidget(Label(_("Charts"), "title"))
        self.column.addWidget(self.range)
        self.column.addWidget(self.dates)
        self._symptoms = Button(_("Symptoms…"))
        self._menu = QMenu(self._symptoms)
        self._symptoms.setMenu(self._menu)
        self.table_button = Button(_("Table"))
        self.table_button.setCheckable(True)
        self.save_button = Button(_("Save picture…"))
        tools = QWidget()
        flow = Flow(tools)
        for words, spoken, do in (
            (_("‹ Earlier"), _("Earlier days"), lambda: self.view.pan(-0.5)),
            (_("Later ›"), _("Later days"), lambda: self.view.pan(0.5)),
            (_("Closer"), _("Fewer days"), lambda: self.view.zoom(1 / 1.5)),
            (_("Wider"), _("More days"), lambda: self.view.zoom(1.5)),
        ):
            button = Button(words)
            button.setAccessibleName(spoken)
            button.clicked.connect(do)
            flow.addWidget(button)
        for button in (self._symptoms, self.table_button, self.save_button):
            flow.addWidget(button)
        for widget in (tools, self.read_out, self.view, self.sentences, self.table):
            self.column.addWidget(widget)
        self.column.setStretchFactor(self.view, 1)
        self.range.chosen.connect(self._range_chosen)
        self.dates.chosen.connect(self._show)
        self.view.moved.connect(self._moved)
        self.view.read_out.connect(self._read_out)
        self.table_button.toggled.connect(self._toggle_table)
        self.save_button.clicked.connect(self._save)
        self._journal.changed.connect(self._mark_stale)
        self._journal.opened.connect(self._mark_stale)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
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
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange} and hasattr(self, "_menu"):
            self._dressing.start()

    @property
    def shown(self) -> Period:
        """The days on screen."""
        return self._shown

    def _mark_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._read_again()

    def _range_chosen(self, key: str) -> None:
        self._today = clock.today()
        self.dates.setVisible(key == "own")
        if key == "own":
            self.dates.show_period(self._shown, self._today)
            self.dates.first.setFocus()
        elif key == "all":
            self._show(self._limits())
        else:
            self._show(Period.ending(self._today, _DAYS[key]))

    def _limits(self) -> Period:
        span = self._span
        month = Period.ending(self._today, _DAYS["4w"])
        return month if span is None else Period(min(span.first, month.first), self._today)

    def _show(self, period: Period) -> None:
        # What was read out need not be in sight any more.
        self.view.mark(None)
        self.read_out.setText(_how_to_read())
        self._shown = period
        self._read_again()

    def _moved(self, period: Period) -> None:
        self._shown = period
        loaded = self._record.period
        if period.first < loaded.first or period.last > loaded.last:
            self._read_again()
        else:
            self._describe()

    def _read_again(self) -> None:
        self._is_stale = False
        # As much again on both sides, so that a movement has something to show.
        more = timedelta(days=max(len(self._shown), 28))
        first = self._shown.first - min(more, self._shown.first - date.min)
        try:
            self._span = self._journal.span()
            self._record = self._journal.read(Period(first, min(self._shown.last + more, date.max)))
        except JournalError as error:
            self._journal.trouble.emit(error)
            return
        self._fill_menu()
        self._redraw()

    def _dress(self) -> None:
        if not self.isVisible() or self.view.timeline is None:
            self._is_stale = True
        elif self._look != self._worn():
            self._shown = self.view.period
            self._redraw()

    def _worn(self) -> tuple[Palette, float]:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        return theme.chosen(self._preferences.theme, app), self._preferences.text_scale

    def _redraw(self) -> None:
        self._strands = self._strands_of(self._record)
        self._look = self._worn()
        limits = self._limits()
        limits = Period(min(limits.first, self._shown.first), max(limits.last, self._shown.last))
        self.view.show_strands(self._strands, self._shown, limits, *self._look)
        self._describe()

    def _strands_of(self, record: Record) -> list[Strand]:
        rated = {rating.symptom for rating in record.ratings}
        strands = [
            Strand(symptom.name, daily_ratings(record, symptom))
            for symptom in _symptoms(record)
            if (symptom.is_quick or symptom.key in rated) and symptom.key in self._chosen
        ]
        upright = daily_hours_upright(record)
        if upright.recorded.any() and _UPRIGHT in self._chosen:
            strands.append(Strand(_("Hours upright"), upright, hours_scale([upright])))
        if not strands:
            first = bundled.catalogue().quick[0]
            strands.append(Strand(first.name, daily_ratings(record, first)))
        return strands

    def _fill_menu(self) -> None:
        rated = {rating.symptom for rating in self._record.ratings}
        choices = [(s.key, s.words) for s in _symptoms(self._record) if s.is_quick or s.key in rated]
        self._menu.clear()
        for key, words in [*choices, (_UPRIGHT, _("Hours upright"))]:
            action = QAction(words, self._menu, checkable=True, checked=key in self._chosen)
            action.toggled.connect(lambda on, key=key: self._choose(key, on=on))
            self._menu.addAction(action)

    def _choose(self, key: str, *, on: bool) -> None:
        self._chosen = self._chosen | {key} if on else self._chosen - {key}
        self._redraw()

    def _describe(self) -> None:
        part = self._strands_of(self._record.within(self._shown))
        words = [sentence(strand.name, strand.series) for strand in part]
        self.sentences.setText("\n".join(words))
        self.view.setAccessibleDescription(" ".join(words))
        if self.table_button.isChecked():
            self.table.show_days(self._strands, self._shown, self._today)

    def _read_out(self, day: date) -> None:
        words = spoken_day(day, [(strand.name, strand.series) for strand in self._strands])
        self.read_out.setText(words)
        if self.view.hasFocus():
            announce(self.view, words)

    def _toggle_table(self, on: bool) -> None:
        self.table.setVisible(on)
        self._describe()
        if on:
            self.table.setFocus()
            # Once it has its place: it was not there before.
            QTimer.singleShot(0, lambda: self.ensureWidgetVisible(self.table))

    def _save(self) -> None:
        from tidebook.charts.face import png_bytes, svg_bytes

        if not self._strands:
            return
        name = f"tidebook-chart-{self._shown.last:%Y-%m-%d}.png"
        path = ask_where(self, _("Save picture"), name, {"png": _("Picture (PNG)"), "svg": _("Drawing (SVG)")})
        if path is None:
            return
        # Paper is white: the picture is drawn in the print palette, whatever the theme.
        sheet = Timeline(self._strands, PRINT, _SAVED_WIDTH_PX, 1)
        sheet = Timeline(self._strands, PRINT, _SAVED_WIDTH_PX, sheet.least_height * 1.2)
        sheet.show(self._shown.first, self._shown.last)
        content = svg_bytes(sheet.figure) if path.suffix == ".svg" else png_bytes(sheet.figure)
        self.read_out.setText(save(path, content))


def _how_to_read() -> str:
    return _("Point at a day, or press the arrow keys, to read it.")


def _symptoms(record: Record) -> tuple[Symptom, ...]:
    """Return all that can be drawn: the catalogue's symptoms, then the person's own by their newest names."""
    names = names_on(record.period.last, record.own_names)
    return (*bundled.catalogue().rated, *(own_symptom(key, name) for key, name in names.items()))
